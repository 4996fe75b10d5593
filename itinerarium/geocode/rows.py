"""A story's sheets -> the rows without coordinates, those that have them, and other errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from itinerarium.check import check
from itinerarium.check.settings.head import languages_of
from itinerarium.check.tables.coordinates import parse_coordinates
from itinerarium.check.tables.places import place_ids
from itinerarium.geo.coordinates import LatLon
from itinerarium.locate.wanted import Wanted, wanted_rows
from itinerarium.read import Sheets, Table
from itinerarium.vocabulary.errors import DataError, Problem

NO_COORDINATES = "P324"
MISSING_COLUMN = "P201"
"""The problems of a place without coordinates, which this command solves."""


@dataclass(frozen=True, slots=True)
class OpenRows:
    """The rows to look up, what is known by id, and the lines that have only lat or only lon."""

    wanted: tuple[Wanted, ...]
    known: Mapping[str, LatLon]
    halves: tuple[int, ...] = ()


def other_errors(sheets: Sheets) -> tuple[Problem, ...]:
    """Give the errors in a story's folder except missing coordinates."""
    try:
        check(sheets)
    except DataError as error:
        errors = (one for one in error.problems if one.severity == "error")
        return tuple(one for one in errors if not _is_to_be_mended(one))
    return ()


def _is_to_be_mended(one: Problem) -> bool:
    lacks_column = one.code == MISSING_COLUMN and "geocode" in one.help
    return one.code == NO_COORDINATES or lacks_column


def table_of(sheets: Sheets, errors: tuple[Problem, ...]) -> Table:
    """Give the table of places.

    Raises
    ------
    DataError
        If it could not be read to its end.
    """
    if sheets.places is None or not sheets.places.is_whole:
        raise DataError([one for one in errors if one.file == "places.csv"] or errors)
    return sheets.places


def rows_of(sheets: Sheets, table: Table, country: str) -> OpenRows:
    """Give the rows to look up; ``country`` is searched where a row names none."""
    cells = [_cells(table, name) for name in ("lat", "lon")]
    filled = [bool(lat) + bool(lon) for lat, lon in zip(*cells, strict=True)]
    empty = [row for row, count in enumerate(filled) if count == 0]
    halves = tuple(table.lines[row] for row, count in enumerate(filled) if count == 1)
    wanted = wanted_rows(table, empty, languages_of(sheets), country)
    return OpenRows(wanted, _known(table), halves)


def _cells(table: Table, name: str) -> list[str]:
    column = table.column(name)
    return list(column.cells) if column else [""] * len(table.lines)


def _known(table: Table) -> dict[str, LatLon]:
    """The coordinates in the file that are in range, by id."""
    lats, lons = parse_coordinates(table)
    rows = zip(place_ids(table).values, lats.values, lons.values, strict=True)
    return {
        id_: LatLon((lat, lon))
        for id_, lat, lon in rows
        if id_ and lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180
    }
