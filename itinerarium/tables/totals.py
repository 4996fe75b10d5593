"""Legs -> kilometres and people by strand, mode and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from itinerarium.tables.tables import legs_table
from itinerarium.vocabulary.story import Story

GROUPS = ("strand", "mode", "year")
ROUNDS = 5
"""How often the lengths are fitted to the totals, which are only a rounding away."""


def totals(story: Story, by: Sequence[str] = GROUPS) -> pd.DataFrame:
    """The legs of a story, grouped and added up.

    Parameters
    ----------
    by
        What is told apart: some of ``strand`` (the route's id), ``mode`` and ``year``, the one in
        which a leg begins.

    Returns
    -------
    A row for each group, in order, its columns those of ``by`` and

    - ``legs``: how many there are;
    - ``km`` (float64): their length in kilometres, which agrees with the page's;
    - ``people`` (Int64): the most that went on one of the legs. People who go on by another leg
      are the same, so they are not added; nor does a number count that has a ``people_note``.
    """
    legs = _counted_legs(story, by)
    grouped = legs.groupby(list(by), dropna=False, sort=True, observed=True)
    table: pd.DataFrame = grouped.agg(
        legs=("km", "size"), km=("km", "sum"), people=("people", "max")
    ).reset_index()
    return table


def _counted_legs(story: Story, by: Sequence[str]) -> pd.DataFrame:
    """A row for each leg: strand, mode, year, km, people."""
    legs = legs_table(story)
    strands = [route["id"] for route in story["routes"]]
    modes = list(story["kmByMode"])
    table = pd.DataFrame(
        {
            "strand": pd.Categorical(legs["route"], categories=strands, ordered=True),
            "mode": pd.Categorical(legs["mode"], categories=modes, ordered=True),
            "year": legs["start_first"].dt.year.astype("Int64"),
            "people": legs["people"].where(_has_no_note(story)),
        }
    )
    by_strand = {route["id"]: route["km"] for route in story["routes"]}
    wanted = {"strand": by_strand, "mode": story["kmByMode"]}
    shown_last = sorted(wanted, key=lambda column: column in by)
    sums = {column: wanted[column] for column in shown_last}
    return table.assign(km=_fitted(legs["km"], table, sums))


def _has_no_note(story: Story) -> list[bool]:
    return ["peopleNote" not in leg for route in story["routes"] for leg in route["legs"]]


def _fitted(
    km: pd.Series, table: pd.DataFrame, wanted: Mapping[str, Mapping[str, float]]
) -> pd.Series:
    """The legs' lengths, adjusted so that they add up to the totals of strands and modes.

    A leg's length is rounded, the totals are those of the lengths before. They are fitted to both
    in turn (iterative proportional fitting: Deming and Stephan 1940), and agree with the last.
    """
    for _ in range(ROUNDS):
        for column, sums in wanted.items():
            now = km.groupby(table[column], observed=True).transform("sum")
            share = table[column].astype(object).map(sums).astype(float) / now
            km = km * share.where(now > 0, 1.0)
    return km
