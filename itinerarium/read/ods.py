"""A LibreOffice workbook (.ods) -> its sheets as rows of text (OpenDocument 1.3, part 3)."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from itinerarium.read.local_names import LocalNames
from itinerarium.read.sheet_rows import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_IN_ROW,
    RowCollector,
    SheetRows,
    date_as_text,
    number_as_text,
    too_many,
)

PREFIX = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, STYLE, NUMBER = (
    f"{PREFIX}{name}:1.0}}" for name in ("office", "table", "text", "style", "datastyle")
)
MOST_EVENTS = 8_000_000
"""The start and the end of so many elements: of 2,000,000 cells with a text each."""
DIGITS = 18
ROW = f"{TABLE}table-row"
CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}


@dataclass(frozen=True, slots=True)
class Shown:
    """Which parts of a date the cells of a style show."""

    month: bool = True
    day: bool = True


Styles = Mapping[str, Shown]


def ods_sheets(path: Path) -> Iterator[SheetRows]:
    """Give every visible sheet; formulas by the values that were saved with them.

    Raises
    ------
    BadValueError
        When the workbook is too large. Whatever else goes wrong is the exception of the library
        that found it.
    """
    with zipfile.ZipFile(path) as package, package.open("content.xml") as file:
        for sheet in _sheets(iterparse(file, ("start", "end"), forbid_dtd=True)):
            if sheet.is_shown:
                yield sheet.rows()


class Sheet:
    """A sheet as far as it is read."""

    def __init__(self, element: Element, styles: Styles, is_shown: bool, budget: int) -> None:
        self.name = element.get(f"{TABLE}name", "")
        self.styles = styles
        self.is_shown = is_shown
        self.gathered = RowCollector(budget)
        self.defaults: list[tuple[int, str]] = []
        self._number = 1
        self._columns = 0
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[range] = []
        self._unvalued: list[tuple[int, int]] = []

    def add_column(self, column: Element) -> None:
        """Take the style of cells without one of their own, and for how many columns it holds."""
        style = column.get(f"{TABLE}default-cell-style-name", "")
        repeated = min(_repeated(column, "columns"), MOST_COLUMNS)
        self.defaults.append((repeated, style))
        if _is_hidden(column):
            self._hidden_columns.append(range(self._columns + 1, self._columns + repeated + 1))
        self._columns += repeated

    def add_row(self, row: Element) -> None:
        """Take a row, as often as it is repeated."""
        cells = list(_texts(row, self.styles, self.defaults)) if self.is_shown else []
        repeated = _repeated(row, "rows")
        for at in range(self._number, self._number + repeated) if any(cells) else ():
            self.gathered.add(at, cells)
            self._hidden_rows += [at] if _is_hidden(row) else []
        if self.is_shown:
            self._unvalued += [(self._number, column) for column in _formulas_alone(row)]
        self._number += repeated

    def rows(self) -> SheetRows:
        """What was read."""
        rows = self.gathered.rows
        widest = max(map(len, rows.values()), default=0)
        hidden = tuple(at for span in self._hidden_columns for at in span if at <= widest)
        return SheetRows(self.name, rows, tuple(self._hidden_rows), hidden, tuple(self._unvalued))


class Reader:
    """Sheets out of the starts and ends of elements; what has been read is forgotten row by row."""

    def __init__(self) -> None:
        self.styles: Styles = {}
        self.hidden: set[str | None] = set()
        self.parents: list[Element] = []
        self.sheets: list[Sheet] = []
        self.budget = MOST_CELLS

    def start(self, element: Element) -> None:
        """Begin an element."""
        self.parents.append(element)
        if element.tag == f"{TABLE}table":
            is_shown = element.get(f"{TABLE}style-name") not in self.hidden
            self.sheets.append(Sheet(element, self.styles, is_shown, self.budget))

    def end(self, element: Element) -> Sheet | None:
        """End an element; a sheet is then whole."""
        self.parents.pop()
        if element.tag == f"{OFFICE}automatic-styles":
            self.styles, self.hidden = _date_styles(element), _hidden_styles(element)
        if not self.sheets:
            return None
        if element.tag == f"{TABLE}table-column":
            self.sheets[-1].add_column(element)
        elif element.tag == ROW:
            self.sheets[-1].add_row(element)
            self.parents[-1].remove(element)
        elif element.tag == f"{TABLE}table":
            self.budget = self.sheets[-1].gathered.budget
            return self.sheets.pop()
        return None


def _sheets(events: Iterable[tuple[str, Element]]) -> Iterator[Sheet]:
    reader, names = Reader(), LocalNames()
    last_row = 0
    for number, (event, element) in enumerate(events):
        if number > MOST_EVENTS or number > last_row + 2 * MOST_IN_ROW:
            raise too_many(MOST_EVENTS // 2, "elements")
        last_row = number if names[element.tag] == "table-row" else last_row
        if event == "start":
            reader.start(element)
        elif sheet := reader.end(element):
            yield sheet


def _texts(row: Element, styles: Styles, defaults: list[tuple[int, str]]) -> Iterator[str]:
    """The cells of a row, up to the last one with a value."""
    waiting = 0
    number = 0
    for cell in row:
        if cell.tag not in CELLS:
            continue
        repeated = _repeated(cell, "columns")
        style = cell.get(f"{TABLE}style-name") or _style_at(number, defaults)
        text = _text(cell, styles.get(style, Shown()))
        number += repeated
        if text and number > MOST_COLUMNS:
            raise too_many(MOST_COLUMNS, "columns")
        if text:
            yield from [""] * waiting
            yield from [text] * repeated
            waiting = 0
        else:
            waiting += repeated


def _formulas_alone(row: Element) -> Iterator[int]:
    """The columns of formulas that no value was saved with."""
    number = 1
    for cell in row:
        if cell.tag in CELLS:
            if cell.get(f"{TABLE}formula") and not cell.get(f"{OFFICE}value-type"):
                yield number
            number += _repeated(cell, "columns")


def _is_hidden(element: Element) -> bool:
    """Whether a row or column is hidden, or a filter leaves it out."""
    return element.get(f"{TABLE}visibility", "visible") != "visible"


def _style_at(number: int, defaults: list[tuple[int, str]]) -> str:
    for count, style in defaults:
        if number < count:
            return style
        number -= count
    return ""


def _text(cell: Element, shown: Shown) -> str:
    """A cell's value as its author sees it."""
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind in ("float", "currency", "percentage"):
        return _number(cell.get(f"{OFFICE}value", "")) or _written(cell)
    if kind == "date":
        day = _day(cell.get(f"{OFFICE}date-value", ""))
        return date_as_text(day, month=shown.month, day=shown.day) if day else _written(cell)
    return _written(cell)


def _day(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value[:10])
    except ValueError:
        return None


def _written(cell: Element) -> str:
    return "\n".join("".join(_spelt(one)) for one in cell.findall(f"{TEXT}p"))


def _number(value: str) -> str:
    """A number; a whole one keeps all its digits, and what is none is nothing."""
    try:
        return value if value.lstrip("-").isdigit() else number_as_text(float(value))
    except ValueError:
        return ""


def _spelt(element: Element) -> Iterator[str]:
    """The text of a paragraph: spaces, tabs and line breaks are elements in it."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(count_in(child.get(f"{TEXT}c", "1")), 1000)
        elif child.tag in (f"{TEXT}line-break", f"{TEXT}tab"):
            yield "\n" if child.tag.endswith("break") else "\t"
        elif child.tag.startswith(TEXT):
            yield from _spelt(child)
        yield child.tail or ""


def _repeated(element: Element, what: str) -> int:
    return count_in(element.get(f"{TABLE}number-{what}-repeated", "1"))


def count_in(number: str) -> int:
    """How often something is repeated; once where that is no number."""
    return max(1, int(number)) if number.isdecimal() and len(number) <= DIGITS else 1


def _date_styles(root: Element) -> Styles:
    """What the cells of each style show of a date; styles that show all of it are left out."""
    parts = {
        one.get(f"{STYLE}name", ""): Shown(
            one.find(f"{NUMBER}month") is not None, one.find(f"{NUMBER}day") is not None
        )
        for one in root.iter(f"{NUMBER}date-style")
    }
    cells = ((one, one.get(f"{STYLE}data-style-name", "")) for one in root.iter(f"{STYLE}style"))
    return {one.get(f"{STYLE}name", ""): parts[data] for one, data in cells if data in parts}


def _hidden_styles(root: Element) -> set[str | None]:
    """The styles of sheets that are not shown."""
    return {
        one.get(f"{STYLE}name")
        for one in root.iter(f"{STYLE}style")
        for properties in one.iter(f"{STYLE}table-properties")
        if properties.get(f"{TABLE}display") == "false"
    }
