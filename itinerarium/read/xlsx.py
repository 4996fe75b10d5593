"""An Excel workbook (.xlsx) -> its sheets as rows of text."""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from itinerarium.read.sheet_rows import (
    MOST_CELLS,
    RowCollector,
    SheetRows,
    date_as_text,
    number_as_text,
    too_many,
)

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""The parts of a number's format that are no letters of a date: texts, colours, languages."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def xlsx_sheets(path: Path) -> Iterator[SheetRows]:
    """Give every visible sheet; formulas by the values that were saved with them.

    Raises
    ------
    BadValueError
        When the workbook is too large. Whatever else goes wrong is openpyxl's own exception.
    """
    from openpyxl import load_workbook  # takes its time, and few stories are workbooks

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features that hold no values
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            budget = MOST_CELLS
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    gathered = _gathered(sheet, budget)
                    budget = gathered.budget
                    yield SheetRows(sheet.title, gathered.rows)
        finally:
            book.close()


def _gathered(sheet: Any, budget: int) -> RowCollector:
    gathered = RowCollector(budget)
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    left = 10 * MOST_CELLS  # empty ones before a cell far to the right count too
    for number, row in enumerate(sheet.iter_rows(), start=1):
        left -= len(row)
        if left < 0:
            raise too_many(MOST_CELLS, "cells")
        gathered.add(number, _texts(row))
    return gathered


def _texts(row: Iterable[Any]) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    """A cell's value as its author sees it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.date):
        letters = _QUOTED.sub("", cell.number_format).casefold()
        return date_as_text(value, month="m" in letters, day="d" in letters or "y" not in letters)
    if isinstance(value, int | float):
        text = number_as_text(value)
        return text.zfill(len(cell.number_format)) if _is_padded(cell.number_format) else text
    return _unescaped(str(value))


def _unescaped(text: str) -> str:
    """A text without Excel's escapes of control characters: ``_x000D_`` is a carriage return."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: _character(int(found[1], 16)), text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _character(number: int) -> str:
    """What an escape stands for; nothing for control characters and halves of a pair."""
    is_text = chr(number) in "\t\n\r" or (number >= 0x20 and not 0xD800 <= number <= 0xDFFF)
    return chr(number) if is_text else ""


def _is_padded(form: str) -> bool:
    """Whether a number is shown with zeros before it, as an id may be: ``000``."""
    return len(form) > 1 and set(form) == {"0"}
