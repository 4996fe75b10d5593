"""A table's header row -> its known columns, each with the field and language it holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from itinerarium.language.codes import is_language_code
from itinerarium.language.fold import fold

ROW_NUMBERS = re.compile(r"unnamed:_[0-9]+", re.ASCII)
"""What pandas calls a column that it read without a heading: the rows' numbers of a first file."""
SAID_AS = {"stops": "places"}
"""Tables whose columns people call as those of another."""
WORD = re.compile(r"[^\W_]+")
QUESTION = re.compile(r"[?？؟]")
LAST = 10_000
"""The rank of a guess by the first word of a question."""
PATH = re.compile(r"\w+(?:\.\w+)+")
"""How programs write a value inside others: ``location.lat``."""
ASIDE = re.compile(r"[(\[{][^)\]}]*[)\]}]")


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
    said: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """What people write, folded: the column that is meant where it is missing, and its rank."""
    beside: frozenset[str] = frozenset()
    """Words that may stand beside one of these, folded."""

    @property
    def words(self) -> tuple[str, ...]:
        """Every heading that is understood, for suggestions."""
        return tuple(sorted(self.plain | self.text | self.same.keys()))

    def words_for(self, name: str) -> tuple[str, ...]:
        """Every heading that means the column ``name``."""
        said = (word for word, (meant, _) in self.said.items() if meant == name)
        return (name, *(word for word, meant in self.same.items() if meant == name), *said)


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
    """The columns of ``places`` or ``routes``; ``pixels`` are places on a picture."""
    table = _on_picture() if kind == "pixels" else _stored("columns.toml")[kind]
    return Layout(
        tuple(table["usual"]),
        tuple(table["needed"]),
        frozenset(table["plain"]),
        frozenset(table["text"]),
        frozenset(table["ignored"]),
        table["same"],
        table["instead"],
        said_words(words_of(kind)),
        frozenset(map(fold, _stored("headings.toml")["beside"])),
    )


def _on_picture() -> dict[str, Any]:
    """The columns of places, with ``x`` and ``y`` in pixels instead of ``lat`` and ``lon``."""
    places: dict[str, Any] = _stored("columns.toml")["places"]
    plain = [name for name in places["plain"] if name not in ("lat", "lon")]
    same = {said: name for said, name in places["same"].items() if name in plain}
    usual = ["id", "name", "x", "y"]
    return {
        **places,
        "usual": usual,
        "needed": ["x", "y"],
        "plain": [*plain, "x", "y"],
        "same": same,
    }


def words_of(kind: str) -> Mapping[str, Sequence[str]]:
    """What people write above the columns of a kind of table, by column; nothing for most."""
    words: Mapping[str, Sequence[str]] = _stored("headings.toml").get(SAID_AS.get(kind, kind), {})
    if kind not in SAID_AS:
        return words
    own = _stored("columns.toml")[kind]
    return {name: said for name, said in words.items() if name in (*own["plain"], *own["text"])}


def words_where() -> Sequence[str]:
    """What people write above the places of what has a name of its own."""
    return tuple(_stored("headings.toml")["where"])


def said_words(words: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, int]]:
    """The folded words with the column that each means, and its rank among those of the column."""
    said: dict[str, tuple[str, int]] = {}
    for name, known in words.items():
        for rank, word in enumerate(known):
            said.setdefault(fold(word) or word, (name, rank))
    return said


@cache
def _stored(file: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / file).read_text(encoding="utf-8"))


def understand(cells: Sequence[str], columns: Layout) -> tuple[Heading, ...]:
    """What each heading means, spaces, hyphens and capitals aside."""
    keys = [normalised(cell) for cell in cells]
    strictly = [
        _heading(key, cell.strip(), keys, columns) for key, cell in zip(keys, cells, strict=True)
    ]
    meant = _meant(strictly, columns)
    return tuple(
        replace(heading, name=meant[number]) if number in meant else heading
        for number, heading in enumerate(strictly)
    )


def _meant(headings: Sequence[Heading], columns: Layout) -> dict[int, str]:
    """The columns that no heading names, by the number of the heading that may mean each best."""
    named = {heading.name for heading in headings if not heading.language}
    best: dict[str, tuple[int, int]] = {}
    for number, heading in enumerate(headings):
        if not heading.is_known and not heading.ignored:
            name, rank = said(heading.written, columns)
            if name and name not in named:
                best[name] = min(best.get(name, (rank, number)), (rank, number))
    return {number: name for name, (_, number) in best.items()}


def said(written: str, columns: Layout) -> tuple[str, int]:
    """The column that a heading means in other words, and its rank; nothing for an unknown one."""
    parts = [fold(word) or word for word in re.findall(r"[^\W_]+|[#№]", written)]
    bare = [fold(word) or word for word in WORD.findall(ASIDE.sub(" ", written))]
    plain = [part for part in parts if part not in columns.beside]
    aside = [fold(word) or word for one in ASIDE.findall(written) for word in WORD.findall(one)]
    last = parts[-1:] if PATH.fullmatch(written.strip()) else []
    for words in (parts, bare, plain, aside, last):
        if words and (known := columns.said.get("".join(words))) is not None:
            return known
    asked = _asked(parts, columns) if len(parts) > 1 or QUESTION.search(written) else ""
    return (asked, LAST) if asked == "text" or QUESTION.search(written) else ("", 0)


def _asked(words: Sequence[str], columns: Layout) -> str:
    """The column that a question asks for, by its first words."""
    for name, known in _stored("headings.toml")["questions"].items():
        starts = (" ".join(map(fold, one.split())) for one in known)
        asks = any(f"{' '.join(words)} ".startswith(f"{one} ") for one in starts)
        if asks and name in columns.plain | columns.text:
            return str(name)
    return ""


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
