"""EDTF dates as written in a cell -> dates with the days that they may mean."""

from __future__ import annotations

import calendar
import datetime
import re

from itinerarium.vocabulary.atlas import Date

FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)", re.ASCII)
DAY_FIRST = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4})", re.ASCII)
YEAR_FIRST = re.compile(r"([0-9]{4})[./ ]?([0-9]{1,2})?[./ -]?([0-9]{1,2})?", re.ASCII)


class DateError(ValueError):
    """Text that is no date; ``hint`` is the correct form, or empty if it is unknown."""

    def __init__(self, text: str, hint: str = "") -> None:
        self.hint = hint
        super().__init__(f"expected a date such as 1942-03-24, instead got {text!r}")


class ImpossibleDateError(DateError):
    """A date in the right form that does not exist."""


def parse_date(text: str) -> Date:
    """Give the date that ``text`` means.

    Parameters
    ----------
    text
        ``1942``, ``1942-03`` or ``1942-03-24``, each with ``~`` (about), ``?`` (unsure) or ``%``
        (both) after it: EDTF level 1, Library of Congress, 2019.

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
    try:
        earliest = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ImpossibleDateError(text) from None
    latest = _last_day(earliest, has_month=bool(month), has_day=bool(day))
    return Date(text, earliest, latest, about=mark in ("~", "%"), unsure=mark in ("?", "%"))


def _last_day(earliest: datetime.date, *, has_month: bool, has_day: bool) -> datetime.date:
    """The last day of a year, a month or a day that begins on ``earliest``."""
    if has_day:
        return earliest
    month = earliest.month if has_month else 12
    return earliest.replace(month=month, day=calendar.monthrange(earliest.year, month)[1])


def _hint(text: str) -> str:
    """The EDTF form of a date written in another common way; empty if it is ambiguous."""
    if found := DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    else:
        return ""
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
    return _if_possible("-".join(parts))


def _if_possible(text: str) -> str:
    try:
        parse_date(text)
    except DateError:
        return ""
    return text
