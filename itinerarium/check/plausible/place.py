"""Coordinates -> warnings where lat and lon look swapped, or a place lies out at sea."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from itinerarium.check.plausible.rows import Rows
from itinerarium.geo.coordinates import LonLat
from itinerarium.geo.distance import haversine_km
from itinerarium.problems.problem import problem
from itinerarium.vocabulary.atlas import Leg, Place
from itinerarium.vocabulary.errors import Problem

REACH = 2
"""How many places before and after it on a leg count as a place's neighbours.

With two, the neighbour of a place that is swapped has a right neighbour too, and is not blamed.
"""

OVER_SEA = {"ship", "air", "sledge"}
"""Modes whose waypoints may lie off the coast: sledges go on sea ice and ice shelves."""


def swapped(rows: Rows, bounds: Mapping[str, float]) -> Iterator[Problem]:
    """A warning for each place far from its route that would lie near it the other way round."""
    for id_, near in _neighbours(rows.legs).items():
        lon, lat = rows.point(id_)
        if abs(lon) > 90:
            continue
        there = [rows.point(one) for one in near]
        given, turned = _mean_km(LonLat((lon, lat)), there), _mean_km(LonLat((lat, lon)), there)
        if given > bounds["least_km"] and given > bounds["times_nearer"] * turned:
            place = rows.places[id_]
            yield problem(
                "P804",
                rows.cell(place, "lat"),
                given=f"{given:,.0f}",
                turned=f"{turned:,.0f}",
                lat=f"{lat:g}",
                lon=f"{lon:g}",
            )


def _neighbours(legs: Sequence[Leg]) -> Mapping[str, list[str]]:
    """The places next to each place on the legs, and those next to them."""
    next_to: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for leg in legs:
        ids = (leg.origin, *leg.via, leg.destination)
        for one, other in pairwise(ids):
            next_to[one][other] = next_to[other][one] = None
    return {id_: [*_within(id_, next_to)] for id_ in next_to}


def _within(id_: str, next_to: Mapping[str, Mapping[str, None]]) -> dict[str, None]:
    found: dict[str, None] = {id_: None}
    for _ in range(REACH):
        found |= {other: None for one in found for other in next_to[one]}
    return {one: None for one in found if one != id_}


def _mean_km(point: LonLat, others: Sequence[LonLat]) -> float:
    return sum(haversine_km((point, other)) for other in others) / len(others)


def at_sea(rows: Rows, bounds: Mapping[str, Any], told: Collection[int]) -> Iterator[Problem]:
    """A warning for each place far out at sea; ``told`` are the lines that have one already.

    Waypoints of ships and sledges belong there, and places of the kinds that may.
    """
    ashore = [place for place in _ashore(rows, bounds["kinds"]) if place.cell.line not in told]
    if not ashore:
        return
    from itinerarium.check.plausible.shore import cached_km_out_at_sea

    out = cached_km_out_at_sea([(place.lon, place.lat) for place in ashore])
    for place, km in zip(ashore, out, strict=True):
        if km > max(bounds["coast_km"], place.accuracy_km or 0):
            yield problem("P805", rows.cell(place, "lat"), found=f"{km:,.0f}")


def _ashore(rows: Rows, kinds: Collection[str]) -> Iterator[Place]:
    """The places that should lie on land."""
    carried: defaultdict[str, set[str]] = defaultdict(set)
    for leg in rows.legs:
        for id_ in leg.via:
            carried[id_].add(leg.mode)
    for place in rows.places.values():
        if place.kind not in kinds and not (place.is_waypoint and carried[place.id] <= OVER_SEA):
            yield place
