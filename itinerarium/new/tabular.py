"""A table of places (CSV, LP-TSV) or a list of names -> a draft with legs in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from itinerarium.check.tables.cell import parse_day, parse_degrees
from itinerarium.new.draft import Draft, Row, with_ids
from itinerarium.new.from_geodata import draft_in_order
from itinerarium.new.usable_cells import usable_rows
from itinerarium.problems.problem import BadValueError, problem
from itinerarium.read.sheets import Column, Table
from itinerarium.read.table import parse_table
from itinerarium.read.workbook import read_workbook
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError, Problem

COMMENT = "#"
LACKING = "P201"
"""The problem of a table without coordinates, which can be looked up later."""
SEPARATED = re.compile(r"[,;\t]")


def draft_of_names(file: str, text: str) -> Draft:
    """The draft of a text with the name of a place on each line, in their order."""
    lines = (line.strip() for line in text.removeprefix("\ufeff").splitlines())
    names = [line for line in lines if line and not line.startswith(COMMENT)]
    return draft_in_order(with_ids([{"name": name, "lat": "", "lon": ""} for name in names]), file)


def draft_of_table(file: str, text: str) -> Draft:
    """The draft of a table with a row for each place; coordinates may be missing.

    Raises
    ------
    DataError
        If it cannot be read as a table.
    """
    if not SEPARATED.search(text.partition("\n")[0]) and not _has_heading(file, text):
        return draft_of_names(file, text)
    table, problems = parse_table(file, text, "places")
    return _draft(file, table, problems)


def draft_of_workbook(path: Path) -> Draft:
    """The draft of a workbook's sheet with a row for each place; its other sheets are left out.

    Raises
    ------
    DataError
        If it cannot be read, or no sheet of it looks like a table of places.
    """
    book = read_workbook(path)
    draft = _draft(path.name, next(iter(book.places.tables), None), book.places.problems)
    if not book.routes.tables:
        return draft
    left = f"  left out: its routes; to keep them, build {path.name} itself"
    return replace(draft, remarks=(*draft.remarks, left))


def _has_heading(file: str, text: str) -> bool:
    """Whether a table of one column has a heading that is known."""
    table, _ = parse_table(file, text, "places")
    return table is not None and bool(table.columns)


def _draft(file: str, table: Table | None, problems: Sequence[Problem]) -> Draft:
    errors = [one for one in problems if one.severity == "error" and one.code != LACKING]
    if table is None or errors:
        raise DataError(problems)
    if not any(column.name in ("id", "name") for column in table.columns):
        raise DataError([_nameless(table), *(one for one in problems if one.code != LACKING)])
    rows, lost = usable_rows([_row(table, row) for row in range(len(table.lines))])
    warned = sum(one.severity == "warning" for one in problems)
    remarks = (f"  left out: {warned} columns that mean nothing here",) if warned else ()
    draft = draft_in_order(with_ids(rows), file, (*remarks, *lost))
    return replace(draft, has_semicolons=table.separator == ";")


def _nameless(table: Table) -> Problem:
    hint = "call the column with the places' names “name”"
    at = Cell(table.file, table.header, 0)
    return problem(LACKING, at, column="name", found="none", hint=hint)


def _row(table: Table, row: int) -> Row:
    cells = {_heading(column): column.cells[row] for column in table.columns if column.cells[row]}
    degrees = {name: _degrees(cells.get(name, ""), table) for name in ("lat", "lon")}
    days: Row = {name: _day(cells[name]) for name in ("start", "end") if name in cells}
    return {**cells, **degrees, **days}


def _day(text: str) -> str:
    """A date in EDTF; what cannot be read as one is left as it is."""
    try:
        found = parse_day(text)
    except BadValueError:
        return text
    return found.edtf if found else ""


def _heading(column: Column) -> str:
    if not column.language:
        return column.name
    return f"{column.name}_{column.language.replace('-', '_')}"


def _degrees(text: str, table: Table) -> str | float:
    """Decimal degrees from any usual form; what cannot be read is left as it is."""
    try:
        found = parse_degrees(text, "lat", comma=table.separator != ",")
    except BadValueError:
        return text
    return "" if found is None else found
