"""Columns for the year, the month and the day of a date -> one column with the whole of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from itinerarium.language.fold import fold
from itinerarium.new.grid import Grid
from itinerarium.read.heading import WORD, words_of

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
