"""An old Excel workbook (.xls) -> its sheets as rows of text, for ``new`` alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from itinerarium.problems.problem import BadValueError
from itinerarium.read.package import MOST_MEGABYTES
from itinerarium.read.sheet_rows import (
    MOST_CELLS,
    RowCollector,
    SheetRows,
    date_as_text,
    number_as_text,
)


def xls_sheets(path: Path) -> Iterator[SheetRows]:
    """Give every visible sheet; formulas by the values that were saved with them.

    Raises
    ------
    BadValueError
        When the workbook is too large. Whatever else goes wrong is calamine's own exception.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    size = path.stat().st_size / 1e6
    if size > MOST_MEGABYTES:
        raise BadValueError("P118", most=f"{MOST_MEGABYTES} MB", found=f"{size:,.0f} MB")
    with path.open("rb") as file:
        book = CalamineWorkbook.from_filelike(file)
    budget = MOST_CELLS
    for about in book.sheets_metadata:
        if about.visible is SheetVisibleEnum.Visible and about.typ is SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(about.name)
            gathered = RowCollector(budget)
            for number, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
                gathered.add(number, [_text(cell) for cell in row])
            budget = gathered.budget
            yield SheetRows(about.name, gathered.rows)


def _text(value: Any) -> str:
    """A cell's value as its author sees it, but for the format of dates, which is not kept."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.date):
        return date_as_text(value, month=True, day=True)
    if isinstance(value, int | float):
        return number_as_text(value)
    return str(value)
