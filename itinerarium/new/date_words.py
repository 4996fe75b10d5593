"""The words in dates, from ``dates.toml``, and what a text has of them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from itinerarium.language.fold import fold

TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
DASHES = str.maketrans("‐‑‒–—―−〜～", "---------")


@dataclass(frozen=True, slots=True)
class DateWords:
    """The languages of months, Roman numbers of months, and phrases by what they mean."""

    languages: tuple[str, ...]
    romans: Mapping[str, int]
    tens: Mapping[str, str]
    """Words for decades, such as ``forties``, and their two digits."""
    phrases: Mapping[str, Sequence[tuple[str, ...]]]
    """Folded words, the longest phrase first."""


@cache
def date_words() -> DateWords:
    """The words of ``dates.toml``."""
    stored = tomllib.loads((files(__package__) / "dates.toml").read_text(encoding="utf-8"))
    languages, romans, tens = (stored.pop(one) for one in ("languages", "months", "tens"))
    phrases = {
        name: sorted({tuple(tokens(one)) for one in words} - {()}, key=len, reverse=True)
        for name, words in stored.items()
    }
    months, decades = ({fold(one): n for one, n in names.items()} for names in (romans, tens))
    return DateWords(tuple(languages), months, decades, phrases)


def plain(text: str) -> str:
    """The text with one sign for every dash and digits of our own."""
    joined = unicodedata.normalize("NFKC", text).translate(DASHES)
    digits = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in joined)
    return " ".join(digits.split()).strip(" .,;")


def tokens(text: str) -> list[str]:
    """The numbers and the folded words of a text."""
    return [fold(one) for one in TOKEN.findall(text.casefold())]


def without_first(words: Sequence[str], kind: str) -> Sequence[str] | None:
    """The words after a phrase of a kind that they begin with, or nothing without one."""
    for phrase in date_words().phrases[kind]:
        if len(words) > len(phrase) and tuple(words[: len(phrase)]) == phrase:
            return words[len(phrase) :]
    return None


def without_last(words: Sequence[str], kind: str) -> Sequence[str] | None:
    """The words before a phrase of a kind that they end with, or nothing without one."""
    for phrase in date_words().phrases[kind]:
        if len(words) > len(phrase) and tuple(words[-len(phrase) :]) == phrase:
            return words[: -len(phrase)]
    return None


def are(words: Sequence[str], kind: str) -> bool:
    """Whether the words are a phrase of a kind."""
    return tuple(words) in date_words().phrases[kind]
