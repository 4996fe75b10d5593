import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itinerarium.geo.antimeridian import crossing_lat, cut_at_antimeridian
from itinerarium.geo.coordinates import Floats, LonLat
from itinerarium.geo.distance import EARTH_RADIUS_KM
from itinerarium.geo.great_circle import TOLERANCE_KM, interpolate, segments_needed
from tests.points import Pair, line_through

lons = st.floats(-180, 180)
lats = st.floats(-80, 80)
points = st.tuples(lons, lats).map(LonLat)


def great_circle(origin: Pair, destination: Pair, pieces: int) -> list[Pair]:
    between = interpolate(np.array([origin]), np.array([destination]), np.array([pieces]))
    return [origin, *map(tuple, between.tolist()), destination]


def pieces_of(origin: Pair, destination: Pair) -> int:
    return int(segments_needed(np.array([origin]), np.array([destination]))[0])


def mercator(lon: float, lat: float) -> Pair:
    return math.radians(lon), math.asinh(math.tan(math.radians(lat)))


def km_from_chord(point: Pair, start: Pair, end: Pair) -> float:
    """How far a point lies from a straight line on the map, in km on the ground there."""
    turned = [(start[0] + (lon - start[0] + 180) % 360 - 180, lat) for lon, lat in (point, end)]
    (x, y), (end_x, end_y), (start_x, start_y) = map(mercator, *zip(*turned, start, strict=True))
    along = math.hypot(end_x - start_x, end_y - start_y)
    area = (end_x - start_x) * (y - start_y) - (end_y - start_y) * (x - start_x)
    return abs(area) / along * EARTH_RADIUS_KM * math.cos(math.radians(point[1])) if along else 0


@given(points, points)
@example((10.0, 60.0), (-170.0, 60.0))
@example((10.0, 60.0), (-170.1, 60.0))
@example((10.0, 20.0), (-170.0, -20.0))
@example((10.0, 20.0), (-170.0001, -20.0))
def test_no_chord_leaves_its_great_circle_by_more_than_the_tolerance(
    origin: LonLat, destination: LonLat
) -> None:
    line = great_circle(origin, destination, pieces_of(origin, destination))
    for start, end in pairwise(line):
        if max(abs(start[1]), abs(end[1])) < 84:
            for point in great_circle(start, end, 8)[1:-1]:
                assert km_from_chord(point, start, end) < 1.05 * TOLERANCE_KM


def test_a_curve_is_drawn_with_few_points() -> None:
    assert pieces_of((21.0, 52.2), (30.5, 50.4)) == 4
    assert pieces_of((-0.1, 51.5), (-74.0, 40.7)) == 29


def test_short_ways_meridians_and_the_equator_need_no_points() -> None:
    assert pieces_of((21.0, 52.2), (19.9, 50.1)) == 1
    assert pieces_of((20.0, -60.0), (20.0, 70.0)) == 1
    assert pieces_of((0.0, 0.0), (170.0, 0.0)) == 1
    assert pieces_of((20.0, 50.0), (20.0, 50.0)) == 1


def test_the_middle_of_a_great_circle_is_where_the_sphere_has_it() -> None:
    (middle,) = interpolate(np.array([[-30.0, 45.0]]), np.array([[30.0, 45.0]]), np.array([2]))
    highest = math.degrees(math.atan(math.tan(math.radians(45)) / math.cos(math.radians(30))))
    assert middle.tolist() == pytest.approx([0, highest])


def test_many_great_circles_at_once_are_each_their_own() -> None:
    starts, ends = np.array([[0.0, 0.0], [9, 9], [0, 0]]), np.array([[40.0, 0.0], [9, 9], [0, 30]])
    between = interpolate(starts, ends, np.array([4, 1, 3]))
    assert between.ravel() == pytest.approx([10, 0, 20, 0, 30, 0, 0, 10, 0, 20])


def test_between_antipodes_the_way_leads_over_the_north_pole() -> None:
    line = great_circle((10.0, 0.0), (-170.0, 0.0), 4)
    assert [lat for _, lat in line] == pytest.approx([0, 45, 90, 45, 0])


def across(lon: float, lat: float, part: float, other_lat: float) -> tuple[LonLat, LonLat]:
    """Two points whose shorter way leads across the antimeridian."""
    return LonLat((lon, lat)), LonLat((-180 + part * lon, other_lat))


@given(st.builds(across, st.floats(1, 178), lats, st.floats(0, 0.99), lats), st.booleans())
def test_the_crossing_lies_on_the_great_circle(pair: tuple[LonLat, LonLat], turned: bool) -> None:
    origin, destination = reversed(pair) if turned else pair
    border = LonLat((180.0, crossing_lat(origin, destination)))
    a, b, c = (vector(point) for point in (origin, destination, border))
    assert np.dot(np.cross(a, b), c) == pytest.approx(0, abs=1e-12)
    assert np.dot(c, a + b) > 0


def vector(point: LonLat) -> Floats:
    lon, lat = map(math.radians, point)
    return np.array([math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)])


def test_a_line_across_the_antimeridian_is_cut_there() -> None:
    assert cut_at_antimeridian(line_through((170.0, 0.0), (-170.0, 0.0))) == (
        ((170.0, 0.0), (180.0, 0.0)),
        ((-180.0, 0.0), (-170.0, 0.0)),
    )


def test_a_line_that_only_touches_the_antimeridian_is_one() -> None:
    to, over = line_through((170.0, 1.0), (180.0, 2.0)), line_through((170.0, 1.0), (-180.0, 2.0))
    assert cut_at_antimeridian(to) == (((170.0, 1.0), (180.0, 2.0)),)
    assert cut_at_antimeridian(over) == (((170.0, 1.0), (180.0, 2.0)),)
    away = line_through((180.0, 1.0), (-170.0, 2.0))
    assert cut_at_antimeridian(away) == (((-180.0, 1.0), (-170.0, 2.0)),)
    back = line_through((170.0, 1.0), (180.0, 2.0), (175.0, 3.0))
    assert cut_at_antimeridian(back) == (back,)


def test_a_line_along_the_antimeridian_stays_in_one_part() -> None:
    line = line_through((170.0, 1.0), (180.0, 2.0), (-180.0, 3.0), (170.0, 4.0))
    along = ((170.0, 1.0), (180.0, 2.0), (180.0, 3.0), (170.0, 4.0))
    assert cut_at_antimeridian(line) == (along,)


def test_a_line_twice_round_the_world_is_cut_at_each_crossing() -> None:
    once = line_through((0.0, 0.0), (120.0, 0.0), (-120.0, 0.0))
    parts = cut_at_antimeridian([*once, *once, once[0]])
    assert [(part[0][0], part[-1][0]) for part in parts] == [(0, 180), (-180, 180), (-180, 0)]


@given(st.lists(points, min_size=2, max_size=8))
def test_no_part_of_a_cut_line_jumps_or_leaves_the_world(line: list[LonLat]) -> None:
    parts = cut_at_antimeridian(line)
    for part in parts:
        assert all(-180 <= lon <= 180 for lon, _ in part)
        assert all(abs(b[0] - a[0]) <= 180 for a, b in pairwise(part))
    for before, after in pairwise(parts):
        assert (before[-1][0], before[-1][1]) == (-after[0][0], after[0][1])
        assert abs(after[0][0]) == 180
