"""Dates and speeds -> warnings where nobody could travel as fast, or in that order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from itinerarium.check.plausible.rows import JoinedTables, written
from itinerarium.problems.problem import problem, shown
from itinerarium.vocabulary.errors import Problem

DAY = pd.Timedelta(days=1).as_unit("s")
EPOCH = pd.Timestamp(0).as_unit("s")  # nanoseconds begin in 1677
NOBODY = -1
NEVER = np.iinfo(np.int64).max


def too_fast(rows: JoinedTables, km_a_day: Mapping[str, float]) -> Iterator[Problem]:
    """A warning for each leg that is too long for the days between its dates."""
    legs = rows.legs
    days = (legs["end_last"] - legs["start_first"]) // DAY + 1
    most = legs["mode"].map(km_a_day)
    is_too_fast = legs["km"] > most * days
    for leg in legs.assign(days=days)[is_too_fast].itertuples():
        yield problem(
            "P801",
            rows.cell(rows.leg_at[leg.Index], "end"),
            most=f"{km_a_day[leg.mode]:,}",
            mode=leg.mode,
            found=f"{leg.km:,.0f} km in {_days(int(leg.days))}",
        )


def _days(days: int) -> str:
    return "a day" if days == 1 else f"{days} days"


def too_early(rows: JoinedTables, km_a_day: Mapping[str, float]) -> Iterator[Problem]:
    """A warning for each leg that starts before any leg above it can have arrived.

    Where the place itself has an earlier date, somebody was there already.
    """
    legs = rows.legs.join(rows.places["start_first"].rename("there"), on="from")
    was_there = legs["there"] < legs["start_first"]
    came = _first_to_come(legs, km_a_day)
    is_too_early = ~was_there & (legs["start_last"] < came["day"])
    for number, day, first in came[is_too_early].astype({"leg": int}).itertuples():
        leg = rows.leg_at[number]
        yield problem(
            "P802",
            rows.cell(leg, "start"),
            day=str(np.datetime64(day, "D")),
            place=rows.name(int(legs.at[number, "from"])),
            start=shown(written(leg.start)),
            line=str(rows.leg_at[first].cell.line),
        )


def _first_to_come(legs: pd.DataFrame, km_a_day: Mapping[str, float]) -> pd.DataFrame:
    """The first ``day`` on which anyone can have arrived where a leg starts, and by which ``leg``.

    Only legs above it in its file count; where one of them has no start, the day is unknown.
    """
    numbers = legs.index.to_numpy()
    travelled = np.floor(legs["km"] / legs["mode"].map(km_a_day))
    day = (legs["start_first"] - EPOCH) // DAY + travelled
    # Day and leg are one number: the least of them is the earliest day's first leg.
    arrival = (day.fillna(0) * len(legs) + numbers).astype(np.int64)
    order = [(legs["to"], 2 * numbers + 1), (legs["from"], 2 * numbers)]
    arrivals, departures = (
        pd.DataFrame({"route": legs["route"], "place": place, "order": turn, "leg": numbers})
        for place, turn in order
    )
    events = pd.concat(
        [
            arrivals.assign(arrival=arrival, unknown=day.isna()),
            departures.assign(arrival=NEVER, unknown=False),
        ]
    ).sort_values("order")
    at_place = events.groupby(["route", "place"])
    first = at_place["arrival"].cummin()
    is_known = (first < NEVER) & (at_place["unknown"].cumsum() == 0)
    departs = events["order"] % 2 == 0
    known = first.where(is_known)[departs]
    known.index = events.loc[departs, "leg"]
    return _split(known.dropna().astype(np.int64), len(legs)).reindex(legs.index)


def _split(arrivals: pd.Series, legs: int) -> pd.DataFrame:
    days = (arrivals // legs).to_numpy().astype("datetime64[D]").astype("datetime64[s]")
    return pd.DataFrame({"day": days, "leg": arrivals % legs}, index=arrivals.index)


def untimely_stays(rows: JoinedTables, grace_days: int) -> Iterator[Problem]:
    """A warning for each place whose dates end before anyone arrives, or begin after all left."""
    legs, places, grace = rows.legs, rows.places, grace_days * DAY
    started, left_last = legs["start_first"], legs["end_last"].fillna(legs["start_last"])
    came = _first(started, legs["to"], places.index)
    left = _first(-(left_last - EPOCH), legs["from"], places.index)
    is_over = places["end_last"] + grace < _at(started, came)
    for place, leg in came[is_over].items():
        start = shown(written(rows.leg_at[leg].start))
        yield _untimely(rows, place, "end", f"not before {start}", "is reached")
    is_late = places["start_first"] > _at(left_last, left) + grace
    for place, leg in left[is_late].items():
        end = shown(written(rows.leg_at[leg].end or rows.leg_at[leg].start))
        yield _untimely(rows, place, "start", f"not after {end}", "is left")


def _first(days: pd.Series, at: pd.Series, places: pd.Index) -> pd.Series:
    """The leg with the earliest day for each place; NOBODY where one is unknown."""
    known = days[~at.isin(at[days.isna()])]
    least: pd.Series = known.groupby(at).idxmin().reindex(places, fill_value=NOBODY)
    return least.astype(np.int64)


def _at(days: pd.Series, legs: pd.Series) -> pd.Series:
    """The day of each of the legs, NaT for NOBODY."""
    return days.reindex(legs).set_axis(legs.index)


def _untimely(rows: JoinedTables, number: int, column: str, expected: str, when: str) -> Problem:
    place = rows.place_at[number]
    return problem(
        "P803",
        rows.cell(place, column),
        column=column,
        expected=expected,
        when=when,
        found=shown(written(place.end if column == "end" else place.start)),
    )


def anachronisms(rows: JoinedTables, years: Mapping[str, int]) -> Iterator[Problem]:
    """A warning for each date that lies decades before or after nearly all others."""
    dated = _dates(rows)
    if len(dated) < years["least_dates"]:
        return
    usual = np.sort(dated["year"].to_numpy())
    first, last = int(usual[len(usual) // 4]), int(usual[3 * len(usual) // 4])
    after = np.where(dated["column"] == "end", years["until"], years["after"])
    is_strange = (dated["year"] < first - years["before"]) | (dated["year"] > last + after)
    for kind, number, column, _ in dated[is_strange].itertuples(index=False, name=None):
        row = (rows.place_at if kind == "place" else rows.leg_at)[number]
        yield problem(
            "P806",
            rows.cell(row, column),
            first=str(first),
            last=str(last),
            found=shown(written(row.start if column == "start" else row.end)),
        )


def _dates(rows: JoinedTables) -> pd.DataFrame:
    """The year of every date, with the row and the column in which it stands."""
    columns = [
        pd.DataFrame(
            {
                "kind": kind,
                "number": table.index,
                "column": column,
                "year": table[f"{column}_first"].dt.year,
            }
        ).dropna()
        for kind, table in (("place", rows.places), ("leg", rows.legs))
        for column in ("start", "end")
    ]
    return pd.concat(columns)
