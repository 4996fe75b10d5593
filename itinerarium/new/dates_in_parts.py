"""Columns for the year, the month and the day of a date -> one column with the whole of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from itinerarium.language.fold import fold
from itinerarium.new.grid import Grid
from itinerarium.new.unread import Remarks
from itinerarium.read.heading import WORD, words_of

LINKED_PLACES = ("attestationyear", "geowkt", "titlesource")
"""Headings by which a table of the Linked Places format is known."""
BEFORE = re.compile(r"\s*-0*([1-9][0-9]{0,3})(-[0-9]{2}(?:-[0-9]{2})?)?\s*")
PARTS = ("year", "month", "day")
ENDS = ("start", "end")
NONE: Mapping[str, int] = {}


def with_dates_joined(grid: Grid) -> Grid:
    """The table with whole dates under start and end, where a year and a month stand apart."""
    found = [_part(heading) for heading in grid.headings]
    for end in ENDS:
        places = {part: n for n, (of, part) in reversed([*enumerate(found)]) if of == end}
        if {"year", "month"} <= places.keys():
            grid = _joined(grid, end, places)
    return grid


def with_years_before_christ(grid: Grid, remarks: Remarks) -> Grid:
    """The table with years below zero as ours count them, if it is of the Linked Places format.

    There ``-0750`` is the year 750 BC, as its lists are written; with us a year 0 comes between.
    """
    found = [fold(heading) for heading in grid.headings]
    times = [n for n, one in enumerate(found) if one in ("start", "end", LINKED_PLACES[0])]
    if not any(one in LINKED_PLACES for one in found):
        return grid
    rows = {
        line: tuple(_year(cell) if n in times else cell for n, cell in enumerate(row))
        for line, row in grid.rows.items()
    }
    if rows != {line: tuple(row) for line, row in grid.rows.items()}:
        remarks.say("years below zero were read as years BC: -0750 is 750 BC")
    return replace(grid, rows=rows)


def _year(cell: str) -> str:
    found = BEFORE.fullmatch(cell)
    if not found:
        return cell
    year = int(found[1]) - 1
    return f"-{year:04d}{found[2] or ''}" if year else f"0000{found[2] or ''}"


def _part(heading: str) -> tuple[str, str]:
    """Of which end of a time a heading names a part, and which part; or nothing."""
    words = [fold(word) for word in WORD.findall(heading)]
    known = words_of("parts")
    end = "end" if any(word in known["end"] for word in words) else "start"
    rest = [word for word in words if word not in (*known["end"], *known["start"])]
    part = next((one for one in PARTS if len(rest) == 1 and rest[0] in known[one]), "")
    return (end, part) if part else ("", "")


def _joined(grid: Grid, name: str, places: Mapping[str, int]) -> Grid:
    def whole(row: Sequence[str]) -> tuple[str, ...]:
        date = _date(*(row[places[part]] if part in places else "" for part in PARTS))
        return tuple(
            date if n == places["year"] else "" if n in places.values() else cell
            for n, cell in enumerate(row)
        )

    headings = tuple(
        name if n == places["year"] else "" if n in places.values() else heading
        for n, heading in enumerate(grid.headings)
    )
    return replace(
        grid, headings=headings, rows={line: whole(row) for line, row in grid.rows.items()}
    )


def _date(year: str, month: str, day: str) -> str:
    """A date as it is written in one cell: in EDTF where the month is a number."""
    numbers = [re.sub(r"\.0+$", "", one.strip()) for one in (year, month, day)]
    if not numbers[1]:
        return numbers[0]
    if re.fullmatch(r"-?[0-9]{1,4}", numbers[0]) and numbers[1].isdecimal():
        sign = "-" if numbers[0].startswith("-") else ""
        whole = [
            sign + numbers[0].strip("-").zfill(4),
            *(one.zfill(2) for one in numbers[1:] if one),
        ]
        return "-".join(whole)
    return " ".join(one for one in (numbers[2], numbers[1], numbers[0]) if one)
