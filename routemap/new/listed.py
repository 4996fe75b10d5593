"""A table of places (CSV, LP-TSV) or a list of names -> a draft with legs in its order."""

from __future__ import annotations

from routemap.check.cell import parse_degrees
from routemap.errors import DataError
from routemap.new.draft import Draft, Row, with_ids
from routemap.new.foreign import joined
from routemap.new.kept import kept_rows
from routemap.problems import BadValueError
from routemap.read.sheets import Column, Table
from routemap.read.table import parse_table

COMMENT = "#"
LACKING = "P201"
"""The problem of a table without coordinates, which can be looked up later."""


def draft_of_names(file: str, text: str) -> Draft:
    """The draft of a text with the name of a place on each line, in their order."""
    lines = (line.strip() for line in text.removeprefix("\ufeff").splitlines())
    names = [line for line in lines if line and not line.startswith(COMMENT)]
    return joined(with_ids([{"name": name, "lat": "", "lon": ""} for name in names]), file)


def draft_of_table(file: str, text: str) -> Draft:
    """The draft of a table with a row for each place; coordinates may be missing.

    Raises
    ------
    DataError
        If it cannot be read as a table.
    """
    table, problems = parse_table(file, text, "places")
    errors = [one for one in problems if one.severity == "error" and one.code != LACKING]
    if table is None or errors:
        raise DataError(problems)
    rows, lost = kept_rows([_row(table, row) for row in range(len(table.lines))])
    warned = sum(one.severity == "warning" for one in problems)
    remarks = (f"  left out: {warned} columns that mean nothing here",) if warned else ()
    return joined(with_ids(rows), file, (*remarks, *lost))


def _row(table: Table, row: int) -> Row:
    cells = {_heading(column): column.cells[row] for column in table.columns if column.cells[row]}
    degrees = {name: _degrees(cells.get(name, ""), table) for name in ("lat", "lon")}
    return {**cells, **degrees}


def _heading(column: Column) -> str:
    if not column.language:
        return column.name
    return f"{column.name}_{column.language.replace('-', '_')}"


def _degrees(text: str, table: Table) -> str | float:
    """The degrees as a number, whichever way it was written; what is wrong stays as it is."""
    try:
        found = parse_degrees(text, "lat", comma=table.separator != ",")
    except BadValueError:
        return text
    return "" if found is None else found
