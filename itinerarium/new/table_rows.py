"""A grid -> rows of our columns, and what could not be read of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from itinerarium.check.tables.cell import slugged
from itinerarium.check.tables.modes import mode_of
from itinerarium.language.fold import fold
from itinerarium.new.draft import Row
from itinerarium.new.grid import Grid
from itinerarium.new.located_cells import PARTS, WHOLE, are_metres, are_swapped, position_of
from itinerarium.new.numbered_names import without_numbers
from itinerarium.new.pictures import ENDINGS, NOTE
from itinerarium.new.source_headings import Meaning
from itinerarium.new.unread import Remarks
from itinerarium.new.written_cells import DateReader, count_in, date_reader, times_of
from itinerarium.problems.problem import counted
from itinerarium.read.guard import unguarded
from itinerarium.read.heading import words_of
from itinerarium.read.html_text import plain_text, text_of_html

Tell: TypeAlias = Callable[[str, str, str], None]
"""Tells of a cell that was not read: its column, its text, and how to write it."""

LON_FIRST = re.compile(r"^\W*(?:lon|lng|long|x)\w*\W+(?:lat|y)", re.I)
DEGREES = "write them such as 54.35 and 18.65"
METRES = (
    "they are metres of a map's own grid: save the file in degrees, "
    "which programs call WGS 84 or EPSG:4326"
)
ANNOTATED, NO_PLACES = "place", ("person", "event")
"""What tools that mark names in texts write beside each."""
COUNTS = ("people", "figure", "minutes")


def rows_of_grid(
    grid: Grid, found: Sequence[Meaning], remarks: Remarks, *, keeps_all: bool = False
) -> list[Row]:
    """The rows of a table of places, with coordinates, dates and numbers in our forms.

    ``keeps_all`` is for features, of which each is something, and whose fields are told elsewhere.
    """
    if not keeps_all:
        _tell_unknown(grid, found, remarks)
    cells = [(line, _cells(found, row)) for line, row in grid.rows.items()]
    notes = set() if keeps_all else _notes_below(cells)
    are_annotations = any(_kind(row) == ANNOTATED for _, row in cells)
    cells = [
        (line, row)
        for line, row in cells
        if keeps_all
        or (
            row
            and line not in notes
            and not _is_total(row)
            and not (are_annotations and _kind(row) in NO_PLACES)
        )
    ]
    if len(cells) < len(grid.rows):
        lost = counted(len(grid.rows) - len(cells), "row")
        remarks.say(f"left out: {lost} without a place, such as a sum or a person")
    cells = without_numbers(cells)
    reader = date_reader(
        [row.get(name, "") for _, row in cells for name in ("start", "end")], remarks
    )
    swapped = are_swapped([row for _, row in cells])
    if swapped:
        remarks.say(
            "lat and lon had changed places and were turned: some lat was beyond 90 degrees"
        )
    lon_first = any(
        one.name == "pair" and LON_FIRST.match(grid.headings[number])
        for number, one in enumerate(found)
    )
    return [
        _row(line, row, reader, remarks, swapped=swapped, lon_first=lon_first)
        for line, row in cells
    ]


def _tell_unknown(grid: Grid, found: Sequence[Meaning], remarks: Remarks) -> None:
    """Tell which columns are left out, by their headings."""
    lost = [
        grid.headings[number] or f"column {number + 1}"
        for number, one in enumerate(found)
        if not one.name and any(row[number] for row in grid.rows.values())
    ]
    remarks.left_out(lost, "no column of a story means the same")


def _cells(found: Sequence[Meaning], row: Sequence[str]) -> dict[str, str]:
    """The cells of a row that hold something, by the column that they mean."""
    cells: dict[str, str] = {}
    for one, cell in zip(found, unguarded(tuple(row)), strict=True):
        if one.name and cell:
            cells.setdefault(f"{one.name}_{one.language}" if one.language else one.name, cell)
    return cells


def _kind(row: Mapping[str, str]) -> str:
    return fold(row.get("kind", ""))


def _is_total(row: Mapping[str, str]) -> bool:
    """Whether a row is a sum, or has neither a name nor a position."""
    located = any(row.get(name) for name in (*PARTS, *WHOLE))
    named = [
        cell for name, cell in row.items() if name.partition("_")[0] in ("name", "id", "title")
    ]
    if not named and not located:
        return True
    first = next(iter(named), "")
    return not located and fold(first) in {fold(one) for one in words_of("source")["total"]}


def _row(
    line: int,
    cells: Mapping[str, str],
    reader: DateReader,
    remarks: Remarks,
    *,
    swapped: bool,
    lon_first: bool,
) -> Row:
    if swapped:
        cells = {**cells, "lat": cells.get("lon", ""), "lon": cells.get("lat", "")}
    row = {name: _text(name, cell) for name, cell in cells.items() if name not in (*PARTS, *WHOLE)}

    def tell(column: str, cell: str, how: str) -> None:
        remarks.cell(line, column, cell, how)

    start, end = row.pop("start", ""), row.pop("end", "")
    times = times_of(start or row.get("time", ""), end, reader, tell if start or end else _silent)
    modes = _mode(row.pop("mode", ""), tell)
    picture = _picture(row.pop("image", ""), tell)
    return {
        **row,
        **picture,
        **_counts(row, tell),
        **modes,
        **times,
        **_located(cells, tell, lon_first=lon_first),
        "line": line,
    }


def _notes_below(rows: Sequence[tuple[int, Mapping[str, str]]]) -> set[int]:
    """The lines at the end that only say something, below a table whose other rows have a place.

    They stand behind an empty row, and nothing is filled in but their first cell.
    """
    gap = next((n for n in range(len(rows) - 1, 0, -1) if rows[n][0] - rows[n - 1][0] > 1), 0)
    above, below = rows[:gap], rows[gap:]
    are_placed = above and all(any(row.get(name) for name in (*PARTS, *WHOLE)) for _, row in above)
    are_bare = all(len(row) == 1 for _, row in below)
    return {line for line, _ in below} if are_placed and are_bare else set()


def _silent(*_: str) -> None:
    """Tell nobody: a time of day need not be a date."""


def _text(name: str, cell: str) -> str:
    if name.startswith(("text", "doubt", "lead", "notes", "quote")):
        return text_of_html(cell)
    return plain_text(cell)


def _mode(word: str, tell: Tell) -> dict[str, str]:
    """The mode of the leg that leads to a place: one of ours, or the word as it stands."""
    if not word:
        return {}
    found = mode_of(word) or (word if slugged(word) else "")
    if not found:
        tell("transport", word, "write rail, ship, road, foot, cart, sledge or air")
    return {"mode": found} if found else {}


def _picture(cell: str, tell: Tell) -> dict[str, str]:
    """Where the picture of a row is, to be looked for beside the table."""
    if cell and not cell.partition("?")[0].casefold().endswith(ENDINGS):
        tell("image", cell, "save the picture in images/ and write its name")
        return {}
    return {NOTE: cell} if cell else {}


def _counts(row: Mapping[str, str], tell: Tell) -> dict[str, str]:
    """The numbers of people, as digits alone."""
    counted = {}
    for name in COUNTS:
        if cell := row.get(name, ""):
            counted[name] = count_in(cell)
            if not counted[name]:
                tell(name, cell, "write digits only")
    return counted


def _located(cells: Mapping[str, str], tell: Tell, *, lon_first: bool) -> Row:
    given = [cells[name] for name in (*PARTS, *WHOLE) if cells.get(name)]
    at = position_of(cells, lon_first=lon_first)
    if at is None and given:
        tell("coordinates", " ".join(given), METRES if are_metres(cells) else DEGREES)
    return {"lat": at[0], "lon": at[1]} if at else {"lat": "", "lon": ""}


def has_places(found: Sequence[Meaning]) -> bool:
    """Whether a column holds names or positions."""
    names = {one.name for one in found}
    return "name" in names or {"lat", "lon"} <= names or bool(names & {*WHOLE, "lat_e7", "easting"})
