"""Points, some of which are places -> the place nearest to a point."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import shapely

from itinerarium.geo.coordinates import LonLat
from itinerarium.geo.distance import EARTH_RADIUS_KM
from itinerarium.geo.great_circle import from_centre


class NearPlaces:
    """Finds the nearest place among points that are all known in advance."""

    def __init__(self, points: Iterable[LonLat]) -> None:
        """``points`` are (lon, lat) in degrees: those that are places, and that may become some."""
        self._numbers = {point: number for number, point in enumerate(dict.fromkeys(points))}
        degrees = np.array([*self._numbers], dtype=float).reshape(-1, 2)
        self._tree = shapely.STRtree(np.asarray(shapely.points(degrees)))
        self._in_space = from_centre(degrees)
        self._ids: dict[int, str] = {}
        self._is_place = np.zeros(len(degrees), dtype=bool)

    def mark(self, point: LonLat, id_: str) -> None:
        """Let one of the points be a place; of several at one point the first by its id counts."""
        number = self._numbers[point]
        self._is_place[number] = True
        self._ids[number] = min(id_, self._ids.get(number, id_))

    def nearest(self, point: LonLat, most_km: float) -> str:
        """The id of the place nearest to one of the points, on the sphere; empty beyond reach."""
        around = self._tree.query(_boxes_around(point, most_km))[1]
        places = around[self._is_place[around]]
        if not len(places):
            return ""
        steps = self._in_space[places] - self._in_space[self._numbers[point]]
        through = np.linalg.norm(steps, axis=1)
        best = int(np.argmin(through))
        km = 2 * EARTH_RADIUS_KM * math.asin(through[best] / 2 / EARTH_RADIUS_KM)
        return self._ids[int(places[best])] if km <= most_km else ""


def _boxes_around(point: LonLat, km: float) -> list[shapely.Polygon]:
    """The box in degrees round a circle, and the same a turn of the world to each side of it.

    The circle's edge lies asin(sin(r) / cos(lat)) of longitude from its middle where it touches a
    meridian; one round a pole touches none.
    """
    lon, lat = point
    radius = km / EARTH_RADIUS_KM
    north = math.degrees(radius)
    ratio = math.sin(radius) / max(math.cos(math.radians(lat)), 1e-12)
    east = math.degrees(math.asin(ratio)) if ratio < 1 else 180.0
    return [
        shapely.box(lon - east + turn, lat - north, lon + east + turn, lat + north)
        for turn in (-360, 0, 360)
    ]
