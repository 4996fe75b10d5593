"""Ways of writing dates that a rule turns into others: open ends, short years and decades."""

from __future__ import annotations

import re
from collections.abc import Callable

from itinerarium.language.fold import fold
from itinerarium.language.months import month_number
from itinerarium.new.date_spans import short_decade
from itinerarium.new.date_words import date_words, tokens, without_first, without_last

CLOCK = re.compile(
    r"(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s*[ap]\.?m\b\.?)?(?:\s*(?!GMT|UTC)[A-Z]{2,5}\b)?"
    r"(?:\s*(?:GMT|UTC)?\s?[+-][0-9]{2}:?[0-9]{2}\b)?(?:\s*\([A-Z]+\))?"
    r"|\b[0-9]{1,2}\s*[ap]\.?m\b\.?|\b[0-9]{1,2}(?:[.:][0-9]{2})?\s*(?:Uhr|h[0-9]{0,2})\b",
    re.I,
)
PREPOSITION = re.compile(r"\b(?:at|um|gegen|vers|à|o|ok|godz)\.?\s*$", re.I)
OPEN_START = re.compile(r"^\s*(?:\?|\.{2,3}|…)?\s*[–—]\s*(?=\S)|^\s*\?\s*[-/]\s*(?=\S)")
OPEN_END = re.compile(r"(?<=[0-9])\s*[-–—/]\s*\?\s*$")
ROMAN_MONTH = re.compile(r"\b([IVX])(?=[\s.]+[0-9]{4}\b)")
SHORT = re.compile(r"(?<![0-9./'-])([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{2})(?![0-9./])")
SHORT_AT_END = re.compile(r"(.*[^0-9])([0-9]{2})(\s*(?:r|г|р)\.?)?", re.I)
APOSTROPHE = re.compile(r"['’]([0-9]{2})(?![0-9'’])")
FIRST_CLEAR = 32
"""A number that is no day of a month."""
PIVOT = 30
"""From this number on a short year is of the twentieth century, as in spreadsheets."""


def without_clock(text: str) -> str:
    """The text without a time of day, and the word before it."""
    found = CLOCK.search(text)
    if not found:
        return text
    before = PREPOSITION.sub("", text[: found.start()])
    return without_clock(f"{before} {text[found.end() :]}".strip(" ,;"))


def end_alone(text: str) -> str:
    """What follows an open beginning: ``–1945``, ``? - 1945``; nothing without one."""
    found = OPEN_START.match(text)
    return text[found.end() :] if found else ""


def start_alone(text: str) -> str:
    """What stands before an open end: ``1941-?``; nothing without one."""
    found = OPEN_END.search(text)
    return text[: found.start()] if found else ""


def with_months(text: str) -> str:
    """The text with a number for a month that is one Roman letter: ``I 1942``."""
    return ROMAN_MONTH.sub(lambda found: {"I": "1.", "V": "5.", "X": "10."}[found[1]], text)


def short_year_in(text: str) -> str:
    """The year of two digits in a date such as ``12.06.41`` or ``Jun-41``; nothing without one."""
    if re.search(r"[0-9]{3}", text) or short_decade(tokens(text)):
        return ""
    if found := SHORT.search(text):
        return found[4] if int(found[1]) < FIRST_CLEAR else found[1]
    if found := APOSTROPHE.search(text):
        return found[1]
    found = SHORT_AT_END.fullmatch(text.strip())
    if not found:
        return ""
    return found[2] if _names_month(found[1], has_clear_year=int(found[2]) >= FIRST_CLEAR) else ""


def _names_month(text: str, *, has_clear_year: bool) -> bool:
    """Whether what stands before a number names a month, and a day unless the number is a year."""
    words = tokens(text)
    known = date_words()
    is_season = any(
        without_first([*words, "x"], one) is not None or without_last(["x", *words], one)
        for one in ("spring", "summer", "autumn", "winter")
    )
    months = [one for one in words if month_number(one, known.languages) or known.romans.get(one)]
    has_day = any(one.isdecimal() for one in words)
    return bool(months or is_season) and (has_day or has_clear_year)


def with_whole_decade(text: str, century: int) -> str:
    """The text with a decade of four digits for one without its century: ``60s`` -> ``1960s``."""
    digits = short_decade(tokens(text))
    if not digits or not century:
        return text
    named = next(
        (
            one
            for one in re.findall(r"[^\W\d_]+", text)
            if fold(one.casefold()) in date_words().tens
        ),
        "",
    )
    return (
        text.replace(named, f"{century}{digits}s")
        if named
        else text.replace(digits, f"{century}{digits}", 1)
    )


def with_whole_years(text: str, century: int) -> str:
    """The text with years of four digits for those of two; ``century`` is 0 for the likeliest."""
    year = short_year_in(text)
    if not year:
        return text

    def whole(two: str) -> str:
        return f"{century or (20 if int(two) < PIVOT else 19)}{two}"

    if SHORT.search(text):
        return SHORT.sub(lambda one: _whole(one, whole), text)
    if APOSTROPHE.search(text):
        return APOSTROPHE.sub(lambda one: whole(one[1]), text)
    found = SHORT_AT_END.fullmatch(text.strip())
    return f"{found[1]}{whole(found[2])}{found[3] or ''}" if found else text


def _whole(found: re.Match[str], whole: Callable[[str], str]) -> str:
    first, mark, second, last = found.groups()
    if int(first) >= FIRST_CLEAR:
        return mark.join((whole(first), second, last))
    return mark.join((first, second, whole(last)))
