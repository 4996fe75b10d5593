"""The table of places -> places, and every problem in it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from itertools import chain, repeat
from typing import Any

from itinerarium.check.settings.head import Head, readable
from itinerarium.check.tables.cell import (
    parse_id,
    parse_kilometres,
    parse_rank,
    parse_variants,
    parse_whole,
    slugged,
)
from itinerarium.check.tables.column import (
    Parsed,
    Part,
    by_language,
    parse_column,
    parse_each,
    repeated,
    texts,
)
from itinerarium.check.tables.coordinates import misplaced, parse_coordinates
from itinerarium.check.tables.dates import parse_times, reversed_dates
from itinerarium.check.tables.links import parse_link
from itinerarium.check.tables.media import media_columns
from itinerarium.check.tables.pixels import parse_pixels
from itinerarium.check.tables.place_ids import ASIDE, PlaceIds
from itinerarium.check.tables.sources import parse_sources
from itinerarium.check.tables.words import bad_links, long_leads
from itinerarium.language.fold import fold
from itinerarium.problems.problem import BadValueError, problem, shown
from itinerarium.read import Sheets, Table
from itinerarium.read.plans import PlanFile
from itinerarium.read.sheets import MediaFile
from itinerarium.vocabulary.atlas import WAYPOINT, Cell, Place, Text
from itinerarium.vocabulary.errors import Problem

TEXT_FIELDS = (
    *("name", "modern", "lead", "title", "text", "quote", "quote_by", "section"),
    *("chapter", "people_note", "figure_note", "doubt", "question", "answer", "notes"),
    *("text_easy", "question_easy", "answer_easy"),
)
NAME_FIELDS = ("name", "variants")
RICH_FIELDS = ("text", "doubt", "text_easy")
COMES_AGAIN = (
    "if the story comes here again, take this row out and write it into stops.csv, "
    'with "{id}" in the column place; if they are two places, add the column id'
)
NAMESAKE = 'two places need the column id: write an id of its own for each, such as "{id}_2" here'


def check_places(sheets: Sheets, head: Head, gazetteer: PlaceIds) -> Part[Place]:
    """The places of a story, and the problems of their table."""
    table = sheets.places
    if table is None or not (table.lines or table.is_whole):
        return Part(is_unread=True)
    if not table.lines:
        return Part((), (problem("P312", table.cell_of_heading()),))
    picture = ground_of(sheets, head)
    columns = _columns(table, head, gazetteer, picture)
    parsed = chain.from_iterable(column.problems for column in columns.values())
    found = (*parsed, *_between_cells(table, head, columns))
    is_unread = not (picture or (table.column("lat") and table.column("lon")))
    part: Part[Place] = Part((), found, is_unread)
    if part.is_wrong:
        return part
    values = {name: column.values for name, column in columns.items()}
    placed = [None not in at for at in zip(values["lat"], values["lon"], strict=True)]
    for name in ("lat", "lon"):
        known = zip(values[name], placed, strict=True)
        values[name] = [value if is_placed else math.nan for value, is_placed in known]
    return Part(built(sheets, table, head, values), part.problems)


def ground_of(sheets: Sheets, head: Head) -> MediaFile | None:
    """The picture that the places lie on, if it is no map."""
    file = sheets.plans.get(head.ground)
    return file.picture if isinstance(file, PlanFile) else None


def _columns(
    table: Table, head: Head, gazetteer: PlaceIds, picture: MediaFile | None
) -> dict[str, Parsed[Any]]:
    lats, lons = parse_pixels(table, picture) if picture else parse_coordinates(table)
    plain = plain_columns(table, head, gazetteer)
    return {"id": place_ids(table), "lat": lats, "lon": lons, **plain}


def plain_columns(table: Table, head: Head, gazetteer: PlaceIds) -> dict[str, Parsed[Any]]:
    """The parsed columns that are no texts, by the field of a place."""
    comma = table.separator != ","
    parsers: dict[str, Callable[[str], Any]] = {
        "kind": str.casefold,
        "rank": parse_rank,
        "variants": parse_variants,
        "accuracy_km": partial(parse_kilometres, column="accuracy_km", comma=comma),
        "stop": partial(parse_whole, column="stop", least=None),
        "people": partial(parse_whole, column="people"),
        "figure": partial(parse_whole, column="figure"),
        "minutes": partial(parse_whole, column="minutes"),
        "links": partial(parse_each, parse=parse_link),
        "camera": gazetteer.parse_marked,
    }
    parsed = {name: parse_column(table, name, parser) for name, parser in parsers.items()}
    return {**parsed, **parse_times(table), "sources": parse_sources(table, head.sources)}


def _between_cells(
    table: Table, head: Head, columns: Mapping[str, Parsed[Any]]
) -> Iterator[Problem]:
    """The problems that show only when several cells are looked at, and the warnings."""
    yield from _repeated_ids(table, columns)
    yield from repeated(table, "stop", "P311", columns["stop"].values)
    yield from _unnamed(table, head)
    yield from misplaced(table, columns["lat"].values, columns["lon"].values)
    yield from told_amiss(table, head, columns)


def _repeated_ids(table: Table, columns: Mapping[str, Parsed[Any]]) -> Iterator[Problem]:
    """The ids that stand twice; where they are made of names, with what to write for each."""
    ids, lats, lons = (columns[name].values for name in ("id", "lat", "lon"))
    for one in repeated(table, _id_column(table), "P302", ids):
        if table.column("id"):
            yield one
            continue
        row = table.lines.index(one.line)
        first = ids.index(ids[row])
        is_same = (lats[row], lons[row]) == (lats[first], lons[first])
        yield replace(one, help=(COMES_AGAIN if is_same else NAMESAKE).format(id=ids[row]))


def told_amiss(table: Table, head: Head, columns: Mapping[str, Parsed[Any]]) -> Iterator[Problem]:
    """What is wrong with the dates and the texts of places or stops."""
    yield from reversed_dates(table, columns["start"].values, columns["end"].values)
    yield from long_leads(table, head.languages)
    for name in RICH_FIELDS:
        yield from bad_links(table, name, head.languages)


def _id_column(table: Table) -> str:
    return "id" if table.column("id") else "name"


def place_ids(table: Table) -> Parsed[str]:
    """The places' ids: the column ``id``, or the names in small Latin letters without it."""
    if table.column("id"):
        return parse_column(table, "id", parse_id)
    return parse_column(table, "name", _id_of_name)


def names_of_places(table: Table, ids: Sequence[str | None]) -> dict[str, tuple[str, ...]]:
    """The ids of the places that bear a name in any language, by the folded name."""
    found: dict[str, dict[str, None]] = {}
    for column in table.columns:
        if column.name in NAME_FIELDS:
            for id_, cell in zip(ids, column.cells, strict=True):
                for name in parse_variants(cell) if id_ and cell else ():
                    found.setdefault(fold(name.name), {}).setdefault(id_ or "")
                    bare = fold(ASIDE.sub(" ", name.name))
                    found.setdefault(bare, {}).setdefault(id_ or "")
    for id_ in filter(None, ids):
        found.setdefault(fold(id_), {id_: None})
    return {name: tuple(bearers) for name, bearers in found.items() if name}


def waypoint_ids(table: Table, ids: Iterable[str | None]) -> frozenset[str]:
    """The ids of the places of the kind ``waypoint``, which have no marker."""
    column = table.column("kind")
    if column is None:
        return frozenset()
    rows = zip(ids, column.cells, strict=True)
    return frozenset(id_ for id_, kind in rows if id_ and kind.casefold() == WAYPOINT)


def _id_of_name(name: str) -> str:
    if not name or (found := slugged(name)):
        return found if name else ""
    raise BadValueError(
        "P301", value=shown(name), hint="add a column id with short names in Latin letters"
    )


def _unnamed(table: Table, head: Head) -> Iterator[Problem]:
    """A problem for each row without a name in the story's first language."""
    column = by_language(table, "name", head.languages[:1]).get(head.languages[0])
    if column is not None and not all(column.cells):
        for row, cell in enumerate(column.cells):
            if not cell:
                yield problem("P303", table.cell(row, column))


def built(
    sheets: Sheets, table: Table, head: Head, values: Mapping[str, Sequence[Any]]
) -> tuple[Place, ...]:
    """The places from whole columns, one for each field in the order of the fields."""
    by_field: dict[str, Iterable[Any]] = {
        **{name: texts(table, name, head.languages) for name in TEXT_FIELDS},
        **values,
        "media": media_columns(table, sheets),
        "cell": map(Cell, repeat(table.file), table.lines, repeat(1)),
    }
    if not by_language(table, "name", head.languages):
        by_field["name"] = _names_of_ids(values["id"], head)
    return tuple(map(Place, *(by_field[field.name] for field in fields(Place))))


def _names_of_ids(ids: Sequence[str], head: Head) -> list[Text]:
    return [{head.languages[0]: readable(one)} for one in ids]
