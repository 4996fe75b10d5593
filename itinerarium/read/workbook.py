"""A workbook of Excel or LibreOffice -> the tables in its sheets.

A sheet counts as a file of the workbook: ``story.xlsx/places``. The sheet ``places``, else the
first that looks like it, holds the places; each other one with ``from`` and ``to`` is a route, and
one that is called as a table beside the places is that table.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from itinerarium.problems.problem import BadValueError, problem, shown
from itinerarium.problems.report import column_letters
from itinerarium.read.found import Reading, merged
from itinerarium.read.heading import layout, understand
from itinerarium.read.ods import ods_sheets
from itinerarium.read.package import refuse_bombs
from itinerarium.read.sheet_rows import SheetRows
from itinerarium.read.table import make_table
from itinerarium.read.xls import xls_sheets
from itinerarium.read.xlsx import xlsx_sheets
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

WORKBOOKS = (".xlsx", ".ods")
OLD_WORKBOOK = ".xls"
CELL_END = "\t"
"""Stands between cells in an excerpt of a row."""

BESIDE = ("stops", "glossary", "people", "media", "quiz")
"""The tables that a story may have beside its places, by the names of their sheets and files."""
OWN_NAMES = ("story", "places")
LINES_ABOVE = 10
MOST_NAMED = 8
"""Of hidden rows or columns, which a filter may make by the thousand."""
ERROR = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)|Err:\d{3}")
ERROR_STARTS = ("#", "E")
UNEVEN = re.compile(r"[^\S \t\n]| (?=[ \t\n])|(?<=[\t\n]) |\A | \Z")
"""Spaces that stand at the ends of cells, twice, or are none of these three."""


@dataclass(frozen=True, slots=True)
class Book:
    """The tables and problems of a workbook."""

    places: Reading = field(default_factory=Reading)
    routes: Reading = field(default_factory=Reading)
    beside: Mapping[str, Reading] = field(default_factory=dict)
    """By ``BESIDE``."""


def choose_workbook(folder: Path) -> tuple[Path | None, tuple[Problem, ...]]:
    """The workbook that has a folder's story, if there is one.

    Beside places.csv only one that is called ``story`` or ``places`` is meant to; alone, any is.
    """
    books = sorted(
        path
        for path in folder.iterdir()
        if path.suffix.casefold() in WORKBOOKS and not path.name.startswith((".", "~$"))
    )
    named = [path for path in books if path.stem.casefold() in OWN_NAMES]
    table = [folder / "places.csv"] if (folder / "places.csv").exists() else []
    rivals = table + (named if table else named or books)
    if len(rivals) > 1:
        names = [path.name for path in rivals]
        at = Cell(names[-1], 0, 0)
        return None if table else rivals[0], (problem("P114", at, found=" and ".join(names)),)
    return None if table else next(iter(rivals), None), ()


def read_grids(path: Path) -> tuple[list[SheetRows], tuple[Problem, ...]]:
    """The sheets of a workbook, or why there are none."""
    try:
        return list(_sheets_of(path)), ()
    except BadValueError as fault:
        return [], (fault.at(Cell(path.name, 0, 0)),)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return [], (problem("P102", Cell(path.name, 0, 0), reason=reason),)
    except Exception as error:  # whatever a library makes of a broken file
        found = f"a broken one ({type(error).__name__})"
        return [], (problem("P115", Cell(path.name, 0, 0), found=found),)


def read_workbook(path: Path, kind: str = "places") -> Book:
    """The tables of a workbook, and what is wrong with it; ``pixels`` are places on a picture."""
    grids, problems = read_grids(path)
    if problems:
        return Book(Reading(problems=problems))
    places = _places_among(grids, kind)
    others = [grid for grid in grids if grid is not places and grid.rows]
    if places is None:
        names = ", ".join(shown(grid.name) for grid in grids) or "none"
        lost = problem("P119", Cell(path.name, 0, 0), found=names)
        return Book(Reading(problems=(lost,)), merged(_route(path, grid) for grid in others))
    beside = {name: grid for grid in reversed(others) if (name := _beside(grid))}
    taken = {id(grid) for grid in beside.values()}
    routes = (_route(path, grid) for grid in others if id(grid) not in taken)
    tables = {name: _sheet(path, grid, name) for name, grid in beside.items()}
    return Book(_sheet(path, places, kind), merged(routes), tables)


def is_workbook(path: Path) -> bool:
    """Whether a file's ending is that of a workbook, the old one of Excel among them."""
    return path.suffix.casefold() in (*WORKBOOKS, ".xlsm", OLD_WORKBOOK)


def _sheets_of(path: Path) -> Iterator[SheetRows]:
    """The sheets of a workbook that is not too large once it is unpacked."""
    if path.suffix.casefold() == OLD_WORKBOOK and not zipfile.is_zipfile(path):
        yield from xls_sheets(path)
        return
    refuse_bombs(path)
    yield from (ods_sheets if path.suffix.casefold() == ".ods" else xlsx_sheets)(path)


def _places_among(grids: Sequence[SheetRows], kind: str) -> SheetRows | None:
    named = [grid for grid in grids if _plain_name(grid) == "places"]
    alike = [grid for grid in grids if not _is_route(grid) and _header(grid, kind)[1]]
    likely = [grid for grid in alike if not _beside(grid)]
    return next(iter((*named, *likely, *alike)), None)


def _beside(grid: SheetRows) -> str:
    """Which of ``BESIDE`` a sheet is, by its name and a column that the table needs; else empty."""
    name = _plain_name(grid)
    return name if name in BESIDE and _has_needed(grid, name) else ""


def _plain_name(grid: SheetRows) -> str:
    return grid.name.strip().casefold()


def _is_route(grid: SheetRows) -> bool:
    return _has_needed(grid, "routes")


def _has_needed(grid: SheetRows, kind: str) -> bool:
    """Whether a row at its top has any column that tables of a kind cannot do without."""
    needed = set(layout(kind).needed)
    head = list(grid.rows.values())[:LINES_ABOVE]
    return any(needed & {heading.name for heading in understand(row, layout(kind))} for row in head)


def _route(path: Path, grid: SheetRows) -> Reading:
    if _is_route(grid):
        return _sheet(path, grid, "routes")
    at = Cell(_file(path, grid), 0, 0)
    return Reading(problems=(problem("P116", at, sheet=shown(grid.name)),))


def _sheet(path: Path, grid: SheetRows, kind: str) -> Reading:
    """A sheet's table, its text for excerpts, and what is wrong with it."""
    file = _file(path, grid)
    text = {file: _as_text(grid)}
    if not grid.rows:
        columns = ", ".join(layout(kind).usual)
        return Reading((), {}, text, (problem("P106", Cell(file, 0, 0), columns=columns),))
    header, _ = _header(grid, kind)
    body = {line: row for line, row in grid.rows.items() if line > header}
    table, problems = make_table(file, header, grid.rows[header], body, kind, CELL_END)
    above = _above(file, grid, header)
    unseen = (*_unvalued(file, grid), *_hidden(file, grid))
    return Reading((table,), {}, text, (*above, *problems, *_errors(file, body), *unseen))


def _header(grid: SheetRows, kind: str) -> tuple[int, int]:
    """The line of the headings, and how many of them are known."""
    first = dict(list(grid.rows.items())[:LINES_ABOVE])
    known = {
        line: sum(heading.is_known for heading in understand(row, layout(kind)))
        for line, row in first.items()
    }
    best = max(known, key=lambda line: known[line], default=0)
    return best, known.get(best, 0)


def _above(file: str, grid: SheetRows, header: int) -> Iterator[Problem]:
    """A problem if there is something above the headings, reported once."""
    for line in sorted(grid.rows)[:1]:
        if line < header:
            found = shown(" ".join(filter(None, grid.rows[line])))
            yield problem("P112", Cell(file, line, 0), found=found, line=str(header))


def _errors(file: str, rows: dict[int, Sequence[str]]) -> Iterator[Problem]:
    """The cells whose formula gives an error."""
    for line, row in rows.items():
        for column, text in enumerate(row, start=1):
            if text[:1] in ERROR_STARTS and ERROR.fullmatch(text):
                yield problem("P117", Cell(file, line, column), value=shown(text))


def _unvalued(file: str, grid: SheetRows) -> Iterator[Problem]:
    """A problem for the first formula without a value, which says how many there are."""
    for line, column in grid.unvalued[:1]:
        others = len(grid.unvalued) - 1
        more = f", and {others:,} more such" if others else ""
        yield problem("P121", Cell(file, line, column), more=more)


def _hidden(file: str, grid: SheetRows) -> Iterator[Problem]:
    """A warning about rows and columns with something in them that nobody sees."""
    rows = ", ".join(map(str, grid.hidden_rows[:MOST_NAMED]))
    columns = ", ".join(map(column_letters, grid.hidden_columns[:MOST_NAMED]))
    more = ", …" if max(len(grid.hidden_rows), len(grid.hidden_columns)) > MOST_NAMED else ""
    kinds = (f"{name} {numbers}" for name, numbers in (("rows", rows), ("columns", columns)))
    if found := " and ".join(kind for kind in kinds if not kind.endswith(" ")):
        yield problem("P122", Cell(file, 0, 0), found=found + more)


def _file(path: Path, grid: SheetRows) -> str:
    return f"{path.name}/{grid.name}"


def _as_text(grid: SheetRows) -> str:
    """A line for each row up to the last, so that line and row have one number."""
    rows = [grid.rows.get(number, ()) for number in range(1, max(grid.rows, default=0) + 1)]
    text = "\n".join(map(CELL_END.join, rows))
    breaks = (max(len(rows) - 1, 0), sum(len(row) - 1 for row in rows if row))
    if (text.count("\n"), text.count(CELL_END)) == breaks and not UNEVEN.search(text):
        return text
    return "\n".join(CELL_END.join(" ".join(cell.split()) for cell in row) for row in rows)
