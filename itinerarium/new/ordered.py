"""Rows of places -> the same in the order that they say themselves: by number, or by day."""

from __future__ import annotations

from collections.abc import Sequence

from itinerarium.new.draft import Row
from itinerarium.new.unread import Remarks
from itinerarium.new.written_cells import number_in
from itinerarium.vocabulary.edtf import DateError, parse_date


def in_given_order(rows: Sequence[Row], remarks: Remarks, *, by_time: bool = False) -> list[Row]:
    """The rows by their stops, else by their numbers, else as they stand.

    ``by_time`` puts them in the order of their days, if each has one, as programs need not save
    them so; rows that people wrote are only turned round where the newest stands first.
    """
    for name in ("stop", "order"):
        numbers = [number_in(str(row.get(name, ""))) for row in rows]
        known = [one for one in numbers if one is not None]
        if len(known) > 1 and len(known) == len(rows) and len(set(known)) > 1:
            return _sorted(rows, known)
        if name == "stop" and known:
            return _stops_first(rows, numbers)
    days = [_day(str(row.get("start", ""))) for row in rows]
    whole = [day for day in days if day]
    newest_first = len(set(whole)) > 2 and whole == sorted(whole, reverse=True)
    if len(whole) == len(rows) and whole != sorted(whole) and (by_time or newest_first):
        remarks.say("the places are joined in the order of their days, not of the rows")
        return _sorted(rows, whole)
    return list(rows)


def _sorted(rows: Sequence[Row], keys: Sequence[object]) -> list[Row]:
    order = sorted(range(len(rows)), key=lambda number: (keys[number], number))
    return [rows[number] for number in order]


def _stops_first(rows: Sequence[Row], numbers: Sequence[float | None]) -> list[Row]:
    """The rows that are stops in their order; those that are none stay where they are."""
    stops = [(one, number) for number, one in enumerate(numbers) if one is not None]
    ordered = iter([rows[number] for _, number in sorted(stops)])
    return [row if one is None else next(ordered) for row, one in zip(rows, numbers, strict=True)]


def _day(text: str) -> tuple[int, ...] | None:
    """A whole day; nothing for a month or a year, of which the order within is not known."""
    try:
        date = parse_date(text)
    except DateError:
        return None
    return tuple(date.earliest) if date.earliest == date.latest else None
