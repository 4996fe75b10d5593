"""The text of a table as people save it -> rows of cells, each with its line."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from itinerarium.new.source_headings import known_headings
from itinerarium.problems.problem import problem
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError

SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 40
LINES_ABOVE = 15
COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its headings, the rows under them by their lines, and what stood above."""

    file: str
    headings: tuple[str, ...]
    header: int
    """The headings' line; 0 where the table has none."""
    rows: Mapping[int, Sequence[str]]
    above: tuple[str, ...] = ()
    separator: str = ","

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.headings)


def grid_of_text(file: str, text: str) -> Grid:
    """The table in a text, whatever separates its cells, without comments and empty rows."""
    lines = text.removeprefix("\ufeff").split("\n")
    first = 1 if lines[0].strip().strip('"').casefold().startswith("sep=") else 0
    separator = _separator(lines[first:])
    ended = [f"{one}\n" for one in lines[first:]]
    reader = csv.reader(ended, delimiter=separator, skipinitialspace=True)
    rows: dict[int, Sequence[str]] = {}
    line = first + 1
    for row in _readable(reader, file):
        cells = [" ".join(cell.replace("\xa0", " ").split(" ")).strip() for cell in row]
        if any(cells) and not _is_comment(cells):
            rows[line] = _without_bars(cells) if separator == "|" else cells
        line = first + reader.line_num + 1
    return grid_of_rows(file, rows, separator)


def _readable(reader: Iterable[list[str]], file: str) -> Iterator[list[str]]:
    """The rows of a table.

    Raises
    ------
    DataError
        If a cell is longer than any text, since a quotation mark is not closed.
    """
    try:
        yield from reader
    except csv.Error as error:
        most = f"{csv.field_size_limit():,}"
        raise DataError([problem("P113", Cell(file, 0, 0), most=most)]) from error


def grid_of_rows(file: str, rows: Mapping[int, Sequence[str]], separator: str = ",") -> Grid:
    """The table in rows of cells: the headings are the row with the most that are known."""
    filled = {
        line: row for line, row in rows.items() if any(map(str.strip, row)) and not _is_rule(row)
    }
    header = _header(filled)
    before = [line for line in filled if line < header]
    above = [" ".join(filter(None, filled[line])).strip() for line in before]
    headings = tuple(map(str.strip, filled.get(header, ())))
    body = {line: [*map(str.strip, row)] for line, row in filled.items() if line > header}
    width = max([len(headings), *map(_length, body.values())], default=0)
    headings = (*headings, *[""] * (width - len(headings)))
    even = {line: [*row[:width], *[""] * (width - len(row))] for line, row in body.items()}
    return Grid(file, headings, header, even, tuple(above), separator)


def _separator(lines: Sequence[str]) -> str:
    """The sign that cuts most lines into the same number of cells, known headings before all."""
    looked_at = [line for line in lines if line.strip() and not line.startswith(COMMENT)][
        :LOOKED_AT
    ]
    return max(SEPARATORS, key=lambda one: _fit(looked_at, one))


def _fit(lines: Sequence[str], separator: str) -> tuple[int, int]:
    rows = [*csv.reader(lines, delimiter=separator)]
    known = max((known_headings(row) for row in rows[:LINES_ABOVE]), default=0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return known, max(widths.values(), default=0)


def _header(rows: Mapping[int, Sequence[str]]) -> int:
    """The line of the headings; 0 if no row has any."""
    known = {line: known_headings(rows[line]) for line in [*rows][:LINES_ABOVE]}
    best = max(known, key=lambda line: known[line], default=0)
    return best if known.get(best) else 0


def _length(row: Sequence[str]) -> int:
    """A row's length without the empty cells at its end."""
    return max((number for number, cell in enumerate(row, start=1) if cell.strip()), default=0)


def _is_comment(cells: Sequence[str]) -> bool:
    return cells[0].startswith(COMMENT) and len(cells[0]) > 1 and _length(cells) == 1


def _is_rule(cells: Sequence[str]) -> bool:
    """Whether a row is the line under the headings of a table in Markdown: ``|---|:--|``."""
    return all(set(cell.strip()) <= set("-:= ") for cell in cells) and any(
        "--" in one for one in cells
    )


def _without_bars(cells: Sequence[str]) -> Sequence[str]:
    """A row of a table in Markdown without the empty cells outside its bars."""
    inner = cells[1:] if not cells[0] else cells
    return inner[:-1] if inner and not inner[-1] and not cells[0] else inner
