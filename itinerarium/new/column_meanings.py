"""The columns of another program's table -> what each holds, by its heading and its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from itinerarium.geo.coordinates import LatLon
from itinerarium.language.fold import fold
from itinerarium.new.dates import Span, span_of
from itinerarium.new.degrees import degrees_in
from itinerarium.new.grid import Grid
from itinerarium.new.located_cells import WHOLE
from itinerarium.new.positions import position_in
from itinerarium.new.source_headings import Meaning, is_name, is_of_place, meanings
from itinerarium.new.unread import Remarks
from itinerarium.new.written_cells import number_in
from itinerarium.problems.problem import shown
from itinerarium.read.heading import WORD

LETTERS = re.compile(r"[^\W\d_]{2}")
URL = re.compile(r"https?://|\S+\.(?:jpe?g|png|gif|webp)$", re.I)
FREE = ("", "order", "pair")
"""Meanings that give way to a half of a position."""
ONE_NUMBER = re.compile(r"[-+]?[0-9]+,[0-9]+")
SIDES = {"n": "lat", "s": "lat", "north": "lat", "nord": "lat", "e": "lon", "w": "lon", "o": "lon"}
SIDES |= {"east": "lon", "west": "lon", "ost": "lon", "est": "lon"}
SENTENCE = 3
"""Words."""
LONGEST_NAME = 80
MOST = 0.8
"""The share of cells that tells what a column holds."""
NAMELESS = ("title", "chapter", "variants", "modern")
"""Columns of which one holds the names where no other does, the likeliest first."""


def meanings_of(grid: Grid, remarks: Remarks) -> list[Meaning]:
    """What each column of a grid holds, by its heading or else by its cells."""
    found = meanings(grid.headings)
    for number, one in enumerate(found):
        if one.is_guess:
            remarks.say(f"the column {shown(grid.headings[number])} was taken for {one.name}")
    found = _with_text(_with_positions(found, grid, remarks))
    found = _with_sentences(_with_days(found, grid, remarks), grid, remarks)
    return _with_name(_with_where(_with_counted_stops(found, grid), grid, remarks), grid, remarks)


def _with_positions(found: list[Meaning], grid: Grid, remarks: Remarks) -> list[Meaning]:
    """The columns, with one that holds whole positions under another heading."""
    names = {one.name for one in found}
    if {"lat", "lon"} <= names:
        return found
    if sides := _sides(found, grid):
        return [replace(one, name=sides.get(n, one.name)) for n, one in enumerate(found)]
    if names & {*WHOLE, "lat_e7", "easting"}:
        return found
    number = _column_of(found, grid, _pair_in)
    return _taken_for("coordinates", Meaning("pair"), number, found, grid, remarks)


def _pair_in(cell: str) -> LatLon | None:
    """A whole position; ``53,09`` is one number, with a decimal comma."""
    return None if ONE_NUMBER.fullmatch(cell.strip()) else position_in(cell)


def _sides(found: Sequence[Meaning], grid: Grid) -> dict[int, str]:
    """Two columns whose headings differ in a side alone, as ``GPS N`` and ``GPS E`` do."""
    halves: dict[str, dict[str, int]] = {}
    for number, heading in enumerate(grid.headings):
        words = [fold(word) for word in WORD.findall(heading)]
        name = SIDES.get(words[-1]) if words else None
        cells = [*filter(None, _cells(grid, number))]
        if name and cells and all(degrees_in(cell) for cell in cells):
            halves.setdefault(" ".join(words[:-1]), {}).setdefault(name, number)
    both = next((one for one in halves.values() if len(one) == len({*SIDES.values()})), {})
    return {number: name for name, number in both.items() if found[number].name in FREE}


def _with_days(found: list[Meaning], grid: Grid, remarks: Remarks) -> list[Meaning]:
    """The columns, with one that holds dates under a heading such as Day, which may count them."""
    if any(one.name == "start" for one in found):
        return found
    number = _column_of(found, grid, _day_in)
    return _taken_for("dates", Meaning("start"), number, found, grid, remarks)


def _taken_for(
    what: str,
    meaning: Meaning,
    number: int | None,
    found: list[Meaning],
    grid: Grid,
    remarks: Remarks,
) -> list[Meaning]:
    """The columns, with a meaning for the one of that number, if there is one, which is told."""
    if number is None:
        return found
    remarks.say(f"the column {shown(grid.headings[number])} was taken for {what}")
    return [*found[:number], meaning, *found[number + 1 :]]


def _day_in(cell: str) -> Span | None:
    """A date that is more than a number."""
    return span_of(cell) if re.search(r"\d\D+\d", cell) else None


def _column_of(found: Sequence[Meaning], grid: Grid, reads: Callable[[str], Any]) -> int | None:
    """The first column without a meaning, or that only counts, of which most cells can be read."""
    for number, one in enumerate(found):
        cells = [*filter(None, _cells(grid, number))]
        read = [cell for cell in cells if reads(cell) is not None]
        least = 0.5 if any("://" in cell for cell in read) else MOST
        if one.name in ("", "order", "links") and read and len(read) > least * len(cells):
            return number
    return None


def _with_text(found: list[Meaning]) -> list[Meaning]:
    """The columns, with notes as the text where there is no text and nothing for a class."""
    names = {one.name for one in found}
    if "text" in names or names & {"question", "answer", "lead"}:
        return found
    return [replace(one, name="text") if one.name == "notes" else one for one in found]


def _with_sentences(found: list[Meaning], grid: Grid, remarks: Remarks) -> list[Meaning]:
    """The columns, with one of whole sentences as the text where there is none."""
    if any(one.name in ("text", "notes", "lead") for one in found):
        return found
    for number, one in enumerate(found):
        cells = [*filter(None, _cells(grid, number))]
        said = [cell for cell in cells if len(cell.split()) >= SENTENCE]
        if not one.name and len(said) * 2 > len(cells):
            return _taken_for("the texts", Meaning("text"), number, found, grid, remarks)
    return found


def _with_counted_stops(found: list[Meaning], grid: Grid) -> list[Meaning]:
    """The columns, with stops that are no numbers as names."""
    names = {one.name for one in found}
    return [
        replace(one, name="" if "name" in names else "name")
        if one.name == "stop" and not any(map(number_in, _cells(grid, number)))
        else one
        for number, one in enumerate(found)
    ]


def _with_where(found: list[Meaning], grid: Grid, remarks: Remarks) -> list[Meaning]:
    """The columns, with a place of its own as the name, and what happened there as the title."""
    at = [
        number
        for number, one in enumerate(found)
        if one.name in ("", "name") and is_of_place(grid.headings[number])
    ]
    named = [n for n, one in enumerate(found) if one.name == "name" and not one.language]
    if set(at) & {*named}:
        return _with_events(found, grid)
    if not at or not named or not _are_names(_cells(grid, at[0])):
        return found
    remarks.say(
        f"the column {shown(grid.headings[at[0]])} was taken for the places' names, "
        f"{shown(grid.headings[named[0]])} for the stops' titles"
    )
    has_title = any(one.name == "title" for one in found)
    roles = {at[0]: "name", named[0]: "" if has_title else "title"}
    return [replace(one, name=roles.get(n, one.name)) for n, one in enumerate(found)]


def _with_events(found: list[Meaning], grid: Grid) -> list[Meaning]:
    """The columns of places, with the names of what happened at them as titles."""
    if any(one.name == "title" for one in found):
        return found
    events = [n for n, one in enumerate(found) if not one.name and is_name(grid.headings[n])]
    return [replace(one, name="title") if n in events[:1] else one for n, one in enumerate(found)]


def _cells(grid: Grid, number: int) -> list[str]:
    return [row[number] for row in grid.rows.values()]


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
            and _are_names(_cells(grid, number))
        ):
            if one.name != "id":
                remarks.say(
                    f"the column {shown(grid.headings[number])} was taken for the places' names"
                )
            return [*found[:number], Meaning("name"), *found[number + 1 :]]
    return found


def _differ(grid: Grid, number: int) -> bool:
    cells = [*filter(None, _cells(grid, number))]
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
