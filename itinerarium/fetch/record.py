"""What was found of a picture -> ``media.csv``, and nothing else in it changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from itinerarium.files.atomic import write_whole
from itinerarium.geocode.patch import LINE_END, changed, written
from itinerarium.read import Table
from itinerarium.read.decode import decode
from itinerarium.read.guard import guarded
from itinerarium.read.table import parse_table
from itinerarium.vocabulary.errors import DataError

NAME = "media.csv"
HEADINGS = ("file", "alt", "caption", "credit", "licence", "source")


def record(folder: Path, address: str, cells: Mapping[str, str]) -> None:
    """Write into a file's row the cells that are empty there; a file without a row gets one.

    Raises
    ------
    OutputError
        If the table cannot be changed without risk to its other cells.
    DataError
        If it cannot be read.
    """
    path = folder / NAME
    if not path.exists():
        write_whole(path, [f"{','.join(HEADINGS)}\n".encode()])
    data = path.read_bytes()
    table = _table(data)
    column = table.column("file")
    names = list(column.cells) if column else []
    if address not in names:
        data = _with_row(data, table, address)
        table = _table(data)
        names.append(address)
    row = names.index(address)
    new = {name: guarded(value) for name, value in cells.items() if _is_empty(table, row, name)}
    write_whole(path, [changed(written(data, table), table, {row: new})])


def _table(data: bytes) -> Table:
    decoded = decode(NAME, data)
    if decoded.text is None:
        raise DataError(decoded.problems)
    table, problems = parse_table(NAME, decoded.text, "media")
    if table is None or not table.is_whole:
        raise DataError(problems)
    return table


def _is_empty(table: Table, row: int, name: str) -> bool:
    column = table.column(name)
    return column is None or not column.cells[row]


def _with_row(data: bytes, table: Table, address: str) -> bytes:
    """The file's bytes with one more row, which has the address and nothing else."""
    original = written(data, table)
    width = len(original.rows[original.header])
    column = table.column("file")
    row = [""] * width
    row[column.number - 1 if column else 0] = address
    line = io.StringIO()
    csv.writer(line, delimiter=original.separator, lineterminator="").writerow(row)
    ending = LINE_END.search(original.text)
    end = ending[0] if ending else "\n"
    before = "" if original.text.endswith(("\n", "\r")) else end
    return data + f"{before}{line.getvalue()}{end}".encode(original.encoding)
