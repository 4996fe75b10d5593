"""A checked story as the doubts look at it: places by id, legs by their ends, cells by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from itinerarium.geo.coordinates import LonLat
from itinerarium.geo.distance import haversine_km
from itinerarium.read import Sheets
from itinerarium.vocabulary.atlas import (
    Atlas,
    Cell,
    Leg,
    Place,
)


class Rows:
    """The places and legs of a story; nothing in it changes."""

    def __init__(self, atlas: Atlas, sheets: Sheets) -> None:
        self.routes = tuple(route.legs for route in atlas.routes)
        self.places: Mapping[str, Place] = {place.id: place for place in atlas.places}
        self._tables = {table.file: table for table in (sheets.places, *sheets.routes) if table}

    @cached_property
    def legs(self) -> tuple[Leg, ...]:
        """The legs of all routes."""
        return tuple(leg for legs in self.routes for leg in legs)

    @cached_property
    def arrivals(self) -> Mapping[str, list[Leg]]:
        """The legs that end at each place."""
        return _by(self.legs, "destination")

    @cached_property
    def departures(self) -> Mapping[str, list[Leg]]:
        """The legs that begin at each place."""
        return _by(self.legs, "origin")

    def name(self, id_: str) -> str:
        """A place's name in the story's first language that has one."""
        return next(iter(self.places[id_].name.values()), id_)

    def cell(self, row: Place | Leg, column: str) -> Cell:
        """Where a field of a place or of a leg stands."""
        found = self._tables[row.cell.file].column(column)
        return Cell(row.cell.file, row.cell.line, found.number if found else 1)

    def km(self, leg: Leg) -> float:
        """How long a leg is, along its own line or its waypoints."""
        ids = (leg.origin, *leg.via, leg.destination)
        return haversine_km(leg.shape or [self.point(id_) for id_ in ids])

    def point(self, id_: str) -> LonLat:
        """Where a place lies."""
        return self.places[id_].at


def _by(legs: Iterable[Leg], end: str) -> Mapping[str, list[Leg]]:
    found: defaultdict[str, list[Leg]] = defaultdict(list)
    for leg in legs:
        found[getattr(leg, end)].append(leg)
    return found
