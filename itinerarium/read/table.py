"""A CSV file's text -> a table of its known columns, each row with its physical line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from itinerarium.problems.problem import problem, shown, suggestion
from itinerarium.read.dialect import SEPARATOR_NAMES, Dialect, find_dialect
from itinerarium.read.guard import unguarded
from itinerarium.read.heading import (
    Heading,
    Layout,
    layout,
    understand,
)
from itinerarium.read.sheets import Column, Table
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

RawRows = list[list[str]]
MOST_COLUMNS = 1000
"""Twelve texts in eighty languages; each unknown one costs a search for what it means."""
MOST_ROWS = 250_000


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows under the header, blank ones too, and the line on which each begins."""

    rows: RawRows
    lines: list[int]
    problems: tuple[Problem, ...] = ()


def parse_table(file: str, text: str, kind: str) -> tuple[Table | None, tuple[Problem, ...]]:
    """Give the table of a CSV file, or none when its header cannot be found.

    Parameters
    ----------
    file
        The file's name inside the story, for problems.
    text
        The file's text with line feeds.
    kind
        ``places``, ``routes``, ``glossary``, ``people``, ``quiz`` or another of ``columns.toml``.
    """
    columns = layout(kind)
    lines = _lines(text)
    dialect, problems = find_dialect(file, lines, columns)
    if dialect is None:
        return None, problems
    grid = _scan(file, lines, dialect)
    if not grid.rows:
        return None, problems + grid.problems
    return _table(file, grid, dialect, columns, problems + grid.problems)


def _lines(text: str) -> list[str]:
    """The lines, each with its line feed; ``splitlines`` alone would know other breaks too."""
    lines = text.splitlines(keepends=True)
    if len(lines) == text.count("\n") + (not text.endswith("\n")):
        return lines
    return [line + "\n" for line in text.split("\n")]


def _table(
    file: str, grid: RawTable, dialect: Dialect, columns: Layout, problems: tuple[Problem, ...]
) -> tuple[Table | None, tuple[Problem, ...]]:
    header = _trimmed(grid.rows[0])
    if len(header) > MOST_COLUMNS:
        at = Cell(file, grid.lines[0], 0)
        return None, (*problems, problem("P120", at, **too_many("columns", MOST_COLUMNS, header)))
    if len(grid.rows) > MOST_ROWS:
        at = Cell(file, grid.lines[0], 0)
        return None, (*problems, problem("P120", at, **too_many("rows", MOST_ROWS, grid.rows)))
    body, ragged = _rectangular(file, grid, len(header), dialect)
    separator, is_whole = dialect.separator, not grid.problems
    table, wrong = _understood(file, header, grid.lines[0], body, columns, separator, is_whole)
    return table, problems + wrong + ragged


def too_many(what: str, most: int, found: Sequence[object]) -> dict[str, str]:
    """What is said of too many rows or columns."""
    return {"most": f"{most:,} {what}", "found": f"{len(found):,}"}


def make_table(
    file: str,
    line: int,
    header: Sequence[str],
    rows: Mapping[int, Sequence[str]],
    kind: str,
    separator: str,
) -> tuple[Table, tuple[Problem, ...]]:
    """The table of a sheet whose cells are known already, and what is wrong with its headings.

    ``rows`` are those under the header, by their lines; ``separator`` stands between cells in the
    sheet's text.
    """
    width = max(map(len, (header, *rows.values())))
    even = [[*row, *[""] * (width - len(row))] for row in (header, *rows.values())]
    body = RawTable(even[1:], list(rows))
    return _understood(file, even[0], line, body, layout(kind), separator, is_whole=True)


def _understood(
    file: str,
    header: list[str],
    line: int,
    body: RawTable,
    columns: Layout,
    separator: str,
    is_whole: bool,
) -> tuple[Table, tuple[Problem, ...]]:
    """The columns with known headings, and problems with the others."""
    headings = understand(header, columns)
    wrong = (
        *_heading_problems(file, line, headings, columns),
        *_headless(file, line, headings, body.rows),
    )
    known = _columns(headings, body.rows)
    return Table(file, separator, known, body.lines, line, is_whole), wrong


def _scan(file: str, lines: Sequence[str], dialect: Dialect) -> RawTable:
    """Split every row into cells, from the header on."""
    reader = csv.reader(lines[dialect.header :], delimiter=dialect.separator, strict=True)
    rows: RawRows = []
    starts: list[int] = []
    start = dialect.header + 1
    try:
        for row in reader:
            rows.append(row)
            starts.append(start)
            start = dialect.header + reader.line_num + 1
    except csv.Error as error:
        return RawTable(rows, starts, (_quote_problem(Cell(file, start, 0), str(error)),))
    return RawTable(rows, starts)


def _quote_problem(at: Cell, reason: str) -> Problem:
    if "field limit" in reason:
        return problem("P113", at, most=f"{csv.field_size_limit():,}")
    if "expected after" in reason:
        return problem(
            "P109", at, expected="a separator after a closed quotation mark", found="more text"
        )
    return problem(
        "P109", at, expected="each quotation mark to be closed", found="the end of the file"
    )


def _trimmed(row: list[str]) -> list[str]:
    """A row without the empty cells at its end."""
    length = len(row)
    while length and not row[length - 1].strip():
        length -= 1
    return row[:length]


def _rectangular(
    file: str, grid: RawTable, width: int, dialect: Dialect
) -> tuple[RawTable, tuple[Problem, ...]]:
    """The rows under the header that are not blank, each of ``width`` cells."""
    rows, lines = grid.rows[1:], grid.lines[1:]
    filled = [len(row) > 0 and any(map(str.strip, row)) for row in rows]
    if not all(filled):
        rows, lines = list(compress(rows, filled)), list(compress(lines, filled))
    if all(len(row) == width for row in rows):
        return RawTable(rows, lines), ()
    even: RawRows = []
    problems: list[Problem] = []
    for row, line in zip(rows, lines, strict=True):
        cells, wrong = _counted(Cell(file, line, 0), row, width, dialect)
        even.append(cells)
        problems += wrong
    return RawTable(even, lines), tuple(problems)


def _counted(
    at: Cell, row: list[str], width: int, dialect: Dialect
) -> tuple[list[str], tuple[Problem, ...]]:
    """A row's cells, cut or filled up to ``width``, and problems with their number."""
    if len(row) == width:
        return row, ()
    if len(row) == 1 and (otherwise := dialect.split_otherwise(row[0], width)):
        expected, found = (SEPARATOR_NAMES[one] for one in (dialect.separator, otherwise[0]))
        return otherwise[1], (problem("P108", at, expected=expected, found=found),)
    even = (row + [""] * width)[:width]
    if len(row) < width:
        return even, (problem("P111", at, expected=str(width), found=str(len(row))),)
    if (filled := len(_trimmed(row))) <= width:
        return even, ()
    extra = Cell(at.file, at.line, width + 1)
    hint = _extra_hint(dialect)
    return even, (problem("P110", extra, expected=str(width), found=str(filled), hint=hint),)


def _extra_hint(dialect: Dialect) -> str:
    if dialect.separator == ",":
        return 'put a text with commas between "…", and write decimals with a point'
    return 'put a text with separators between "…"'


def _columns(headings: Sequence[Heading], rows: RawRows) -> tuple[Column, ...]:
    """The known columns with their cells, stripped of spaces."""
    seen: set[Heading] = set()
    columns = []
    by_column = list(zip(*rows, strict=True)) if rows else [()] * len(headings)
    for number, (heading, cells) in enumerate(zip(headings, by_column, strict=True), start=1):
        if heading.is_known and heading not in seen:
            seen.add(heading)
            stripped = unguarded(tuple(map(str.strip, cells)))
            columns.append(
                Column(heading.name, heading.language, number, heading.written, stripped)
            )
    return tuple(columns)


def _heading_problems(
    file: str, line: int, headings: Sequence[Heading], columns: Layout
) -> Iterator[Problem]:
    first: dict[Heading, int] = {}
    for number, heading in enumerate(headings, start=1):
        at = Cell(file, line, number)
        if heading.is_known and heading in first:
            yield problem("P203", at, column=heading.written, first=str(first[heading]))
        elif heading.is_known:
            first[heading] = number
        elif not heading.ignored and heading.written:
            yield problem(
                "P202",
                at,
                column=shown(heading.written),
                hint=suggestion(heading.written, columns.words, "rename it, or let it be"),
            )
    yield from _missing_columns(file, line, headings, columns)


def _headless(
    file: str, line: int, headings: Sequence[Heading], rows: RawRows
) -> Iterator[Problem]:
    for number, heading in enumerate(headings):
        if heading.written or _are_row_numbers(number, rows):
            continue
        if any(row[number].strip() for row in rows):
            yield problem("P205", Cell(file, line, number + 1))


def _are_row_numbers(column: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a first column is the rows' numbers, which pandas writes under no heading."""
    cells = [row[column] for row in rows]
    return column == 0 and all(map(str.isdecimal, cells)) and len(set(cells)) == len(cells)


def _missing_columns(
    file: str, line: int, headings: Sequence[Heading], columns: Layout
) -> Iterator[Problem]:
    present = {heading.name for heading in headings}
    unknown = [heading.written for heading in headings if not heading.is_known]
    for name in columns.needed:
        if name not in present:
            alike = [one for one in unknown if suggestion(one, columns.words_for(name), "")]
            hint = _missing_hint(name, alike)
            yield problem("P201", Cell(file, line, 0), column=name, found="none", hint=hint)


def _missing_hint(name: str, alike: Sequence[str]) -> str:
    if alike:
        return f"rename the column {shown(alike[0])} to {name}"
    if name in ("lat", "lon"):
        return f"add the column {name}, or let `make_map.py geocode` look the places up"
    return f"add the column {name}"
