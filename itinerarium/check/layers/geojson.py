"""A parsed GeoJSON value -> its features, each checked (RFC 7946)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from itinerarium.geo.coordinates import LonLat
from itinerarium.problems.problem import LONGEST_SHOWN, BadValueError, shown

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How many lists deep the positions of a geometry lie."""
LEAST_POSITIONS = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}


def features_of(value: Any) -> list[Any]:
    """The features of a collection, a feature or a bare geometry, not yet checked.

    Raises
    ------
    BadValueError
        When the value is none of these.
    """
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "FeatureCollection" and isinstance(value.get("features"), list):
        return list(value["features"])
    if kind == "Feature":
        return [value]
    if isinstance(kind, str) and kind in (*DEPTHS, "GeometryCollection"):
        return [{"type": "Feature", "properties": {}, "geometry": value}]
    expected = "a FeatureCollection, a Feature or a geometry"
    raise BadValueError("P712", expected=expected, found=_kind(value))


def lines_of(value: Any) -> Iterator[list[LonLat]]:
    """The lines among a value's geometries as (lon, lat) points."""
    for feature in features_of(value):
        check_feature(feature)
        geometry = feature["geometry"]
        if geometry["type"] == "LineString":
            yield [_pair(one) for one in geometry["coordinates"]]
        elif geometry["type"] == "MultiLineString":
            for line in geometry["coordinates"]:
                yield [_pair(one) for one in line]


def geometry_of(feature: Mapping[str, Any]) -> BaseGeometry:
    """The geometry of a checked feature, (lon, lat) in degrees, without heights."""
    from shapely.geometry import shape

    geometry = feature["geometry"]
    flat = _without_heights(geometry["coordinates"], DEPTHS[geometry["type"]])
    return shape({"type": geometry["type"], "coordinates": flat})


def _without_heights(value: list[Any], depth: int) -> list[Any]:
    return value[:2] if depth == 0 else [_without_heights(one, depth - 1) for one in value]


def check_feature(feature: Any) -> None:
    """Check a feature's type, properties and every position of its geometry.

    Raises
    ------
    BadValueError
        When anything is not as RFC 7946 says.
    """
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise BadValueError("P712", expected="a Feature", found=_kind(feature))
    if not isinstance(feature.get("properties", {}), dict | None):
        raise BadValueError("P712", expected="properties", found=_kind(feature["properties"]))
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or not isinstance(kind, str) or kind not in DEPTHS:
        expected = f"a geometry of the type {', '.join(DEPTHS)}"
        raise BadValueError("P712", expected=expected, found=_kind(geometry))
    _check_depth(geometry.get("coordinates"), DEPTHS[kind], LEAST_POSITIONS.get(kind, 1))


def _check_depth(value: Any, depth: int, least: int) -> None:
    if depth == 0:
        _check_position(value)
        return
    if not isinstance(value, list):
        raise BadValueError("P712", expected="a list of positions", found=_kind(value))
    if depth == 1 and len(value) < least:
        raise BadValueError("P712", expected=f"at least {least} positions", found=str(len(value)))
    for inner in value:
        _check_depth(inner, depth - 1, least)
    if depth == 1 and least == 4 and value[0] != value[-1]:
        expected = "a ring that ends where it begins"
        raise BadValueError("P712", expected=expected, found=f"{value[0]} and {value[-1]}")


def _check_position(value: Any) -> None:
    if not (isinstance(value, list) and len(value) in (2, 3) and all(map(is_number, value))):
        raise BadValueError("P712", expected="a position [longitude, latitude]", found=_kind(value))
    if not (abs(value[0]) <= 180 and abs(value[1]) <= 90):
        expected = "lon from -180 to 180 and lat from -90 to 90"
        raise BadValueError("P712", expected=expected, found=str(value[:2])[:LONGEST_SHOWN])


def is_number(value: Any) -> bool:
    """Whether a value is a finite number; true and false are not."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _pair(position: list[float]) -> LonLat:
    return LonLat((float(position[0]), float(position[1])))


def _kind(value: Any) -> str:
    """What a value is, for a message."""
    if isinstance(value, dict):
        kind = value.get("type")
        return f"an object of the type {shown(str(kind))}" if kind else "an object without a type"
    return "nothing" if value is None else shown(str(value))
