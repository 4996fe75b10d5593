"""An Excel workbook (.xlsx) -> its sheets as rows of text."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO
from xml.parsers import expat

from itinerarium.read.local_names import LocalNames
from itinerarium.read.sheet_rows import (
    MOST_CELLS,
    MOST_COLUMNS,
    RowCollector,
    SheetRows,
    too_many,
)
from itinerarium.read.xlsx_parts import Format, Parts, parts_of, unescaped

MOST_ELEMENTS = 8_000_000
"""Of a sheet: 2,000,000 cells with a value each, their formulas and rows, and some empty ones."""
AT_ONCE = 1 << 16
DIGITS = "0123456789"
_LETTERS = re.compile("[A-Z]{1,3}")


def xlsx_sheets(path: Path) -> Iterator[SheetRows]:
    """Give every visible sheet; formulas by the values that were saved with them.

    Raises
    ------
    BadValueError
        When the workbook is too large. Whatever else goes wrong is the exception of the library
        that found it.
    """
    with zipfile.ZipFile(path) as package:
        parts = parts_of(package)
        budget = MOST_CELLS
        for name, part in parts.sheets.items():
            sheet = SheetReader(parts, budget)
            with package.open(part) as file:
                sheet.read(file)
            budget = sheet.gathered.budget
            yield sheet.rows(name)


class SheetReader:
    """A sheet as far as it is read: a cell is kept as text, and its elements are forgotten."""

    def __init__(self, parts: Parts, budget: int) -> None:
        self.gathered = RowCollector(budget)
        self._parts = parts
        self._names = LocalNames()
        self._elements = 0
        self._row = 0
        self._column = 0
        self._cells: list[str] = []
        self._cell: dict[str, str] = {}
        self._has_formula = False
        self._value: list[str] = []
        self._in_reading = False
        self._hidden: list[int] = []
        self._hidden_columns: list[range] = []
        self._unvalued: list[tuple[int, int]] = []
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def read(self, file: IO[bytes]) -> None:
        """Read a sheet's part.

        Raises
        ------
        BadValueError
            When the sheet is too large.
        """
        while data := file.read(AT_ONCE):
            self._parser.Parse(data, False)
        self._parser.Parse(b"", True)

    def rows(self, name: str) -> SheetRows:
        """What was read."""
        rows = self.gathered.rows
        widest = max(map(len, rows.values()), default=0)
        hidden = {at for span in self._hidden_columns for at in span if at <= widest}
        seen = tuple(number for number in self._hidden if number in rows)
        return SheetRows(name, rows, seen, tuple(sorted(hidden)), tuple(self._unvalued))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise too_many(MOST_ELEMENTS, "elements")
        if begin := STARTS.get(self._names[name]):
            begin(self, attributes)

    def _end(self, name: str) -> None:
        if finish := ENDS.get(self._names[name]):
            finish(self)

    def start_row(self, attributes: dict[str, str]) -> None:
        """Begin a row; one without a number follows the one before."""
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0
        self._cells = []
        if attributes.get("hidden") in ("1", "true"):
            self._hidden.append(self._row)

    def start_cell(self, attributes: dict[str, str]) -> None:
        """Begin a cell; one without a reference follows the one before."""
        place = attributes.get("r")
        self._column = (place and _column_of(place.rstrip(DIGITS))) or self._column + 1
        self._cell = attributes
        self._has_formula = False
        self._value = []

    def start_formula(self, _: dict[str, str]) -> None:
        """Note that the cell has a formula."""
        self._has_formula = True

    def start_value(self, _: dict[str, str]) -> None:
        """Begin to listen to a value, or to a text that stands in the cell."""
        if not self._in_reading:
            self._parser.CharacterDataHandler = self._value.append

    def end_value(self) -> None:
        """Listen no longer."""
        self._parser.CharacterDataHandler = None

    def start_reading(self, _: dict[str, str]) -> None:
        """Begin the reading of a Japanese word, which is no part of the text."""
        self._in_reading = True

    def end_reading(self) -> None:
        """End it."""
        self._in_reading = False

    def end_cell(self) -> None:
        """Take the cell's text."""
        kind, value = self._cell.get("t", "n"), "".join(self._value)
        if self._has_formula and not value and kind != "str":
            self._unvalued.append((self._row, self._column))
        text = self._text(kind, value) if value else ""
        if not text:
            return
        if self._column > MOST_COLUMNS:
            raise too_many(MOST_COLUMNS, "columns")
        self._cells += [""] * (self._column - len(self._cells))
        self._cells[self._column - 1] = text

    def end_row(self) -> None:
        """Take the row."""
        self.gathered.add(self._row, self._cells)

    def start_column(self, attributes: dict[str, str]) -> None:
        """Note columns that are hidden."""
        if attributes.get("hidden") in ("1", "true"):
            first, last = (int(attributes.get(name, "1")) for name in ("min", "max"))
            self._hidden_columns.append(range(first, min(last, MOST_COLUMNS) + 1))

    def _text(self, kind: str, value: str) -> str:
        """A cell's value as its author sees it."""
        if kind == "s":
            return self._parts.texts[int(value)]
        if kind == "n":
            return self._format().text(value, self._parts.epoch)
        if kind == "b":
            return "FALSE" if value == "0" else "TRUE"
        if kind == "d":
            return self._format().date_text(datetime.date.fromisoformat(value[:10]))
        return unescaped(value)

    def _format(self) -> Format:
        number = int(self._cell.get("s", "0"))
        return self._parts.formats[number] if number < len(self._parts.formats) else Format()


STARTS: dict[str, Callable[[SheetReader, dict[str, str]], None]] = {
    "row": SheetReader.start_row,
    "c": SheetReader.start_cell,
    "f": SheetReader.start_formula,
    "v": SheetReader.start_value,
    "t": SheetReader.start_value,
    "rPh": SheetReader.start_reading,
    "col": SheetReader.start_column,
}
ENDS: dict[str, Callable[[SheetReader], None]] = {
    "row": SheetReader.end_row,
    "c": SheetReader.end_cell,
    "v": SheetReader.end_value,
    "t": SheetReader.end_value,
    "rPh": SheetReader.end_reading,
}


@lru_cache(maxsize=20_000)
def _column_of(letters: str) -> int:
    """The number of a column, from 1; 0 for what is none."""
    number = 0
    for letter in letters if _LETTERS.fullmatch(letters) else "":
        number = number * 26 + ord(letter) - 64
    return number


def _refuse_doctype(name: str, *_: object) -> None:
    raise ValueError(f"a document type {name}")
