"""A TOML file's text -> the line on which each key and table stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from itinerarium.problems.problem import BadValueError
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

Path = tuple[str | int, ...]
_Table = TypeVar("_Table")

NAME = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
DOTTED = rf"{NAME}(?:\s*\.\s*{NAME})*"
TABLE = re.compile(rf"\s*\[\s*({DOTTED})\s*\]\s*(?:#.*)?")
LIST_ITEM = re.compile(rf"\s*\[\[\s*({DOTTED})\s*\]\]\s*(?:#.*)?")
KEY = re.compile(rf"\s*({DOTTED})\s*=")


def places_of_keys(text: str) -> dict[Path, int]:
    """The line, from 1, of every key and table; items of lists of tables have a number."""
    found: dict[Path, int] = {}
    for path, line in _keys(text):
        for length in range(1, len(path) + 1):
            found.setdefault(path[:length], line)
    return found


def line_of(path: Path, places: dict[Path, int]) -> int:
    """The line of a key, or of the nearest table around it; 0 for the whole file."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, 0)


def numbered(
    document: Document, name: str, tables: Iterable[_Table], key: str = "id"
) -> Iterator[tuple[int, _Table]]:
    """The tables of ``[[name]]`` that are sound, each with its number in the file.

    ``key`` is what tells one from another; of two alike the first stands first.
    """
    written = ((n, one) for n, one in enumerate(document.value[name]) if isinstance(one, dict))
    for table in tables:
        yield next(n for n, one in written if one.get(key) == getattr(table, key)), table


def problems_at(
    document: Document, faults: Iterable[tuple[Path, BadValueError]]
) -> tuple[Problem, ...]:
    """Each fault as a problem on the line of its key."""
    lines = places_of_keys(document.text)
    return tuple(fault.at(Cell(document.file, line_of(path, lines), 0)) for path, fault in faults)


def _keys(text: str) -> Iterator[tuple[Path, int]]:
    table: Path = ()
    counts: Counter[Path] = Counter()
    for number, line in enumerate(text.split("\n"), start=1):
        if match := LIST_ITEM.fullmatch(line):
            name = _numbered(_path(match[1]), counts)
            table = (*name, counts[name])
            counts[name] += 1
            yield table, number
        elif match := TABLE.fullmatch(line):
            table = _numbered(_path(match[1]), counts)
            yield table, number
        elif match := KEY.match(line):
            yield (*table, *_path(match[1])), number


def _numbered(name: Path, counts: Counter[Path]) -> Path:
    """The path of a table inside an item of a list: the last one before it."""
    path: Path = ()
    for part in name[:-1]:
        path = (*path, part)
        if counts[path]:
            path = (*path, counts[path] - 1)
    return (*path, name[-1])


def _path(dotted: str) -> Path:
    return tuple(name.strip("\"'") for name in re.findall(NAME, dotted))
