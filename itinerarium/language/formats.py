"""Dates and numbers as a language writes them: CLDR's patterns by Babel, our own few words.

The words ("about", "until") stand in ``texts/<language>.json`` under ``dates``; a language without
such a file gets signs instead (``~ 1942``), never words of another language.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from itinerarium.language.codes import locale_of
from itinerarium.language.control_texts import texts_of
from itinerarium.vocabulary.atlas import Date

if TYPE_CHECKING:
    from babel import Locale

_SIGNS = {
    "about": "~ {date}",
    "from": "{date} –",
    "unsure": "{date} (?)",
    "until": "– {date}",
}
_YEAR, _MONTH = len("1942"), len("1942-03")
_THIN_SPACE = "\u2009"  # CLDR's round a dash; a reader's search for a date has plain ones
_SKELETONS = {"year": "y", "month": "yMMMM", "day": "yMMMd"}
_FIELDS = {"y": "year", "M": "month", "d": "day"}


@lru_cache(maxsize=8192)
def format_when(start: Date | None, end: Date | None, language: str) -> str:
    """The time between two dates in words, as short as it stays clear.

    Equal dates are one date; a lone ``start`` is "from" it, a lone ``end`` "until" it, except that
    a lone day is that day. Nothing gives an empty text.
    """
    return _time(start, end, language).replace(_THIN_SPACE, " ")


def whole(number: float) -> int:
    """The nearest whole number, halves rounded up as in the page: 336.5 is 337 in both."""
    return math.floor(number + 0.5)


@lru_cache(maxsize=1024)
def format_number(number: float, language: str) -> str:
    """The number with the language's separators: 38,273."""
    from babel.numbers import format_decimal

    is_grouped = abs(number) >= 10_000 or _groups_thousands(language)
    return str(format_decimal(number, locale=_locale(language), group_separator=is_grouped))


@lru_cache(maxsize=64)
def _groups_thousands(language: str) -> bool:
    """Whether a number of four digits is parted, too: Polish writes 1434, but 14 340."""
    sample = texts_of(language).get("page", {}).get("digitGroups", "")
    return not sample.partition(" ")[0].isdigit()


def format_whole(number: float, language: str) -> str:
    """The nearest whole number with the language's separators: 33,069."""
    return format_number(whole(number), language)


def format_share(share: float, language: str) -> str:
    """A part of a whole as the language writes per cent, below one with a decimal: 29%, 0.3%."""
    from babel.numbers import format_percent

    pattern = "#,##0.#" if 0 < share < 0.01 else "#,##0"
    locale = _locale(language)
    sign = locale.percent_formats[None].pattern.replace("#,##0", pattern)
    return str(format_percent(share, sign, locale=locale))


@lru_cache(maxsize=1024)
def format_km(km: float, language: str) -> str:
    """A distance in whole kilometres with the language's unit, below ten to a tenth: 1,234 km."""
    from babel.units import format_unit

    rounded = round(km, 1) if km < 10 else round(km)
    unit = format_unit(rounded, "length-kilometer", length="short", locale=_locale(language))
    return str(unit)


def _time(start: Date | None, end: Date | None, language: str) -> str:
    if start and end:
        return _between(start, end, language)
    if start:
        is_day = _precision(start) == "day"
        return _at(start, language) if is_day else _word("from", start, language)
    return _word("until", end, language) if end else ""


def _between(start: Date, end: Date, language: str) -> str:
    if start.edtf == end.edtf:
        return _at(start, language)
    if _flags(start) != _flags(end):
        return _interval(_at(start, language), _at(end, language), language)
    return _flagged(start, _span(start, end, language), language)


def _at(date: Date, language: str) -> str:
    return _flagged(date, _plain(date, language, after_word=date.about), language)


def _flagged(date: Date, text: str, language: str) -> str:
    """The text with "about" and "unsure" where the date says so."""
    words = _date_texts(language)
    about = words["about"].format(date=text) if date.about else text
    return words["unsure"].format(date=about) if date.unsure else about


def _word(word: str, date: Date, language: str) -> str:
    text = _flagged(date, _plain(date, language, after_word=True), language)
    return _date_texts(language)[word].format(date=text)


def _plain(date: Date, language: str, *, after_word: bool = False) -> str:
    """The bare date; some languages decline it after a word ("od marca 1942")."""
    from babel.dates import format_date, format_skeleton

    precision, locale = _precision(date), _locale(language)
    declined = _date_texts(language).get(f"{precision} after a word")
    if after_word and declined:
        return str(format_date(date.earliest, declined, locale=locale))
    if precision == "day":
        return str(format_date(date.earliest, "long", locale=locale))
    return str(format_skeleton(_SKELETONS[precision], date.earliest, locale=locale))


def _span(start: Date, end: Date, language: str) -> str:
    """Two dates with their common part written once, where CLDR has a pattern for it."""
    from babel.dates import format_date

    halves = _halves(start, end, language) if _precision(start) == _precision(end) else None
    if halves is None:
        return _interval(_plain(start, language), _plain(end, language), language)
    locale = _locale(language)
    if start.about and "month after a word" in _date_texts(language):
        halves = halves[0].replace("LLLL", "MMMM"), halves[1].replace("LLLL", "MMMM")
    pairs = zip((start, end), halves, strict=True)
    first, last = (str(format_date(date.earliest, half, locale=locale)) for date, half in pairs)
    return f"{first[:-1]} – {last}" if _is_tight(first, last) else first + last


def _is_tight(first: str, last: str) -> bool:
    """Whether a dash without spaces would tie single words of two phrases, as in Polish."""
    return first.endswith("–") and " " in first and " " in last


def _halves(start: Date, end: Date, language: str) -> tuple[str, str] | None:
    """CLDR's two patterns for an interval, by the largest part in which its ends differ."""
    patterns = _locale(language).interval_formats.get(_SKELETONS[_precision(start)], {})
    differ = [part for part, name in _FIELDS.items() if _part(start, name) != _part(end, name)]
    halves = patterns.get(differ[0]) if differ else None
    if halves is None or len(halves) != 2:
        return None
    return _with_whole_month(halves[0]), _with_whole_month(halves[1])


def _with_whole_month(pattern: str) -> str:
    """The pattern with its month written out: CLDR has intervals of days with short ones only."""
    if "MMMM" in pattern or "LLLL" in pattern:
        return pattern
    return pattern.replace("MMM", "MMMM").replace("LLL", "LLLL")


def _part(date: Date, name: str) -> int:
    return int(getattr(date.earliest, name))


def _interval(start: str, end: str, language: str) -> str:
    return str(_locale(language).interval_formats[None]).format(start, end)


def _precision(date: Date) -> str:
    length = len(date.edtf.rstrip("~?%"))
    return "year" if length <= _YEAR else "month" if length <= _MONTH else "day"


def _flags(date: Date) -> tuple[bool, bool]:
    return date.about, date.unsure


@lru_cache(maxsize=64)
def _date_texts(language: str) -> dict[str, str]:
    """Our words for dates in a language, or signs; ``locale`` names CLDR's variant to use."""
    return {**_SIGNS, **texts_of(language).get("dates", {})}


def _locale(language: str) -> Locale:
    """CLDR's locale of a language, or the variant of it that our words for dates name."""
    return locale_of(_date_texts(language).get("locale", language))
