"""The parts of workbooks -> their elements one after the other; nothing is kept of them here.

What defusedxml gives for this is written in Python and takes a third longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Any, Literal, cast
from xml.etree.ElementTree import Element, XMLPullParser
from xml.parsers import expat

from defusedxml.common import DTDForbidden

AT_ONCE = 1 << 16
MOST_NAMES = 1000
"""Of elements in a workbook's part: each has a few dozen."""


def elements(
    file: IO[bytes], events: Sequence[Literal["start", "end"]]
) -> Iterator[tuple[str, Element]]:
    """Give each ``start`` or ``end`` of an element, as asked.

    Raises
    ------
    DTDForbidden
        When there is a document type, whose entities could grow without end.
    xml.etree.ElementTree.ParseError
        When it is no XML.
    """
    prolog, parser = Prolog(), cast(Any, XMLPullParser(events))
    while data := file.read(AT_ONCE):
        prolog.read(data)
        parser.feed(data)
        yield from parser.read_events()
    parser.close()
    yield from parser.read_events()


class Prolog:
    """What stands before the first element, where alone a document type may stand."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._parser.StartElementHandler = self._end
        self._is_read = False

    def read(self, data: bytes) -> None:
        """Look at more of the file, up to the first element."""
        if not self._is_read:
            self._parser.Parse(data, False)

    def _end(self, *_: object) -> None:
        self._is_read = True


class LocalNames(dict[str, str]):
    """The names of elements without their namespaces, of which workbooks are written in two."""

    def __missing__(self, tag: str) -> str:
        """Take a name that was not met before."""
        if len(self) > MOST_NAMES:
            raise ValueError("more names of elements than a workbook has")
        self[tag] = tag.rpartition("}")[2].rpartition(":")[2]
        return self[tag]


def _refuse_doctype(name: str, system: str | None, public: str | None, _: bool) -> None:
    raise DTDForbidden(name, system, public)
