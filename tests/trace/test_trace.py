from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from itinerarium.geo import distance
from itinerarium.geo.bounding_box import BoundingBox
from itinerarium.geo.coordinates import LonLat, lat_lon
from itinerarium.geo.distance import geodesic_km
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.atlas import Atlas, Leg, Place, Route
from itinerarium.vocabulary.traced import TracedLeg
from tests.points import Pair, line_through

WARSAW = LonLat((21.0122, 52.2297))
CRACOW = LonLat((19.945, 50.0647))
FIJI = LonLat((178.44, -18.14))
HAWAII = LonLat((-157.86, 21.31))


def atlas_of(legs: Iterable[Leg], **points: Pair) -> Atlas:
    places = tuple(Place(id=key, name={"en": key}, lat=p[1], lon=p[0]) for key, p in points.items())
    route = Route(id="road", title={"en": "Road"}, colour="#b3202a", legs=tuple(legs))
    return Atlas(Path(), {}, {}, {}, ("en",), places, (route,))


def only_leg(leg: Leg, **points: Pair) -> TracedLeg:
    (route,) = trace(atlas_of([leg], **points)).routes
    (traced,) = route.legs
    return traced


def box_of(atlas: Atlas) -> BoundingBox:
    return trace(atlas).box


def test_geopy_gets_latitude_first() -> None:
    assert lat_lon(WARSAW) == (52.2297, 21.0122)


def test_a_short_leg_is_the_line_between_its_places() -> None:
    traced = only_leg(Leg("a", "b"), a=WARSAW, b=CRACOW)
    assert traced.parts == ((WARSAW, CRACOW),)
    assert traced.km == pytest.approx(252.2, abs=0.5)


def test_a_long_leg_bends_to_the_pole() -> None:
    traced = only_leg(Leg("a", "b"), a=(0.0, 50.0), b=(80.0, 50.0))
    (line,) = traced.parts
    assert (line[0], line[-1]) == ((0.0, 50.0), (80.0, 50.0))
    assert max(lat for _, lat in line) == pytest.approx(57.27, abs=0.05)


def test_a_degree_on_the_equator_is_as_long_as_wgs84_has_it() -> None:
    assert only_leg(Leg("a", "b"), a=(0.0, 0.0), b=(1.0, 0.0)).km == pytest.approx(111.319491)


def test_a_route_across_the_antimeridian_is_two_lines() -> None:
    traced = only_leg(Leg("a", "b", "ship"), a=FIJI, b=HAWAII)
    west, east = traced.parts
    assert (west[0], east[-1]) == (FIJI, HAWAII)
    assert (west[-1][0], east[0][0]) == (180, -180)
    assert west[-1][1] == east[0][1] == pytest.approx(-15.9, abs=0.5)
    assert traced.km == pytest.approx(geodesic(lat_lon(FIJI), lat_lon(HAWAII)).km)


def test_via_bends_a_leg_and_says_how_far_each_place_is() -> None:
    traced = only_leg(Leg("a", "b", via=("c",)), a=(0.0, 0.0), b=(1.0, 1.0), c=(1.0, 0.0))
    assert traced.parts == (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)),)
    assert traced.km == pytest.approx(111.319 + 110.574, abs=0.002)
    assert traced.via_km == pytest.approx((111.319,), abs=0.001)


def test_a_shape_is_joined_to_its_places_whichever_way_it_was_drawn() -> None:
    shape = line_through((0.1, 0.0), (0.5, 0.2), (0.9, 0.0))
    ends = {"a": (0.0, 0.0), "b": (1.0, 0.0)}
    whole = ((0.0, 0.0), *shape, (1.0, 0.0))
    assert only_leg(Leg("a", "b", shape=shape), **ends).parts == (whole,)
    assert only_leg(Leg("a", "b", shape=shape[::-1]), **ends).parts == (whole,)


def test_a_shape_that_begins_at_its_place_does_not_say_it_twice() -> None:
    shape = line_through((0.0, 0.0), (0.5, 0.2), (1.0, 0.0))
    traced = only_leg(Leg("a", "b", shape=shape), a=(0.0, 0.0), b=(1.0, 0.0))
    assert traced.parts == (shape,)


def test_a_shape_that_never_leaves_its_place_is_still_a_line() -> None:
    traced = only_leg(Leg("a", "b", shape=(WARSAW, WARSAW)), a=WARSAW, b=WARSAW)
    assert (traced.parts, traced.km) == (((WARSAW, WARSAW),), 0)


def test_lengths_follow_the_points_of_the_author_not_those_of_the_drawing() -> None:
    ends = {"a": LonLat((0.0, 60.0)), "b": LonLat((60.0, 60.0))}
    shape = line_through(*((float(lon), 60.0) for lon in range(5, 60, 5)))
    given_points = [ends["a"], *shape, ends["b"]]
    expected = sum(geodesic(lat_lon(a), lat_lon(b)).km for a, b in pairwise(given_points))
    assert only_leg(Leg("a", "b", shape=shape), **ends).km == pytest.approx(expected, abs=1e-9)


def test_legs_stay_with_their_routes() -> None:
    atlas = atlas_of([Leg("a", "b"), Leg("b", "a")], a=WARSAW, b=CRACOW)
    empty, full = Route("none", {}, "#000000", ()), atlas.routes[0]
    traced = trace(Atlas(Path(), {}, {}, {}, ("en",), atlas.places, (empty, full))).routes
    assert [(route.route, len(route.legs)) for route in traced] == [(empty, 0), (full, 2)]
    assert traced[1].legs[1].parts == ((CRACOW, WARSAW),)


def test_a_leg_between_places_at_one_spot_has_no_length() -> None:
    traced = only_leg(Leg("a", "b"), a=WARSAW, b=WARSAW)
    assert (traced.parts, traced.km) == (((WARSAW, WARSAW),), 0)


coordinates = st.tuples(st.floats(-180, 180), st.floats(-90, 90)).map(LonLat)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=20))
def test_both_ways_to_measure_agree_to_the_millimetre(pairs: list[tuple[LonLat, LonLat]]) -> None:
    origins, destinations = np.array(pairs).transpose(1, 0, 2)
    slow = distance._km_by_geopy(origins, destinations)
    fast = distance._km_by_pyproj(origins, destinations)
    assert slow == pytest.approx(fast, abs=1e-6)


def test_many_legs_are_measured_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distance, "_km_by_geopy", None)
    many = np.zeros((distance.MOST_BY_GEOPY + 1, 2))
    assert geodesic_km(many, many).sum() == 0


@given(coordinates, coordinates)
def test_every_leg_begins_and_ends_at_its_places_and_never_jumps(
    origin: LonLat, destination: LonLat
) -> None:
    parts = only_leg(Leg("a", "b"), a=origin, b=destination).parts
    assert parts[0][0] == pytest.approx(origin) or abs(origin[0]) == 180
    assert parts[-1][-1] == pytest.approx(destination) or abs(destination[0]) == 180
    for part in parts:
        assert np.isfinite(part).all()
        assert all(abs(b[0] - a[0]) <= 180 for a, b in pairwise(part))


def test_the_box_of_a_story_holds_its_places_and_its_curves() -> None:
    atlas = atlas_of([Leg("a", "b")], a=(0.0, 50.0), b=(80.0, 50.0), c=(40.0, 10.0))
    south, west, north, east = box_of(atlas)
    assert (south, west, east) == (10, 0, 80)
    assert north == pytest.approx(57.27, abs=0.05)


def test_the_box_of_one_place_has_no_size() -> None:
    assert box_of(atlas_of([], a=WARSAW)) == BoundingBox(52.2297, 21.0122, 52.2297, 21.0122)


def test_the_box_across_the_pacific_is_the_small_one() -> None:
    box = box_of(atlas_of([Leg("a", "b")], a=FIJI, b=HAWAII))
    assert (box.west, box.east, box.crosses) == (178.44, 360 - 157.86, True)


def test_places_without_legs_across_the_pacific_have_the_small_box_too() -> None:
    box = box_of(atlas_of([], a=FIJI, b=HAWAII))
    assert (box.west, box.east) == (178.44, 360 - 157.86)


def test_a_story_of_half_the_world_without_the_pacific_keeps_the_ordinary_map() -> None:
    box = box_of(atlas_of([], a=(-14.0, 50.0), b=(60.0, 50.0), c=(152.0, 60.0)))
    assert (box.west, box.east, box.crosses) == (-14, 152, False)


def test_a_story_with_one_ship_over_the_pacific_keeps_america_in_the_west() -> None:
    far = {"a": (-10.0, 50.0), "b": (80.0, 20.0), "c": (170.0, -40.0), "d": (-100.0, 20.0)}
    box = box_of(atlas_of([Leg("a", "b"), Leg("b", "c", "ship"), Leg("c", "d", "ship")], **far))
    assert (box.west, box.east, box.crosses) == (-180, 180, False)


def test_a_story_round_the_world_keeps_the_ordinary_map() -> None:
    ring = {"abcdefg"[i]: (-180 + 50.0 * i, 0.0) for i in range(7)}
    legs = [Leg(a, b) for a, b in pairwise("abcdefg")]
    box = box_of(atlas_of([*legs, Leg("g", "a")], **ring))
    assert (box.west, box.east) == (-180, 180)
