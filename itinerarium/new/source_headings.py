"""The headings of another program's table -> the columns that they mean, ours and others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache

from itinerarium.language.codes import is_language_code, locale_of
from itinerarium.language.fold import fold
from itinerarium.read.heading import (
    WORD,
    Heading,
    Layout,
    layout,
    said,
    said_words,
    understand,
    words_of,
    words_where,
)

LEAST_LETTERS = 5
NEARLY = 0.85
TIMES = ("start", "end")
CODE = re.compile(r"[\s_-]([a-z]{2})$", re.I)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: the name of a column, its language, and whether it was misspelt."""

    name: str = ""
    language: str = ""
    is_guess: bool = False


@cache
def source_layout() -> Layout:
    """The columns of a table of places from another program."""
    places = layout("places")
    return replace(
        places,
        plain=places.plain | words_of("source").keys() - {"total"},
        ignored=frozenset(),
        instead={},
        same={**places.same},
        said=_words("places"),
    )


@cache
def legs_layout() -> Layout:
    """The columns of a list of legs, each from a place to another."""
    return replace(layout("routes"), said=_words("routes"))


@cache
def _words(kind: str) -> dict[str, tuple[str, int]]:
    """What people write above the columns of a kind of table, those of a source last."""
    own = said_words(words_of(kind))
    if kind == "routes":
        return own
    others = said_words(
        {name: words for name, words in words_of("source").items() if name != "total"}
    )
    later = {word: (name, rank + len(own)) for word, (name, rank) in others.items()}
    modes = {fold(word): ("mode", 0) for word in words_of("routes")["mode"]}
    return {**modes, **later, **own}


def known_headings(cells: Sequence[str]) -> int:
    """How many cells of a row are headings; a row of data is none, whatever word it holds."""
    if sum(bool(re.search(r"[0-9]{2}", cell)) for cell in cells) > len(cells) / 2:
        return 0
    return max(
        sum(one.is_known for one in understand(cells, columns))
        for columns in (source_layout(), legs_layout())
    )


def meanings(headings: Sequence[str]) -> list[Meaning]:
    """What each column of a table of places holds; each meaning but a time is had once."""
    found = [*map(_meaning, understand(headings, source_layout()))]
    found = [_time_too(one, heading) for one, heading in zip(_once(found), headings, strict=True)]
    taken = {one.name for one in found}
    return [
        one if one.name else _guess(heading, taken)
        for one, heading in zip(found, headings, strict=True)
    ]


def is_of_place(heading: str) -> bool:
    """Whether a heading asks where something was, and not what it is called."""
    return "".join(fold(word) for word in WORD.findall(heading)) in _where()


def is_name(heading: str) -> bool:
    """Whether a heading may stand above names, of places or of anything else."""
    return said(heading, source_layout())[0] == "name"


@cache
def _where() -> frozenset[str]:
    return frozenset(map(fold, words_where()))


def _meaning(heading: Heading) -> Meaning:
    """A known column; ``of-place`` is well formed, and no language."""
    if heading.language and not locale_of(heading.language).language.startswith(
        heading.language[:2].casefold()
    ):
        return Meaning(said(heading.written, source_layout())[0])
    return Meaning(heading.name, heading.language)


def _time_too(one: Meaning, heading: str) -> Meaning:
    """A start or an end besides another one, for rows in which that is empty."""
    name, _ = said(heading, source_layout())
    return Meaning(name) if not one.name and name in TIMES else one


def _once(found: Sequence[Meaning]) -> list[Meaning]:
    seen: set[Meaning] = set()
    once = []
    for one in found:
        once.append(Meaning() if one in seen and one.name not in TIMES else one)
        seen.add(one)
    return once


def _guess(heading: str, taken: set[str]) -> Meaning:
    """A misspelt heading, or a text with the code of a language behind it."""
    code = CODE.search(heading)
    if code and code[1].casefold() != "id" and is_language_code(code[1]):
        name, _ = said(heading[: code.start()], source_layout())
        if name in source_layout().text:
            return Meaning(name, code[1].casefold())
    word = fold(heading)
    if len(word) < LEAST_LETTERS:
        return Meaning()
    known = {
        one: name for one, (name, _) in source_layout().said.items() if len(one) >= LEAST_LETTERS
    }
    near = get_close_matches(word, known, n=1, cutoff=NEARLY)
    name = known[near[0]] if near else ""
    return Meaning(name, is_guess=True) if name and name not in taken else Meaning()
