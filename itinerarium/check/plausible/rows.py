"""A checked story as joined tables: a row for each place and leg, and the cell of each value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from itinerarium.geo.coordinates import Counts, Floats
from itinerarium.geo.great_circle import great_circle_km
from itinerarium.read import Sheets
from itinerarium.vocabulary.atlas import (
    Atlas,
    Cell,
    Date,
    Leg,
    Place,
)
from itinerarium.vocabulary.day import Day

NO_DAY = Day(0, 12, 31).toordinal()
"""Stands for a missing day; the last day before the year 1 is missing too."""
EPOCH = Day(1970).toordinal()
NAT = np.iinfo(np.int64).min
"""numpy's value for a missing day."""


class JoinedTables:
    """The places and legs of a story as DataFrames, made when they are first needed.

    Attributes
    ----------
    place_at, leg_at
        The places and the legs of all routes; the tables' rows stand in the same order.
    told
        The places, and what the stops tell that are none.
    """

    def __init__(self, atlas: Atlas, sheets: Sheets) -> None:
        self.place_at = atlas.places
        self.told = (*atlas.places, *(one.told for one in atlas.own_stops))
        self.leg_at = tuple(leg for route in atlas.routes for leg in route.legs)
        self._sizes = [len(route.legs) for route in atlas.routes]
        self._tables = {table.file: table for table in sheets.tables}

    @cached_property
    def places(self) -> pd.DataFrame:
        """The places: ``id``, ``lon``, ``lat`` (degrees), ``kind``, ``accuracy_km``, the days."""
        return pd.DataFrame(
            {
                "id": [place.id for place in self.place_at],
                "lon": np.array([place.lon for place in self.place_at], dtype=float),
                "lat": np.array([place.lat for place in self.place_at], dtype=float),
                "kind": [place.kind for place in self.place_at],
                "is_waypoint": np.array([place.is_waypoint for place in self.place_at], dtype=bool),
                "accuracy_km": np.array([place.accuracy_km or 0 for place in self.place_at], float),
                **_days(self.place_at),
            }
        )

    @cached_property
    def legs(self) -> pd.DataFrame:
        """The legs: ``route`` and ``mode``, ``km``, the days, and the rows of the places.

        ``from`` and ``to`` are the numbers of a leg's places in the table of places.
        """
        stations, starts = self.stations, self._starts
        return pd.DataFrame(
            {
                "route": np.repeat(np.arange(len(self._sizes)), self._sizes),
                "from": stations["place"].to_numpy()[starts[:-1]],
                "to": stations["place"].to_numpy()[starts[1:] - 1],
                "mode": [leg.mode for leg in self.leg_at],
                "km": self._km(),
                "has_shape": np.array([bool(leg.shape) for leg in self.leg_at], dtype=bool),
                **_days(self.leg_at),
            }
        )

    @cached_property
    def stations(self) -> pd.DataFrame:
        """The places that the legs touch, one after the other: ``leg``, ``place``.

        Both are numbers of rows; each leg has its origin, the places of its ``via``, its
        destination.
        """
        numbers = {place.id: number for number, place in enumerate(self.place_at)}
        touched = [
            numbers[id_] for leg in self.leg_at for id_ in (leg.origin, *leg.via, leg.destination)
        ]
        counts = np.diff(self._starts)
        return pd.DataFrame(
            {
                "leg": np.repeat(np.arange(len(counts)), counts),
                "place": np.array(touched, dtype=np.int64),
            }
        )

    @cached_property
    def _starts(self) -> Counts:
        """Where each leg begins among the stations, and where the last one ends."""
        counts = [2 + len(leg.via) for leg in self.leg_at]
        return np.cumsum([0, *counts], dtype=np.int64)

    def _km(self) -> Floats:
        """How long each leg is, along its own line or its waypoints."""
        if not self.leg_at:
            return np.zeros(0)
        points = self.points(self.stations["place"])
        km = _line_lengths(points, self._starts[:-1])
        shaped = [number for number, leg in enumerate(self.leg_at) if leg.shape]
        if shaped:
            shapes = [self.leg_at[number].shape for number in shaped]
            starts = np.cumsum([0, *map(len, shapes[:-1])], dtype=np.int64)
            km[shaped] = _line_lengths(np.concatenate(shapes), starts)
        return km

    def points(self, places: pd.Series) -> Floats:
        """The longitudes and latitudes of places by their numbers, of shape (n, 2), in degrees."""
        points: Floats = self.places[["lon", "lat"]].to_numpy()[places.to_numpy()]
        return points

    def name(self, place: int) -> str:
        """A place's name in the story's first language that has one."""
        return next(iter(self.place_at[place].name.values()), self.place_at[place].id)

    def cell(self, row: Place | Leg, column: str, language: str = "") -> Cell:
        """Where a field of a place or of a leg stands."""
        found = self._tables[row.cell.file].column(column, language)
        return Cell(row.cell.file, row.cell.line, found.number if found else 1)


def _line_lengths(points: Floats, starts: Counts) -> Floats:
    """The lengths of consecutive lines in one array, each from its start, in km."""
    steps = np.append(great_circle_km(points[:-1], points[1:]), 0)
    steps[starts[1:] - 1] = 0
    lengths: Floats = np.add.reduceat(steps, starts)
    return lengths


def _days(rows: Sequence[Place | Leg]) -> dict[str, pd.Series]:
    """The first and the last day that each date may mean; NaT where there is none."""
    starts, ends = [row.start for row in rows], [row.end for row in rows]
    return {
        "start_first": _column(date.earliest if date else None for date in starts),
        "start_last": _column(date.latest if date else None for date in starts),
        "end_first": _column(date.earliest if date else None for date in ends),
        "end_last": _column(date.latest if date else None for date in ends),
    }


def _column(days: Iterable[Day | None]) -> pd.Series:
    ordinals = np.array([day.toordinal() if day else NO_DAY for day in days], dtype=np.int64)
    since_epoch = np.where(ordinals == NO_DAY, NAT, ordinals - EPOCH)
    return pd.Series(since_epoch.astype("datetime64[D]").astype("datetime64[s]"))


def written(date: Date | None) -> str:
    """A date as the author gave it."""
    return date.edtf if date else ""
