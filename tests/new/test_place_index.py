"""Places near to a point and on a line, against each of them measured."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from itinerarium.geo.coordinates import Floats, LonLat
from itinerarium.geo.great_circle import from_centre
from itinerarium.new.along import halts_on
from itinerarium.new.place_index import PlaceIndex

REACH = 30.0
FIRST_AND_LAST = ((170.0, -60.0), (190.0, -50.0))
"""The places lie on both sides of the antimeridian."""


def points(count: int, seed: int) -> list[LonLat]:
    found = np.random.default_rng(seed).uniform(*FIRST_AND_LAST, (count, 2))
    return [LonLat(((lon + 180) % 360 - 180, lat)) for lon, lat in found.tolist()]


def in_space(point: LonLat) -> Floats:
    space: Floats = from_centre(np.array([point]))[0]
    return space


def far_from_step(point: Floats, start: Floats, end: Floats) -> tuple[float, float]:
    """How far a point lies from a step, and at which share of it."""
    step = end - start
    share = min(1.0, max(0.0, float((point - start) @ step / (step @ step))))
    return float(np.linalg.norm(start + share * step - point)), share


def index_of(places: list[LonLat]) -> PlaceIndex:
    index = PlaceIndex()
    for number, place in enumerate(places):
        index.add(f"p{number}", place)
    return index


def test_the_nearest_of_ever_more_places_is_found() -> None:
    places, faults, found_none = points(300, 1), [], 0
    index = PlaceIndex()
    for number, place in enumerate(places):
        away = [float(np.linalg.norm(in_space(one) - in_space(place))) for one in places[:number]]
        right = f"p{away.index(min(away))}" if away and min(away) <= REACH else ""
        found_none += not right
        if index.nearest(place, REACH) != right:
            faults.append((number, index.nearest(place, REACH), right))
        index.add(f"p{number}", place)
    assert faults == []
    assert 30 < found_none < 270


def test_of_places_at_one_point_the_first_by_its_id_is_the_nearest() -> None:
    index = PlaceIndex()
    for id_ in ("b", "a", "c"):
        index.add(id_, LonLat((20.0, 50.0)))
    assert index.nearest(LonLat((20.0, 50.0)), REACH) == "a"


def test_the_places_on_a_line_are_those_that_lie_near_one_of_its_steps() -> None:
    places, line = points(400, 2), tuple(points(12, 3))
    steps = [*pairwise(map(in_space, line))]
    right = {}
    for number, place in enumerate(places):
        found = [far_from_step(in_space(place), *step) for step in steps]
        away, share = min(found)
        at = found.index((away, share)) + (share > 0.5)
        if away <= REACH:
            right[f"p{number}"] = (at, round(away, 6))
    halts = halts_on(line, index_of(places), REACH)
    assert {one.id: (one.index, round(one.km, 6)) for one in halts} == right
    assert [one.index for one in halts] == sorted(one.index for one in halts)
    assert 20 < len(right) < 380


def test_no_place_is_on_any_line_where_there_is_none() -> None:
    assert halts_on(tuple(points(3, 4)), PlaceIndex(), REACH) == []
