"""A table of places or legs, or a list of names -> a draft with legs in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from itinerarium.geo.coordinates import LonLat
from itinerarium.new.column_meanings import meanings_of
from itinerarium.new.dates_in_parts import with_dates_joined, with_years_before_christ
from itinerarium.new.draft import Draft, Row, with_ids
from itinerarium.new.from_geodata import draft_in_order, draft_of_geodata, title_of
from itinerarium.new.geodata import Geodata, Spot, Stretch
from itinerarium.new.grid import SEPARATORS, Grid, grid_of_rows, grid_of_text
from itinerarium.new.leg_rows import draft_of_legs, is_list_of_legs
from itinerarium.new.names import rows_of_list, title_of_list
from itinerarium.new.ordered import in_given_order
from itinerarium.new.pictures import beside, with_pictures
from itinerarium.new.positions import WKT
from itinerarium.new.source_headings import known_headings
from itinerarium.new.stages import with_stages_cut
from itinerarium.new.swapped import look_swapped
from itinerarium.new.table_rows import has_places, rows_of_grid
from itinerarium.new.unread import Remarks
from itinerarium.new.usable_cells import usable_rows
from itinerarium.new.wkt import lines_of_wkt
from itinerarium.problems.problem import problem
from itinerarium.read.workbook import read_grids
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError, Problem

NO_HEADINGS = 0
FEWEST_HEADINGS = 2
FEWEST_IN_TRACK = 12
"""So many nameless points, or any with times of day, are a track and no places."""


def draft_of_names(file: str, text: str, remarks: Remarks | None = None) -> Draft:
    """The draft of a text with the name of a place on each line, in their order."""
    lines = text.removeprefix("\ufeff").splitlines()
    rows, lost = usable_rows(rows_of_list(lines))
    told = remarks.all() if remarks else ()
    title = title_of_list(lines) or title_of(file)
    return draft_in_order(with_ids(rows), title, (*told, *lost), file=file)


def is_table(text: str) -> bool:
    """Whether a text is a table that nobody called so: it begins with headings and separators.

    A table in Markdown may follow other lines; below its headings there is a rule.
    """
    if re.search(r"^\|.*\|[ \t]*\r?\n\|[ \t:|-]+\|[ \t]*$", text, re.M):
        return True
    first = next((line for line in text.removeprefix("\ufeff").splitlines() if line.strip()), "")
    return any(
        known_headings(first.split(separator)) >= FEWEST_HEADINGS for separator in SEPARATORS
    )


def draft_of_table(file: str, text: str) -> Draft:
    """The draft of a table with a row for each place or leg; coordinates may be missing.

    Raises
    ------
    DataError
        If nothing in it looks like the name or the position of a place.
    """
    grid = with_stages_cut(grid_of_text(file, text))
    if grid.header == NO_HEADINGS:
        return _without_headings(grid, text)
    draft = draft_of_grid(grid)
    return replace(draft, has_semicolons=grid.separator == ";")


def _without_headings(grid: Grid, text: str) -> Draft:
    """A list of names, or a table whose cells alone tell what they are."""
    first = next(iter(grid.rows.values()), ())
    lines = (
        text.splitlines()
        if len(first) < 2
        else [", ".join(filter(None, row)) for row in grid.rows.values()]
    )
    if len(first) > 1 and not any(
        row.get("lat") or row.get("start") for row in rows_of_list(lines)
    ):
        raise DataError([_nameless(grid)])
    return draft_of_names(grid.file, "\n".join(lines))


def draft_of_grid(grid: Grid) -> Draft:
    """The draft of a table with headings."""
    remarks = Remarks()
    title = _title(grid, remarks)
    grid = with_years_before_christ(with_dates_joined(grid), remarks)
    if is_list_of_legs(grid):
        return draft_of_legs(grid, title, remarks)
    found = meanings_of(grid, remarks)
    if not has_places(found):
        raise DataError([_nameless(grid)])
    rows = rows_of_grid(grid, found, remarks)
    title, rows = _title_among(rows, title)
    languages = {one.language for one in found if one.name == "name"} - {""}
    named_in = (
        next(iter(languages), "")
        if not any(one.name == "name" and not one.language for one in found)
        else ""
    )
    head = {"title": title, **({"languages": _languages(found, named_in)} if named_in else {})}
    rows = [_in_first_language(row, named_in) for row in rows] if named_in else rows
    if any(one.name == "wkt" for one in found) and (geodata := _drawn(grid, found, rows, title)):
        return draft_of_geodata(geodata, grid.file, remarks)
    if not any(row.get("name") or row.get("id") for row in rows) and _is_track(rows):
        return draft_of_geodata(_track(rows, title), grid.file, remarks)
    return _draft(rows, head, grid.file, remarks)


def _draft(rows: Sequence[Row], head: Row, file: str, remarks: Remarks) -> Draft:
    look_swapped(rows, remarks)
    ordered = in_given_order(rows, remarks)
    usable, lost = usable_rows([_without_aids(row) for row in ordered])
    draft = draft_in_order(with_ids(usable), str(head["title"]), file=file)
    return replace(draft, head={**draft.head, **head}, remarks=(*remarks.all(), *lost))


def _without_aids(row: Row) -> Row:
    return {name: cell for name, cell in row.items() if name not in ("line", "order", "time")}


def _title(grid: Grid, remarks: Remarks) -> str:
    """The line above the headings, or else the file's name."""
    if grid.above:
        remarks.say(
            f"the headings stand in line {grid.header}; the title is what stands above them"
        )
        return grid.above[0].strip(" #*")
    return title_of(grid.file)


def _title_among(rows: Sequence[Row], title: str) -> tuple[str, list[Row]]:
    """The title that a row of the kind ``title`` gives, as in sheets of TimelineJS; the others."""
    titles = [row for row in rows if row.get("kind") == "title" and row["lat"] == ""]
    if len(titles) != 1:
        return title, [*rows]
    return str(titles[0].get("name") or title), [row for row in rows if row is not titles[0]]


def _languages(found: Sequence[object], first: str) -> list[str]:
    others = [str(getattr(one, "language", "")) for one in found]
    return list(dict.fromkeys([first, *filter(None, others)]))


def _in_first_language(row: Row, language: str) -> Row:
    """The row with texts in its first language under the plain headings."""
    return {name.removesuffix(f"_{language}"): cell for name, cell in row.items()}


def _is_track(rows: Sequence[Row]) -> bool:
    located = [row for row in rows if row["lat"] != ""]
    return len(located) > 1 and (
        len(located) >= FEWEST_IN_TRACK
        or all(row.get("time") or row.get("start") for row in located)
    )


def _track(rows: Sequence[Row], title: str) -> Geodata:
    """A track of points that have no names, in the order of their times."""
    located = [row for row in rows if row["lat"] != ""]
    line = tuple(LonLat((row["lon"], row["lat"])) for row in located)
    times = tuple(str(row.get("time") or row.get("start") or "") for row in located)
    return Geodata((), (Stretch(title, (line,), times=times, is_track=True),), title=title)


def _drawn(grid: Grid, found: Sequence[object], rows: Sequence[Row], title: str) -> Geodata | None:
    """The lines and points of a table in which some geometry is no point."""
    number = next(n for n, one in enumerate(found) if getattr(one, "name", "") == "wkt")
    drawn = [row[number] for row in grid.rows.values()]
    if not any((kind := WKT.match(one)) and kind[2].upper() == "LINESTRING" for one in drawn):
        return None
    spots, stretches = [], []
    for geometry, row in zip(drawn, rows, strict=False):
        cells = {
            name: str(cell)
            for name, cell in _without_aids(row).items()
            if name not in ("lat", "lon")
        }
        if lines := lines_of_wkt(geometry):
            stretches.append(Stretch(cells.get("name", ""), lines))
        elif row["lat"] != "":
            spots.append(Spot(row["lon"], row["lat"], cells))
    return Geodata(tuple(spots), tuple(stretches), title=title)


def draft_of_workbook(path: Path) -> Draft:
    """The draft of the sheet of a workbook that is most like a table of places or legs.

    Raises
    ------
    DataError
        If it cannot be read, or no sheet of it looks like such a table.
    """
    sheets, problems = read_grids(path)
    if problems:
        raise DataError(problems)
    grids = [
        grid_of_rows(f"{path.name}/{sheet.name}", sheet.rows) for sheet in sheets if sheet.rows
    ]
    if not grids:
        raise DataError(
            [problem("P119", Cell(path.name, 0, 0), found="no sheet with anything in it")]
        )
    grid = with_stages_cut(_best(grids))
    draft = draft_of_grid(grid) if grid.header else _without_headings(grid, _as_lines(grid))
    title = title_of(path.name) if not grid.above else str(draft.head["title"])
    left = [one.file.rpartition("/")[2] for one in grids if one is not grid]
    told = (f"  left out: the sheets {', '.join(left)}",) if left else ()
    draft = replace(draft, head={**draft.head, "title": title}, remarks=(*draft.remarks, *told))
    return with_pictures(draft, beside(path.parent))


def _as_lines(grid: Grid) -> str:
    return "\n".join(", ".join(filter(None, row)) for row in grid.rows.values())


def _best(grids: Sequence[Grid]) -> Grid:
    """The sheet called places, else that with the most headings that are known."""

    def rank(grid: Grid) -> tuple[bool, int, int]:
        name = grid.file.rpartition("/")[2].strip().casefold()
        return name == "places", known_headings(grid.headings), len(grid.rows)

    return max(grids, key=rank)


def _nameless(grid: Grid) -> Problem:
    shown = ", ".join(filter(None, grid.headings)) or "none that is known"
    hint = "call the column with the places' names name, and those with coordinates lat and lon"
    at = Cell(grid.file, grid.header or 1, 0)
    return problem(
        "P201", at, column="with the names or the positions of places", found=shown, hint=hint
    )
