"""How far points lie from each other: on the ellipsoid for readers, on the sphere for rules.

Every length that a reader sees is ``geodesic_km``. What only has to be near the truth (is a place
out at sea, is a journey too fast) is ``haversine_km``, which is wrong by up to 0.56 %.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from itinerarium.geo.coordinates import (
    Floats,
    LatLon,
    LonLat,
    lon_lat,
)

EARTH_RADIUS_KM = 6371.0088
"""The mean radius of the earth (IUGG 1980, R1)."""

EQUATOR_KM = 40_075.017
"""The length of the equator of WGS84."""

MOST_BY_GEOPY = 1000
"""Up to so many lengths geopy measures; pyproj, 500 times as fast by the same method, more."""


def geodesic_km(origins: Floats, destinations: Floats) -> Floats:
    """The lengths of geodesics on WGS84 (Karney 2013), by geopy or, for very many, by pyproj.

    Parameters
    ----------
    origins, destinations
        Arrays of shape (n, 2), (lon, lat) in degrees.

    Returns
    -------
    Array of shape (n,), in kilometres.
    """
    if len(origins) > MOST_BY_GEOPY:
        return _km_by_pyproj(origins, destinations)
    return _km_by_geopy(origins, destinations)


def haversine_km(line: Sequence[LonLat]) -> float:
    """The length of a line of great circles on the sphere, in kilometres (Sinnott 1984)."""
    return EARTH_RADIUS_KM * math.fsum(_central_angle(a, b) for a, b in pairwise(line))


def km_between(one: LatLon, other: LatLon) -> float:
    """``haversine_km`` of the way between two points as people and geopy write them."""
    return haversine_km((lon_lat(one), lon_lat(other)))


def _km_by_geopy(origins: Floats, destinations: Floats) -> Floats:
    from geopy.distance import geodesic

    pairs = zip(origins[:, ::-1].tolist(), destinations[:, ::-1].tolist(), strict=True)
    return np.array([geodesic(a, b).km for a, b in pairs])  # as geopy takes them: (lat, lon)


def _km_by_pyproj(origins: Floats, destinations: Floats) -> Floats:
    from pyproj import Geod

    measured = Geod(ellps="WGS84").inv(*origins.T, *destinations.T)
    return np.asarray(measured[2], dtype=np.float64) / 1000


def _central_angle(a: LonLat, b: LonLat) -> float:
    """The angle between two points seen from the centre of the earth, in radians."""
    lon, lat, other_lon, other_lat = map(math.radians, (*a, *b))
    across = math.sin((other_lon - lon) / 2) ** 2 * math.cos(lat) * math.cos(other_lat)
    return 2 * math.asin(math.sqrt(min(1.0, math.sin((other_lat - lat) / 2) ** 2 + across)))
