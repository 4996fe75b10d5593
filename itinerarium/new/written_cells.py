"""Cells of another program's table -> the same in the forms of our columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from itinerarium.new.date_forms import short_year_in, with_whole_decade, with_whole_years
from itinerarium.new.date_spans import short_decade
from itinerarium.new.date_words import date_words, tokens
from itinerarium.new.dates import Span, may_change_places, span_of
from itinerarium.new.unread import Remarks
from itinerarium.problems.problem import shown
from itinerarium.vocabulary.edtf import date_of_serial

COUNT = re.compile(
    r"(?:~|≈|about|around|approx\.?|ca\.?|c\.|circa|ok\.|około|etwa|um|ungefähr|environ|около)?\s*"
    r"([0-9]{1,3}(?:[ ,.'’\u2009\u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,]0+)?\s*"
    r"(?:people|persons|osób|osoby|Personen|personnes|чел\.?|человек)?\??",
    re.I,
)
SERIAL = re.compile(r"[1-5][0-9]{4}(?:\.[0-9]+)?")
DATE_HELP = "write it such as 1942-03-24, 1942-03 or 1942, with ~ behind it for about"


@dataclass(frozen=True, slots=True)
class DateReader:
    """How the dates of a table are read: which of two numbers is the month, numbers of days."""

    month_first: bool = False
    are_serial: bool = False
    century: int = 0
    """The first two digits of years of which only the others are written; 0 for the likeliest."""
    decades: int = 0
    """The same for decades; 0 leaves them unread."""

    def span(self, cell: str) -> Span | None:
        """The time that a cell means; an empty one for words such as ``unknown``."""
        if not cell:
            return None
        if tuple(tokens(cell)) in date_words().phrases["none"] or not re.search(r"\w", cell):
            return Span()
        if self.are_serial and SERIAL.fullmatch(cell):
            return Span(date_of_serial(cell))
        whole = with_whole_decade(with_whole_years(cell, self.century), self.decades)
        return span_of(whole, month_first=self.month_first)


def date_reader(cells: Iterable[str], remarks: Remarks) -> DateReader:
    """How a table's dates are to be read, by all of them; what is a guess is told."""
    filled = [cell for cell in cells if cell]
    serial = bool(filled) and all(map(SERIAL.fullmatch, filled))
    if serial:
        remarks.say(f"dates such as {filled[0]} are read as a spreadsheet's numbers of days")
    century = _century(filled, remarks)
    whole = [with_whole_years(cell, century) for cell in filled]
    month_first = _is_month_first(whole, remarks)
    return DateReader(month_first, serial, century, _century_of_decades(filled, remarks))


def _century(cells: Sequence[str], remarks: Remarks) -> int:
    """The century of short years, if all whole years of the table are of one; it is told."""
    short = next((cell for cell in cells if short_year_in(cell)), "")
    if not short:
        return 0
    century = _one_century(cells)
    year = re.findall(r"[0-9]{4}", with_whole_years(short, century))[0]
    why = "as the other years of the table" if century else "as spreadsheets read them"
    remarks.say(
        f"short years such as {shown(short)} are read as {year}, {why}: correct them if not"
    )
    return century


def _one_century(cells: Sequence[str]) -> int:
    """The first two digits of the whole years, if they are the same in all, or 0."""
    years = re.compile(r"(?<![0-9])([0-9]{2})[0-9]{2}(?![0-9])")
    known = {century for cell in cells for century in years.findall(cell)}
    return int(known.pop()) if len(known) == 1 else 0


def _century_of_decades(cells: Sequence[str], remarks: Remarks) -> int:
    """The century of decades without one, if all years of the table are of it; it is told."""
    short = next((cell for cell in cells if short_decade(tokens(cell))), "")
    century = _one_century(cells) if short else 0
    if century:
        decade = f"{century}{short_decade(tokens(short))}s"
        remarks.say(
            f"decades such as {shown(short)} are read as the {decade}, "
            "as the other years of the table: correct them if not"
        )
    return century


def _is_month_first(cells: Sequence[str], remarks: Remarks) -> bool:
    """Whether the first of two numbers is the month, which is told where it is not sure."""
    pairs = {cell: pair for cell in cells if (pair := may_change_places(cell))}
    unclear = [cell for cell, (one, two) in pairs.items() if one != two and max(one, two) <= 12]
    if any(max(pair) > 12 for pair in pairs.values()):
        month_first = all(one <= 12 for one, _ in pairs.values())
        if unclear:
            order, witness = _witness(pairs, month_first)
            remarks.say(
                f"dates such as {unclear[0]} are read with the {order} first, as in {witness}"
            )
        return month_first
    month_first = bool(unclear) and _days_follow_with_month_first(pairs.values())
    if unclear:
        read = span_of(unclear[0], month_first=month_first)
        why = "as the days then follow each other" if month_first else "as nothing says otherwise"
        order, other = ("month", "day") if month_first else ("day", "month")
        remarks.say(
            f"dates such as {unclear[0]} are read with the {order} first, "
            f"as {read.start if read else ''}, {why}: correct them if the {other} is first"
        )
    return month_first


def _days_follow_with_month_first(pairs: Collection[tuple[int, int]]) -> bool:
    """Whether three days or more of one month follow each other, which else are months apart."""
    firsts, seconds = ([*dict.fromkeys(one)] for one in zip(*pairs, strict=True))
    rises = all(one < other for one, other in pairwise(seconds))
    return len(firsts) == 1 and firsts != [1] and len(seconds) > 2 and rises


def _witness(pairs: Mapping[str, tuple[int, int]], month_first: bool) -> tuple[str, str]:
    number = 1 if month_first else 0
    witness = next(cell for cell, pair in pairs.items() if pair[number] > 12)
    return ("month" if month_first else "day"), shown(witness)


def times_of(start: str, end: str, reader: DateReader, tell: Any) -> dict[str, str]:
    """The start and the end that two cells mean; ``tell`` hears of those that mean none."""
    first, last = reader.span(start), reader.span(end)
    for column, cell, found in (("start", start, first), ("end", end, last)):
        if cell and found is None:
            tell(column, cell, DATE_HELP)
    begun = first.start if first else ""
    ended = (last.end or last.start) if last else first.end if first else ""
    if first and last and last.start and not begun and not first.end:
        begun = last.start
    return {name: text for name, text in (("start", begun), ("end", ended)) if text}


def count_in(cell: str) -> str:
    """The digits of a number of people, or nothing if the cell is no number."""
    found = COUNT.fullmatch(cell.strip())
    return re.sub(r"[^0-9]", "", found[1]) if found else ""


def number_in(text: str) -> float | None:
    """The number in a cell such as ``3``, ``3.`` or ``Day 3``."""
    found = re.fullmatch(r"[^0-9]{0,8}([0-9]+(?:[.,][0-9]+)?)[.)]?", text.strip())
    return float(found[1].replace(",", ".")) if found else None
