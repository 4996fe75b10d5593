"""Points -> how far from land each lies, by the coasts of the committed basemap."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

import numpy as np
import orjson
from numpy.typing import NDArray

from itinerarium.basemap.coast import read_coast
from itinerarium.files.cache import cache_folder, cached_text
from itinerarium.geo.mercator import GRID, mercator

EARTH_KM = 40_075.017
"""The length of the equator."""
FARTHEST_KM = 250.0
"""Nearer coasts are measured; farther ones are this far for all that matters."""

Points: TypeAlias = NDArray[np.float64]


COAST = Path(str(files("itinerarium.basemap") / "coast.bin"))


@dataclass(frozen=True, slots=True)
class Steps:
    """Every step of every coast on the grid, from ``first`` to ``second``, by its ``north`` end."""

    first: Points
    second: Points
    north: NDArray[np.float64]
    highest: float
    """How far the highest step reaches from north to south."""

    def between(self, north: float, south: float) -> tuple[Points, Points]:
        """The ends of all steps that may reach into a band, and of few others."""
        begin, end = np.searchsorted(self.north, [north - self.highest, south], side="right")
        return self.first[begin:end], self.second[begin:end]


def cached_km_out_at_sea(points: Sequence[tuple[float, float]]) -> list[float]:
    """What ``km_out_at_sea`` gives, from the cache for the same points."""
    made_of = repr(points).encode() + COAST.read_bytes()
    name = f"sea-{hashlib.sha256(made_of).hexdigest()[:20]}.json"

    def measured() -> str:
        return orjson.dumps(km_out_at_sea(points)).decode("utf-8")

    found: list[float] = orjson.loads(cached_text(cache_folder(), name, measured))
    return found


def km_out_at_sea(points: Sequence[tuple[float, float]]) -> list[float]:
    """How far from the nearest coast each point lies, in kilometres; 0 on land.

    Parameters
    ----------
    points
        Longitude and latitude in degrees.
    """
    degrees = np.array(points, dtype=float).reshape(-1, 2)
    placed = mercator(degrees) * GRID
    steps_km = EARTH_KM / GRID * np.cos(np.radians(degrees[:, 1]))
    reach = FARTHEST_KM / float(steps_km.min())
    coast = _coast_steps(placed[:, 1].min() - reach, placed[:, 1].max() + reach)
    return [
        0.0 if _is_on_land(point, coast) else _km_to_coast(point, coast, float(step_km))
        for point, step_km in zip(placed, steps_km, strict=True)
    ]


def _coast_steps(north_edge: float, south_edge: float) -> Steps:
    """The steps that reach into a band, which for most stories is a small part of the world."""
    rings = read_coast(COAST)
    whole = np.concatenate(rings)
    ring = np.repeat(np.arange(len(rings)), [len(one) for one in rings])
    y = whole[:, 1]
    inside = (np.maximum(y[1:], y[:-1]) >= north_edge) & (np.minimum(y[1:], y[:-1]) <= south_edge)
    kept = np.flatnonzero((ring[1:] == ring[:-1]) & inside)
    first, second = whole[kept].astype(float), whole[kept + 1].astype(float)
    north = np.minimum(first[:, 1], second[:, 1])
    order = np.argsort(north)
    highest = float(np.max(np.abs(second[:, 1] - first[:, 1]), initial=0.0))
    return Steps(first[order], second[order], north[order], highest)


def _is_on_land(point: Points, coast: Steps) -> bool:
    """Whether a line from the point to the east crosses an odd number of coasts."""
    x, y = point.tolist()
    first, second = coast.between(y, y)
    crosses = np.maximum(first[:, 1], second[:, 1]) > y
    a, b = first[crosses], second[crosses]
    crossed = a[:, 0] + (y - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1])
    return bool(np.count_nonzero(crossed > x) % 2)


def _km_to_coast(point: Points, coast: Steps, step_km: float) -> float:
    """How far the nearest step of a coast is."""
    reach = FARTHEST_KM / step_km
    first, second = coast.between(float(point[1]) - reach, float(point[1]) + reach)
    near = np.abs(first[:, 0] - point[0]) <= reach
    a, along = first[near], second[near] - first[near]
    if not len(a):
        return FARTHEST_KM
    length = np.maximum(np.sum(along**2, axis=1), 1)
    share = np.clip(np.sum((point - a) * along, axis=1) / length, 0, 1)
    off = a + share[:, np.newaxis] * along - point
    return min(FARTHEST_KM, float(np.sqrt(np.sum(off**2, axis=1).min())) * step_km)
