"""The story's roads run where people could go: ships on water, no rulers on land, fit numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import shapely
from geopy.distance import geodesic
from shapely.geometry import LineString, Polygon

from itinerarium.basemap import coast
from itinerarium.check import check
from itinerarium.geo.coordinates import Line
from itinerarium.geo.mercator import GRID, mercator
from itinerarium.read import read_folder
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.atlas import Atlas, Leg, Route
from tests.points import line_through
from tests.stories import REPOSITORY

ROOT = REPOSITORY
COAST = ROOT / "itinerarium" / "basemap" / "coast.bin"
STRANDS = {"anders", "army", "brigade", "civilians", "divisions", "gulags"}
MOST_LAND_KM = 25
LONGEST_STEP_KM = 360
INLAND_WATERWAYS = ("w_canal_", "w_shatt_", "w_dvina_")
"""Waypoints in the Suez Canal and in river mouths, which the data of the coasts has as land."""
ON_THE_VOLGA = {"kuybyshev", "w_syzran", "w_saratov"}
HARBOURS_INLAND = {"arkhangelsk", "basra", "khorramshahr", "portsaid", "suez"}
EARTH_KM = 40_075
MOST_KM_A_DAY = {"rail": 800, "ship": 1100, "road": 500, "foot": 40, "combat": 40, "air": 4000}
SOLDIERS_OUT, CIVILIANS_OUT = 78_470, 37_272


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return check(read_folder(ROOT)).atlas


class Land:
    """The world's land as the basemap has it: rings of land run one way, inland seas the other."""

    def __init__(self) -> None:
        rings = [r for r in coast.read_coast(COAST) if len(r) > 3]
        self.signs = [1 if shapely.is_ccw(shapely.LinearRing(ring)) else -1 for ring in rings]
        self.areas = [shapely.make_valid(Polygon(ring)) for ring in rings]
        self.tree = shapely.STRtree(self.areas)

    def km(self, line: Line) -> float:
        """How many kilometres of a line lie on land."""
        flat = LineString(mercator(np.array(line)) * GRID)
        near = self.tree.query(flat, predicate="intersects")
        steps = sum(self.signs[i] * shapely.intersection(self.areas[i], flat).length for i in near)
        stretch = np.cos(np.radians(np.mean([lat for _, lat in line])))
        return float(steps / GRID * EARTH_KM * stretch)


@pytest.fixture(scope="module")
def land() -> Land:
    return Land()


def all_legs(atlas: Atlas) -> Iterator[tuple[str, Leg]]:
    return ((route.id, leg) for route in atlas.routes for leg in route.legs)


def steps_of(leg: Leg) -> Iterator[tuple[str, str]]:
    return pairwise((leg.origin, *leg.via, leg.destination))


def is_inland_waterway(step: tuple[str, str]) -> bool:
    """Whether a step is on a canal, on the Volga, or on a river between its mouth and a harbour."""
    if ON_THE_VOLGA.issuperset(step):
        return True
    known = [end.startswith(INLAND_WATERWAYS) for end in step]
    return all(known) or (any(known) and not HARBOURS_INLAND.isdisjoint(step))


def drawn(atlas: Atlas, leg: Leg) -> list[Line]:
    """The lines that the page draws for a leg, but not those on inland waterways."""
    steps = tuple(Leg(*step, mode="ship") for step in steps_of(leg) if not is_inland_waterway(step))
    alone = replace(atlas, routes=(Route("steps", {}, "#000000", steps),))
    return [part for traced in trace(alone).routes[0].legs for part in traced.parts]


def test_the_strands_are_those_of_the_story(atlas: Atlas) -> None:
    assert {route.id for route in atlas.routes} == STRANDS


def test_the_caspian_is_sea_and_siberia_is_land(land: Land) -> None:
    assert land.km(line_through((50.5, 40.0), (51.5, 40.0))) == pytest.approx(0, abs=0.01)
    assert land.km(line_through((60.0, 60.0), (61.0, 60.0))) == pytest.approx(55.7, rel=0.01)


def test_no_ship_crosses_more_than_a_strip_of_land(atlas: Atlas, land: Land) -> None:
    on_land = {
        (strand, leg.origin, leg.destination): round(sum(map(land.km, drawn(atlas, leg))))
        for strand, leg in all_legs(atlas)
        if leg.mode == "ship"
    }
    assert len(on_land) > 10
    assert {leg: km for leg, km in on_land.items() if km > MOST_LAND_KM} == {}


def test_on_land_no_leg_is_drawn_with_a_ruler(atlas: Atlas) -> None:
    points = {place.id: (place.lat, place.lon) for place in atlas.places}
    long_steps = {
        (strand, *step)
        for strand, leg in all_legs(atlas)
        for step in steps_of(leg)
        if leg.mode not in ("ship", "air")
        and geodesic(points[step[0]], points[step[1]]).km > LONGEST_STEP_KM
    }
    assert long_steps == set()


def test_no_leg_is_faster_than_its_mode_allows(atlas: Atlas) -> None:
    too_fast = {
        (traced.route.id, one.leg.origin, one.leg.destination)
        for traced in trace(atlas).routes
        for one in traced.legs
        if one.km > MOST_KM_A_DAY[one.leg.mode] * days(one.leg)
    }
    assert too_fast == set()


def days(leg: Leg) -> int:
    """The longest time that a leg may have taken, in days."""
    if leg.start is None:
        return 10_000
    last = (leg.end or leg.start).latest
    return last.toordinal() - leg.start.earliest.toordinal() + 1


def too_early(atlas: Atlas) -> set[tuple[str, str, str]]:
    """The legs that leave before anybody can have come, where nobody is known to be there."""
    legs = [
        (route.route.id, one.leg, one.km) for route in trace(atlas).routes for one in route.legs
    ]
    there = {place.id: place.start for place in atlas.places}
    came: dict[str, list[int]] = {}
    for _, leg, km in legs:
        if leg.start:
            first = leg.start.earliest.toordinal() + int(km // MOST_KM_A_DAY[leg.mode])
            came.setdefault(leg.destination, []).append(first)
    return {
        (strand, leg.origin, leg.destination)
        for strand, leg, _ in legs
        if leg.start and leg.origin in came
        if not ((start := there[leg.origin]) and start.latest < leg.start.earliest)
        if min(came[leg.origin]) > leg.start.latest.toordinal()
    }


def test_no_leg_leaves_before_its_people_can_have_come(atlas: Atlas) -> None:
    assert too_early(atlas) == set()


def test_trains_that_start_on_the_day_the_ship_leaves_are_found(atlas: Atlas) -> None:
    """So the first evacuation stood once, 1,700 km apart."""
    ship = next(leg for _, leg in all_legs(atlas) if leg.origin == "krasnovodsk")
    routes = [
        replace(
            route,
            legs=tuple(
                replace(leg, start=ship.start) if leg.destination == "krasnovodsk" else leg
                for leg in route.legs
            ),
        )
        for route in atlas.routes
    ]
    found = too_early(replace(atlas, routes=tuple(routes)))
    assert {("army", "krasnovodsk", "pahlevi"), ("civilians", "krasnovodsk", "pahlevi")} <= found


def test_every_leg_has_dates_a_text_and_a_source(atlas: Atlas) -> None:
    bare = {
        (strand, leg.origin, leg.destination)
        for strand, leg in all_legs(atlas)
        if leg.start is None or not (leg.text or leg.people_note).get("en") or not leg.sources
    }
    assert bare == set()


def test_no_more_people_cross_the_caspian_than_left_the_soviet_union(atlas: Atlas) -> None:
    crossed = {
        strand: sum(
            leg.people or 0
            for other, leg in all_legs(atlas)
            if other == strand and (leg.origin, leg.destination) == ("krasnovodsk", "pahlevi")
        )
        for strand in ("army", "civilians")
    }
    assert crossed == {"army": 33_069 + 44_832, "civilians": 10_789 + 25_437}
    assert crossed["army"] <= SOLDIERS_OUT
    assert crossed["civilians"] <= CIVILIANS_OUT


def test_every_road_from_the_caspian_on_begins_where_another_ends(atlas: Atlas) -> None:
    reached = {end for _, leg in all_legs(atlas) for end in (*leg.via, leg.destination)}
    before_the_sea = {"karkin_batash", "homs"}
    begun = {leg.origin for strand, leg in all_legs(atlas) if strand not in ("gulags", "anders")}
    assert begun - reached == before_the_sea
