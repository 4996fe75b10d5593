"""Problems -> the same with an excerpt of the line that each is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..errors import Problem

LONGEST = 160


def with_excerpts(problems: Iterable[Problem], texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems, each with its line from ``texts`` by file, cut when it is long."""
    found = tuple(problems)
    named = {one.file for one in found if one.line}
    lines = {file: texts[file].splitlines() for file in named if file in texts}
    return tuple(_with_excerpt(one, lines.get(one.file, [])) for one in found)


def _with_excerpt(found: Problem, lines: list[str]) -> Problem:
    if found.excerpt or not 1 <= found.line <= len(lines):
        return found
    line = lines[found.line - 1]
    return replace(found, excerpt=line if len(line) <= LONGEST else line[:LONGEST] + "…")
