"""A table's header row -> its known columns, each with the field and language it holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from itinerarium.language.codes import is_language_code

ROW_NUMBERS = re.compile(r"unnamed:_[0-9]+", re.ASCII)
"""What pandas calls a column that it read without a heading: the rows' numbers of a first file."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns a kind of table has and how else they may be headed."""

    usual: tuple[str, ...]
    needed: tuple[str, ...]
    plain: frozenset[str]
    text: frozenset[str]
    ignored: frozenset[str]
    same: Mapping[str, str]
    instead: Mapping[str, str]

    @property
    def words(self) -> tuple[str, ...]:
        """Every heading that is understood, for suggestions."""
        return tuple(sorted(self.plain | self.text | self.same.keys()))

    def words_for(self, name: str) -> tuple[str, ...]:
        """Every heading that means the column ``name``."""
        return (name, *(word for word, meant in self.same.items() if meant == name))


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading as understood; ``name`` is empty for an unknown one."""

    name: str
    language: str = ""
    ignored: bool = False
    written: str = field(default="", compare=False)

    @property
    def is_known(self) -> bool:
        """Whether the column under it is read."""
        return bool(self.name)


@cache
def layout(kind: str) -> Layout:
    """The columns of ``places`` or ``routes``."""
    table = tomllib.loads((files(__package__) / "columns.toml").read_text(encoding="utf-8"))[kind]
    return Layout(
        tuple(table["usual"]),
        tuple(table["needed"]),
        frozenset(table["plain"]),
        frozenset(table["text"]),
        frozenset(table["ignored"]),
        table["same"],
        table["instead"],
    )


def understand(cells: Sequence[str], columns: Layout) -> tuple[Heading, ...]:
    """What each heading means, spaces, hyphens and capitals aside."""
    keys = [normalised(cell) for cell in cells]
    return tuple(
        _heading(key, cell.strip(), keys, columns) for key, cell in zip(keys, cells, strict=True)
    )


def normalised(cell: str) -> str:
    """A heading in small letters with single underscores."""
    return re.sub(r"[\s_-]+", "_", cell.strip().strip("\ufeff").casefold()).strip("_")


def _heading(key: str, written: str, keys: Sequence[str], columns: Layout) -> Heading:
    meant = columns.instead.get(key)
    if meant and meant not in keys:
        return Heading(meant, written=written)
    key = columns.same.get(key, key)
    if key in columns.plain or key in columns.text:
        return Heading(key, written=written)
    if key in columns.ignored or ROW_NUMBERS.fullmatch(key):
        return Heading("", ignored=True, written=written)
    name, language = _in_language(key, columns)
    return Heading(name, language, written=written)


def _in_language(key: str, columns: Layout) -> tuple[str, str]:
    """A text column and its language: ``quote_by_pl`` is first of all ``quote_by`` in ``pl``."""
    parts = key.split("_")
    for length in range(len(parts) - 1, 0, -1):
        word, code = "_".join(parts[:length]), "-".join(parts[length:])
        name = columns.same.get(word, word)
        if name in columns.text and is_language_code(code):
            return name, code
    return "", ""
