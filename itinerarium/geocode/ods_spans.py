"""The content of a LibreOffice workbook -> the bytes of a sheet's rows and cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from itinerarium.read.ods import count_in
from itinerarium.vocabulary.errors import OutputError

NAMESPACES = {
    f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0": name
    for name in ("office", "table", "text")
}
START = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/?)>")


@dataclass(slots=True)
class CellSpan:
    """A cell, or several that the workbook folds into one."""

    column: int
    repeated: int
    name: str
    attributes: Mapping[str, str]
    start: int
    inner: tuple[int, int] = (0, 0)
    end: int = 0
    paragraphs: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class RowSpan:
    """A row, or several folded into one, and where its last cell ends."""

    line: int
    repeated: int
    cells: list[CellSpan] = field(default_factory=list)
    end: int = 0


@dataclass(frozen=True, slots=True)
class Element:
    """An element that has begun: its plain name, where it begins, where its content does."""

    plain: str
    start: int
    inner: int
    is_empty: bool


class OdsSheet:
    """The rows of a sheet by their lines, and the prefixes of the file's names."""

    def __init__(self, content: bytes, name: str) -> None:
        self.rows: dict[int, RowSpan] = {}
        self.prefixes: dict[str, str] = {}
        self._plains: dict[str, str] = {}
        self._content = content
        self._name = name
        self._open: list[Element] = []
        self._tables: list[bool] = []
        self._line = 1
        self._row: RowSpan | None = None
        self._cell: CellSpan | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(content, True)
        if not self.rows:
            raise OutputError(f"the sheet {name} was not found again in the workbook")

    @property
    def width(self) -> int:
        """The number of the last column with something in it."""
        cells = (cell for row in self.rows.values() for cell in row.cells if cell.paragraphs)
        return max((cell.column + cell.repeated - 1 for cell in cells), default=0)

    def named(self, plain: str) -> str:
        """A name such as ``table:table-cell`` as the file writes it."""
        namespace, _, local = plain.partition(":")
        prefix = self.prefixes.get(namespace, namespace)
        return f"{prefix}:{local}" if prefix else local

    def _plain(self, name: str) -> str:
        """A name as it is usually written: ``table:table-cell``."""
        if name not in self._plains:
            prefix, _, local = name.rpartition(":")
            known = {value: key for key, value in self.prefixes.items()}
            self._plains[name] = f"{known.get(prefix, prefix)}:{local}"
        return self._plains[name]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open:
            self._learn(attributes)
        at = self._parser.CurrentByteIndex
        tag = START.match(self._content, at)
        if tag is None:
            raise OutputError(
                "the cells were not found again in the workbook: it is not written in UTF-8"
            )
        element = Element(self._plain(name), at, tag.end(), bool(tag[1]))
        self._open.append(element)
        if element.plain == "table:table":
            self._tables.append(attributes.get(self.named("table:name"), "") == self._name)
            self._line = 1 if self._tables[-1] else self._line
        elif self._tables[-1:] == [True]:
            self._begin(element, name, attributes)

    def _learn(self, attributes: Mapping[str, str]) -> None:
        """Take the prefixes that the root declares."""
        for name, value in attributes.items():
            if value in NAMESPACES and name.partition(":")[0] == "xmlns":
                self.prefixes[NAMESPACES[value]] = name.partition(":")[2]

    def _begin(self, element: Element, name: str, attributes: dict[str, str]) -> None:
        if element.plain == "table:table-row":
            repeated = self._repeated(attributes, "rows")
            self._row = RowSpan(self._line, repeated)
            self._line += repeated
        elif element.plain in ("table:table-cell", "table:covered-table-cell") and self._row:
            before = self._row.cells[-1:]
            column = before[0].column + before[0].repeated if before else 1
            repeated = self._repeated(attributes, "columns")
            self._cell = CellSpan(column, repeated, name, attributes, element.start)

    def _repeated(self, attributes: Mapping[str, str], what: str) -> int:
        return count_in(attributes.get(self.named(f"table:number-{what}-repeated"), "1"))

    def _end(self, _: str) -> None:
        element = self._open.pop()
        close = element.inner if element.is_empty else self._parser.CurrentByteIndex
        end = close if element.is_empty else self._content.index(b">", close) + 1
        if element.plain == "table:table":
            self._tables.pop()
        elif self._tables[-1:] == [True]:
            self._finish(element, close, end)

    def _finish(self, element: Element, close: int, end: int) -> None:
        if element.plain == "table:table-row" and self._row:
            self._row.end = close
            self.rows[self._row.line] = self._row
        elif self._cell and element.start == self._cell.start and self._row:
            self._cell.inner, self._cell.end = (element.inner, close), end
            self._row.cells.append(self._cell)
            self._cell = None
        elif element.plain == "text:p" and self._cell and self._is_in_cell():
            self._cell.paragraphs.append((element.start, end))

    def _is_in_cell(self) -> bool:
        """Whether what ends now stands in the cell itself, and in no note or drawing there."""
        return self._cell is not None and self._open[-1].start == self._cell.start
