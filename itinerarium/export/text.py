"""Values -> text for files: numbers, XML elements, spreadsheets' cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

import orjson

from itinerarium.read.guard import guarded

DECIMALS = 5
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_PLAIN = bytes(code for code in range(0x20) if chr(code) not in "\t\n") + b"&<>\xed\xef"
"""Bytes of special characters; the last two begin surrogates, U+FFFE and U+FFFF, and others."""
_MARKS = re.compile(r"[&<>\r]")


def number(value: float) -> str:
    """A number without an exponent, and without decimals where it is whole."""
    text = repr(value + 0.0)
    if "e" in text:
        text = f"{value:.{DECIMALS}f}".rstrip("0")
    return text.removesuffix("0").removesuffix(".") if text.endswith((".0", ".")) else text


def pairs(points: Sequence[Sequence[float]]) -> str:
    """Points as KML has them, all at once: ``lon,lat lon,lat``."""
    text = orjson.dumps(points).decode("ascii")[2:-2]
    if "e" in text or "-0.0" in text:
        return " ".join(",".join(map(number, point)) for point in points)
    return text.removesuffix(".0").replace(".0,", ",").replace(".0]", "]").replace("],[", " ")


def pairs_of_each(lines: Sequence[Sequence[Sequence[float]]]) -> list[str]:
    """What ``pairs`` gives for each of many lines, all at once."""
    text = orjson.dumps(lines).decode("ascii")
    if not lines or "e" in text or "-0.0" in text:
        return [pairs(points) for points in lines]
    text = text.replace(".0,", ",").replace(".0]", "]")
    return text.replace("]],[[", "\n").replace("],[", " ")[3:-3].split("\n")


def escaped(text: str) -> str:
    """Text for XML; characters that no XML may hold become U+FFFD."""
    if _is_plain(text) or not _SPECIAL.search(text):
        return text
    text = _NOT_XML.sub("\ufffd", text)
    return _MARKS.sub(lambda found: f"&#{ord(found[0])};", text)


def _is_plain(text: str) -> bool:
    """Whether a text surely has no special character, found in half the time of a search."""
    data = text.encode("utf-8", "surrogatepass")
    return len(data.translate(None, _NOT_PLAIN)) == len(data)


def tag(name: str, inside: str, /, **attributes: str) -> str:
    """An XML element around what is XML already."""
    if not attributes:
        return f"<{name}>{inside}</{name}>"
    said = "".join([f' {key}="{_in_quotes(value)}"' for key, value in attributes.items()])
    return f"<{name}{said}>{inside}</{name}>"


def _in_quotes(value: str) -> str:
    return escaped(value).replace('"', "&#34;")


def cell(value: str | float) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula; numbers stay numbers.

    A text that would be one has an apostrophe before it, which the reader takes off.
    """
    if not isinstance(value, str):
        return number(value)
    text = guarded(value)
    if '"' in text or "," in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
