"""An Excel workbook (.xlsx) -> its sheets as rows of text."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element

from itinerarium.read.elements import LocalNames, elements
from itinerarium.read.sheet_rows import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_IN_ROW,
    RowCollector,
    SheetRows,
    too_many,
)
from itinerarium.read.xlsx_parts import Format, Parts, parts_of, text_of, unescaped

MOST_ELEMENTS = 8_000_000
"""Of a sheet: 2,000,000 cells with a value each, their formulas and rows, and some empty ones."""
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
        self._row = 0
        self._hidden: list[int] = []
        self._hidden_columns: list[range] = []
        self._unvalued: list[tuple[int, int]] = []

    def read(self, file: IO[bytes]) -> None:
        """Read a sheet's part.

        Raises
        ------
        BadValueError
            When the sheet is too large.
        """
        names, since_row = self._names, 0
        for number, (_, element) in enumerate(elements(file, ("end",))):
            name = names[element.tag]
            since_row += 1
            if name == "row":
                self._take_row(element)
                element.clear()
                since_row = 0
            elif name == "col":
                self._take_column(element)
            if number > MOST_ELEMENTS or since_row > MOST_IN_ROW:
                raise too_many(MOST_ELEMENTS, "elements")

    def rows(self, name: str) -> SheetRows:
        """What was read."""
        rows = self.gathered.rows
        widest = max(map(len, rows.values()), default=0)
        hidden = {at for span in self._hidden_columns for at in span if at <= widest}
        seen = tuple(number for number in self._hidden if number in rows)
        return SheetRows(name, rows, seen, tuple(sorted(hidden)), tuple(self._unvalued))

    def _take_row(self, row: Element) -> None:
        """Keep a row's texts; one without a number follows the one before."""
        self._row = int(row.get("r", self._row + 1))
        if row.get("hidden") in ("1", "true"):
            self._hidden.append(self._row)
        names = self._names
        cells: list[str] = []
        column = 0
        for cell in row:
            if names[cell.tag] == "c":
                place = cell.get("r")
                column = (place and _column_of(place.rstrip(DIGITS))) or column + 1
                if text := self._text(cell, column):
                    cells += [""] * (column - len(cells))
                    cells[column - 1] = text
        self.gathered.add(self._row, cells)

    def _text(self, cell: Element, column: int) -> str:
        """A cell's value as its author sees it."""
        kind, value, has_formula = cell.get("t", "n"), "", False
        for part in cell:
            name = self._names[part.tag]
            if name == "v":
                value += part.text or ""
            elif name == "is":
                value += text_of(part, self._names)
            elif name == "f":
                has_formula = True
        if has_formula and not value and kind != "str":
            self._unvalued.append((self._row, column))
        text = self._shown(cell, kind, value) if value else ""
        if text and column > MOST_COLUMNS:
            raise too_many(MOST_COLUMNS, "columns")
        return text

    def _take_column(self, column: Element) -> None:
        """Note columns that are hidden."""
        if column.get("hidden") in ("1", "true"):
            first, last = (int(column.get(name, "1")) for name in ("min", "max"))
            self._hidden_columns.append(range(first, min(last, MOST_COLUMNS) + 1))

    def _shown(self, cell: Element, kind: str, value: str) -> str:
        if kind == "s":
            return self._parts.texts[int(value)]
        if kind == "n":
            return self._format(cell).text(value, self._parts.epoch)
        if kind == "b":
            return "FALSE" if value == "0" else "TRUE"
        if kind == "d":
            return self._format(cell).date_text(datetime.date.fromisoformat(value[:10]))
        return unescaped(value)

    def _format(self, cell: Element) -> Format:
        number = int(cell.get("s", "0"))
        return self._parts.formats[number] if number < len(self._parts.formats) else Format()


@lru_cache(maxsize=20_000)
def _column_of(letters: str) -> int:
    """The number of a column, from 1; 0 for what is none."""
    number = 0
    for letter in letters if _LETTERS.fullmatch(letters) else "":
        number = number * 26 + ord(letter) - 64
    return number
