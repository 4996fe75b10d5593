"""Coordinates -> warnings where lat and lon look swapped, or a place lies out at sea."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from itinerarium.check.plausible.rows import JoinedTables
from itinerarium.geo.great_circle import great_circle_km
from itinerarium.problems.problem import problem
from itinerarium.vocabulary.errors import Problem

MOST_NEXT = 32
"""How many neighbours of a place are compared; where all legs meet there may be thousands."""

OVER_SEA = {"ship", "air", "sledge"}
"""Modes whose waypoints may lie off the coast: sledges go on sea ice and ice shelves."""


def swapped(rows: JoinedTables, limits: Mapping[str, float]) -> Iterator[Problem]:
    """A warning for each place far from its route that is near it with lat and lon swapped."""
    pairs = _neighbours(rows.stations)
    pairs = pairs[_may_be_swapped(rows, limits)[pairs["place"].to_numpy()]]
    points, near = rows.points(pairs["place"]), rows.points(pairs["other"])
    means = (
        pairs[["place"]]
        .assign(given=great_circle_km(points, near), turned=great_circle_km(points[:, ::-1], near))
        .groupby("place")
        .mean()
    )
    is_far = means["given"] > limits["least_km"]
    is_nearer = means["given"] > limits["times_nearer"] * means["turned"]
    for number, given, turned in means[is_far & is_nearer].itertuples():
        place = rows.place_at[number]
        yield problem(
            "P804",
            rows.cell(place, "lat"),
            given=f"{given:,.0f}",
            turned=f"{turned:,.0f}",
            lat=f"{place.lat:g}",
            lon=f"{place.lon:g}",
        )


def _may_be_swapped(rows: JoinedTables, limits: Mapping[str, float]) -> Any:
    """Which places are far from where they would be with lat and lon swapped.

    From no other place are the two further apart than they are from each other: the difference
    between ``given`` and ``turned``, which must be great, is at most this distance.
    """
    points = rows.places[["lon", "lat"]].to_numpy()
    can_turn = np.abs(points[:, 0]) <= 90
    turned = np.where(can_turn[:, np.newaxis], points[:, ::-1], points)
    least_km = limits["least_km"] * (1 - 1 / limits["times_nearer"])
    return can_turn & (great_circle_km(points, turned) > least_km)


def _neighbours(stations: pd.DataFrame) -> pd.DataFrame:
    """Each ``place`` on the legs with each ``other`` that is next to it, or next to one that is.

    With those next but one, the neighbour of a place that is swapped has a right neighbour too,
    and is not blamed.
    """
    here, after = stations[:-1].to_numpy(), stations[1:].to_numpy()
    steps = np.stack([here[:, 1], after[:, 1]], axis=1)[here[:, 0] == after[:, 0]]
    both_ways = np.stack([steps, steps[:, ::-1]], axis=1).reshape(-1, 2)
    edges = pd.DataFrame(both_ways, columns=["place", "other"]).drop_duplicates()
    edges = edges[edges["place"] != edges["other"]]
    edges = edges[edges.groupby("place").cumcount() < MOST_NEXT]
    further = edges.merge(edges.rename(columns={"place": "other", "other": "next"}), on="other")
    further = further[["place", "next"]].rename(columns={"next": "other"})
    pairs = pd.concat([edges, further[further["place"] != further["other"]]])
    return pairs.drop_duplicates()


def at_sea(
    rows: JoinedTables, limits: Mapping[str, Any], reported: Collection[int]
) -> Iterator[Problem]:
    """A warning for each place far out at sea, except in the lines ``reported`` as swapped.

    Waypoints of ships and sledges belong there, and places of the kinds that may.
    """
    ashore = rows.places[_should_be_ashore(rows, limits["kinds"])]
    is_reported = [rows.place_at[number].cell.line in reported for number in ashore.index]
    ashore = ashore[~np.array(is_reported, dtype=bool)]
    if ashore.empty:
        return
    from itinerarium.check.plausible.shore import cached_km_out_at_sea

    points = zip(ashore["lon"].tolist(), ashore["lat"].tolist(), strict=True)
    out = pd.Series(cached_km_out_at_sea(list(points)), index=ashore.index)
    for number, km in out[out > ashore["accuracy_km"].clip(lower=limits["coast_km"])].items():
        yield problem("P805", rows.cell(rows.place_at[number], "lat"), found=f"{km:,.0f}")


def _should_be_ashore(rows: JoinedTables, kinds: Collection[str]) -> pd.Series:
    """Which places should lie on land."""
    legs, stations = rows.legs, rows.stations
    by_land = legs.index[~legs["mode"].isin(OVER_SEA)]
    is_between = stations["leg"].duplicated() & stations["leg"].duplicated(keep="last")
    on_land = stations.loc[is_between & stations["leg"].isin(by_land), "place"]
    only_bends = rows.places["is_waypoint"] & ~rows.places.index.isin(on_land)
    return ~rows.places["kind"].isin(kinds) & ~only_bends
