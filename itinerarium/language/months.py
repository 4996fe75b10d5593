"""A word -> the month or weekday that it names in any of many languages, by CLDR."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from itinerarium.language.codes import locale_of
from itinerarium.language.fold import fold

FORMS = (
    ("format", "wide"),
    ("stand-alone", "wide"),
    ("format", "abbreviated"),
    ("stand-alone", "abbreviated"),
)
LEAST_LETTERS = 3


def month_number(word: str, languages: Sequence[str]) -> int:
    """The number of the month that a folded word names in the first language that has it, or 0."""
    return next((found for one in languages if (found := _names(one, "months").get(word))), 0)


def is_weekday(word: str, languages: Sequence[str]) -> bool:
    """Whether a folded word is a weekday in one of the languages."""
    return any(word in _names(one, "days") for one in languages)


@cache
def _names(language: str, kind: str) -> Mapping[str, int]:
    """The months' numbers, or the weekdays' from 1, by their folded names."""
    table = getattr(locale_of(language), kind)
    return {
        folded: number + (kind == "days")
        for context, width in FORMS
        for number, name in table[context][width].items()
        if len(folded := fold(name)) >= LEAST_LETTERS
    }
