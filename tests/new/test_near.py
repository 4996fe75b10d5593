"""The nearest of the places so far, against each of them measured."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from itinerarium.geo.coordinates import LonLat
from itinerarium.geo.distance import haversine_km
from itinerarium.new.near import NearPlaces
from tests.points import Pair

CORNERS = ((21.0, 52.0), (179.95, 65.0), (-179.95, -17.0), (30.0, 89.9), (-60.0, -89.95))


def points_round(corner: Pair, count: int = 40, half: float = 0.4) -> list[LonLat]:
    """Points near one another, within the world's edges."""
    shifts = np.random.default_rng(3).uniform(-half, half, (count, 2))
    lons = (np.array(corner[0]) + shifts[:, 0] + 180) % 360 - 180
    lats = np.clip(corner[1] + shifts[:, 1], -90, 90)
    return [LonLat(pair) for pair in zip(lons.tolist(), lats.tolist(), strict=True)]


def slowly(places: Mapping[str, LonLat], point: LonLat, most_km: float) -> str:
    found = [(haversine_km((point, place)), id_) for id_, place in places.items()]
    km, id_ = min(found, default=(most_km + 1, ""))
    return id_ if km <= most_km else ""


def test_the_nearest_place_is_found_also_across_the_antimeridian_and_at_the_poles() -> None:
    points = [point for corner in CORNERS for point in points_round(corner)]
    near, missed = NearPlaces(points), 0
    places: dict[str, LonLat] = {}
    faults: list[tuple[LonLat, str, str]] = []
    for number, point in enumerate(points):
        found, right = near.nearest(point, 20.0), slowly(places, point, 20.0)
        missed += not right
        faults += [(point, found, right)] if found != right else []
        places[f"p{number}"] = point
        near.mark(point, f"p{number}")
    assert faults == []
    assert 20 < missed < len(points) - 20


def test_of_two_places_at_one_point_the_first_by_its_id_is_the_nearest() -> None:
    spot = LonLat((20.0, 50.0))
    near = NearPlaces([spot])
    for id_ in ("b", "a", "c"):
        near.mark(spot, id_)
    assert near.nearest(spot, 20.0) == "a"
