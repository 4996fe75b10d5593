"""Cells of another program's table -> the same in the forms of our columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

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

    def span(self, cell: str) -> Span | None:
        """The time that a cell means."""
        if self.are_serial and SERIAL.fullmatch(cell):
            return Span(date_of_serial(cell))
        return span_of(cell, month_first=self.month_first)


def date_reader(cells: Iterable[str], remarks: Remarks) -> DateReader:
    """How a table's dates are to be read, by all of them; what is a guess is told."""
    filled = [cell for cell in cells if cell]
    serial = bool(filled) and all(map(SERIAL.fullmatch, filled))
    if serial:
        remarks.say(f"dates such as {filled[0]} are read as a spreadsheet's numbers of days")
    pairs = {cell: pair for cell in filled if (pair := may_change_places(cell))}
    month_first = any(two > 12 for _, two in pairs.values()) and all(
        one <= 12 for one, _ in pairs.values()
    )
    unclear = [cell for cell, (one, two) in pairs.items() if one != two and max(one, two) <= 12]
    is_sure = any(max(pair) > 12 for pair in pairs.values())
    if unclear and not is_sure:
        read = span_of(unclear[0])
        remarks.say(
            f"dates such as {unclear[0]} are read with the day first, "
            f"as {read.start if read else ''}, "
            "since nothing in the table says otherwise: correct them if the month is first"
        )
    elif unclear:
        order, witness = _witness(pairs, month_first)
        remarks.say(f"dates such as {unclear[0]} are read with the {order} first, as in {witness}")
    return DateReader(month_first, serial)


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
