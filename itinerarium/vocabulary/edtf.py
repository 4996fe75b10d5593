"""EDTF dates as written in a cell -> dates with the days that they may mean."""

from __future__ import annotations

import datetime
import re

from itinerarium.vocabulary.atlas import Date
from itinerarium.vocabulary.day import Day, days_in

FORM = re.compile(
    r"(-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)", re.ASCII
)
DAY_FIRST = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4})", re.ASCII)
YEAR_FIRST = re.compile(
    r"([0-9]{4})(?:[./ ]([0-9]{1,2})(?:[./ -]([0-9]{1,2}))?|([0-9]{2})([0-9]{2}))?", re.ASCII
)
SERIAL = re.compile(r"[1-5][0-9]{4}(?:\.[0-9]+)?", re.ASCII)
"""A spreadsheet's number of a day from 1927 to 2064."""
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of spring, summer, autumn and winter, as in the north of the world."""
OPEN = ("", "..")
MONTHS_IN_SEASON = 3


class DateError(ValueError):
    """Text that is no date; ``hint`` is the correct form, or empty if it is unknown.

    ``choices`` are the two forms where the day may stand before or after the month.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        self.choices = _choices(text)
        self.hint = "" if self.choices else hint
        super().__init__(f"expected a date such as 1942-03-24, instead got {text!r}")


class ImpossibleDateError(DateError):
    """A date in the right form that does not exist."""


def parse_date(text: str) -> Date:
    """Give the date that ``text`` means.

    Parameters
    ----------
    text
        ``1942``, ``1942-03`` or ``1942-03-24``; ``1942-21`` to ``1942-24`` for spring, summer,
        autumn and winter (from December on); ``X`` for what is not known: ``194X``, ``19XX``,
        ``1942-XX``; ``-0217`` for 218 BC. Each with ``~`` (about), ``?`` (unsure) or ``%`` (both)
        after it. EDTF level 1, Library of Congress, 2019.

    Raises
    ------
    DateError
        When the text has another form.
    ImpossibleDateError
        When there is no such day, month or year.
    """
    found = FORM.fullmatch(text)
    if found is None:
        raise DateError(text, _hint(text))
    year, month, day, mark = found.groups()
    first, last = _days_of(text, year, month, day)
    return Date(text, first, last, about=mark in ("~", "%"), unsure=mark in ("?", "%"))


def parse_interval(text: str) -> tuple[Date | None, Date | None]:
    """Give the start and the end of ``1942/1943``, ``1943/..`` or ``../1945``; of a date, itself.

    Raises
    ------
    DateError
        When it is none, or ends before it starts.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return parse_date(text), None
    if (FORM.fullmatch(start) is None and start not in OPEN) or (start in OPEN and end in OPEN):
        raise DateError(text, _hint(text))
    if FORM.fullmatch(end) is None and end not in OPEN:
        raise DateError(text, _hint(text))
    first = None if start in OPEN else parse_date(start)
    last = None if end in OPEN else parse_date(end)
    if first and last and last.latest < first.earliest:
        raise ImpossibleDateError(text)
    return first, last


def _days_of(text: str, year: str, month: str | None, day: str | None) -> tuple[Day, Day]:
    """The first and the last day of a date of which digits may be unknown."""
    years = sorted(int(year.replace("X", digit)) for digit in "09")
    if year == "-0000" or ("X" in year and month):
        raise ImpossibleDateError(text)
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ImpossibleDateError(text)
        return Day(years[0]), Day(years[1], 12, 31)
    return _within(text, years[0], int(month or 0), day)


def _within(text: str, year: int, month: int, day: str | None) -> tuple[Day, Day]:
    if month in SEASONS and day is None:
        return _season(year, SEASONS[month])
    if not 1 <= month <= 12:
        raise ImpossibleDateError(text)
    if day in (None, "XX"):
        return Day(year, month), Day(year, month, days_in(year, month))
    if not 1 <= int(day or 0) <= days_in(year, month):
        raise ImpossibleDateError(text)
    return Day(year, month, int(day or 0)), Day(year, month, int(day or 0))


def _season(year: int, month: int) -> tuple[Day, Day]:
    later, last = divmod(month + MONTHS_IN_SEASON - 2, 12)
    return Day(year, month), Day(year + later, last + 1, days_in(year + later, last + 1))


def _hint(text: str) -> str:
    """The EDTF form of a date written in another common way; empty if it is not known."""
    if SERIAL.fullmatch(text):
        return date_of_serial(text)
    if found := DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], found[2] or found[4], found[3] or found[5]
    else:
        return ""
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
    return _if_possible("-".join(parts))


def date_of_serial(text: str) -> str:
    """The day of a spreadsheet's number, counted from 30 December 1899."""
    return (datetime.date(1899, 12, 30) + datetime.timedelta(int(float(text)))).isoformat()


def _choices(text: str) -> tuple[str, ...]:
    """The day first, and the month first, of a date with slashes or spaces that may be both."""
    found = DAY_FIRST.fullmatch(text)
    if not found or text[len(found[1])] in ".-" or found[1].zfill(2) == found[2].zfill(2):
        return ()
    first, second, year = int(found[1]), int(found[2]), found[3]
    if not (1 <= first <= 12 and 1 <= second <= 12):
        return ()
    return f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"


def _if_possible(text: str) -> str:
    try:
        parse_date(text)
    except DateError:
        return ""
    return text
