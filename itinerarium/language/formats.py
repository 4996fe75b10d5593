"""Dates and numbers as a language writes them: CLDR's patterns by Babel, our own few words.

The words ("about", "until") stand in ``texts/<language>.json`` under ``dates``; a language without
such a file gets signs instead (``~ 1942``), never words of another language.
"""

from __future__ import annotations

import datetime
import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from itinerarium.geo.leaflet import NEAR_KM
from itinerarium.language.codes import locale_of
from itinerarium.language.control_texts import texts_of
from itinerarium.vocabulary.atlas import Date
from itinerarium.vocabulary.day import Day

if TYPE_CHECKING:
    from babel import Locale

_SIGNS = {
    "about": "~ {date}",
    "from": "{date} –",
    "unsure": "{date} (?)",
    "until": "– {date}",
}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_WITH_ERA = {"year": "Gy", "month": "GyMMM", "day": "GyMMMd"}
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


def format_km(km: float, language: str) -> str:
    """How long a way is, as the page says it: 400 m, 1.7 km; empty if it is not measured."""
    if km < 0:
        return ""
    if 0 < km < 0.995:
        return f"{format_whole(10 * whole(100 * km), language)} m"
    if km < NEAR_KM:  # as in the page's scripts
        return f"{format_number(whole(10 * km) / 10, language)} km"
    return f"{format_whole(km, language)} km"


def _time(start: Date | None, end: Date | None, language: str) -> str:
    if start and end:
        return _between(start, end, language)
    if start:
        is_whole = _precision(start) in ("day", "season", "years")
        return _at(start, language) if is_whole else _word("from", start, language)
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
    if precision in ("season", "years"):
        return _long(date, precision, language, after_word=after_word)
    if date.earliest.year < 1:
        return _before_era(date, precision, locale, after_word=after_word)
    declined = _date_texts(language).get(f"{precision} after a word")
    if after_word and declined:
        return str(format_date(_day(date), declined, locale=locale))
    if precision == "day":
        return str(format_date(_day(date), "long", locale=locale))
    return str(format_skeleton(_SKELETONS[precision], _day(date), locale=locale))


def _span(start: Date, end: Date, language: str) -> str:
    """Two dates with their common part written once, where CLDR has a pattern for it."""
    from babel.dates import format_date

    is_plain = _precision(start) == _precision(end) in _SKELETONS and start.earliest.year > 0
    halves = _halves(start, end, language) if is_plain else None
    if halves is None:
        return _interval(_plain(start, language), _plain(end, language), language)
    locale = _locale(language)
    if start.about and "month after a word" in _date_texts(language):
        halves = halves[0].replace("LLLL", "MMMM"), halves[1].replace("LLLL", "MMMM")
    pairs = zip((start, end), halves, strict=True)
    first, last = (str(format_date(_day(date), half, locale=locale)) for date, half in pairs)
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
    """What a date gives: a day, a month, a season, a year, or several years."""
    parts = date.edtf.rstrip("~?%").removeprefix("-").replace("-XX", "").split("-")
    if len(parts) == 2 and parts[1] in _SEASONS:
        return "season"
    return "years" if "X" in parts[0] else ("year", "month", "day")[len(parts) - 1]


def _day(date: Date) -> datetime.date:
    return datetime.date(*date.earliest)


def _long(date: Date, precision: str, language: str, *, after_word: bool) -> str:
    """A season by its name, or its months; several years as from the first to the last."""
    words = _date_texts(language)
    season = _SEASONS.get(date.edtf.removeprefix("-")[5:7], "")
    season = (
        f"{season} after a word" if after_word and f"{season} after a word" in words else season
    )
    year = Date(f"{date.earliest.year:04}", date.earliest, date.earliest)
    if precision == "season" and season in words and date.earliest.year > 0:
        return words[season].format(date=_plain(year, language))
    ends = (date.earliest, date.latest)
    length = 4 if precision == "years" else 7
    first, last = (Date(_cut(end, length), end, end) for end in ends)
    return _span(first, last, language)


def _cut(day: Day, length: int) -> str:
    """A day's year, or its year and month, in EDTF."""
    return day.isoformat()[: length + (day.year < 0)]


def _before_era(date: Date, precision: str, locale: Locale, *, after_word: bool) -> str:
    """A date before our era, with the locale's words for that."""
    from babel.dates import format_date

    year, month, day = date.earliest
    shown = datetime.date(1 - year, month, min(day, 28 if month == 2 else day))
    era = str(locale.eras["abbreviated"][0]).replace("'", "''")
    pattern = str(locale.datetime_skeletons[_WITH_ERA[precision]])
    whole = _with_whole_month(pattern)
    if (
        precision == "month"
        and not after_word
        and "L" in locale.datetime_skeletons["yMMMM"].pattern
    ):
        whole = whole.replace("M", "L")
    return str(format_date(shown, re.sub("G+", f"'{era}'", whole), locale=locale))


def _flags(date: Date) -> tuple[bool, bool]:
    return date.about, date.unsure


@lru_cache(maxsize=64)
def _date_texts(language: str) -> dict[str, str]:
    """Our words for dates in a language, or signs; ``locale`` names CLDR's variant to use."""
    return {**_SIGNS, **texts_of(language).get("dates", {})}


def _locale(language: str) -> Locale:
    """CLDR's locale of a language, or the variant of it that our words for dates name."""
    return locale_of(_date_texts(language).get("locale", language))
