"""Dated overlays as the page reads them: points are labels on the map, the rest are shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from itinerarium.compose.texts import texts_data
from itinerarium.geo.bounding_box import BoundingBox
from itinerarium.geo.coordinates import Line, LonLat
from itinerarium.geo.leaflet import DECIMALS, leaflet_lines
from itinerarium.geo.line_codec import decoded_line, encoded_line
from itinerarium.vocabulary.atlas import Atlas, Feature, Overlay
from itinerarium.vocabulary.edtf import parse_date
from itinerarium.vocabulary.story import (
    LabelData,
    OverlayData,
    ShapeData,
    TextByLanguage,
)

LABEL_RANK = 3


def labels_of(atlas: Atlas, box: BoundingBox) -> list[LabelData]:
    """The names that the overlays' points put on the map."""
    return [
        _label(overlay, feature, point, atlas.languages, box)
        for overlay in atlas.overlays
        for feature in overlay.features
        for point in _points(feature.geometry)
    ]


def overlay_data(overlay: Overlay, languages: Sequence[str], box: BoundingBox) -> OverlayData:
    """An overlay with its lines and areas."""
    shapes = (_shape(feature, languages, box) for feature in overlay.features)
    data: OverlayData = {
        "id": overlay.id,
        "title": texts_data(overlay.title),
        "shown": overlay.shown,
        "shapes": [shape for shape in shapes if shape["parts"]],
    }
    return data | {"note": texts_data(overlay.note)} if overlay.note else data


def shape_lines(shape: ShapeData) -> list[list[list[float]]]:
    """The lines or rings of an overlay's shape: [lat, lon] points, degrees."""
    unit = 10 ** shape["decimals"]
    return [(decoded_line(part) / unit).tolist() for part in shape["parts"]]


def _label(
    overlay: Overlay, feature: Feature, point: Line, languages: Sequence[str], box: BoundingBox
) -> LabelData:
    properties = feature.properties
    lat, lon = leaflet_lines([point], box)[0][0]
    data: dict[str, Any] = {
        "overlay": overlay.id,
        "name": _name(properties, languages),
        "kind": properties.get("kind") or "",
        "lat": lat,
        "lon": lon,
        "rank": int(properties.get("rank") or LABEL_RANK),
    }
    for key in ("angle", "km"):
        if properties.get(key):
            data[key] = float(properties[key])
    return cast(LabelData, data | _dates(properties))


def _shape(feature: Feature, languages: Sequence[str], box: BoundingBox) -> ShapeData:
    properties = feature.properties
    data: dict[str, Any] = {
        "kind": properties.get("kind") or "",
        "closed": feature.geometry.geom_type.endswith("Polygon"),
        **_packed(leaflet_lines(list(_lines(feature.geometry)), box)),
    }
    if name := _name(properties, languages):
        data["name"] = name
    return cast(ShapeData, data | _dates(properties))


def _packed(lines: list[list[list[float]]]) -> dict[str, Any]:
    """The lines encoded as strings, with the decimals that the points have."""
    points = [np.array(line) for line in lines]
    decimals = next(d for d in range(DECIMALS + 1) if all(_has(line, d) for line in points))
    steps = [np.rint(line * 10**decimals).astype(np.int32) for line in points]
    return {"decimals": decimals, "parts": [encoded_line(line) for line in steps]}


def _has(line: NDArray[np.float64], decimals: int) -> bool:
    """Whether no coordinate of a line has more decimals."""
    return decimals == DECIMALS or bool(np.all(np.abs(line - np.round(line, decimals)) < 1e-9))


def _name(properties: Mapping[str, Any], languages: Sequence[str]) -> TextByLanguage:
    """The feature's name: ``name`` is the first language's, ``name_pl`` is Polish."""
    keys = {language: f"name_{language}" for language in languages} | {languages[0]: "name"}
    return {language: properties[key] for language, key in keys.items() if properties.get(key)}


def _dates(properties: Mapping[str, Any]) -> dict[str, Any]:
    found = ((key, properties.get(key)) for key in ("start", "end"))
    return {key: parse_date(written).edtf for key, written in found if written}


def _points(geometry: BaseGeometry) -> Iterator[Line]:
    """Each point of a geometry as a line of one."""
    if geometry.geom_type.endswith("Point"):
        yield from ((point,) for point in _line(geometry))


def _lines(geometry: BaseGeometry) -> Iterator[Line]:
    """The lines or rings of a geometry."""
    for part in shapely.get_parts(geometry):
        if isinstance(part, shapely.Polygon) and not part.is_empty:
            yield from map(_line, (part.exterior, *part.interiors))
        elif isinstance(part, shapely.LineString):
            yield _line(part)


def _line(geometry: BaseGeometry) -> Line:
    return tuple(LonLat((lon, lat)) for lon, lat in shapely.get_coordinates(geometry).tolist())
