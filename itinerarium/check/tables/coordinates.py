"""The columns lat and lon -> degrees, and every problem in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from itinerarium.check.tables.cell import parse_degrees
from itinerarium.check.tables.column import Parsed, parse_column
from itinerarium.problems.problem import problem, shown
from itinerarium.read import Table
from itinerarium.vocabulary.errors import Problem

Degrees = Sequence[float | None]


def parse_coordinates(table: Table) -> tuple[Parsed[float | None], Parsed[float | None]]:
    """Latitudes and longitudes in degrees; none where they are missing or wrong."""
    comma = table.separator != ","
    lats = parse_column(table, "lat", partial(parse_degrees, column="lat", comma=comma))
    lons = parse_column(table, "lon", partial(parse_degrees, column="lon", comma=comma))
    return lats, lons


def misplaced(table: Table, lats: Degrees, lons: Degrees) -> Iterator[Problem]:
    """A problem for each row whose coordinates are missing, out of range or look swapped."""
    if not any(lat is not None and lon is not None for lat, lon in zip(lats, lons, strict=True)):
        yield from _none_at_all(table)
    for row, (lat, lon) in enumerate(zip(lats, lons, strict=True)):
        if lat is None or lon is None:
            yield from _missing(table, row)
            yield from _out_of_range(table, row, lat or 0.0, lon or 0.0)
        elif not (-90 <= lat <= 90 and -180 <= lon <= 180):
            yield from _swapped_or_out_of_range(table, row, lat, lon)


def _none_at_all(table: Table) -> Iterator[Problem]:
    """A problem where both columns are there, and no cell of one of them has anything in it."""
    columns = [column for name in ("lat", "lon") if (column := table.column(name))]
    if len(columns) == 2 and not all(any(column.cells) for column in columns):
        yield problem("P324", table.cell_of_heading(columns[0]))


def _missing(table: Table, row: int) -> Iterator[Problem]:
    columns = [column for name in ("lat", "lon") if (column := table.column(name))]
    empty = [column for column in columns if not column.cells[row]]
    if empty:
        names = " and ".join(column.name for column in empty)
        yield problem("P309", table.cell(row, empty[0]), column=names)


def _swapped_or_out_of_range(table: Table, row: int, lat: float, lon: float) -> Iterator[Problem]:
    if 90 < abs(lat) <= 180 and abs(lon) <= 90:
        at = table.cell(row, table.column("lat"))
        yield problem("P306", at, lat=f"{lat:g}", lon=f"{lon:g}")
    else:
        yield from _out_of_range(table, row, lat, lon)


def _out_of_range(table: Table, row: int, lat: float, lon: float) -> Iterator[Problem]:
    for column, value, most in ((table.column("lat"), lat, 90), (table.column("lon"), lon, 180)):
        if column and abs(value) > most:
            at = table.cell(row, column)
            cell = shown(column.cells[row])
            yield problem("P305", at, column=column.name, most=str(most), value=cell)
