"""The story is told in our own words: no run of twelve is the article's, quotations aside.

The article itself is no part of the repository; hashes of its runs of words are.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.shingles import RUN, SHINGLES, hashed, hashes, runs, words

TITLE_OF_A_BOOK = (
    "Norman Davies, Trail of Hope: The Anders Army, An Odyssey Across Three Continents, "
    "Osprey Publishing, 2015"
)
"""What the article recommends is named as it names it."""
QUOTED = {"quote", "quote_pl"}
MAY_CITE = {"doubt", "doubt_pl"}
"""Where the article is weighed against other sources; all else tells what happened."""
THE_ARTICLE = re.compile(r"\bthe article\b|\bartyku[łl]", re.IGNORECASE)
TABLES = [REPOSITORY / f"{name}.csv" for name in ("places", "people", "glossary")]
TABLES += sorted((REPOSITORY / "routes").glob("*.csv"))
ARTICLE = frozenset(SHINGLES.read_text(encoding="ascii").split())


def told_in(table: Path) -> Iterator[tuple[str, str]]:
    """Every cell that is no quotation, with the line and the column where it stands."""
    with table.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            yield from ((f"row {number}, {name}", cell) for name, cell in row.items())


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def taken(text: str) -> list[str]:
    """The runs of words that are the article's."""
    return [run for run in runs(text) if hashed(run) in ARTICLE]


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_no_run_of_twelve_words_of_a_table_is_the_articles(table: Path) -> None:
    told = [(where, cell) for where, cell in told_in(table) if where.split(", ")[1] not in QUOTED]
    assert len(told) > 50
    assert {where: found for where, cell in told if (found := taken(cell))} == {}


def test_only_doubts_speak_of_the_article() -> None:
    told = [
        (f"{table.name}, {where}", cell)
        for table in TABLES
        for where, cell in told_in(table)
        if where.split(", ")[1] not in MAY_CITE
    ]
    assert len(told) > 5000
    assert [where for where, cell in told if THE_ARTICLE.search(cell)] == []


def test_no_run_of_twelve_words_of_story_toml_is_the_articles() -> None:
    story = tomllib.loads((REPOSITORY / "story.toml").read_text(encoding="utf-8"))
    books = hashes(TITLE_OF_A_BOOK)
    found = [run for text in strings(story) for run in taken(text) if hashed(run) not in books]
    assert found == []


def test_a_run_that_is_the_articles_is_found() -> None:
    assert len(taken(f"One should read {TITLE_OF_A_BOOK.upper()} – all of it.")) == 5


def test_quotations_are_few_short_and_signed() -> None:
    with TABLES[0].open(encoding="utf-8", newline="") as file:
        quoted = [row for row in csv.DictReader(file) if row["quote"]]
    assert len(quoted) <= 10
    assert all(len(words(row["quote"])) <= 60 and row["quote_by"] for row in quoted)


def test_runs_are_of_twelve_words_whatever_stands_between_them() -> None:
    letters = "a b c d e f g h i j k l"
    assert list(runs(letters)) == [letters]
    assert list(runs("A, b–c (d) “e”: f; g.\n\nh/i j… k Ł!")) == ["a b c d e f g h i j k ł"]
    assert list(runs("a b c d e f g h i j k")) == []
    assert RUN == 12
