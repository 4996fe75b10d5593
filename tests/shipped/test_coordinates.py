"""Each place of the shipped story lies where a gazetteer has it, within its stated accuracy.

``data/gazetteer.csv`` names for each place a town of GeoNames. A place that is not the town itself
lies so many kilometres from it in a compass bearing: an abbey on its hill, a camp in its forest.
Points at sea are held by the coasts, in ``test_story_data.py``. How far the places lie from towns
of a source that GeoNames does not draw on is measured by ``bench/gazetteer.py``.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from geopy.distance import geodesic

from itinerarium.vocabulary.atlas import Place
from tests.stories import REPOSITORY, shipped_story

Towns = Mapping[str, Mapping[str, Any]]

WAYPOINT_KM = 5.0
"""How far a waypoint, which only bends a line, may be off its town."""


@dataclass(frozen=True)
class Entry:
    """A place's town in the gazetteer, and where it lies seen from the town."""

    id: str
    geonames: str
    town: str
    km: float
    bearing: float


def entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        row["id"],
        row["geonames"],
        row["town"],
        float(row["km"] or 0),
        float(row["bearing"] or 0),
    )


def entries() -> list[Entry]:
    path = REPOSITORY / "tests" / "data" / "gazetteer.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [entry(row) for row in csv.DictReader(file)]


ATLAS = shipped_story().atlas
BY_ID = {place.id: place for place in ATLAS.places}
ENTRIES = entries()


@pytest.fixture
def towns(all_towns: Towns) -> Towns:
    return all_towns


def off_km(place: Place, known: Entry, town: Mapping[str, Any]) -> float:
    """How far a place lies from where the gazetteer puts it."""
    centre = (town["latitude"], town["longitude"])
    expected = geodesic(kilometers=known.km).destination(centre, bearing=known.bearing)
    return float(geodesic((expected.latitude, expected.longitude), (place.lat, place.lon)).km)


def allowed_km(place: Place) -> float:
    return place.accuracy_km or WAYPOINT_KM


def at_sea() -> set[str]:
    """The waypoints that only ships pass."""
    legs = [leg for route in ATLAS.routes for leg in route.legs]
    by_ship = {id_ for leg in legs if leg.mode == "ship" for id_ in leg.via}
    ashore = {id_ for leg in legs if leg.mode != "ship" for id_ in leg.via}
    return {id_ for id_ in by_ship - ashore if BY_ID[id_].is_waypoint}


def test_every_place_but_the_points_at_sea_is_in_the_gazetteer() -> None:
    assert [known.id for known in ENTRIES] == [id_ for id_ in BY_ID if id_ not in at_sea()]


def test_the_gazetteer_means_the_towns_that_it_names(towns: Towns) -> None:
    named = {known.geonames: known.town for known in ENTRIES}
    found = {id_: f"{towns[id_]['name']}, {towns[id_]['countrycode']}" for id_ in named}
    assert found == named


def misplaced(places: Mapping[str, Place], towns: Towns) -> dict[str, float]:
    """The places that lie farther from the gazetteer's point than allowed, and how far in km."""
    off = {one.id: off_km(places[one.id], one, towns[one.geonames]) for one in ENTRIES}
    return {id_: km for id_, km in off.items() if km > allowed_km(places[id_])}


def test_each_place_lies_where_the_gazetteer_has_it(towns: Towns) -> None:
    assert misplaced(BY_ID, towns) == {}


@pytest.mark.parametrize(
    ("id_", "change"),
    [
        ("krasnovodsk", {"lat": 53.0, "lon": 40.0}),  # the axes changed about
        ("tobruk", {"lat": -32.08}),  # the wrong hemisphere
        ("katyn", {"lon": 32.7}),  # one degree off
        ("pahlevi", {"accuracy_km": 0.001}),  # said to be surer than it is
    ],
)
def test_a_place_that_is_put_wrongly_is_found(
    id_: str, change: dict[str, Any], towns: Towns
) -> None:
    wrong = replace(BY_ID[id_], **change)
    assert misplaced({**BY_ID, id_: wrong}, towns).keys() == {id_}


def test_what_lies_off_its_town_is_the_middle_of_what_is_allowed(towns: Towns) -> None:
    apart = [known for known in ENTRIES if known.km]
    off = {known.id: off_km(BY_ID[known.id], known, towns[known.geonames]) for known in apart}
    assert len(apart) < len(ENTRIES) / 8
    assert {id_: km for id_, km in off.items() if km > 1} == {}
