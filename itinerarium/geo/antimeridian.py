"""Lines cut where they cross 180° of longitude."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import TypeAlias

from itinerarium.geo.coordinates import LonLat

Vector: TypeAlias = tuple[float, float, float]


def cut_at_antimeridian(line: Sequence[LonLat]) -> tuple[tuple[LonLat, ...], ...]:
    """Cut a line where it crosses 180° of longitude.

    Parameters
    ----------
    line
        Points (lon, lat) in degrees, longitudes from -180 to 180.

    Returns
    -------
    tuple of lines
        The parts in their order, in none of which longitude jumps. Where the line crosses, one part
        ends at ±180° and the next begins at ∓180°, both at the latitude of the great circle. Empty
        for a line of fewer than two points.
    """
    parts: list[list[LonLat]] = []
    for start, end in chain.from_iterable(_halves(a, b) for a, b in pairwise(line)):
        if not parts or parts[-1][-1] != start:
            parts.append([start])
        parts[-1].append(end)
    return tuple(tuple(part) for part in parts)


def crossing_lat(origin: LonLat, destination: LonLat) -> float:
    """Give the latitude at which the great circle through two points crosses the antimeridian.

    Parameters
    ----------
    origin, destination
        (lon, lat) in degrees.

    Returns
    -------
    float
        Degrees, from -90 to 90.

    Notes
    -----
    The great circle's plane has the normal n = origin x destination (as unit vectors); the crossing
    is the point (-cos lat, 0, sin lat) with n · p = 0.
    """
    x, _, z = _cross(_vector(origin), _vector(destination))
    return math.degrees(math.atan2(math.copysign(1.0, z) * x, abs(z)))


def _halves(start: LonLat, end: LonLat) -> Iterator[tuple[LonLat, LonLat]]:
    """Split a segment that crosses the antimeridian in two; any other stays whole.

    A point on the antimeridian has two longitudes: that next to the segment's other end is taken.
    """
    if abs(end[0] - start[0]) <= 180:
        yield start, end
    elif abs(end[0]) == 180:
        yield start, LonLat((-end[0], end[1]))
    elif abs(start[0]) == 180:
        yield LonLat((-start[0], start[1])), end
    else:
        border, lat = math.copysign(180.0, start[0]), crossing_lat(start, end)
        yield start, LonLat((border, lat))
        yield LonLat((-border, lat)), end


def _vector(point: LonLat) -> Vector:
    lon, lat = math.radians(point[0]), math.radians(point[1])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _cross(a: Vector, b: Vector) -> Vector:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )
