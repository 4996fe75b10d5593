"""A workbook and coordinates -> the same workbook with them; all else stays as it is.

A workbook is a zip. Of its entries only the one with the sheet of places is written anew, and in
that only the cells that were empty: charts, pictures, formulas and formats are not even read.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from xml.etree.ElementTree import Element

from itinerarium.files.atomic import write_whole
from itinerarium.geo.coordinates import LatLon
from itinerarium.geocode.ods_cells import CONTENT, with_ods_cells
from itinerarium.geocode.ods_spans import OdsSheet
from itinerarium.read import Table
from itinerarium.vocabulary.errors import OutputError

DECIMALS = 5
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
CELL = r'<((?:\w+:)?)c\b([^>]*\br="{place}"[^>]*?)(?:/>|>(.*?)</\1c>)'
PLACE = re.compile(r'<(?:\w+:)?c\b[^>]*\br="([A-Z]+)[0-9]+"')


@dataclass(slots=True)
class WorkbookFile:
    """A workbook as it was read, and as it was last written."""

    path: Path
    table: Table
    original: bytes
    last: bytes
    has_decimal_commas: bool = False
    separator: str = ","

    def save(self, found: Mapping[int, LatLon]) -> None:
        """Write the coordinates of rows, by their numbers from 0, into the empty cells.

        Raises
        ------
        OutputError
            If it is open in another program or was changed, or its cells are not found.
        """
        locks = (f"~${self.path.name}", f".~lock.{self.path.name}#")
        if any(self.path.with_name(lock).exists() for lock in locks):
            raise OutputError(f"{self.path} is open in another program: close it and begin again")
        if self.path.read_bytes() != self.last:
            raise OutputError(f"another program has changed {self.path}: nothing was written")
        data = _with_cells(self.path, self.original, self.table, found) if found else self.original
        if data != self.last:
            write_whole(self.path, [data])
        self.last = data


def open_workbook(path: Path, table: Table) -> WorkbookFile:
    """Open the workbook that a table was read from.

    Raises
    ------
    OutputError
        If an empty cell of LibreOffice cannot be written: it is said before anything is looked up.
    """
    data = path.read_bytes()
    if _is_ods(path):
        _with_ods(data, table, dict.fromkeys(_empty_rows(table), LatLon((0.0, 0.0))))
    return WorkbookFile(path, table, data, data)


def _is_ods(path: Path) -> bool:
    return path.suffix.casefold() == ".ods"


def _empty_rows(table: Table) -> list[int]:
    """The rows without coordinates."""
    columns = [column.cells for name in ("lat", "lon") if (column := table.column(name))]
    return [row for row in range(len(table.lines)) if not any(cells[row] for cells in columns)]


def _with_cells(path: Path, data: bytes, table: Table, found: Mapping[int, LatLon]) -> bytes:
    return (_with_ods if _is_ods(path) else _with_xlsx)(data, table, found)


def _with_ods(data: bytes, table: Table, found: Mapping[int, LatLon]) -> bytes:
    """A workbook of LibreOffice with numbers in the columns lat and lon of some rows."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = package.read(CONTENT)
        sheet = OdsSheet(content, table.file.rpartition("/")[2])
        known = [table.column(name) for name in ("lat", "lon")]
        free = count(sheet.width + 1)
        columns = [column.number if column else next(free) for column in known]
        header = table.cell_of_heading().line
        cells = {
            (header, at): name
            for name, at, column in zip(("lat", "lon"), columns, known, strict=True)
            if column is None
        }
        for row, at in found.items():
            for column, degrees in zip(columns, at, strict=True):
                cells[table.lines[row], column] = _number_text(degrees)
        return _with_entry(package, CONTENT, with_ods_cells(content, sheet, cells))


def _number_text(degrees: float) -> str:
    return f"{round(degrees, DECIMALS) + 0.0:.{DECIMALS}f}".rstrip("0").rstrip(".")


def _with_xlsx(data: bytes, table: Table, found: Mapping[int, LatLon]) -> bytes:
    """A workbook of Excel with numbers in the columns lat and lon of some rows."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        name = _entry_of(package, table.file.rpartition("/")[2])
        text = package.read(name).decode("utf-8")
        text, columns = _with_headings(text, table)
        for row, at in found.items():
            for column, degrees in zip(columns, at, strict=True):
                number = f"v>{_number_text(degrees)}</{{}}v>"
                text = _with_cell(text, column, table.lines[row], number)
        return _with_entry(package, name, text.encode("utf-8"))


def _with_headings(text: str, table: Table) -> tuple[str, list[int]]:
    """A sheet's XML with the headings lat and lon, new ones behind all others; their numbers."""
    numbers = []
    last = max((_number(one[1]) for one in PLACE.finditer(text)), default=0)
    for name in ("lat", "lon"):
        column = table.column(name)
        if column is None:
            last += 1
            inner = f"is><{{}}t>{name}</{{}}t></{{}}is>"
            text = _with_cell(text, last, table.cell_of_heading().line, inner, ' t="inlineStr"')
        numbers.append(column.number if column else last)
    return text, numbers


def _entry_of(package: zipfile.ZipFile, sheet: str) -> str:
    """The name of the entry that holds a sheet."""
    targets = {
        one.get("Id"): one.get("Target", "")
        for one in _elements(package, RELATIONS, "Relationship")
    }
    for one in _elements(package, BOOK, "sheet"):
        id_ = next((value for key, value in one.items() if key.endswith("}id")), "")
        if one.get("name", "").strip() == sheet and id_ in targets:
            return posixpath.normpath(posixpath.join("/xl", targets[id_])).lstrip("/")
    raise OutputError(f"the sheet {sheet} was not found again in the workbook")


def _elements(package: zipfile.ZipFile, entry: str, name: str) -> list[Element]:
    from defusedxml.ElementTree import fromstring

    root: Element = fromstring(package.read(entry))
    return [one for one in root.iter() if one.tag.rpartition("}")[2] == name]


def _with_cell(text: str, column: int, line: int, inner: str, kind: str = "") -> str:
    """A sheet's XML with something in one cell, which keeps its format.

    ``inner`` stands behind the ``<`` of the first tag and the prefix, for which ``{}`` stands.
    """
    place = f"{_letters(column)}{line}"
    there = re.search(CELL.format(place=place), text, re.DOTALL)
    if there:
        kept = re.sub(r'\s+t="\w+"', "", there[2]).rstrip()
        new = _cell(there[1], f"{kept}{kind}", inner)
        return text[: there.start()] + new + text[there.end() :]
    row = re.search(rf'<((?:\w+:)?)row\b[^>]*\br="{line}"[^>]*?>(.*?)</\1row>', text, re.DOTALL)
    if row is None:
        raise OutputError(f"row {line} was not found again in the workbook: nothing was written")
    at = row.start(2) + _behind(row[2], column)
    return text[:at] + _cell(row[1], f' r="{place}"{kind}', inner) + text[at:]


def _cell(prefix: str, attributes: str, inner: str) -> str:
    filled = inner.replace("{}", prefix)
    return f"<{prefix}c{attributes}><{prefix}{filled}</{prefix}c>"


def _behind(cells: str, column: int) -> int:
    """Where in a row's XML a column's cell belongs: before the first that stands further right."""
    later = (one.start() for one in PLACE.finditer(cells) if _number(one[1]) > column)
    return next(later, len(cells))


def _letters(column: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    before, rest = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + rest)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _with_entry(package: zipfile.ZipFile, name: str, content: bytes) -> bytes:
    """A zip with one entry's content exchanged, and all others as they were."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as new:
        new.comment = package.comment
        for entry in package.infolist():
            new.writestr(entry, content if entry.filename == name else package.read(entry))
    return written.getvalue()
