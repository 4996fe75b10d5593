"""A column of stages such as ``Porto - Vila do Conde`` -> two columns, from and to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from itinerarium.language.fold import fold
from itinerarium.new.grid import Grid

CUTS = (
    re.compile(r"(.+?)\s*(?:→|⟶|-*->|=>)\s*(.+)"),
    re.compile(r"(.+?)\s+[-–—]+\s+(.+)"),
    re.compile(r"(.+?)\s+(?:to|do|nach|vers)\s+(.+)", re.I),
)
FEWEST = 2


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
