"""Points on the globe in degrees (WGS84); each order of the two numbers is a type of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType, TypeAlias

import numpy as np

if TYPE_CHECKING:  # at run time it is slow to import and says nothing
    import numpy.typing as npt

LonLat = NewType("LonLat", tuple[float, float])
"""Longitude and latitude, as GeoJSON, shapely and this package have them."""

LatLon = NewType("LatLon", tuple[float, float])
"""Latitude and longitude, as geopy and people have them."""

Line: TypeAlias = tuple[LonLat, ...]
"""Points of a line, one after the other."""

Floats: TypeAlias = "npt.NDArray[np.float64]"
Counts: TypeAlias = "npt.NDArray[np.int64]"


def lat_lon(point: LonLat) -> LatLon:
    """Put the latitude first.

    Parameters
    ----------
    point
        (lon, lat) in degrees.

    Returns
    -------
    LatLon
        (lat, lon) in degrees.
    """
    return LatLon((point[1], point[0]))


def lon_lat(point: LatLon) -> LonLat:
    """Put the longitude first.

    Parameters
    ----------
    point
        (lat, lon) in degrees.

    Returns
    -------
    LonLat
        (lon, lat) in degrees.
    """
    return LonLat((point[1], point[0]))
