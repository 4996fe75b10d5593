"""Each row of the shipped story is what a historian would let pass."""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
import shapely

from itinerarium.check.plausible.shore import km_out_at_sea
from itinerarium.vocabulary.atlas import (
    Atlas,
    Date,
    Leg,
    Place,
)
from tests.shipped.test_languages import texts
from tests.stories import REPOSITORY, shipped_story

DATA = REPOSITORY / "tests" / "data"
EXCEPTIONS = tomllib.loads((DATA / "story_exceptions.toml").read_text(encoding="utf-8"))
FIRST_YEAR, LAST_YEAR = 1939, 1948
LONGEST_LEAD = 200
BORDER_KM = 8
"""How far a border of ``countries.json`` may be off, and how far out a harbour may lie."""
DEGREE_KM = 111.2
COAST_KM = 4
LEAST_PLACES, MOST_STOPS, LEAST_STOPS = 110, 30, 24
STRAIGHT = re.compile(r"[\"'<`]|  | - |--|\.\.\.|\d-\d{2,}|^\s|\s$|[„«»]|(?<![GgOo])‘")
"""Signs of a typewriter and marks of other languages in an English text; Uzbek has o‘ and g‘."""

ATLAS: Atlas = shipped_story().atlas
PLACES = [place for place in ATLAS.places if not place.is_waypoint]
BY_ID = {place.id: place for place in ATLAS.places}
LEGS = [(route.id, leg) for route in ATLAS.routes for leg in route.legs]


@cache
def countries() -> Mapping[str, shapely.Geometry]:
    """Today's countries by name, as lon and lat."""
    told = json.loads((DATA / "countries.json").read_text(encoding="utf-8"))
    return {name: shapely.union_all(list(map(_area, rings))) for name, rings in told.items()}


def _area(steps: list[int]) -> shapely.Geometry:
    points = np.cumsum(np.array(steps).reshape(-1, 2), axis=0) / 100
    return shapely.make_valid(shapely.Polygon(points))


def km_from(place: Place, country: str) -> float:
    """How far outside a country a place lies; 0 inside."""
    squeezed = np.array([np.cos(np.radians(place.lat)), 1])
    area = shapely.transform(countries()[country], lambda points: points * squeezed)
    return shapely.distance(area, shapely.Point(*(place.lon, place.lat) * squeezed)) * DEGREE_KM


def around(place: Place) -> list[str]:
    """The countries whose bounding box a place lies in, or within a degree of latitude of it."""
    height = 1.0
    width = height / np.cos(np.radians(place.lat))
    window = shapely.box(
        place.lon - width, place.lat - height, place.lon + width, place.lat + height
    )
    return [name for name, area in countries().items() if window.intersects(shapely.envelope(area))]


def country_of(place: Place) -> str:
    return place.modern["en"].rpartition(", ")[2]


def english(item: Place | Leg) -> Iterator[str]:
    return (text["en"] for text in texts(item).values() if text.get("en"))


def days_of(item: Place | Leg) -> list[Date]:
    return [date for date in (item.start, item.end) if date]


def test_the_story_has_its_places_stops_and_sources() -> None:
    stops = sorted(place.stop for place in PLACES if place.stop is not None)
    assert len(PLACES) >= LEAST_PLACES
    assert LEAST_STOPS <= len(stops) <= MOST_STOPS
    assert stops == list(range(1, len(stops) + 1))
    assert sum(place.rank == 1 for place in PLACES) == 7


def test_nothing_in_the_story_is_hard_to_believe() -> None:
    assert shipped_story().warnings == ()


def test_no_note_for_teachers_reads_the_counter_of_kilometres() -> None:
    """It shows the road up to the day, which is not what a note about people means."""
    counted = re.compile(r"counter|licznik", re.IGNORECASE)
    naming = {place.id for place in PLACES for text in place.notes.values() if counted.search(text)}
    assert naming == set()


def test_no_text_but_a_doubt_talks_of_the_article() -> None:
    told = ("lead", "text", "text_easy", "question", "answer", "notes")
    article = re.compile(r"\bthe article|artykuł", re.IGNORECASE)
    talking = {
        (place.id, field)
        for place in PLACES
        for field in told
        for text in getattr(place, field).values()
        if article.search(text)
    }
    assert talking == set()


def test_a_place_on_the_wrong_side_of_a_border_is_found() -> None:
    west_of_the_bug = replace(BY_ID["brest"], lon=23.2)
    assert km_from(BY_ID["brest"], "Belarus") == 0
    assert km_from(west_of_the_bug, "Poland") == 0
    assert km_from(west_of_the_bug, "Belarus") > BORDER_KM


def test_every_source_is_used_somewhere() -> None:
    used = {key for place in ATLAS.places for key in place.sources}
    used |= {key for _, leg in LEGS for key in leg.sources}
    used |= {key for point in ATLAS.strength for key in point.sources}
    used |= {key for chart in ATLAS.charts for value in chart.values for key in value.sources}
    used |= {key for journey in ATLAS.journeys for key in journey.sources}
    assert ATLAS.sources.keys() - used == set()


def test_every_exception_is_needed() -> None:
    outside = {place.id for place in PLACES if out_of_time(place)}
    assert EXCEPTIONS["years"].keys() == outside
    assert EXCEPTIONS["country"].keys() <= BY_ID.keys()


def out_of_time(item: Place | Leg) -> bool:
    years = [year for date in days_of(item) for year in (date.earliest.year, date.latest.year)]
    return any(not FIRST_YEAR <= year <= LAST_YEAR for year in years)


def failing(found: Iterable[tuple[str, Mapping[str, bool]]]) -> dict[str, list[str]]:
    """The rows with a check that does not hold, each with the names of its failed checks."""
    failed = ((row, [name for name, holds in checks.items() if not holds]) for row, checks in found)
    return {row: names for row, names in failed if names}


def by_place(checks: Callable[[Place], Mapping[str, bool]]) -> dict[str, list[str]]:
    return failing((place.id, checks(place)) for place in PLACES)


def by_leg(checks: Callable[[Leg], Mapping[str, bool]]) -> dict[str, list[str]]:
    return failing(
        (f"{strand}:{leg.cell.line} {leg.origin} to {leg.destination}", checks(leg))
        for strand, leg in LEGS
    )


def test_a_row_that_fails_is_named_with_what_failed() -> None:
    undated = replace(BY_ID["brest"], start=None)
    assert failing((one.id, time_checks(one)) for one in (undated, BY_ID["katyn"])) == {
        "brest": ["has a start"]
    }


def time_checks(place: Place) -> Mapping[str, bool]:
    start, end = place.start, place.end
    return {
        "has a start": start is not None,
        "in time or excepted": not out_of_time(place) or bool(EXCEPTIONS["years"].get(place.id)),
        "ends after its start": not (start and end) or start.earliest <= end.earliest,
    }


def test_each_place_has_a_time_within_the_story_or_a_reason() -> None:
    assert by_place(time_checks) == {}


def country_checks(place: Place) -> Mapping[str, bool]:
    own = country_of(place)
    if place.id in EXCEPTIONS["country"]:
        return {f"{own} is no country of today": own not in countries()}
    near = {name: km for name in around(place) if (km := km_from(place, name)) <= BORDER_KM}
    return {
        f"within {BORDER_KM} km of {own}": own in near,
        f"no country is nearer than {own}": near.get(own, math.inf)
        <= min(near.values(), default=0),
    }


def test_each_place_lies_in_the_country_that_it_names() -> None:
    assert by_place(country_checks) == {}


def test_each_place_is_dated_described_and_sourced() -> None:
    def checks(place: Place) -> Mapping[str, bool]:
        return {
            "kind": bool(place.kind),
            "accuracy": bool(place.accuracy_km),
            "text": bool(place.text.get("en")),
            "sources": bool(place.sources),
            "not from memory": "mem" not in place.sources,
        }

    assert by_place(checks) == {}


STOP_TEXTS = ("title", "lead", "section", "chapter", "question", "answer", "notes")


def stop_checks(place: Place) -> Mapping[str, bool]:
    return {
        **{name: bool(getattr(place, name).get("en")) for name in STOP_TEXTS},
        "minutes": bool(place.minutes),
        "short lead": all(len(lead) <= LONGEST_LEAD for lead in place.lead.values()),
        "80 to 180 words": 80 <= len(place.text["en"].split()) <= 180,
    }


def test_each_stop_has_all_that_a_teacher_needs() -> None:
    stops = [place for place in PLACES if place.stop is not None]
    assert failing((stop.id, stop_checks(stop)) for stop in stops) == {}


def test_the_english_texts_of_places_have_the_signs_of_print() -> None:
    def checks(place: Place) -> Mapping[str, bool]:
        return {text: is_printed_english(text) for text in english(place)}

    assert by_place(checks) == {}


def is_printed_english(text: str) -> bool:
    return not STRAIGHT.search(text) and text.count("“") == text.count("”")


def is_printed_polish(text: str) -> bool:
    return not re.search(r"[\"'<“]|  | - |\.\.\.", text) and text.count("„") == text.count("”")


@pytest.mark.parametrize("text", ["it's", "1942-43", "a - b", "„so”", "“so", "so..."])
def test_the_signs_of_a_typewriter_are_found(text: str) -> None:
    assert not is_printed_english(text)


def test_the_texts_of_legs_have_the_signs_of_print() -> None:
    def checks(leg: Leg) -> Mapping[str, bool]:
        written = [text for text in (leg.text, leg.people_note) if text]
        return {
            "has a text": bool(written),
            **{text["en"]: is_printed_english(text["en"]) for text in written},
            **{text["pl"]: is_printed_polish(text["pl"]) for text in written},
        }

    assert by_leg(checks) == {}


def test_each_leg_is_within_the_time_of_the_story() -> None:
    assert (
        by_leg(lambda leg: {"start": leg.start is not None, "in time": not out_of_time(leg)}) == {}
    )


def has_people(leg: Leg) -> bool:
    """Whether somebody came to a leg's origin before the leg ends, or the place had its people."""
    if leg.start is None:
        return False
    last = (leg.end or leg.start).latest
    place = BY_ID[leg.origin]
    came = [one.start.earliest for _, one in LEGS if one.destination == leg.origin and one.start]
    came += [place.start.earliest] if place.start else []
    return min(came) <= last


def test_each_leg_begins_where_people_are() -> None:
    assert by_leg(lambda leg: {"people are there": has_people(leg)}) == {}


def travelled(leg: Leg) -> int | None:
    """How many went on a leg; nobody knows where a note says that its number counts others."""
    return None if leg.people_note else leg.people


def brought(strand: str, place: str, leg: Leg) -> int:
    """How many were counted on a strand's legs that end where this leg begins, or before those."""
    earlier = [
        one
        for route, one in LEGS
        if route == strand and one.destination == place and one is not leg
        if one.start and leg.start and one.start.earliest <= leg.start.latest
    ]
    return sum(travelled(one) or brought(strand, one.origin, one) for one in earlier)


def test_no_more_people_go_on_than_came_unless_the_leg_says_why() -> None:
    grown = {
        f"{leg.origin} {leg.destination}": leg.text["en"]
        for strand, leg in LEGS
        if (people := travelled(leg)) and people > (brought(strand, leg.origin, leg) or people)
    }
    assert grown.keys() == EXCEPTIONS["grown"].keys()
    assert [why for leg, why in EXCEPTIONS["grown"].items() if why not in grown[leg]] == []


TO_THE_ARMY = [leg for _, leg in LEGS if leg.people_note]
NOT_KNOWN = {
    "en": "how many reached the army is not known",
    "pl": "ilu dotarło do wojska, nie wiadomo",
}


def deported_to(place: Place) -> int | None:
    """How many were deported to a region of exile, as its place tells."""
    is_region = place.kind == "settlement" and country_of(place) in ("Russia", "Kazakhstan")
    return place.people if is_region else None


def test_each_region_of_exile_has_a_way_to_the_army_as_broad_as_its_deportees() -> None:
    regions = {place.id: count for place in PLACES if (count := deported_to(place))}
    drawn = {leg.origin: leg.people for leg in TO_THE_ARMY if leg.origin in regions}
    assert drawn == {
        id_: count for id_, count in regions.items() if id_ not in EXCEPTIONS["no_way"]
    }


def test_a_breadth_that_is_not_who_went_says_what_it_is_and_where_it_is_from() -> None:
    """Only Kotlas, where the roads of the Komi republic end, bears the number of another place."""
    for leg in TO_THE_ARMY:
        counted_at = BY_ID[EXCEPTIONS["counted_at"].get(leg.origin, leg.origin)]
        assert leg.people == deported_to(counted_at)
        assert leg.sources[0] == counted_at.sources[0]
        assert [
            lang for lang, words in NOT_KNOWN.items() if words not in leg.people_note[lang]
        ] == []


def test_no_deportation_brought_more_than_were_counted_in_its_region() -> None:
    out = [leg for strand, leg in LEGS if strand == "gulags" and travelled(leg)]
    counted = {leg.destination: deported_to(BY_ID[leg.destination]) for leg in out}
    assert {"arkhangelsk", "petropavlovsk", "semipalatinsk"} <= counted.keys()
    assert [
        leg for leg in out if (count := counted[leg.destination]) and (travelled(leg) or 0) > count
    ] == []


def test_land_places_lie_on_land_and_waypoints_of_ships_in_the_water() -> None:
    carried = {id_: {leg.mode for _, leg in LEGS if id_ in leg.via} for id_ in BY_ID}
    afloat = [id_ for id_, by in carried.items() if by == {"ship"} and BY_ID[id_].is_waypoint]
    ashore = [id_ for id_ in BY_ID if id_ not in afloat]
    out = dict(zip(BY_ID, km_out_at_sea([(p.lon, p.lat) for p in ATLAS.places]), strict=True))
    assert {id_: out[id_] for id_ in ashore if out[id_] > COAST_KM} == {}
    assert {id_ for id_ in afloat if out[id_] == 0} == set(EXCEPTIONS["on_land"])


POINTS = tomllib.loads((DATA / "doubts.toml").read_text(encoding="utf-8"))["point"]


def test_there_are_twenty_one_points_on_which_the_article_is_doubted() -> None:
    assert len(POINTS) == 21


def missing_words(point: Mapping[str, Any]) -> list[str]:
    doubt = BY_ID[point["place"]].doubt
    return [words for lang in ("en", "pl") for words in point[lang] if words not in doubt[lang]]


def test_each_doubt_about_the_article_stands_where_it_belongs() -> None:
    lacking = {point["says"]: missing_words(point) for point in POINTS}
    assert {says: words for says, words in lacking.items() if words} == {}
