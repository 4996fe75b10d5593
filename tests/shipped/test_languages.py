"""The shipped story says the same in both of its languages: text for text, number for number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

import pytest

from itinerarium.vocabulary.map_links import without_map_links
from tests.stories import shipped_story

THOUSANDS = {"en": ",", "pl": "\u00a0"}
FRACTION = {"en": "[.]", "pl": "[.,]"}
"""Polish has a comma in 0,7 million and, as English, a full stop in 9.40 o'clock."""

CORPS = re.compile(r"\b(?:II|2nd|Second) (?:Polish )?Corps\b|\b2 Korpus(?:u|owi|em|ie)?\b")
"""The corps is named with its number in one language where "the corps" will do in the other."""


def numbers(text: str, language: str) -> list[str]:
    """Every number of a text, without separators of thousands, from the smallest string."""
    named = CORPS.sub("", without_map_links(text))
    plain = re.sub(rf"(?<=\d){THOUSANDS[language]}(?=\d{{3}}(?!\d))", "", named)
    found = re.findall(rf"\d+(?:{FRACTION[language]}\d+)?", plain)
    return sorted(number.replace(",", ".") for number in found)


def texts(item: Any) -> dict[str, Mapping[str, str]]:
    """The texts by language that a place, a leg or the story has, by the name of the field."""
    found = {field.name: getattr(item, field.name) for field in fields(item)}
    return {name: value for name, value in found.items() if is_text(value)}


def is_text(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values())


def numbers_by_text(item: Any, language: str) -> dict[str, list[str]]:
    return {
        name: numbers(text[language], language)
        for name, text in texts(item).items()
        if text.get(language)
    }


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "38,273 men, 1,200 beds and 7 days", ["1200", "38273", "7"]),
        ("pl", "38\u00a0273 ludzi, 1200 łóżek i 7 dni", ["1200", "38273", "7"]),
        ("en", "0.7–1.7 million on 3, 4 or 5 May 1942.", ["0.7", "1.7", "1942", "3", "4", "5"]),
        ("pl", "0,7–1,7 miliona 3, 4 albo 5 maja 1942.", ["0.7", "1.7", "1942", "3", "4", "5"]),
        ("en", "at 9.40 or 10.00 on 18 May 1944", ["10.00", "18", "1944", "9.40"]),
        ("pl", "18 maja 1944 o 9.40 albo 10.00", ["10.00", "18", "1944", "9.40"]),
        ("en", "the 5th Division of II Corps, the 2nd Polish Corps", ["5"]),
        ("pl", "5 Dywizja 2 Korpusu, 2 Korpus Polski", ["5"]),
        ("pl", "2 korpusy po 20\u00a0000 ludzi", ["2", "20000"]),
    ],
)
def test_a_number_is_known_however_its_language_writes_it(
    language: str, text: str, expected: list[str]
) -> None:
    assert numbers(text, language) == expected


ATLAS = shipped_story().atlas
PLACES = [place for place in ATLAS.places if not place.is_waypoint]
LEGS = [(route, leg) for route in ATLAS.routes for leg in route.legs]


def test_the_shipped_story_is_told_in_english_and_polish() -> None:
    assert ATLAS.languages == ("en", "pl")


def differing(items: Iterable[tuple[str, Any]]) -> dict[str, tuple[object, object]]:
    """The items whose texts or numbers in Polish are not those in English, with both."""
    pairs = (
        (name, numbers_by_text(item, "pl"), numbers_by_text(item, "en")) for name, item in items
    )
    return {name: (polish, english) for name, polish, english in pairs if polish != english}


def test_each_place_has_the_same_texts_and_numbers_in_both_languages() -> None:
    assert differing((place.id, place) for place in PLACES) == {}


def test_each_leg_has_the_same_texts_and_numbers_in_both_languages() -> None:
    legs = ((f"{route.id}:{leg.origin} to {leg.destination}", leg) for route, leg in LEGS)
    assert differing(legs) == {}


def test_titles_and_notes_are_the_same_in_both_languages() -> None:
    parts = [ATLAS, *ATLAS.routes, *ATLAS.overlays]
    assert differing((getattr(part, "id", "head"), part) for part in parts) == {}


def test_a_number_that_only_one_language_has_is_found() -> None:
    katyn = next(place for place in PLACES if place.id == "katyn")
    wrong = replace(katyn, text={**katyn.text, "pl": katyn.text["pl"] + " 12345"})
    assert differing([("katyn", katyn), ("wrong", wrong)]).keys() == {"wrong"}


def test_polish_texts_have_polish_signs_and_no_english_ones() -> None:
    told = [
        (place.id, name, text["pl"])
        for place in PLACES
        for name, text in texts(place).items()
        if text.get("pl")
    ]
    assert [row for row in told if re.search(r"[\"'<“]|  | - |\.\.\.", row[2])] == []
    assert [row for row in told if row[2].count("„") != row[2].count("”")] == []
