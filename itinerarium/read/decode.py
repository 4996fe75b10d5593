"""A file's bytes -> text with line feeds, from any usual encoding."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from itinerarium.problems.problem import problem
from itinerarium.read.encoding import likeliest_encoding
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WORKBOOK = b"PK\x03\x04"
LEAST_LIKELY = 0.0
"""Below this most letters are of no language that has the encoding."""
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, or None when it is unreadable, and the problems found."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def decode(file: str, data: bytes) -> Decoded:
    """Give the text of a table or list: UTF-8, UTF-16, or the old encoding that fits it best."""
    if data.startswith((WORKBOOK, OLD_WORKBOOK)):
        return _unreadable(file, "an Excel or OpenDocument workbook")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(file, data[len(mark) :], encoding)
    if wide := _wide_encoding(data):
        return _told(file, data.decode(wide, errors="replace"), 1, "UTF-16")
    try:
        return _without_nul(file, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_otherwise(file, data, error.start)


def decode_strictly(file: str, data: bytes) -> Decoded:
    """Give the text of a file that must be UTF-8 (TOML, JSON)."""
    try:
        return Decoded(_with_line_feeds(data.removeprefix(codecs.BOM_UTF8).decode("utf-8")))
    except UnicodeDecodeError as error:
        found = f"the byte 0x{data[error.start]:02x}"
        return Decoded(None, (problem("P103", _at(file, data, error.start), found=found),))


def _decode_marked(file: str, data: bytes, encoding: str) -> Decoded:
    try:
        return _without_nul(file, data.decode(encoding))
    except UnicodeDecodeError:
        return _unreadable(file, f"a byte order mark of {encoding[:6].upper()} before other bytes")


def _decode_otherwise(file: str, data: bytes, first: int) -> Decoded:
    """The text in the likeliest encoding; ``first`` is the first byte that is not UTF-8."""
    guess = likeliest_encoding(data)
    if guess.score < LEAST_LIKELY:
        found = f"the byte 0x{data[first]:02x}, and letters of no language that is known here"
        return Decoded(None, (problem("P103", _at(file, data, first), found=found),))
    text = data.decode(guess.encoding, errors="replace")
    return _told(file, text, _at(file, data, first).line, guess.name)


def _told(file: str, text: str, line: int, encoding: str) -> Decoded:
    """A text, and a word about the encoding that it was read in."""
    decoded = _without_nul(file, text)
    warning = problem("P104", Cell(file, line, 0), encoding=encoding)
    return Decoded(decoded.text, (warning, *decoded.problems))


def _wide_encoding(data: bytes) -> str:
    """UTF-16 with its bytes in one order or the other, if every second byte is mostly zero."""
    start = data[:2000]
    if len(start) < 8 or len(data) % 2:
        return ""
    zeros = [start[first::2].count(0) * 2 / len(start) for first in (0, 1)]
    if min(zeros) > 0.1 or max(zeros) < 0.5:
        return ""
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _without_nul(file: str, text: str) -> Decoded:
    text = _with_line_feeds(text)
    if "\0" not in text:
        return Decoded(text)
    if text.count("\0") > len(text) // 3:
        return _unreadable(file, "UTF-16 without a byte order mark")
    line = text.count("\n", 0, text.index("\0")) + 1
    return Decoded(text.replace("\0", ""), (problem("P105", Cell(file, line, 0)),))


def _with_line_feeds(text: str) -> str:
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(file: str, found: str) -> Decoded:
    return Decoded(None, (problem("P103", Cell(file, 0, 0), found=found),))


def _at(file: str, data: bytes, position: int) -> Cell:
    before = data[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return Cell(file, before.count(b"\n") + 1, 0)
