"""A georeference annotation, as Allmaps writes them -> control points and the outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

import numpy as np

from itinerarium.check.layers.geojson import is_number
from itinerarium.geo.georeference import is_on_a_line
from itinerarium.problems.problem import BadValueError
from itinerarium.vocabulary.plans import ControlPoint, Georeference, Method

OUTLINE = re.compile(r"<polygon\b[^>]*\bpoints=\"([^\"]*)\"")
LEAST = 3
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SPLINE = "thinPlateSpline"


def georeference_of(value: Any, width: int, height: int) -> Georeference:
    """How the picture lies, from its annotation; the picture may be smaller than the scan.

    Raises
    ------
    BadValueError
        When it is no georeference annotation.
    """
    annotation = _first(value)
    body, target = _table(annotation, "body"), _table(annotation, "target")
    source = _table(target, "source")
    across = width / _number(source.get("width"), width)
    down = height / _number(source.get("height"), height)
    points = tuple(ControlPoint(x * across, y * down, lon, lat) for x, y, lon, lat in _points(body))
    kind = _table(body, "transformation").get("type")
    method: Method = "spline" if kind == SPLINE else "affine"
    outline = tuple((x * across, y * down) for x, y in _outline(target))
    return Georeference(points, method, outline)


def _first(value: Any) -> Mapping[str, Any]:
    """The annotation itself, or the first of a page of them."""
    items = value.get("items") if isinstance(value, dict) else None
    found = items[0] if isinstance(items, list) and items else value
    if not isinstance(found, dict) or not isinstance(_table(found, "body").get("features"), list):
        raise BadValueError("P667", file="the annotation", expected="a georeference annotation")
    return found


def _table(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _number(value: Any, otherwise: float) -> float:
    return float(value) if is_number(value) and value > 0 else otherwise


def _points(body: Mapping[str, Any]) -> Iterator[tuple[float, float, float, float]]:
    for feature in body["features"]:
        known = feature if isinstance(feature, dict) else {}
        own = _table(known, "properties")
        pixel = own.get("resourceCoords", own.get("pixelCoords"))
        place = _table(known, "geometry").get("coordinates")
        if (here := _pair(pixel)) and (there := _pair(place)):
            yield (*here, *there)


def _pair(value: Any) -> tuple[float, float] | None:
    if not isinstance(value, list) or len(value) < 2:
        return None
    is_right = all(is_number(one) and isfinite(one) for one in value[:2])
    return (float(value[0]), float(value[1])) if is_right else None


def _outline(target: Mapping[str, Any]) -> list[tuple[float, float]]:
    """The points round what is to be seen of the picture; none if all of it is."""
    svg = _table(target, "selector").get("value")
    found = OUTLINE.search(svg) if isinstance(svg, str) else None
    if found is None:
        return []
    numbers = [float(one) for one in NUMBER.findall(found[1])]
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    if len(points) < LEAST or not all(map(isfinite, numbers)) or is_on_a_line(np.array(points)):
        expected = "an outline of three points or more, with an area,"
        raise BadValueError("P667", file="the annotation", expected=expected)
    return points
