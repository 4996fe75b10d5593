"""A day of the proleptic Gregorian calendar in any year, also before our era."""

from __future__ import annotations

import calendar
from typing import NamedTuple

DAYS_IN_400_YEARS = 146_097
MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day; the year 0 is 1 BC, as in ISO 8601. Earlier days are less than later ones."""

    year: int
    month: int = 1
    day: int = 1

    def isoformat(self) -> str:
        """The day as ISO 8601 has it: ``1942-03-24``, ``-0217-11-01``."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"

    def toordinal(self) -> int:
        """The number of days from the last of the year 0: 1 for the first day of the year 1."""
        year = self.year - (self.month < 3)
        era, year_of_era = divmod(year, 400)
        day_of_year = (153 * ((self.month + 9) % 12) + 2) // 5 + self.day - 1
        leap_days = year_of_era // 4 - year_of_era // 100
        return era * DAYS_IN_400_YEARS + year_of_era * 365 + leap_days + day_of_year - 305


def days_in(year: int, month: int) -> int:
    """The number of days of a month."""
    return MONTHS[month - 1] + (month == 2 and calendar.isleap(year))


FIRST = Day(-9999)
LAST = Day(9999, 12, 31)
