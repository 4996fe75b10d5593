"""Stages such as ``Porto - Vila do Conde`` -> where each begins and ends, in tables and tracks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from itinerarium.language.fold import fold
from itinerarium.new.dates import span_of
from itinerarium.new.geodata import Stretch
from itinerarium.new.grid import Grid
from itinerarium.new.names import DAY

CUTS = (
    re.compile(r"(.+?)\s*(?:→|⟶|-*->|=>)\s*(.+)"),
    re.compile(r"(.+?)\s+[-–—]+\s+(.+)"),
    re.compile(r"(.+?)\s+(?:to|do|nach|vers)\s+(.+)", re.I),
)
FEWEST = 2
LONGEST_NAME = 40


def with_stages_cut(grid: Grid) -> Grid:
    """The table with from and to for the column whose stages each begin where the last ended."""
    for number in range(grid.width if grid.header else 0):
        cells = [row[number] for row in grid.rows.values() if row[number]]
        cut = next((one for one in CUTS if _are_stages(cells, one)), None)
        if cut:
            return _cut(grid, number, cut)
    return grid


def _are_stages(cells: Sequence[str], cut: re.Pattern[str]) -> bool:
    found = [cut.fullmatch(cell) for cell in cells]
    ends = [one.groups() for one in found if one]
    joined = [fold(one[1]) == fold(other[0]) for one, other in pairwise(ends)]
    return len(ends) == len(cells) >= FEWEST and sum(joined) * 2 > len(joined)


def _cut(grid: Grid, number: int, cut: re.Pattern[str]) -> Grid:
    def around(row: Sequence[str], middle: Sequence[str]) -> tuple[str, ...]:
        return (*row[:number], *middle, *row[number + 1 :])

    rows = {}
    for line, row in grid.rows.items():
        found = cut.fullmatch(row[number])
        rows[line] = around(row, found.groups() if found else ("", ""))
    return replace(grid, headings=around(grid.headings, ("from", "to")), rows=rows)


def named_ends(names: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    """Where the tracks of these names begin and end, for those whose names tell it.

    A name tells it by an arrow, or by a dash behind the number of a stage or of a day, or where
    the next track begins with the place that it ends with.
    """
    ends = [_ends(DAY.sub("", name)) for name in names]
    follow = [bool(one and other and one[1] == other[0]) for one, other in pairwise(ends)]
    chained = [any(follow[max(n - 1, 0) : n + 1]) for n in range(len(names))]
    return {
        name: found
        for name, found, is_chained in zip(names, ends, chained, strict=True)
        if found and (is_chained or DAY.match(name) or CUTS[0].fullmatch(name))
    }


def told_apart(stretches: Sequence[Stretch], title: str, known: Collection[str]) -> list[Stretch]:
    """The lines, those of one name with the day behind it, or a number where days are the same.

    ``title`` names tracks without a name; ``known`` are the names that tell their ends.
    """
    named = [
        replace(one, name=title) if one.is_track and not one.name else one for one in stretches
    ]
    groups: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(named):
        if one.name and one.name not in known:
            groups[one.name].append(number)
    for numbers in groups.values():
        for number, mark in zip(numbers, _marks([named[n] for n in numbers]), strict=True):
            named[number] = replace(named[number], name=f"{named[number].name}{mark}")
    return named


def _marks(stretches: Sequence[Stretch]) -> list[str]:
    """What tells lines of one name apart; nothing for one alone."""
    if len(stretches) == 1:
        return [""]
    days = [_day(one) for one in stretches]
    if all(days) and max(Counter(days).values()) == 1:
        return [f" {day}" for day in days]
    return [f" {number}" for number in range(1, len(stretches) + 1)]


def _day(stretch: Stretch) -> str:
    span = span_of(stretch.times[0]) if stretch.times else None
    return span.start if span else ""


def _ends(name: str) -> tuple[str, str] | None:
    for mark in (r"\s*(?:→|⟶|-*->|=>)\s*", r"\s+[-–—]+\s+"):
        parts = [one.strip() for one in re.split(mark, name)]
        if len(parts) > 1 and all(_may_be_name(one) for one in (parts[0], parts[-1])):
            return parts[0], parts[-1]
    return None


def _may_be_name(part: str) -> bool:
    return bool(re.match(r"[^\W\d_]{2}", part)) and len(part) <= LONGEST_NAME
