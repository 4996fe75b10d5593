"""A grid -> rows of our columns, and what could not be read of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from itinerarium.check.tables.modes import mode_of
from itinerarium.language.fold import fold
from itinerarium.new.dates import Span, span_of
from itinerarium.new.draft import Row
from itinerarium.new.grid import Grid
from itinerarium.new.located_cells import PARTS, WHOLE, are_swapped, position_of
from itinerarium.new.numbered_names import without_numbers
from itinerarium.new.positions import position_in
from itinerarium.new.source_headings import Meaning, meanings
from itinerarium.new.unread import Remarks
from itinerarium.new.written_cells import DateReader, count_in, date_reader, times_of
from itinerarium.problems.problem import shown
from itinerarium.read.guard import unguarded
from itinerarium.read.heading import words_of
from itinerarium.read.html_text import plain_text, text_of_html

Tell: TypeAlias = Callable[[str, str, str], None]
"""Tells of a cell that was not read: its column, its text, and how to write it."""

LETTERS = re.compile(r"[^\W\d_]{2}")
URL = re.compile(r"https?://|\S+\.(?:jpe?g|png|gif|webp)$", re.I)
LON_FIRST = re.compile(r"^\W*(?:lon|lng|long|x)\w*\W+(?:lat|y)", re.I)
LONGEST_NAME = 80
COUNTS = ("people", "figure", "minutes")
NAMELESS = ("title", "chapter", "variants", "modern")
"""Columns of which one holds the names where no other does, the likeliest first."""


def meanings_of(grid: Grid, remarks: Remarks) -> list[Meaning]:
    """What each column of a grid holds, by its heading or else by its cells."""
    found = meanings(grid.headings)
    for number, one in enumerate(found):
        if one.is_guess:
            remarks.say(f"the column {shown(grid.headings[number])} was taken for {one.name}")
    found = _with_days(_with_text(_with_positions(found, grid, remarks)), grid, remarks)
    return _with_name(found, grid, remarks)


def _with_positions(found: list[Meaning], grid: Grid, remarks: Remarks) -> list[Meaning]:
    """The columns, with one that holds whole positions under another heading."""
    names = {one.name for one in found}
    if {"lat", "lon"} <= names or names & {*WHOLE, "lat_e7", "easting"}:
        return found
    number = _column_of(found, grid, position_in)
    if number is None:
        return found
    remarks.say(f"the column {shown(grid.headings[number])} was taken for coordinates")
    return [*found[:number], Meaning("pair"), *found[number + 1 :]]


def _with_days(found: list[Meaning], grid: Grid, remarks: Remarks) -> list[Meaning]:
    """The columns, with one that holds dates under a heading such as Day, which may count them."""
    if any(one.name == "start" for one in found):
        return found
    number = _column_of(found, grid, _day_in)
    if number is None:
        return found
    remarks.say(f"the column {shown(grid.headings[number])} was taken for dates")
    return [*found[:number], Meaning("start"), *found[number + 1 :]]


def _day_in(cell: str) -> Span | None:
    """A date that is more than a number."""
    return span_of(cell) if re.search(r"\d\D+\d", cell) else None


def _column_of(found: Sequence[Meaning], grid: Grid, reads: Callable[[str], Any]) -> int | None:
    """The first column without a meaning, or that only counts, of which most cells can be read."""
    for number, one in enumerate(found):
        cells = [row[number] for row in grid.rows.values() if row[number]]
        read = [cell for cell in cells if reads(cell) is not None]
        if one.name in ("", "order") and len(read) > 0.8 * len(cells):
            return number
    return None


def _with_text(found: list[Meaning]) -> list[Meaning]:
    """The columns, with notes as the text where there is no text and nothing for a class."""
    names = {one.name for one in found}
    if "text" in names or names & {"question", "answer", "lead"}:
        return found
    return [replace(one, name="text") if one.name == "notes" else one for one in found]


def _with_name(found: list[Meaning], grid: Grid, remarks: Remarks) -> list[Meaning]:
    """The columns, with one that holds the names where none is headed so."""
    names = {one.name for one in found}
    if "name" in names:
        return [
            replace(one, name="title")
            if one.name == "chapter" and _differ(grid, number) and "title" not in names
            else one
            for number, one in enumerate(found)
        ]
    for instead in NAMELESS:
        for number, one in enumerate(found):
            if one.name == instead:
                return [*found[:number], replace(one, name="name"), *found[number + 1 :]]
    for number, one in enumerate(found):
        if (
            one.name in ("", "id", "order")
            and not one.language
            and _are_names([row[number] for row in grid.rows.values()])
        ):
            if one.name != "id":
                remarks.say(
                    f"the column {shown(grid.headings[number])} was taken for the places' names"
                )
            return [*found[:number], Meaning("name"), *found[number + 1 :]]
    return found


def _differ(grid: Grid, number: int) -> bool:
    cells = [row[number] for row in grid.rows.values() if row[number]]
    return len(cells) > 1 and len(set(cells)) == len(cells)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether most cells may be names of places: short, with letters, most of them different."""
    filled = [cell for cell in cells if cell]
    named = [
        one
        for one in filled
        if LETTERS.search(one) and len(one) <= LONGEST_NAME and not URL.search(one)
    ]
    if not filled or len(named) < 0.8 * len(filled):
        return False
    return len(set(named)) > 0.5 * len(named) and not any("@" in one for one in named)


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
    cells = [
        (line, row)
        for line, row in cells
        if keeps_all or (row and line not in notes and not _is_total(row))
    ]
    if len(cells) < len(grid.rows):
        remarks.say(f"left out: {len(grid.rows) - len(cells)} rows without a place, such as a sum")
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
    return {
        **row,
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
    """The mode of the leg that leads to a place, if the word for it is known."""
    if not word:
        return {}
    found = mode_of(word)
    if not found:
        tell("transport", word, "write rail, ship, road, foot, cart, sledge or air")
    return {"mode": found} if found else {}


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
        tell("coordinates", " ".join(given), "write them such as 54.35 and 18.65")
    return {"lat": at[0], "lon": at[1]} if at else {"lat": "", "lon": ""}


def has_places(found: Sequence[Meaning]) -> bool:
    """Whether a column holds names or positions."""
    names = {one.name for one in found}
    return "name" in names or {"lat", "lon"} <= names or bool(names & {*WHOLE, "lat_e7", "easting"})
