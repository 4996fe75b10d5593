"""The content of a LibreOffice workbook and texts -> the same content with them in empty cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from itinerarium.geocode.ods_spans import CellSpan, OdsSheet, RowSpan
from itinerarium.vocabulary.errors import OutputError

CONTENT = "content.xml"
VALUES = ("value-type", "value", "date-value", "string-value", "boolean-value", "time-value")

TAG = re.compile(rb"<[^>]*>")

Cells = Mapping[tuple[int, int], str]
"""By line and column, both from 1."""


def with_ods_cells(content: bytes, sheet: OdsSheet, cells: Cells) -> bytes:
    """The content with texts and numbers in cells of a sheet that were empty.

    Raises
    ------
    OutputError
        If a cell is none of its own, or holds a formula.
    """
    by_line: dict[int, dict[int, str]] = {}
    for (line, column), value in cells.items():
        by_line.setdefault(line, {})[column] = value
    edits = [
        edit for line, new in by_line.items() for edit in _row_edits(content, sheet, line, new)
    ]
    pieces, at = [], 0
    for start, end, piece in sorted(edits):
        pieces += [content[at:start], piece]
        at = end
    return b"".join((*pieces, content[at:]))


def _row_edits(
    content: bytes, sheet: OdsSheet, line: int, new: Mapping[int, str]
) -> list[tuple[int, int, bytes]]:
    row = sheet.rows.get(line)
    if row is None or row.repeated > 1:
        raise OutputError(
            f"row {line} is not a row of its own in the workbook, as the one below it is the same: "
            "nothing was written; make them different first"
        )
    edits = [
        (cell.start, cell.end, _with_values(content, sheet, line, cell, inside))
        for cell in row.cells
        if (inside := {at: new[at] for at in new if at in _columns(cell)})
    ]
    beyond = {at: value for at, value in new.items() if at > _last(row)}
    if beyond:
        edits.append((row.end, row.end, _behind(sheet, row, beyond)))
    return edits


def _columns(cell: CellSpan) -> range:
    return range(cell.column, cell.column + cell.repeated)


def _last(row: RowSpan) -> int:
    return _columns(row.cells[-1]).stop - 1 if row.cells else 0


def _with_values(
    content: bytes, sheet: OdsSheet, line: int, cell: CellSpan, new: Mapping[int, str]
) -> bytes:
    """A cell with a value, or as many cells as were folded into it."""
    is_covered = cell.name == sheet.named("table:covered-table-cell")
    if is_covered or sheet.named("table:formula") in cell.attributes:
        what = "merged with another" if is_covered else "a formula"
        raise OutputError(
            f"row {line}, column {min(new)} of the workbook is {what}: nothing was written; "
            "empty the cell first"
        )
    if any(TAG.sub(b"", content[slice(*one)]).strip() for one in cell.paragraphs):
        raise OutputError(f"row {line} was not found again in the workbook: nothing was written")
    inner = content[slice(*cell.inner)]
    pieces = []
    for value, run in groupby(_columns(cell), new.get):
        count = len(list(run))
        if value is None:
            pieces.append(_element(sheet, cell.name, cell.attributes, count, inner))
        else:
            kept = _without_paragraphs(content, cell)
            pieces.append(_filled(sheet, cell.attributes, value, kept))
    return b"".join(pieces)


def _without_paragraphs(content: bytes, cell: CellSpan) -> bytes:
    """What else is in a cell: notes and drawings."""
    pieces, at = [], cell.inner[0]
    for start, end in cell.paragraphs:
        pieces.append(content[at:start])
        at = end
    return b"".join((*pieces, content[at : cell.inner[1]]))


def _behind(sheet: OdsSheet, row: RowSpan, new: Mapping[int, str]) -> bytes:
    """The cells behind a row's last one."""
    name = sheet.named("table:table-cell")
    pieces, at = [], _last(row) + 1
    for column, value in sorted(new.items()):
        pieces.append(_element(sheet, name, {}, column - at, b"") if column > at else b"")
        pieces.append(_filled(sheet, {}, value, b""))
        at = column + 1
    return b"".join(pieces)


def _filled(sheet: OdsSheet, attributes: Mapping[str, str], value: str, kept: bytes) -> bytes:
    """A cell with a number or a text; format and notes stay."""
    values = {
        f"{prefix}{name}" for name in VALUES for prefix in (sheet.named("office:"), "calcext:")
    }
    own = {name: one for name, one in attributes.items() if name not in values}
    is_number = value.lstrip("-").replace(".", "", 1).isdecimal()
    kind = {sheet.named("office:value-type"): "float" if is_number else "string"}
    number = {sheet.named("office:value"): value} if is_number else {}
    paragraph = sheet.named("text:p")
    inner = kept + f"<{paragraph}>{escape(value)}</{paragraph}>".encode()
    return _element(sheet, sheet.named("table:table-cell"), {**own, **kind, **number}, 1, inner)


def _element(
    sheet: OdsSheet, name: str, attributes: Mapping[str, str], repeated: int, inner: bytes
) -> bytes:
    repeats = sheet.named("table:number-columns-repeated")
    own = {key: value for key, value in attributes.items() if key != repeats}
    all_of = {**own, repeats: str(repeated)} if repeated > 1 else own
    written = "".join(f" {key}={quoteattr(value)}" for key, value in all_of.items())
    if not inner:
        return f"<{name}{written}/>".encode()
    return f"<{name}{written}>".encode() + inner + f"</{name}>".encode()
