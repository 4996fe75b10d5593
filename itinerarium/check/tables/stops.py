"""The table of stops that are no places -> stops, and every problem in it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, count
from typing import Any

from itinerarium.check.settings.head import Head
from itinerarium.check.tables.bounds import Corners, parse_bounds
from itinerarium.check.tables.cell import parse_id, slugged
from itinerarium.check.tables.column import Parsed, Part, by_language, parse_column
from itinerarium.check.tables.place_ids import PlaceIds
from itinerarium.check.tables.places import built, ground_of, plain_columns, told_amiss
from itinerarium.problems.problem import problem, shown
from itinerarium.read import Column, Sheets, Table
from itinerarium.vocabulary.atlas import NO_TEXT, OwnStop, Place
from itinerarium.vocabulary.errors import Problem

Taken = dict[str, str]
"""Where each id or number stands."""


def check_stops(
    sheets: Sheets, head: Head, gazetteer: PlaceIds, places: Part[Place]
) -> Part[OwnStop]:
    """The stops of a story that are no places, and the problems of their table."""
    table = sheets.stops
    if table is None or not table.lines:
        return Part()
    columns = _columns(sheets, table, head, gazetteer)
    part: Part[OwnStop] = Part(
        (),
        (
            *chain.from_iterable(column.problems for column in columns.values()),
            *_between_cells(table, head, columns, places.values),
        ),
        is_unread=places.is_wrong or table.column("stop") is None,
    )
    if part.is_wrong:
        return part
    return Part(tuple(_stops(sheets, table, head, columns, places.values)), part.problems)


def _stops(
    sheets: Sheets,
    table: Table,
    head: Head,
    columns: Mapping[str, Parsed[Any]],
    places: Collection[Place],
) -> Iterator[OwnStop]:
    values: dict[str, Sequence[Any]] = {name: one.values for name, one in columns.items()}
    by_id = {place.id: place for place in places}
    values["id"] = _ids(table, head, values, by_id)
    nowhere = dict.fromkeys(("lat", "lon"), [math.nan] * len(table.lines))
    told = built(sheets, table, head, {**values, **nowhere})
    for one, place, bounds in zip(told, values["place"], values["bounds"], strict=True):
        yield _at_place(one, by_id[place]) if place else _wide(one, bounds)


def _columns(
    sheets: Sheets, table: Table, head: Head, gazetteer: PlaceIds
) -> dict[str, Parsed[Any]]:
    picture = ground_of(sheets, head)
    return {
        **plain_columns(table, head, gazetteer),
        "id": parse_column(table, "id", lambda text: text and parse_id(text)),
        "place": parse_column(table, "place", lambda text: text and gazetteer.parse_mark(text)),
        "bounds": parse_column(table, "bounds", partial(parse_bounds, picture=picture)),
    }


def _at_place(told: Place, place: Place) -> OwnStop:
    """A stop at a place has what says where and how large its mark is."""
    return OwnStop(
        replace(
            told,
            name=place.name,
            lat=place.lat,
            lon=place.lon,
            kind=place.kind,
            rank=place.rank,
            accuracy_km=place.accuracy_km,
        ),
        place=place.id,
    )


def _wide(told: Place, bounds: Corners) -> OwnStop:
    """A wide view is called by its title."""
    (west, south), (east, north) = bounds
    lat, lon = (south + north) / 2, (west + east) / 2
    return OwnStop(replace(told, name=told.title, title=NO_TEXT, lat=lat, lon=lon), bounds=bounds)


def _between_cells(
    table: Table, head: Head, columns: Mapping[str, Parsed[Any]], places: Collection[Place]
) -> Iterator[Problem]:
    """The problems that show only when several cells are looked at, and the warnings."""
    ids = {place.id: _line_of(place) for place in places}
    numbers = {str(place.stop): _line_of(place) for place in places if place.stop is not None}
    yield from _unnumbered(table)
    yield from _repeated(table, "stop", "P332", columns["stop"].values, numbers)
    yield from _repeated(table, "id", "P333", columns["id"].values, ids)
    yield from _not_one_of_both(table)
    yield from _untitled(table, head)
    yield from told_amiss(table, head, columns)


def _line_of(place: Place) -> str:
    return f"{place.cell.file}, line {place.cell.line}"


def _unnumbered(table: Table) -> Iterator[Problem]:
    column = table.column("stop")
    for row, cell in enumerate(column.cells if column else ()):
        if not cell:
            yield problem("P331", table.cell(row, column))


def _repeated(
    table: Table, name: str, code: str, values: Sequence[Any], taken: Taken
) -> Iterator[Problem]:
    """A problem for each value that a place or an earlier row has."""
    column = table.column(name)
    for row, value in enumerate(values):
        here = f"{table.file}, line {table.lines[row]}"
        if value not in (None, "") and (first := taken.setdefault(str(value), here)) != here:
            yield problem(code, table.cell(row, column), value=shown(str(value)), first=first)


def _not_one_of_both(table: Table) -> Iterator[Problem]:
    given = [_cells(table, table.column(name)) for name in ("place", "bounds")]
    for row, (place, bounds) in enumerate(zip(*given, strict=True)):
        if bool(place) == bool(bounds):
            yield problem("P334", table.cell(row), found="both" if place else "neither")


def _untitled(table: Table, head: Head) -> Iterator[Problem]:
    """A problem for each stop that has no place to be called after, and no title."""
    column = by_language(table, "title", head.languages[:1]).get(head.languages[0])
    rows = zip(_cells(table, column), _cells(table, table.column("bounds")), strict=True)
    for row, (title, bounds) in enumerate(rows):
        if bounds and not title:
            yield problem("P336", table.cell(row, column))


def _cells(table: Table, column: Column | None) -> Sequence[str]:
    return column.cells if column else [""] * len(table.lines)


def _ids(
    table: Table, head: Head, values: Mapping[str, Sequence[Any]], taken: Collection[str]
) -> list[str]:
    """The ids that are written, and others made of the title, or of the place and the number."""
    used = {*taken, *filter(None, values["id"])}
    titles = by_language(table, "title", head.languages[:1]).get(head.languages[0])
    columns = (values["id"], _cells(table, titles), values["place"], values["stop"])
    found = []
    for written, title, place, number in zip(*columns, strict=True):
        slug = slugged(title)
        numbered = (f"{slug or place or 'stop'}_{n}" for n in count(number))
        made = next(one for one in chain(filter(None, [slug]), numbered) if one not in used)
        found.append(written or made)
        used.add(found[-1])
    return found
