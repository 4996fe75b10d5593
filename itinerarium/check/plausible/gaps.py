"""The lines of legs -> warnings where one begins or ends far from its place."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from itinerarium.check.plausible.rows import JoinedTables
from itinerarium.geo.great_circle import great_circle_km
from itinerarium.problems.problem import problem, shown
from itinerarium.vocabulary.errors import Problem


def gaps(rows: JoinedTables, most_km: float) -> Iterator[Problem]:
    """A warning for each end of a leg's line that is further than ``most_km`` from its place."""
    legs = rows.legs[rows.legs["has_shape"]]
    if legs.empty:
        return
    far = _ends(rows, legs)
    for leg, verb, place, km in far[far["km"] > most_km].itertuples(index=False, name=None):
        yield problem(
            "P716",
            rows.cell(rows.leg_at[leg], "shape"),
            verb=verb,
            most=f"{most_km:g}",
            place=shown(rows.name(place)),
            found=f"{km:,.0f}",
        )


def _ends(rows: JoinedTables, legs: pd.DataFrame) -> pd.DataFrame:
    """How far each line's two ends lie from their places, the line turned as it fits best."""
    lines = [rows.leg_at[leg].shape for leg in legs.index]
    first, last = (np.array([line[end] for line in lines]) for end in (0, -1))
    origin, destination = rows.points(legs["from"]), rows.points(legs["to"])
    ahead = great_circle_km(origin, first), great_circle_km(last, destination)
    back = great_circle_km(origin, last), great_circle_km(first, destination)
    is_ahead = sum(ahead) <= sum(back)
    ends = [
        pd.DataFrame({"leg": legs.index, "verb": verb, "place": legs[end], "km": km})
        for verb, end, km in (
            ("begins", "from", np.where(is_ahead, ahead[0], back[0])),
            ("ends", "to", np.where(is_ahead, ahead[1], back[1])),
        )
    ]
    return pd.concat(ends)
