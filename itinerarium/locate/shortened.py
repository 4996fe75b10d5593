"""A name with shortened words -> what it may be in full: ``Frankfurt a. M.``, ``Marburg/Lahn``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from itinerarium.language.fold import fold
from itinerarium.locate.regions import near_words, undotted_words

WORD = re.compile(r"([^\W_]+(?:['’][^\W_]+)?)([^\w]*)")
ARTICLE = r"(?: \w{2,3})?"
"""What people leave out between two words: ``o. T.`` is ``ob der Tauber``."""
LINK = r"(?: \w+){0,2}"
"""What a slash or a bracket stands for: ``Frankfurt/Oder`` is ``Frankfurt an der Oder``."""
SHORTEST_STEM = 2
LONGEST_END = 2
"""So many last letters of a name change with its case: Rzeszów, koło Rzeszowa."""


@dataclass(frozen=True, slots=True)
class Shortened:
    """A name of which some words are not written out.

    ``pattern`` fits a name in full, as ``plain_words`` has it; ``sure`` is the longest word that
    is written out, ``first`` what is written out at its beginning.
    """

    pattern: re.Pattern[str]
    sure: str
    first: str


def plain_words(name: str) -> str:
    """A name's words, each folded: ``Ústí nad Labem`` is ``usti nad labem``."""
    return " ".join(fold(word) for word, _ in WORD.findall(name))


def shortened_in(name: str) -> Shortened | None:
    """The shortened name in a text; nothing if all of it is written out."""
    words = WORD.findall(name)
    whole = [not _is_short(word, behind, at) for at, (word, behind) in enumerate(words)]
    has_link = any("/" in behind or "(" in behind for _, behind in words)
    if not any(whole) or (all(whole) and not has_link):
        return None
    parts = [
        (re.escape(fold(word)) if is_whole else _any_of(word)) + _between(behind)
        for (word, behind), is_whole in zip([*words[:-1], (words[-1][0], "")], whole, strict=True)
    ]
    written = [fold(word) for (word, _), is_whole in zip(words, whole, strict=True) if is_whole]
    first = whole.index(False) if False in whole else 1
    front = " ".join(word for word, _ in words[:first])
    return Shortened(re.compile("".join(parts).rstrip()), max(written, key=len), front)


def _is_short(word: str, behind: str, at: int) -> bool:
    """Whether a word is an initial, ends with a full stop, or is one that people always shorten."""
    if behind.startswith(".") or (len(word) == 1 and (at or "/" in behind)):
        return True
    return fold(word) in undotted_words()


def _any_of(word: str) -> str:
    """The pattern of a word that has these letters in this order, and begins with the first."""
    letters = fold(word) or "."
    return r"\w*".join(letters) + r"\w*"


def _between(behind: str) -> str:
    if "/" in behind or "(" in behind:
        return f"{LINK} "
    return f"{ARTICLE} " if behind.startswith(".") else " "


@dataclass(frozen=True, slots=True)
class Near:
    """A town, and the stem of a larger one which it is said to be near."""

    town: str
    stem: str


def near_in(name: str) -> Near | None:
    """``Stalowa Wola k. Rzeszowa``: a town, and what the name beside it begins with."""
    found = _near_pattern().fullmatch(name.strip())
    if not found:
        return None
    larger = fold(found[2])
    kept = max(len(larger) - LONGEST_END, SHORTEST_STEM)
    return Near(found[1].strip(" ,("), larger[:kept]) if larger else None


@cache
def _near_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in near_words())
    return re.compile(rf"(.+?)[\s,(]+(?:{words})(?:\s+|(?<=[./]))([^\W\d_].*?)\)?", re.I)
