"""The lines of legs -> warnings where one begins or ends far from its place."""

from __future__ import annotations

from collections.abc import Iterator

from itinerarium.check.plausible.rows import Rows
from itinerarium.geo.distance import haversine_km
from itinerarium.geo.great_circle import in_direction_of_travel
from itinerarium.problems.problem import problem, shown
from itinerarium.vocabulary.errors import Problem


def gaps(rows: Rows, most_km: float) -> Iterator[Problem]:
    """A warning for each end of a leg's line that is further than ``most_km`` from its place."""
    for leg in rows.legs:
        if not leg.shape:
            continue
        origin, destination = rows.point(leg.origin), rows.point(leg.destination)
        line = in_direction_of_travel(origin, leg.shape, destination)
        ends = (("begins", leg.origin, line[0]), ("ends", leg.destination, line[-1]))
        for verb, place, end in ends:
            km = haversine_km((rows.point(place), end))
            if km > most_km:
                yield problem(
                    "P716",
                    rows.cell(leg, "shape"),
                    verb=verb,
                    most=f"{most_km:g}",
                    place=shown(rows.name(place)),
                    found=f"{km:,.0f}",
                )
