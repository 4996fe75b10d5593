"""A GeoJSON, GPX or KML file -> the points and lines in it, with their properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from itinerarium.check.layers.geojson import check_feature, features_of
from itinerarium.check.layers.shape import coordinates_of, local, point_of
from itinerarium.geo.coordinates import Line, LonLat
from itinerarium.problems.problem import BadValueError
from itinerarium.read import Document
from itinerarium.read.heading import layout, understand
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError

NAMES = ("name", "title", "label", "Name", "NAME", "nazwa")
TEXTS = {"desc": "text", "cmt": "text", "description": "text", "type": "kind"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A point: longitude, latitude in degrees, and its other cells."""

    lon: float
    lat: float
    row: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one track, route or feature, each of (lon, lat) points, and its name."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Geodata:
    """The points and lines of a file; ``others`` counts all other features."""

    spots: tuple[Spot, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    others: int = 0


def read_geodata(document: Document) -> Geodata:
    """The points and lines of a parsed file.

    Raises
    ------
    DataError
        If a coordinate or a feature is wrong.
    """
    kind = document.file.casefold().rpartition(".")[2]
    try:
        if kind == "gpx":
            return _in_gpx(document.value)
        return _in_kml(document.value) if kind == "kml" else _in_geojson(document.value)
    except BadValueError as fault:
        raise DataError([fault.at(Cell(document.file, 0, 0))]) from None


def _in_geojson(value: Any) -> Geodata:
    spots: list[Spot] = []
    stretches: list[Stretch] = []
    others = 0
    for feature in features_of(value):
        if isinstance(feature, dict) and feature.get("geometry", ...) is None:
            others += 1
            continue
        check_feature(feature)
        row = _row(feature)
        points, lines = _parts(feature["geometry"])
        spots += [Spot(lon, lat, row) for lon, lat in points]
        if lines:
            stretches.append(Stretch(row.get("name", ""), lines))
        others += not points and not lines
    return Geodata(tuple(spots), tuple(stretches), others)


def _parts(geometry: Mapping[str, Any]) -> tuple[Line, tuple[Line, ...]]:
    """The points and the lines of a geometry."""
    coordinates = geometry["coordinates"]
    match geometry["type"]:
        case "Point":
            return (_pair(coordinates),), ()
        case "MultiPoint":
            return tuple(map(_pair, coordinates)), ()
        case "LineString":
            return (), (tuple(map(_pair, coordinates)),)
        case "MultiLineString":
            return (), tuple(tuple(map(_pair, line)) for line in coordinates)
    return (), ()


def _pair(position: list[float]) -> LonLat:
    return LonLat((float(position[0]), float(position[1])))


def _row(feature: Mapping[str, Any]) -> dict[str, str]:
    """A feature's properties in our columns; the first that looks like a name is one."""
    said = {key: _text(value) for key, value in (feature.get("properties") or {}).items()}
    name = next((said[key] for key in NAMES if said.get(key)), "")
    headings = understand(list(said), layout("places"))
    known = {
        f"{heading.name}_{heading.language.replace('-', '_')}"
        if heading.language
        else heading.name: text
        for heading, text in zip(headings, said.values(), strict=True)
        if heading.is_known and text
    }
    for position in ("lat", "lon"):
        known.pop(position, None)
    return {**known, "name": name}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(str(one).strip() for one in value if isinstance(one, str | int | float))
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _in_gpx(root: Element) -> Geodata:
    spots = [_spot(one) for one in _all(root, "wpt")]
    stretches = [
        Stretch(_said(track, "name"), tuple(_segments(track))) for track in _all(root, "trk")
    ]
    for route in _all(root, "rte"):
        stations = [_spot(one) for one in _all(route, "rtept")]
        spots += [spot for spot in stations if spot.row["name"]]
        stretches.append(Stretch(_said(route, "name"), tuple(_hops(stations))))
    return Geodata(tuple(spots), tuple(one for one in stretches if one.lines))


def _segments(track: Element) -> Iterator[Line]:
    for segment in _all(track, "trkseg"):
        points = tuple(
            point_of(one.get("lon"), one.get("lat"), "P713") for one in _all(segment, "trkpt")
        )
        if len(points) > 1:
            yield points


def _hops(stations: list[Spot]) -> Iterator[Line]:
    """A route's line, cut at each named point."""
    line: list[LonLat] = []
    for number, spot in enumerate(stations):
        line.append(LonLat((spot.lon, spot.lat)))
        if len(line) > 1 and (spot.row["name"] or number == len(stations) - 1):
            yield tuple(line)
            line = line[-1:]


def _spot(one: Element) -> Spot:
    lon, lat = point_of(one.get("lon"), one.get("lat"), "P713")
    texts = {column: text for tag, column in TEXTS.items() if (text := _said(one, tag))}
    return Spot(lon, lat, {"name": _said(one, "name"), **texts})


def _in_kml(root: Element) -> Geodata:
    spots: list[Spot] = []
    stretches: list[Stretch] = []
    others = 0
    for mark in _all(root, "Placemark"):
        row = {"name": _said(mark, "name")}
        if text := _said(mark, "description"):
            row["text"] = text
        points = [one for point in _all(mark, "Point") for one in coordinates_of(point)]
        lines = tuple(tuple(coordinates_of(line)) for line in _all(mark, "LineString"))
        lines = tuple(line for line in lines if len(line) > 1)
        spots += [Spot(lon, lat, row) for lon, lat in points]
        if lines:
            stretches.append(Stretch(row["name"], lines))
        others += not points and not lines
    return Geodata(tuple(spots), tuple(stretches), others)


def _all(element: Element, name: str) -> list[Element]:
    return [one for one in element.iter() if local(one) == name]


def _said(element: Element, name: str) -> str:
    """The text of a child."""
    return next(((one.text or "").strip() for one in element if local(one) == name), "")
