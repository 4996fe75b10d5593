"""Great circles: how many points they need on the map, and those points.

Points are (lon, lat) in degrees. Lines are drawn on the sphere; only lengths are measured on the
ellipsoid (``distance.geodesic_km``), as the difference would not be seen on a map.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from itinerarium.geo.coordinates import Counts, Floats, LonLat
from itinerarium.geo.distance import EARTH_RADIUS_KM, haversine_km
from itinerarium.geo.mercator import MAX_LAT

TOLERANCE_KM = 1.0
"""The largest distance between a drawn chord and its great circle, in km on the ground."""

POLAR_STEP = math.radians(1)
"""The longest segment of a great circle beyond the map's northern or southern edge, in radians."""


def segments_needed(origins: Floats, destinations: Floats) -> Counts:
    """Say into how many equal segments to cut each great circle so that the map may draw chords.

    Parameters
    ----------
    origins, destinations
        Arrays of shape (n, 2), (lon, lat) in degrees.

    Returns
    -------
    Counts
        Shape (n,), whole numbers from 1.

    Notes
    -----
    A straight line in Mercator is a rhumb line, whose curvature against the great circle is
    tan(lat) sin(azimuth) / R. An arc of length d departs from its chord by the sagitta, d² times
    the curvature / 8, which ``TOLERANCE_KM`` limits. By Clairaut's relation sin(azimuth) cos(lat)
    is constant along a great circle: the curvature is greatest where the arc is furthest from the
    equator.
    """
    a, b = _vectors(origins), _vectors(destinations)
    arc = _arcs(a, b)
    normal = np.cross(a, _tangents(a, b))
    clairaut = np.minimum(np.abs(normal[:, 2]), 1)
    lat = _furthest_lat(a, b, normal, clairaut)
    within = np.minimum(lat, math.radians(MAX_LAT))
    sagitta_km = EARTH_RADIUS_KM * arc**2 * clairaut * np.sin(within) / np.cos(within) ** 2 / 8
    pieces = np.sqrt(sagitta_km / TOLERANCE_KM)
    # Past the map's edge longitudes may turn by 180° at once, as over the pole itself.
    pieces = np.where(lat > within, np.maximum(pieces, arc / POLAR_STEP), pieces)
    counts: Counts = np.maximum(1, np.ceil(pieces)).astype(np.int64)
    return counts


def interpolate(origins: Floats, destinations: Floats, pieces: Counts) -> Floats:
    """Give the points that cut each great circle into equal segments, without its two ends.

    Between antipodes, which many great circles join, it is the one over the north pole.

    Parameters
    ----------
    origins, destinations
        Arrays of shape (n, 2), (lon, lat) in degrees.
    pieces
        Array of shape (n,): the number of segments of each, from 1.

    Returns
    -------
    Floats
        Shape (sum of pieces - n, 2), (lon, lat) in degrees, one great circle's points after the
        other's.

    Notes
    -----
    At the angle t from ``a``, the point is cos(t) a + sin(t) u, where u is the unit tangent at a.
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


def great_circle_km(origins: Floats, destinations: Floats) -> Floats:
    """Measure great circles on the sphere, many at once; ``haversine_km`` measures one line.

    Parameters
    ----------
    origins, destinations
        Arrays of shape (n, 2), (lon, lat) in degrees.

    Returns
    -------
    Floats
        Shape (n,), in kilometres.
    """
    return EARTH_RADIUS_KM * _arcs(_vectors(origins), _vectors(destinations))


def in_direction_of_travel(
    origin: LonLat, shape: Sequence[LonLat], destination: LonLat
) -> tuple[LonLat, ...]:
    """Turn a shape round if it was drawn from the destination to the origin.

    Parameters
    ----------
    origin, destination
        (lon, lat) in degrees.
    shape
        At least one point (lon, lat) in degrees.

    Returns
    -------
    tuple of LonLat
        The same points, in the order in which the ways to the two ends are shorter.
    """
    ahead = haversine_km((origin, shape[0])) + haversine_km((shape[-1], destination))
    back = haversine_km((origin, shape[-1])) + haversine_km((shape[0], destination))
    return tuple(shape if ahead <= back else shape[::-1])


def from_centre(points: Floats) -> Floats:
    """Give points in space, seen from the centre of a spherical earth.

    Parameters
    ----------
    points
        Array of shape (n, 2), (lon, lat) in degrees.

    Returns
    -------
    Floats
        Shape (n, 3), in kilometres: x towards 0° E, y towards 90° E, z towards the north pole.
    """
    return EARTH_RADIUS_KM * _vectors(points)


def _furthest_lat(a: Floats, b: Floats, normal: Floats, clairaut: Floats) -> Floats:
    """Give each arc's greatest distance from the equator, in radians."""
    lats = np.arcsin(np.minimum(np.maximum(np.abs(a[:, 2]), np.abs(b[:, 2])), 1))
    # The vertex lies on the arc where the latitude's slope changes its sign between the ends.
    has_vertex = np.cross(normal, a)[:, 2] * np.cross(normal, b)[:, 2] < 0
    return np.where(has_vertex, np.arccos(clairaut), lats)


def _arcs(a: Floats, b: Floats) -> Floats:
    """Give the angles between unit vectors, in radians."""
    arcs: Floats = np.arctan2(np.linalg.norm(np.cross(a, b), axis=1), np.sum(a * b, axis=1))
    return arcs


def _vectors(points: Floats) -> Floats:
    lon, lat = np.radians(points).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def _tangents(a: Floats, b: Floats) -> Floats:
    """Give unit vectors at ``a`` towards ``b``; towards the north pole where they are antipodes."""
    tangents = np.zeros_like(a)
    for target in (b, np.array([[0.0, 0.0, 1.0]]), np.array([[1.0, 0.0, 0.0]])):
        across = target - np.sum(a * target, axis=1, keepdims=True) * a
        size = np.linalg.norm(across, axis=1, keepdims=True)
        is_new = (size > 1e-9) & ~tangents.any(axis=1, keepdims=True)
        tangents = np.where(is_new, across / np.where(is_new, size, 1), tangents)
    return tangents
