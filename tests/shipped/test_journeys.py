"""The shipped story's journeys: how long they are, and that their texts say it."""

from __future__ import annotations

import re
from itertools import pairwise

from itinerarium import read_story
from itinerarium.export.written import plain
from itinerarium.vocabulary.story import JourneyData
from tests.stories import REPOSITORY

STORY = read_story(REPOSITORY)
JOURNEYS = {one["id"]: one for one in STORY["journeys"]}
FIGURE = re.compile(r"about ([\d,]+)\skm|około ([\d\s]+?)\skm")


def km_from(journey: JourneyData, place: str) -> float:
    """The length of a journey from one of its places to its end."""
    first = [origin for origin, *_ in journey["legs"]].index(place)
    return sum(km for *_, km in journey["legs"][first:])


def figures_in(journey: JourneyData) -> dict[str, int]:
    """The kilometres that a journey's text names in each language."""
    found = {}
    for language, text in journey["text"].items():
        if match := FIGURE.search(plain(text)):
            found[language] = int(re.sub(r"\D", "", match[1] or match[2]))
    return found


def test_the_first_journey_is_the_maps_road() -> None:
    assert next(iter(JOURNEYS)) == "road"
    assert JOURNEYS["road"]["stages"] == [
        "gulags",
        "totskoye",
        "krasnovodsk",
        "pahlevi",
        "khanaqin",
        "tobruk",
        "montecassino",
    ]


def test_the_texts_name_the_lengths_that_are_measured_in_both_languages() -> None:
    starts = {"road": "totskoye", "vorkuta": "vorkuta", "kolyma": "susuman"}
    measured = {id_: round(km_from(JOURNEYS[id_], place), -1) for id_, place in starts.items()}
    assert measured == {"road": 8750, "vorkuta": 11450, "kolyma": 19130}
    assert {id_: figures_in(JOURNEYS[id_]) for id_ in starts} == {
        id_: {"en": km, "pl": km} for id_, km in measured.items()
    }


STAGES = ["gulags", "totskoye", "krasnovodsk", "pahlevi", "khanaqin", "alexandria", "montecassino"]


def test_the_chart_of_the_road_shows_the_lengths_that_are_measured() -> None:
    [chart] = [one for one in STORY["charts"] if "From stage to stage" in one["title"]["en"]]
    ahead = [km_from(JOURNEYS["road"], stage) for stage in STAGES[:-1]] + [0]
    measured = [round(here - there, -1) for here, there in pairwise(ahead)]
    shown = [int(re.sub(r"\D", "", one["amount"]["en"])) for one in chart["values"]]
    assert shown == measured


def test_a_typical_way_says_that_it_is_nobodys_own() -> None:
    typical = [one for one in JOURNEYS.values() if "typical" in one["title"]["en"]]
    assert len(typical) == 5
    silent = [one["id"] for one in typical if "single" not in str(one["text"]["en"])]
    assert silent == []


def test_each_journey_has_a_text_in_both_languages_and_sources() -> None:
    bare = [
        id_
        for id_, one in JOURNEYS.items()
        if set(one.get("text", {})) != {"en", "pl"}
        or set(one["title"]) != {"en", "pl"}
        or not one.get("sources")
    ]
    assert bare == []


def test_the_generals_way_says_what_is_a_guess_and_sources_what_is_not() -> None:
    [own] = [one for one in STORY["routes"] if one["id"] == "anders"]
    assert own.get("shown") is False
    assert all(leg.get("sources") for leg in own["legs"])
    assert all(leg.get("certainty") == "guess" for leg in own["legs"] if leg["from"] == "london")
    text = JOURNEYS["anders"]["text"]
    assert "guesses" in str(text["en"])
    assert "domysłem" in str(text["pl"])
