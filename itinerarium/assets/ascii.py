"""Text in ASCII, so that browsers can hold it with one byte a character."""

from __future__ import annotations

import re

LONG_TEXT = 600_000
"""Bytes from which a text is written in ASCII, which browsers hold in half the memory."""

MAX_ASCII_GROWTH = 1.35
"""Escape only if the text grows by at most 35 %: true for Polish, not for Cyrillic."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_BEYOND_CONTROLS = re.compile(r"[^\x00-\x9f]")
"""As a reference U+0080 would be read as €, and so on to U+009F: those few stay as they are."""


def script_in_ascii(script: str) -> str:
    """The script with all other characters, which are in strings and patterns, as ``\\u`` escapes.

    One letter beyond Latin-1 would make a browser hold the whole script in twice the memory.
    """
    return _BEYOND_ASCII.sub(_escaped, script)


def _escaped(letter: re.Match[str]) -> str:
    units = memoryview(letter[0].encode("utf-16-le")).cast("H")
    return "".join(f"\\u{unit:04x}" for unit in units)


def style_in_ascii(style: str) -> str:
    """The style sheet with all other characters, which are in strings, as its escapes.

    A piece of a page with one letter beyond Latin-1 is read more slowly, and styles come first.
    """
    return _BEYOND_ASCII.sub(lambda letter: f"\\{ord(letter[0]):x} ", style)


def html_in_ascii(html: str) -> str:
    """Long HTML with characters beyond ASCII as references, unless it grows too much."""
    if len(html) < LONG_TEXT:
        return html
    escaped = _BEYOND_CONTROLS.sub(lambda letter: f"&#{ord(letter[0])};", html)
    return html if len(escaped) > MAX_ASCII_GROWTH * len(html) else escaped


def json_in_ascii(written: bytes) -> bytes:
    """The same JSON in ASCII, unless it grows too much or has backslashes or emoji."""
    if written.isascii() or b"\\\\" in written:
        return written
    escaped = written.decode("utf-8").encode("ascii", "backslashreplace")
    escaped = escaped.replace(b"\\x", b"\\u00")  # Python's two digits are four in JSON
    has_pairs = b"\\U" in escaped  # beyond what four digits can say: emoji, say
    return written if has_pairs or len(escaped) > MAX_ASCII_GROWTH * len(written) else escaped
