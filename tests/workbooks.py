"""Workbooks for tests, written by libraries that the map itself does not read them with."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

Value: TypeAlias = str | int | float | datetime.date | None
Sheets: TypeAlias = Mapping[str, Sequence[Sequence[Value]]]


def typed(text: str) -> list[list[Value]]:
    """The rows of a CSV file with numbers and days as what a spreadsheet makes of them."""
    return [[_value(cell) for cell in row] for row in csv.reader(io.StringIO(text))]


def _value(cell: str) -> Value:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return datetime.date.fromisoformat(cell)
    if re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return float(cell) if "." in cell else int(cell)
    return cell or None


def write_xlsx(path: Path, sheets: Sheets, formats: Mapping[str, str] | None = None) -> Path:
    """Write an Excel workbook; ``formats`` are those of cells, by ``sheet!B2``."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for place, form in (formats or {}).items():
        name, _, cell = place.partition("!")
        book[name][cell].number_format = form
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def write_ods(path: Path, sheets: Sheets) -> Path:
    """Write an OpenDocument workbook."""
    book = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for value in row:
                line.addElement(_cell(value))
            table.addElement(line)
        book.spreadsheet.addElement(table)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(str(path))
    return path


def _cell(value: Value) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=str(float(value)))
    if isinstance(value, datetime.date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    cell = TableCell(valuetype="string")
    for line in value.split("\n"):
        cell.addElement(P(text=line))
    return cell
