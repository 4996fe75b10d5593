"""The shipped story's annotations: their figures stand in the story, too, with the same sources."""

from __future__ import annotations

import re

from itinerarium.vocabulary.atlas import Annotation
from tests.stories import shipped_story

ATLAS = shipped_story().atlas
PLACES = {place.id: place for place in ATLAS.places}
YEAR = re.compile(r"\b19\d\d\b")
NUMBER = re.compile(r"\d[\d,\u00a0]*")


def numbers(text: str) -> set[int]:
    """The figures in a text, without its years and days."""
    plain = NUMBER.findall(YEAR.sub("", text))
    return {found for one in plain if (found := int(re.sub(r"\D", "", one))) > 31}


def told(annotation: Annotation) -> set[int]:
    """The figures that its place and the counters tell."""
    place = PLACES[annotation.place]
    counted = {point.people for counter in ATLAS.counters for point in counter.points}
    texts = (place.people_note, place.text, place.doubt)
    said = [number for text in texts for number in numbers(text.get("en", ""))]
    # Soviet records to the last man are “about” so many in an annotation.
    return {*said, *counted, place.people or 0, round(place.people or 0, -2)}


WITHOUT_FIGURE = {
    "German arms to the east",
    "Soviet oil, wood and grain to the west",
}
"""Which way the trade went, at the stop that tells of it."""


def test_an_annotation_says_a_figure_that_the_story_tells_alike_in_both_languages() -> None:
    assert len(ATLAS.annotations) >= 5
    wrong = [
        one.text["en"]
        for one in ATLAS.annotations
        if bool(numbers(one.text["en"])) == (one.text["en"] in WITHOUT_FIGURE)
        or numbers(one.text["en"]) != numbers(one.text["pl"])
        or not numbers(one.text["en"]) <= told(one)
    ]
    assert wrong == []


def test_an_annotation_has_sources_of_its_place_or_stops_or_of_the_counters() -> None:
    counted = {key for one in ATLAS.counters for point in one.points for key in point.sources}
    wrong = []
    for one in ATLAS.annotations:
        told_at = [PLACES[id_] for id_ in (one.place, *one.stops)]
        known = {key for place in told_at for key in place.sources}
        if not one.sources or not {*one.sources} <= {*known, *counted}:
            wrong.append(one.text["en"])
    assert wrong == []
