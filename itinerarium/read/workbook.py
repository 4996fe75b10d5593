"""A workbook of Excel or LibreOffice -> the tables of places and routes in its sheets.

A sheet counts as a file of the workbook: ``story.xlsx/places``. The sheet ``places``, else the
first that looks like it, holds the places; ``media``, ``glossary`` and ``people`` are as the CSV
files of these names; each other one with ``from`` and ``to`` is a route.
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

OWN_NAMES = ("story", "places")
OPTIONAL = ("glossary", "people", "media")
"""Tables that a story may have, in a file or a sheet of the name."""
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
    optional: Mapping[str, Reading] = field(default_factory=dict)


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
    named = {_plain_name(grid): grid for grid in grids if _plain_name(grid) in OPTIONAL}
    used = [places, *named.values()]
    others = [grid for grid in grids if grid.rows and not any(grid is one for one in used)]
    names = ", ".join(shown(grid.name) for grid in grids) or "none"
    lost = Reading(problems=(problem("P119", Cell(path.name, 0, 0), found=names),))
    return Book(
        _sheet(path, places, kind) if places else lost,
        merged(_route(path, grid) for grid in others),
        {name: _sheet(path, grid, name) for name, grid in named.items()},
    )


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
    others = (grid for grid in grids if _plain_name(grid) not in OPTIONAL)
    alike = (grid for grid in others if not _is_route(grid) and _header(grid, kind)[1])
    return next(iter(named), None) or next(alike, None)


def _plain_name(grid: SheetRows) -> str:
    return grid.name.strip().casefold()


def _is_route(grid: SheetRows) -> bool:
    needed = set(layout("routes").needed)
    head = list(grid.rows.values())[:LINES_ABOVE]
    return any(
        needed & {heading.name for heading in understand(row, layout("routes"))} for row in head
    )


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
