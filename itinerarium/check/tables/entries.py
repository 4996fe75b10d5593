"""The tables of the glossary and of the people -> entries, and every problem in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, repeat

from itinerarium.check.tables.cell import parse_day
from itinerarium.check.tables.column import (
    Part,
    by_language,
    parse_column,
    parse_each,
    texts,
)
from itinerarium.check.tables.dates import reversed_dates
from itinerarium.check.tables.links import parse_link
from itinerarium.check.tables.media import media_columns
from itinerarium.problems.problem import problem, shown
from itinerarium.read import Sheets, Table
from itinerarium.read.listed import listed
from itinerarium.vocabulary.atlas import Entry, EntryKind, Text
from itinerarium.vocabulary.errors import Problem

_COLUMNS: Mapping[EntryKind, tuple[str, str]] = {
    "term": ("term", "meaning"),
    "person": ("name", "who"),
}
"""Of each kind the columns that no row is without: the name, and what is said of it."""


def check_entries(sheets: Sheets, languages: Sequence[str]) -> Part[Entry]:
    """The terms and people that the story explains, and the problems of their tables."""
    given: tuple[tuple[Table | None, EntryKind], ...] = (
        (sheets.glossary, "term"),
        (sheets.people, "person"),
    )
    parts = [_check_table(sheets, table, kind, languages) for table, kind in given if table]
    problems = tuple(chain.from_iterable(part.problems for part in parts))
    tables = [table for table, _ in given if table is not None]
    twice = tuple(_explained_twice(tables, languages))
    values = tuple(chain.from_iterable(part.values for part in parts))
    return Part(() if twice else values, (*problems, *twice))


def _check_table(
    sheets: Sheets, table: Table, kind: EntryKind, languages: Sequence[str]
) -> Part[Entry]:
    name, meaning = _COLUMNS[kind]
    born = parse_column(table, "born", parse_day)
    died = parse_column(table, "died", parse_day)
    links = parse_column(table, "links", partial(parse_each, parse=parse_link))
    part: Part[Entry] = Part(
        (),
        (
            *_unwritten(table, (name, meaning), languages),
            *(one for column in (born, died, links) for one in column.problems),
            *reversed_dates(table, born.values, died.values, "died"),
        ),
    )
    if part.is_wrong or not by_language(table, name, languages):
        return part
    rows = zip(
        repeat(kind),
        texts(table, name, languages),
        texts(table, meaning, languages),
        map(_listed, texts(table, "forms", languages)),
        texts(table, "pronunciation", languages),
        born.values,
        died.values,
        (one or () for one in links.values),
        media_columns(table, sheets),
        strict=False,  # the kind has no end
    )
    return Part(tuple(Entry(*row) for row in rows), part.problems)


def _listed(forms: Text) -> Mapping[str, tuple[str, ...]]:
    return {language: listed(cell) for language, cell in forms.items()}


def _unwritten(table: Table, names: Sequence[str], languages: Sequence[str]) -> Iterator[Problem]:
    """A problem for each empty cell that the story's first language must have."""
    for name in names:
        column = by_language(table, name, languages[:1]).get(languages[0])
        for row, cell in enumerate(column.cells if column else ()):
            if not cell:
                yield problem("P319", table.cell(row, column), column=name)


def _explained_twice(tables: Sequence[Table], languages: Sequence[str]) -> Iterator[Problem]:
    """A problem for each word that two rows would explain."""
    for language in languages:
        first: dict[str, str] = {}
        for table in tables:
            yield from _repeated_words(table, language, languages, first)


def _repeated_words(
    table: Table, language: str, languages: Sequence[str], first: dict[str, str]
) -> Iterator[Problem]:
    for row in range(len(table.lines)):
        here = f"{table.file}, line {table.lines[row]}"
        for name in ("term", "name", "forms"):
            column = by_language(table, name, languages).get(language)
            for word in listed(column.cells[row]) if column else ():
                if first.setdefault(word, here) != here:
                    at = table.cell(row, column)
                    yield problem("P320", at, value=shown(word), first=first[word])
