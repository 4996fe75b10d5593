"""The shipped story's sources: no copy of somebody else's work, and books cited as books."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from itinerarium.vocabulary.atlas import Place
from tests.conftest import REPOSITORY
from tests.shipped.test_languages import numbers
from tests.stories import shipped_story

ATLAS = shipped_story().atlas
SOURCES = ATLAS.sources
PLACES = {place.id: place for place in ATLAS.places if not place.is_waypoint}
COPIES = re.compile(
    r"9lib|bookreadfree|docplayer|docslib|doczz|fdocument|groups\.yahoo|issuhub|livelib|liquisearch"
    r"|paperzz|pastebin|pdfslide|placenote|scribd|softbeam|solidarni2010|studylib|thefgm|threadreader"
    r"|valuewalk|vdoc|whosread|wikisum"
)
"""Sites that copy, and groups and forums: what was read there is cited by its own title."""
NO_AUTHOR, NO_YEAR = {"leb"}, {"leb"}
"""A booklet that names neither."""
WHOLE = {"davies2015", "leb", "orr"}
"""The recommended book, a booklet, and the book on the bear: cited as a whole."""
PASSAGE = re.compile(r"\bpp?\. \d|\bchapters? [\d“o]|\bscan \d|\bquoted\b")
"""Where in a book it stands, or that others quote it."""
TABLE = "hm"
"""The table of deportations by region."""
RESEARCH = ("book", "article", "document")
STAGES = [place for place in ATLAS.places if place.rank == 1]
FIGURES = tomllib.loads(
    (REPOSITORY / "tests" / "data" / "station_figures.toml").read_text(encoding="utf-8")
)
"""Each figure of the main stages' texts and the work that it rests on."""
YEAR = re.compile(r"1[89]\d\d")


def is_copy(url: str) -> bool:
    return bool(COPIES.search(urlsplit(url).netloc + urlsplit(url).path))


def test_no_source_leads_to_a_copy_a_group_or_a_forum() -> None:
    linked = {key: source.url for key, source in SOURCES.items() if source.url}
    assert len(linked) > 150
    assert {key: url for key, url in linked.items() if is_copy(url)} == {}


@pytest.mark.parametrize(
    "url",
    [
        "https://groups.yahoo.com/neo/groups/Kresy-Siberia/conversations/topics/17270",
        "https://9lib.org/document/q051969y",
        "https://thefewgoodmen.com/thefgmforum/threads/thursday",
    ],
)
def test_a_link_to_a_copy_is_found(url: str) -> None:
    assert is_copy(url)


def test_each_book_has_its_author_and_year() -> None:
    books = {key: source for key, source in SOURCES.items() if source.kind == "book"}
    assert {key for key, book in books.items() if not book.author} == NO_AUTHOR
    assert {key for key, book in books.items() if not book.year} == NO_YEAR


def test_each_book_names_the_passage_or_has_a_link() -> None:
    books = {key: source for key, source in SOURCES.items() if source.kind == "book"}
    somewhere = {key for key, book in books.items() if PASSAGE.search(book.text) or book.url}
    assert set(books) - somewhere == WHOLE


def test_no_place_rests_on_the_table_alone() -> None:
    told = {id_: set(place.sources) for id_, place in PLACES.items() if TABLE in place.sources}
    assert len(told) > 15
    assert [id_ for id_, keys in told.items() if keys == {TABLE}] == []


def test_each_main_stage_has_a_work_by_a_named_author_beside_the_article() -> None:
    stages = {id_: place for id_, place in PLACES.items() if place.rank == 1}
    assert len(stages) == 7
    bare = [
        id_
        for id_, stage in stages.items()
        if not any(
            SOURCES[key].author and SOURCES[key].kind in RESEARCH
            for key in stage.sources
            if key != "art"
        )
    ]
    assert bare == []


def is_research(key: str) -> bool:
    return bool(SOURCES[key].author) and SOURCES[key].kind in RESEARCH and key != "art"


def told_figures(stage: Place) -> set[str]:
    """The numbers of three digits and more in what a stage tells, without years."""
    texts = (stage.lead, stage.text, stage.text_easy, stage.people_note, stage.figure_note)
    told = {number for text in texts for number in numbers(text.get("en", ""), "en")}
    counted = {str(one) for one in (stage.people, stage.figure) if one is not None}
    return {one for one in told | counted if len(one) > 2 and not YEAR.fullmatch(one)}


def unfounded(stage: Place) -> set[str]:
    """The figures of a stage that rest on no work of research among its own sources."""
    works = FIGURES[stage.id]
    return {
        one
        for one in told_figures(stage)
        if not ((key := works.get(one)) and key in stage.sources and is_research(key))
    }


def test_each_figure_of_the_main_stages_rests_on_a_work_of_research() -> None:
    assert FIGURES.keys() == {stage.id for stage in STAGES}
    assert {stage.id: unfounded(stage) for stage in STAGES if unfounded(stage)} == {}


def test_no_work_is_named_for_a_figure_that_is_not_told() -> None:
    assert {stage.id: FIGURES[stage.id].keys() - told_figures(stage) for stage in STAGES} == {
        stage.id: set() for stage in STAGES
    }


def test_a_figure_without_a_work_of_research_is_found() -> None:
    tobruk = next(stage for stage in STAGES if stage.id == "tobruk")
    assert unfounded(replace(tobruk, people=4_777)) == {"4777"}
    assert unfounded(replace(tobruk, sources=("art",))) == {"5000", "200", "424"}
