"""Dates and speeds -> warnings where nobody could travel so, or not in that order."""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from itinerarium.check.plausible.rows import Rows
from itinerarium.problems.problem import problem, shown
from itinerarium.vocabulary.atlas import Date, Leg, Place
from itinerarium.vocabulary.errors import Problem


def too_fast(rows: Rows, km_a_day: Mapping[str, float]) -> Iterator[Problem]:
    """A warning for each leg that cannot be done in the days between its dates."""
    for leg in rows.legs:
        if leg.start and leg.end:
            days = (leg.end.latest - leg.start.earliest).days + 1
            km = rows.km(leg)
            if km > km_a_day[leg.mode] * days:
                yield problem(
                    "P801",
                    rows.cell(leg, "end"),
                    most=f"{km_a_day[leg.mode]:,}",
                    mode=leg.mode,
                    found=f"{km:,.0f} km in {_days(days)}",
                )


def _days(days: int) -> str:
    return "a day" if days == 1 else f"{days} days"


def too_early(rows: Rows, km_a_day: Mapping[str, float]) -> Iterator[Problem]:
    """A warning for each leg that begins before any leg above it in its file can have come there.

    Where the place itself has an earlier date, somebody was there already.
    """
    for legs in rows.routes:
        came: defaultdict[str, list[Leg]] = defaultdict(list)
        for leg in legs:
            if leg.start and not _was_there(rows.places[leg.origin], leg.start):
                first = _first_to_come(rows, came[leg.origin], km_a_day)
                if first and leg.start.latest < first[0]:
                    yield _too_early(rows, leg, *first)
            came[leg.destination].append(leg)


def _was_there(place: Place, start: Date) -> bool:
    return place.start is not None and place.start.earliest <= start.latest


def _first_to_come(
    rows: Rows, legs: Sequence[Leg], km_a_day: Mapping[str, float]
) -> tuple[datetime.date, Leg] | None:
    """The first day on which any of the legs can have ended; none where one has no start."""
    days = [_arrival(rows, leg, km_a_day) for leg in legs]
    known = [(day, leg) for day, leg in zip(days, legs, strict=True) if day]
    if not known or len(known) < len(days):
        return None
    return min(known, key=lambda one: one[0])


def _too_early(rows: Rows, leg: Leg, day: datetime.date, first: Leg) -> Problem:
    return problem(
        "P802",
        rows.cell(leg, "start"),
        day=str(day),
        place=rows.name(leg.origin),
        start=shown(leg.start.edtf if leg.start else ""),
        line=str(first.cell.line),
    )


def _arrival(rows: Rows, leg: Leg, km_a_day: Mapping[str, float]) -> datetime.date | None:
    """The first day on which a leg can have come to its end; none where its start is unknown."""
    if leg.start is None:
        return None
    days = math.floor(rows.km(leg) / km_a_day[leg.mode])
    return leg.start.earliest + datetime.timedelta(days)


def untimely_stays(rows: Rows, grace_days: int) -> Iterator[Problem]:
    """A warning for each place whose time is over before anybody comes, or begins when all left."""
    grace = datetime.timedelta(grace_days)
    for place in rows.places.values():
        came = _first([leg.start for leg in rows.arrivals.get(place.id, ())])
        if place.end and came and place.end.latest + grace < came.earliest:
            yield _untimely(rows, place, "end", f"not before {shown(came.edtf)}", "is reached")
        left = _last([leg.end or leg.start for leg in rows.departures.get(place.id, ())])
        if place.start and left and place.start.earliest > left.latest + grace:
            yield _untimely(rows, place, "start", f"not after {shown(left.edtf)}", "is left")


def _first(dates: Sequence[Date | None]) -> Date | None:
    """The earliest of dates that are all known."""
    known = [date for date in dates if date]
    return min(known, key=lambda one: one.earliest) if len(known) == len(dates) and known else None


def _last(dates: Sequence[Date | None]) -> Date | None:
    """The latest of dates that are all known."""
    known = [date for date in dates if date]
    return max(known, key=lambda one: one.latest) if len(known) == len(dates) and known else None


def _untimely(rows: Rows, place: Place, column: str, expected: str, when: str) -> Problem:
    date = place.end if column == "end" else place.start
    return problem(
        "P803",
        rows.cell(place, column),
        column=column,
        expected=expected,
        when=when,
        found=shown(date.edtf if date else ""),
    )


def anachronisms(rows: Rows, years: Mapping[str, int]) -> Iterator[Problem]:
    """A warning for each date that lies decades before or after nearly all others."""
    dated = list(_dates((*rows.places.values(), *rows.legs)))
    if len(dated) < years["least_dates"]:
        return
    usual = sorted(date.earliest.year for _, _, date in dated)
    first, last = usual[len(usual) // 4], usual[3 * len(usual) // 4]
    for row, column, date in dated:
        after = years["until"] if column == "end" else years["after"]
        if not first - years["before"] <= date.earliest.year <= last + after:
            yield problem(
                "P806",
                rows.cell(row, column),
                first=str(first),
                last=str(last),
                found=shown(date.edtf),
            )


def _dates(rows: Iterable[Place | Leg]) -> Iterator[tuple[Place | Leg, str, Date]]:
    """Every row's dates, with the columns in which they stand."""
    for row in rows:
        if row.start:
            yield row, "start", row.start
        if row.end:
            yield row, "end", row.end
