"""A CSV file's bytes and new cells -> the same bytes with only those cells changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from itinerarium.read import Table
from itinerarium.read.decode import BYTE_ORDER_MARKS
from itinerarium.read.encoding import likeliest_encoding
from itinerarium.vocabulary.errors import OutputError

QUOTE = '"'
ADVICE = "mend what `make_map.py check` says of its cells, or save it once more as CSV UTF-8"
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """The range of a cell in the file's text, its quotation marks included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Written:
    """A CSV file's bytes in parts: byte order mark, text, and the spans of its cells."""

    mark: bytes
    encoding: str
    text: str
    separator: str
    rows: Mapping[int, tuple[Span, ...]]
    """By the physical line on which a row begins, from 1."""
    header: int

    def cell(self, span: Span) -> str:
        """What a cell holds, without its quotation marks."""
        raw = self.text[span.start : span.end]
        return raw[1:-1].replace(QUOTE * 2, QUOTE) if raw.startswith(QUOTE) else raw

    @property
    def is_all_quoted(self) -> bool:
        """Whether every heading stands between quotation marks."""
        return all(self.text.startswith(QUOTE, one.start) for one in self.rows[self.header])


def written(data: bytes, table: Table) -> Written:
    """Find the span of each cell of a table in its file.

    Raises
    ------
    OutputError
        If the file cannot be taken apart and put together to the same bytes and cells.
    """
    mark, encoding = _encoding(data)
    body = data[len(mark) :]
    text = body.decode(encoding)
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    rows = dict(_rows(text, starts[table.header - 1], table.header, table.separator))
    found = Written(mark, encoding, text, table.separator, rows, table.header)
    if text.encode(encoding) != body or not _agrees(found, table):
        raise OutputError(f"cannot change {table.file} and leave the rest as it is: {ADVICE}")
    return found


def _encoding(data: bytes) -> tuple[bytes, str]:
    """The byte order mark and the encoding, as the reader finds them."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return mark, encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", likeliest_encoding(data).encoding
    return b"", "utf-8"


def _rows(
    text: str, start: int, line: int, separator: str
) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Each row's first line and its cells, from the header on."""
    cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(separator)}\r\n]*')
    spans: list[Span] = []
    first = line
    while start <= len(text):
        found = cell.match(text, start)
        end = found.end() if found else start
        line += len(LINE_END.findall(text, start, end))
        spans.append(Span(start, end))
        if text.startswith(separator, end):
            start = end + 1
            continue
        yield first, tuple(spans)
        ending = LINE_END.match(text, end)
        start = ending.end() if ending else len(text) + 1
        line += 1
        first, spans = line, []


def _agrees(found: Written, table: Table) -> bool:
    """Whether the spans hold exactly the cells that the reader found."""
    for row, line in enumerate(table.lines):
        spans = found.rows.get(line)
        if spans is None:
            return False
        for column in table.columns:
            cell = found.cell(spans[column.number - 1]) if column.number <= len(spans) else ""
            if _plain(cell) != column.cells[row]:
                return False
    return True


def _plain(cell: str) -> str:
    """A cell as the reader returns it."""
    return LINE_END.sub("\n", cell).replace("\0", "").strip()


def changed(original: Written, table: Table, new: Mapping[int, Mapping[str, str]]) -> bytes:
    """Give the file's bytes with values in cells that were empty.

    Parameters
    ----------
    original : Written
        The file as it is written.
    table : Table
        The table that was read from it.
    new : mapping of int to mapping of str to str
        By row from 0 and column, what is to stand in the cell. Columns that the file lacks are
        added after its last heading; every row that is not blank then gets their cells.

    Raises
    ------
    ValueError
        If a cell that is to be written holds something.
    """
    names = dict.fromkeys(name for cells in new.values() for name in cells)
    lacking = [name for name in names if table.column(name) is None]
    width = _width(original)
    places = {name: width + number for number, name in enumerate(lacking)}
    empty = dict.fromkeys(places.values(), "")
    edits: list[tuple[Span, str]] = []
    if lacking:
        edits += _filled(original, original.header, {at: name for name, at in places.items()})
    places |= {one.name: one.number - 1 for one in table.columns if not one.language}
    for row, line in enumerate(table.lines):
        cells = {places[name]: value for name, value in new.get(row, {}).items()}
        edits += _filled(original, line, empty | cells)
    return original.mark + _spliced(original.text, edits).encode(original.encoding)


def _width(original: Written) -> int:
    """The number of columns up to the last that has a heading."""
    headings = [original.cell(span).strip("\ufeff \t") for span in original.rows[original.header]]
    return max(number for number, heading in enumerate(headings, start=1) if heading)


def _filled(original: Written, line: int, cells: Mapping[int, str]) -> Iterator[tuple[Span, str]]:
    """The insertions that give a row these cells; a short row is made longer."""
    spans = original.rows[line]
    for at, value in cells.items():
        if at < len(spans) and value:
            if original.cell(spans[at]).strip():
                raise ValueError(f"line {line}: the cell {at + 1} is not empty")
            yield spans[at], _quoted(original, value, original.text[spans[at].start :])
    beyond = range(len(spans), max(cells, default=0) + 1)
    if beyond:
        end = spans[-1].end
        tail = (original.separator + _quoted(original, cells.get(at, "")) for at in beyond)
        yield Span(end, end), "".join(tail)


def _quoted(original: Written, value: str, before: str = "") -> str:
    """A value quoted as the file quotes such cells."""
    needed = any(sign in value for sign in (original.separator, QUOTE, "\r", "\n"))
    if needed or before.startswith(QUOTE) or (not before and original.is_all_quoted):
        return QUOTE + value.replace(QUOTE, QUOTE * 2) + QUOTE
    return value


def _spliced(text: str, edits: Sequence[tuple[Span, str]]) -> str:
    pieces = []
    start = 0
    for span, value in sorted(edits, key=lambda one: (one[0].start, one[0].end)):
        pieces += [text[start : span.start], value]
        start = span.end
    return "".join((*pieces, text[start:]))
