"""Names of legs that several places bear -> the ids that are meant, by the order of the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from itinerarium.check.tables.place_ids import PlaceIds
from itinerarium.problems.problem import problem, shown
from itinerarium.read import Column, Table
from itinerarium.vocabulary.errors import Problem

ENDS = ("from", "to")
Bearers = tuple[str, ...]


def with_meant_ends(table: Table, places: PlaceIds) -> tuple[Table, tuple[Problem, ...]]:
    """The legs with ids for the names that several places bear, and a warning for each of them.

    A leg begins where the last one ended, or else at the last of these places that stands before
    its end in the table of places; it ends at the first of them that stands after its beginning.
    """
    columns = [table.column(name) for name in ENDS]
    if columns[0] is None or columns[1] is None:
        return table, ()
    told = [*zip(columns[0].cells, columns[1].cells, strict=True)]
    meant = [*_meant(told, places)]
    cells = dict(zip(ENDS, zip(*meant, strict=True), strict=True)) if meant else {}
    warnings = tuple(
        _warning(table, row, column, meant[row][side], places)
        for row, ends in enumerate(told)
        for side, column in enumerate(columns)
        if column and ends[side] != meant[row][side]
    )
    replaced = [
        replace(one, cells=cells[one.name]) if one in columns and cells else one
        for one in table.columns
    ]
    return replace(table, columns=tuple(replaced)), warnings


def _meant(legs: Sequence[tuple[str, str]], places: PlaceIds) -> Iterator[tuple[str, str]]:
    """The ends of each leg, those that several places bear as the id of the one that is meant."""
    last = ""
    for begun, ended in legs:
        begins, ends = places.bearers(begun), places.bearers(ended)
        first = last if last in begins else _before(begins, ends[:1], places)
        last = _after(ends, first or "".join(begins[:1]), places)
        yield (
            first if len(begins) > 1 and first else begun,
            last if len(ends) > 1 and last else ended,
        )


def _before(bearers: Bearers, end: Bearers, places: PlaceIds) -> str:
    """The last of the places that stands before the end of the leg, or else the first."""
    least = places.number(end[0]) if end else 0
    before = [one for one in bearers if places.number(one) < least]
    return next(iter((*before[::-1], *bearers)), "")


def _after(bearers: Bearers, begin: str, places: PlaceIds) -> str:
    """The first of the places that stands after the beginning of the leg, or else the last."""
    after = [one for one in bearers if places.number(one) > places.number(begin)]
    return next(iter((*after, *bearers[::-1])), "")


def _warning(table: Table, row: int, column: Column, id_: str, places: PlaceIds) -> Problem:
    cell = column.cells[row]
    bearers = " and ".join(places.bearers(cell))
    return problem("P409", table.cell(row, column), value=shown(cell), bearers=bearers, id=id_)
