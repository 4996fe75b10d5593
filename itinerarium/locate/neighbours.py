"""The tables of routes -> a place's nearest neighbours with known coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from itinerarium.check.tables.cell import slugged
from itinerarium.geo.coordinates import LatLon
from itinerarium.read import Table
from itinerarium.read.listed import listed

Way: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbour on a route with known coordinates, and how many places away it is."""

    id: str
    at: LatLon
    steps: int


Pair: TypeAlias = tuple[Neighbour | None, Neighbour | None]
"""The nearest known places before and after a place on one way."""


def ways(tables: Iterable[Table], ids: Iterable[str]) -> tuple[Way, ...]:
    """Give each route as a list of place ids, split where a leg starts elsewhere."""
    known = frozenset(ids)
    return tuple(way for table in tables for way in _ways_of(table, known))


def _ways_of(table: Table, known: frozenset[str]) -> Iterator[Way]:
    columns = [table.column(name) for name in ("from", "via", "to")]
    way: list[str] = []
    for row in range(len(table.lines)):
        cells = (column.cells[row] if column else "" for column in columns)
        leg = [_id(part, known) for cell in cells for part in listed(cell)]
        if way and leg and way[-1] == leg[0]:
            way += leg[1:]
        else:
            yield tuple(way)
            way = leg
    yield tuple(way)


def _id(cell: str, known: frozenset[str]) -> str:
    """The id that a cell means: a route may give the name where the ids are made of names."""
    return cell if cell in known else slugged(cell)


def neighbours(id_: str, routes: Sequence[Way], known: Mapping[str, LatLon]) -> tuple[Pair, ...]:
    """Give the nearest known places before and after a place, each time a route passes it."""
    pairs = (
        (_first(way[:i][::-1], id_, known), _first(way[i + 1 :], id_, known))
        for way in routes
        for i, one in enumerate(way)
        if one == id_
    )
    return tuple(dict.fromkeys(pair for pair in pairs if any(pair)))


def _first(ids: Sequence[str], but: str, known: Mapping[str, LatLon]) -> Neighbour | None:
    found = (
        Neighbour(one, known[one], step)
        for step, one in enumerate(ids, start=1)
        if one in known and one != but
    )
    return next(found, None)
