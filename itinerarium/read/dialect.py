"""The first lines of a CSV file -> its separator and the line of its header."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from itinerarium.problems.problem import problem, shown
from itinerarium.read.heading import Layout, understand
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

SEPARATOR_NAMES = {
    ",": "a comma",
    ";": "a semicolon",
    "\t": "a tab",
    "|": "a bar (|)",
    ":": "a colon",
}
SEPARATORS = (",", ";", "\t")
OTHER_SEPARATORS = ("|", ":")
LINES_ABOVE = 10


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written: the separator, and the header's line counted from 0."""

    separator: str
    header: int

    def split_otherwise(self, line: str, width: int) -> tuple[str, list[str]] | None:
        """The separator that ``line`` uses instead to make ``width`` cells, and the cells."""
        for other in SEPARATORS:
            if other != self.separator and len(cells := _split(line, other)) == width:
                return other, cells
        return None


def find_dialect(
    file: str, lines: Sequence[str], columns: Layout
) -> tuple[Dialect | None, tuple[Problem, ...]]:
    """Give a file's dialect by the line whose cells are most like the known headings."""
    start = 1 if _is_separator_line(lines[0]) else 0
    filled = [i for i in range(start, len(lines)) if lines[i].strip(" \t\n,;")][:LINES_ABOVE]
    if not filled:
        return None, (problem("P106", Cell(file, 0, 0), columns=", ".join(columns.usual)),)
    first = _best(lines, filled[0], columns)
    if _score(lines, first, columns)[0] == 0:
        return _without_headings(file, lines, filled, first, columns)
    return first, ()


def _without_headings(
    file: str, lines: Sequence[str], filled: Sequence[int], first: Dialect, columns: Layout
) -> tuple[Dialect | None, tuple[Problem, ...]]:
    """The dialect of a file whose first line has no known heading."""
    at = Cell(file, first.header + 1, 0)
    for header in filled[1:]:
        later = _best(lines, header, columns)
        if _score(lines, later, columns)[0] >= len(columns.needed):
            found = shown(lines[first.header].strip())
            return later, (problem("P112", at, found=found, line=str(header + 1)),)
    for separator in OTHER_SEPARATORS:
        if _score(lines, Dialect(separator, first.header), columns)[0]:
            return None, (problem("P107", at, found=SEPARATOR_NAMES[separator]),)
    if _score(lines, first, columns)[1] == 1:
        return None, (problem("P107", at, found=shown(lines[first.header].strip())),)
    return first, ()


def _best(lines: Sequence[str], header: int, columns: Layout) -> Dialect:
    dialects = [Dialect(separator, header) for separator in SEPARATORS]
    return max(dialects, key=lambda dialect: _score(lines, dialect, columns))


def _score(lines: Sequence[str], dialect: Dialect, columns: Layout) -> tuple[int, int]:
    """How many headings of the line are known, and how many cells it has."""
    cells = _split(lines[dialect.header], dialect.separator)
    return sum(heading.is_known for heading in understand(cells, columns)), len(cells)


def _split(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _is_separator_line(line: str) -> bool:
    """Whether a line is the ``sep=;`` that Excel writes and reads."""
    return line.strip().strip('"').casefold().startswith("sep=")
