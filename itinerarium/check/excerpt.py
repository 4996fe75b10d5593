"""Problems -> the same problems, each with an excerpt of its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from itinerarium.read import Sheets
from itinerarium.vocabulary.errors import Problem

LONGEST = 140
BEFORE = 24
"""How many characters of a long line are shown before the cell."""


def with_excerpts(problems: Iterable[Problem], sheets: Sheets) -> tuple[Problem, ...]:
    """The problems, each with its line, cut around the cell when it is long."""
    found = tuple(problems)
    named = {one.file for one in found if one.line}
    lines = {file: sheets.texts[file].split("\n") for file in named if file in sheets.texts}
    separators = {table.file: table.separator for table in sheets.tables}
    return tuple(
        _with_excerpt(one, lines.get(one.file, []), separators.get(one.file, "")) for one in found
    )


def _with_excerpt(found: Problem, lines: list[str], separator: str) -> Problem:
    if not 1 <= found.line <= len(lines):
        return found
    line = lines[found.line - 1].rstrip()
    if len(line) > LONGEST:
        line = _window(line, _start(line, found.column, separator))
    return replace(found, excerpt=line.strip())


def _window(line: str, start: int) -> str:
    """The part of a long line around the character ``start``."""
    first = max(0, min(start - BEFORE, len(line) - LONGEST))
    end = first + LONGEST
    return ("…" if first else "") + line[first:end] + ("…" if end < len(line) else "")


def _start(line: str, column: int, separator: str) -> int:
    """Where a cell, or in a file that is no table a character, begins in its line, from 0."""
    if not separator:
        return max(0, column - 1)
    number, quoted = 1, False
    for position, char in enumerate(line):
        if number == column:
            return position
        quoted ^= char == '"'
        number += char == separator and not quoted
    return 0
