"""Distances: on the ellipsoid for lengths that readers see, on the sphere for rules of thumb.

Every length that a reader sees is ``geodesic_km``. Where a rough figure will do (is a place out at
sea, is a journey too fast), it is ``haversine_km``, which is wrong by up to 0.56 %.
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
"""Up to this many lengths are measured by geopy, more by pyproj: as exact, 500 times as fast."""


def geodesic_km(origins: Floats, destinations: Floats) -> Floats:
    """Measure geodesics on WGS84, by geopy or, for very many, by pyproj.

    Parameters
    ----------
    origins, destinations
        Arrays of shape (n, 2), (lon, lat) in degrees.

    Returns
    -------
    Floats
        Shape (n,), in kilometres.

    References
    ----------
    C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013), 43-55.
    """
    if len(origins) > MOST_BY_GEOPY:
        return _km_by_pyproj(origins, destinations)
    return _km_by_geopy(origins, destinations)


def haversine_km(line: Sequence[LonLat]) -> float:
    """Measure a line of great circles on the sphere.

    Parameters
    ----------
    line
        Points (lon, lat) in degrees.

    Returns
    -------
    float
        Kilometres; 0 for fewer than two points.

    References
    ----------
    R. W. Sinnott, "Virtues of the haversine", Sky and Telescope 68 (1984), 159.
    """
    return EARTH_RADIUS_KM * math.fsum(_central_angle(a, b) for a, b in pairwise(line))


def km_between(one: LatLon, other: LatLon) -> float:
    """Measure the great circle between two points, as ``haversine_km`` does.

    Parameters
    ----------
    one, other
        (lat, lon) in degrees, as geopy and people write them.

    Returns
    -------
    float
        Kilometres.
    """
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
    """Give the angle between two points seen from the centre of the earth, in radians."""
    lon, lat, other_lon, other_lat = map(math.radians, (*a, *b))
    across = math.sin((other_lon - lon) / 2) ** 2 * math.cos(lat) * math.cos(other_lat)
    return 2 * math.asin(math.sqrt(min(1.0, math.sin((other_lat - lat) / 2) ** 2 + across)))
