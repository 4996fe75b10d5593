"""The shipped glossary and its people: enough of both, and each in some text of both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from itinerarium.build import compose_folder
from itinerarium.vocabulary.atlas import Entry
from itinerarium.vocabulary.story import Story
from tests.stories import REPOSITORY, shipped_story

ENTRIES: tuple[Entry, ...] = shipped_story().atlas.entries
LEAST_TERMS, LEAST_PEOPLE = 25, 20
ONLY_LISTED = {"term-lend-lease"}
"""What no text names and a class asks for."""
OF_THE_ARTICLE = {
    "Winston Churchill": "1874–1965",
    "Władysław Sikorski": "1881–1943",
    "Ivan Maisky": "1884–1975",
    "Stanisław Kot": "1885–1975",
    "Władysław Anders": "1892–1970",
    "Klemens Stanisław Rudnicki": "1897–1992",
}
"""The people whose years the article gives."""


@pytest.fixture(scope="module")
def story() -> Story:
    return compose_folder(REPOSITORY)[0]


def marked(part: Any) -> Iterator[str]:
    """The ids of all entries that are marked anywhere in a part of the story."""
    if isinstance(part, dict):
        for value in part.values():
            yield from marked(value)
    elif isinstance(part, list):
        if part[:1] == ["t"]:
            yield part[1]
        for value in part:
            yield from marked(value)


def test_there_are_enough_and_each_says_all_in_both_languages() -> None:
    kinds = [entry.kind for entry in ENTRIES]
    assert kinds.count("term") >= LEAST_TERMS
    assert kinds.count("person") >= LEAST_PEOPLE
    languages = set(shipped_story().atlas.languages)
    assert [one.name for one in ENTRIES if {*one.name} != languages != {*one.meaning}] == []


def test_the_people_of_the_article_have_its_years(story: Story) -> None:
    years = {one["name"]["en"]: one.get("years", {}).get("en") for one in story["entries"]}
    assert {name: years[name] for name in OF_THE_ARTICLE} == OF_THE_ARTICLE


def test_each_stands_in_some_text_of_each_language(story: Story) -> None:
    legs = (leg for route in story["routes"] for leg in route["legs"])
    things: list[Any] = [*story["places"], *legs, *story["journeys"]]
    for language in story["languages"]:
        texts = [
            text.get(language, [])
            for thing in things
            for text in (thing.get(key, {}) for key in ("text", "textEasy", "doubt"))
        ]
        found = set(marked(texts))
        assert {one["id"] for one in story["entries"]} - found == ONLY_LISTED, language
