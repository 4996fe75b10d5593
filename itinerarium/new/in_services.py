"""Answers of services in JSON -> points and lines: SPARQL, ArcGIS, Overpass; the texts of uMap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from itinerarium.geo.coordinates import LonLat
from itinerarium.new.geodata import Geodata, Spot, Stretch
from itinerarium.new.in_geojson import in_geojson
from itinerarium.new.properties import rows_of_properties

WEB_MERCATOR = (102100, 102113, 900913)
LINK = re.compile(r"\[\[(https?://[^\]|\s]+)(?:\|([^\]]*))?\]\]")
PICTURE = re.compile(r"\{\{\s*(https?://[^}|\s]+)(?:\|[^}]*)?\}\}")
FRAME = re.compile(r"\{\{\{[^}]*\}\}\}")


def bindings_of(value: Any) -> list[Mapping[str, Any]]:
    """The rows of an answer of SPARQL, as Wikidata saves it; none of anything else."""
    results = value.get("results") if isinstance(value, dict) else None
    found = results.get("bindings") if isinstance(results, dict) else None
    return [
        {key: cell.get("value", "") for key, cell in one.items() if isinstance(cell, dict)}
        for one in (found if isinstance(found, list) else ())
        if isinstance(one, dict)
    ]


def is_esri(value: Any) -> bool:
    """Whether a value is a set of features of ArcGIS."""
    features = value.get("features") if isinstance(value, dict) else None
    first = features[0] if isinstance(features, list) and features else None
    return isinstance(first, dict) and "attributes" in first


def in_esri(value: Mapping[str, Any], file: str) -> Geodata:
    """The features of ArcGIS, read as GeoJSON in their system of coordinates."""
    features = [
        {
            "type": "Feature",
            "properties": one.get("attributes"),
            "geometry": _geometry(one.get("geometry")),
        }
        for one in value["features"]
        if isinstance(one, dict)
    ]
    system = value.get("spatialReference")
    wkid = system.get("latestWkid") or system.get("wkid") if isinstance(system, dict) else None
    code = 3857 if wkid in WEB_MERCATOR else wkid
    crs = {"crs": {"properties": {"name": f"EPSG:{code}"}}} if isinstance(code, int) else {}
    return in_geojson({"type": "FeatureCollection", "features": features, **crs}, file)


def _geometry(found: Any) -> dict[str, Any] | None:
    if not isinstance(found, dict):
        return None
    if "x" in found:
        return {"type": "Point", "coordinates": [found.get("x"), found.get("y")]}
    if "points" in found:
        return {"type": "MultiPoint", "coordinates": found["points"]}
    if "paths" in found:
        return {"type": "MultiLineString", "coordinates": found["paths"]}
    return {"type": "Polygon", "coordinates": found["rings"]} if "rings" in found else None


def is_overpass(value: Any) -> bool:
    """Whether a value is an answer of OpenStreetMap's Overpass."""
    elements = value.get("elements") if isinstance(value, dict) else None
    return isinstance(elements, list) and any(
        isinstance(one, dict) and one.get("type") in ("node", "way", "relation") for one in elements
    )


def in_overpass(value: Mapping[str, Any], file: str) -> Geodata:
    """The named nodes of an answer of Overpass, and the ways whose points are told."""
    found = [one for one in value["elements"] if isinstance(one, dict)]
    located = [(one, at) for one in found if _name(one) and (at := _at(one))]
    tags = [{key: str(cell) for key, cell in one["tags"].items()} for one, _ in located]
    kept = [{key: tag[key] for key in ("name", "description") if key in tag} for tag in tags]
    rows, _ = rows_of_properties(file, kept)
    spots = [
        Spot(at[0], at[1], {name: str(cell) for name, cell in row.items()})
        for (_, at), row in zip(located, rows, strict=True)
    ]
    lines = [(one, tuple(_points(one.get("geometry")))) for one in found]
    stretches = [Stretch(_name(one), (line,)) for one, line in lines if len(line) > 1]
    return Geodata(tuple(spots), tuple(stretches), len(found) - len(spots) - len(stretches))


def _name(element: Mapping[str, Any]) -> str:
    tags = element.get("tags")
    return str(tags.get("name") or "") if isinstance(tags, dict) else ""


def _at(element: Mapping[str, Any]) -> LonLat | None:
    """Where a node is, or the middle of a way where it is told."""
    center = element.get("center")
    found = center if isinstance(center, dict) and not element.get("geometry") else element
    return next(_points([found]), None)


def _points(found: Any) -> Iterator[LonLat]:
    for one in found if isinstance(found, list) else ():
        lat, lon = (one.get("lat"), one.get("lon")) if isinstance(one, dict) else (None, None)
        if isinstance(lat, int | float) and isinstance(lon, int | float):
            yield LonLat((lon, lat))


def without_umap_marks(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    """A feature of uMap whose text has links as we write them, and pictures as HTML has them."""
    said = feature.get("properties")
    text = said.get("description") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(text, str):
        return feature
    plain = FRAME.sub("", text)
    plain = PICTURE.sub(lambda one: f'<img src="{one[1]}">', plain)
    plain = LINK.sub(lambda one: f"[{one[2] or one[1]}]({one[1]})", plain)
    return {**feature, "properties": {**said, "description": plain.strip()}}


def named(value: Any, keys: Sequence[str] = ("name", "title")) -> str:
    """What a value calls itself."""
    found = (value.get(key) for key in keys) if isinstance(value, dict) else ()
    return next((one.strip() for one in found if isinstance(one, str) and one.strip()), "")
