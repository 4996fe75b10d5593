"""A LibreOffice workbook (.ods) -> its sheets as rows of text (OpenDocument 1.3, part 3)."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from itinerarium.read.sheet_rows import (
    MOST_CELLS,
    RowCollector,
    SheetRows,
    date_as_text,
    number_as_text,
)

PREFIX = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, STYLE, NUMBER = (
    f"{PREFIX}{name}:1.0}}" for name in ("office", "table", "text", "style", "datastyle")
)
ROWS_INSIDE = {f"{TABLE}table-row-group", f"{TABLE}table-header-rows", f"{TABLE}table-rows"}
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
    from defusedxml.ElementTree import fromstring

    with zipfile.ZipFile(path) as package:
        root = fromstring(package.read("content.xml"), forbid_dtd=True)
    styles = _date_styles(root)
    hidden = _hidden_styles(root)
    budget = MOST_CELLS
    for sheet in root.iter(f"{TABLE}table"):
        if sheet.get(f"{TABLE}style-name") not in hidden:
            gathered = _gathered(sheet, styles, budget)
            budget = gathered.budget
            yield SheetRows(sheet.get(f"{TABLE}name", ""), gathered.rows)


def _gathered(sheet: Element, styles: Styles, budget: int) -> RowCollector:
    gathered = RowCollector(budget)
    defaults = list(_column_styles(sheet))
    number = 1
    for row in _rows(sheet):
        cells = list(_texts(row, styles, defaults))
        repeated = _repeated(row, "rows")
        for at in range(number, number + repeated) if any(cells) else ():
            gathered.add(at, cells)
        number += repeated
    return gathered


def _rows(parent: Element) -> Iterator[Element]:
    """The rows of a sheet, those in groups too."""
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in ROWS_INSIDE:
            yield from _rows(child)


def _column_styles(sheet: Element) -> Iterator[tuple[int, str]]:
    """The style of cells that have none of their own, and for how many columns it holds."""
    for column in sheet.iter(f"{TABLE}table-column"):
        yield _repeated(column, "columns"), column.get(f"{TABLE}default-cell-style-name", "")


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
        if text:
            yield from [""] * min(waiting, MOST_CELLS)
            yield from [text] * min(repeated, MOST_CELLS)
            waiting = 0
        else:
            waiting += repeated


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
        return _number(cell.get(f"{OFFICE}value", ""))
    if kind == "date":
        day = datetime.date.fromisoformat(cell.get(f"{OFFICE}date-value", "")[:10])
        return date_as_text(day, month=shown.month, day=shown.day)
    return "\n".join("".join(_spelt(one)) for one in cell.findall(f"{TEXT}p"))


def _number(value: str) -> str:
    """A number; a whole one keeps all its digits."""
    return value if value.lstrip("-").isdigit() else number_as_text(float(value))


def _spelt(element: Element) -> Iterator[str]:
    """The text of a paragraph: spaces, tabs and line breaks are elements in it."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(int(child.get(f"{TEXT}c", "1")), 1000)
        elif child.tag in (f"{TEXT}line-break", f"{TEXT}tab"):
            yield "\n" if child.tag.endswith("break") else "\t"
        elif child.tag.startswith(TEXT):
            yield from _spelt(child)
        yield child.tail or ""


def _repeated(element: Element, what: str) -> int:
    return max(1, int(element.get(f"{TABLE}number-{what}-repeated", "1")))


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
