"""Areas -> what is wrong with their outlines, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from itinerarium.problems.problem import BadValueError

FAULTS = {
    "Self-intersection": "whose outline crosses itself",
    "Ring Self-intersection": "whose outline touches itself",
    "Hole lies outside shell": "with a hole outside it",
    "Holes are nested": "with a hole inside a hole",
    "Nested shells": "with a part inside another part",
    "Duplicate Rings": "with the same ring twice",
    "Interior is disconnected": "that its holes cut in two",
}
"""GEOS's reasons why an area is not simple (OGC 06-103r4, 6.1.11), and our words for them."""
EMPTY_RING = "with a ring that encloses nothing"
OTHERWISE = "that is not simple"
REASON = re.compile(r"(.+)\[(\S+) (\S+)\]")


def area_faults(geometry: shapely.Geometry) -> Iterator[BadValueError]:
    """What is wrong with each polygon in a geometry (lon, lat in degrees); nothing for the others.

    A polygon with several faults is told of with one of them, as GEOS finds it.
    """
    polygons = [one for one in shapely.get_parts(geometry) if isinstance(one, shapely.Polygon)]
    faults = [fault for polygon in polygons for fault in _faults(polygon)]
    yield from faults or _invalid(shapely.MultiPolygon(polygons))


def _faults(polygon: shapely.Polygon) -> list[BadValueError]:
    flat = [ring for ring in (polygon.exterior, *polygon.interiors) if _encloses_nothing(ring)]
    if flat:
        return [_fault(EMPTY_RING, *ring.coords[0]) for ring in flat]
    return _invalid(polygon)


def _encloses_nothing(ring: shapely.LinearRing) -> bool:
    return not ring.is_empty and not isinstance(ring.convex_hull, shapely.Polygon)


def _invalid(area: shapely.Polygon | shapely.MultiPolygon) -> list[BadValueError]:
    """What is wrong both on a map that ends at 180 degrees and on one that continues there."""
    if shapely.is_valid(area):
        return []
    unrolled = [_unrolled(one) for one in shapely.get_parts(area)]
    found = REASON.fullmatch(shapely.is_valid_reason(shapely.MultiPolygon(unrolled)))
    if not found:
        return []
    return [_fault(FAULTS.get(found[1], OTHERWISE), float(found[2]), float(found[3]))]


def _fault(found: str, lon: float, lat: float) -> BadValueError:
    lon = (lon + 180) % 360 - 180 if abs(lon) > 180 else lon
    return BadValueError("P717", found=found, lon=f"{lon:g}", lat=f"{lat:g}")


def _unrolled(polygon: shapely.Polygon) -> shapely.Polygon:
    """A polygon across the antimeridian without its jumps from 180 to -180 degrees."""
    middle = _steady(shapely.get_coordinates(polygon.exterior))
    shell = (middle[:, 0].min() + middle[:, 0].max()) / 2
    holes = [_steady(shapely.get_coordinates(ring)) for ring in polygon.interiors]
    moved = [hole - [360 * round((hole[0, 0] - shell) / 360), 0] for hole in holes]
    return shapely.Polygon(middle, moved)


def _steady(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The points with each in the world copy of the one before it."""
    turns = np.cumsum(np.round(np.diff(points[:, 0], prepend=points[0, 0]) / 360))
    return points - np.column_stack([360.0 * turns, np.zeros(len(points))])
