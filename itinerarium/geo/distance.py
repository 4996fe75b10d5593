"""How far points lie from each other."""

from __future__ import annotations

import numpy as np

from itinerarium.geo.great_circle import Floats, Point

GEOPY_LIMIT = 1000
"""Up to so many steps geopy measures them; pyproj, 500 times as fast, measures more."""


def to_geopy(point: Point) -> tuple[float, float]:
    """The point as geopy takes it: (lat, lon)."""
    return point[1], point[0]


def step_lengths(origins: Floats, destinations: Floats) -> Floats:
    """The geodesics on WGS84 between points of shape (n, 2), in kilometres, shape (n,)."""
    if len(origins) > GEOPY_LIMIT:
        return _lengths_by_pyproj(origins, destinations)
    return _lengths_by_geopy(origins, destinations)


def _lengths_by_geopy(origins: Floats, destinations: Floats) -> Floats:
    from geopy.distance import geodesic

    pairs = zip(origins.tolist(), destinations.tolist(), strict=True)
    return np.array([geodesic(to_geopy(a), to_geopy(b)).km for a, b in pairs])


def _lengths_by_pyproj(origins: Floats, destinations: Floats) -> Floats:
    from pyproj import Geod

    measured = Geod(ellps="WGS84").inv(*origins.T, *destinations.T)
    return np.asarray(measured[2], dtype=np.float64) / 1000
