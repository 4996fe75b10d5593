"""Great circles: how many points they need on the map, those points, and where they cross 180°.

Points are (lon, lat) in degrees. Lines are drawn on the sphere; only lengths are measured on the
ellipsoid (in ``trace.py``), as the difference would not be seen on a map.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:  # at run time it is slow to import and says nothing
    import numpy.typing as npt


Point: TypeAlias = tuple[float, float]

Floats: TypeAlias = "npt.NDArray[np.float64]"

Counts: TypeAlias = "npt.NDArray[np.int64]"

EARTH_RADIUS_KM = 6371.0088

TOLERANCE_KM = 1.0
"""How far a drawn chord may lie from its great circle, in km on the ground."""

POLAR_STEP = math.radians(1)
"""How long the pieces of a great circle past the map's edge may be, in radians."""

MERCATOR_LIMIT = 85.0511287798066
"""The latitude in degrees where the square Web Mercator map ends."""


def pieces_needed(origins: Floats, destinations: Floats) -> Counts:
    """Into how many equal pieces each great circle is to be cut so that chords do for it.

    Parameters
    ----------
    origins, destinations
        Arrays of shape (n, 2), (lon, lat) in degrees.

    Returns
    -------
    Array of shape (n,), whole numbers from 1.

    Notes
    -----
    A straight line in Mercator is a rhumb line, whose curvature against the great circle is
    tan(lat) sin(azimuth) / R. An arc of length d leaves its chord by d² times a curvature / 8.
    By Clairaut's relation sin(azimuth) cos(lat) is the same all along a great circle: the
    curvature is greatest where the arc is furthest from the equator.
    """
    a, b = _vectors(origins), _vectors(destinations)
    arc = _arcs(a, b)
    normal = np.cross(a, _tangents(a, b))
    clairaut = np.minimum(np.abs(normal[:, 2]), 1)
    lat = _furthest_lat(a, b, normal, clairaut)
    within = np.minimum(lat, math.radians(MERCATOR_LIMIT))
    sagitta_km = EARTH_RADIUS_KM * arc**2 * clairaut * np.sin(within) / np.cos(within) ** 2 / 8
    pieces = np.sqrt(sagitta_km / TOLERANCE_KM)
    # Past the map's edge longitudes may turn by 180° at once, as over the pole itself.
    pieces = np.where(lat > within, np.maximum(pieces, arc / POLAR_STEP), pieces)
    counts: Counts = np.maximum(1, np.ceil(pieces)).astype(np.int64)
    return counts


def points_between(origins: Floats, destinations: Floats, pieces: Counts) -> Floats:
    """The points that cut each great circle into equal pieces, without its two ends.

    Between antipodes, where every great circle would do, it is the one over the north pole.

    Parameters
    ----------
    origins, destinations
        Arrays of shape (n, 2), (lon, lat) in degrees.
    pieces
        Array of shape (n,), from 1.

    Returns
    -------
    Array of shape (sum of pieces - n, 2), one great circle's points after the other's.
    """
    a, b = _vectors(origins), _vectors(destinations)
    arc = _arcs(a, b)
    which = np.repeat(np.arange(len(pieces)), pieces - 1)
    before = np.repeat(np.cumsum(pieces - 1) - (pieces - 1), pieces - 1)
    share = (np.arange(len(which)) - before + 1) / pieces[which]
    angle = (arc[which] * share)[:, np.newaxis]
    x, y, z = (np.cos(angle) * a[which] + np.sin(angle) * _tangents(a, b)[which]).T
    lons, lats = np.arctan2(y, x), np.arctan2(z, np.hypot(x, y))
    return np.stack([np.degrees(lons), np.degrees(lats)], axis=1)


def kilometres(line: Sequence[Point]) -> float:
    """How long a line of great circles is, on the sphere: within half a per cent of the truth."""
    return EARTH_RADIUS_KM * sum(_arc(a, b) for a, b in pairwise(line))


def great_circle_km(origins: Floats, destinations: Floats) -> Floats:
    """How far points lie from each other on the sphere, as ``kilometres`` measures one line.

    Parameters
    ----------
    origins, destinations
        Arrays of shape (n, 2), (lon, lat) in degrees.

    Returns
    -------
    Array of shape (n,), in kilometres.
    """
    return EARTH_RADIUS_KM * _arcs(_vectors(origins), _vectors(destinations))


def facing(origin: Point, shape: Sequence[Point], destination: Point) -> tuple[Point, ...]:
    """The line from the origin's side to the destination's, turned round if it is the other way."""
    ahead = kilometres((origin, shape[0])) + kilometres((shape[-1], destination))
    back = kilometres((origin, shape[-1])) + kilometres((shape[0], destination))
    return tuple(shape if ahead <= back else shape[::-1])


def from_centre(points: Floats) -> Floats:
    """Points of shape (n, 2) in space, seen from the centre of the earth, in km, shape (n, 3)."""
    return EARTH_RADIUS_KM * _vectors(points)


def within_180(line: Sequence[Point]) -> tuple[Point, ...]:
    """The line with longitudes from -180° to 180°; it must not pass the antimeridian."""
    middle = (min(lon for lon, _ in line) + max(lon for lon, _ in line)) / 2
    shift = 360.0 * math.floor((middle + 180) / 360)
    return tuple((lon - shift, lat) for lon, lat in line)


def _furthest_lat(a: Floats, b: Floats, normal: Floats, clairaut: Floats) -> Floats:
    """The greatest distance of each arc from the equator, in radians."""
    lats = np.arcsin(np.minimum(np.maximum(np.abs(a[:, 2]), np.abs(b[:, 2])), 1))
    # The vertex lies on the arc where the latitude's slope changes its sign between the ends.
    has_vertex = np.cross(normal, a)[:, 2] * np.cross(normal, b)[:, 2] < 0
    return np.where(has_vertex, np.arccos(clairaut), lats)


def _arcs(a: Floats, b: Floats) -> Floats:
    """The angles between vectors, in radians."""
    arcs: Floats = np.arctan2(np.linalg.norm(np.cross(a, b), axis=1), np.sum(a * b, axis=1))
    return arcs


def _arc(a: Point, b: Point) -> float:
    """The angle between two points in radians, by the haversine formula."""
    lon, lat, other_lon, other_lat = map(math.radians, (*a, *b))
    across = math.sin((other_lon - lon) / 2) ** 2 * math.cos(lat) * math.cos(other_lat)
    return 2 * math.asin(math.sqrt(min(1.0, math.sin((other_lat - lat) / 2) ** 2 + across)))


def _vectors(points: Floats) -> Floats:
    lon, lat = np.radians(points).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def _tangents(a: Floats, b: Floats) -> Floats:
    """Unit vectors at ``a`` towards ``b``; towards the north pole where they are antipodes."""
    tangents = np.zeros_like(a)
    for target in (b, np.array([[0.0, 0.0, 1.0]]), np.array([[1.0, 0.0, 0.0]])):
        across = target - np.sum(a * target, axis=1, keepdims=True) * a
        size = np.linalg.norm(across, axis=1, keepdims=True)
        is_new = (size > 1e-9) & ~tangents.any(axis=1, keepdims=True)
        tangents = np.where(is_new, across / np.where(is_new, size, 1), tangents)
    return tangents
