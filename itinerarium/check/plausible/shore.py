"""Points -> their distance from land, by the coasts of the basemap."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

import numpy as np
import orjson
import shapely
from numpy.typing import NDArray

from itinerarium.basemap.coast import read_coast
from itinerarium.files.cache import cache_folder, cached_text
from itinerarium.geo.distance import EQUATOR_KM
from itinerarium.geo.mercator import GRID, Ring, mercator

FARTHEST_KM = 250.0
"""Distances are measured up to this one; beyond it the exact figure does not matter."""
PIECE = 32
"""How many segments of a coast form one line of the tree."""

Points: TypeAlias = NDArray[np.float64]


COAST = Path(str(files("itinerarium.basemap") / "coast.bin"))


def cached_km_out_at_sea(points: Sequence[tuple[float, float]]) -> list[float]:
    """The result of ``km_out_at_sea``, from the cache for the same points."""
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
    steps_km = EQUATOR_KM / GRID * np.cos(np.radians(degrees[:, 1]))
    reach = FARTHEST_KM / float(steps_km.min())
    rings = _rings_in(placed[:, 1].min() - reach, placed[:, 1].max() + reach)
    at_sea = ~_are_on_land(placed, rings)
    km = np.zeros(len(placed))
    km[at_sea] = _steps_to_coast(placed[at_sea], rings, reach) * steps_km[at_sea]
    nearest: list[float] = np.minimum(km, FARTHEST_KM).tolist()
    return nearest


def _rings_in(north: float, south: float) -> list[Ring]:
    """The coasts that reach into a band, for most stories a small part of the world's."""
    rings = read_coast(COAST)
    return [ring for ring in rings if ring[:, 1].max() >= north and ring[:, 1].min() <= south]


def _are_on_land(points: Points, rings: Sequence[Ring]) -> NDArray[np.bool_]:
    """Whether each point lies in an odd number of rings: of land, of a lake in it, and so on."""
    areas = np.array([shapely.Polygon(ring) for ring in rings], dtype=object)
    shapely.prepare(areas)
    inside = np.zeros(len(points), dtype=int)
    number, area = shapely.STRtree(areas).query(shapely.points(points))
    np.add.at(inside, number, shapely.contains_xy(areas[area], points[number]))
    return np.asarray(inside % 2 == 1)


def _steps_to_coast(points: Points, rings: Sequence[Ring], reach: float) -> NDArray[np.float64]:
    """The distance to the nearest coast within reach, in grid steps; infinite beyond it."""
    if not len(points):
        return np.zeros(0)
    tree = shapely.STRtree(_pieces(rings))
    found, distance = tree.query_nearest(
        shapely.points(points), max_distance=reach, return_distance=True, all_matches=False
    )
    steps = np.full(len(points), np.inf)
    steps[found[0]] = distance
    return steps


def _pieces(rings: Sequence[Ring]) -> NDArray[np.object_]:
    """The coasts in short lines, each of which begins where the one before it ends.

    The tree finds the nearest of them by their boxes; a whole coast's box would be half the world.
    """
    begins, ends, offset = [], [], 0
    for ring in rings:
        begin = np.arange(0, len(ring) - 1, PIECE)
        begins.append(offset + begin)
        ends.append(offset + np.minimum(begin + PIECE, len(ring) - 1))
        offset += len(ring)
    first, last = np.concatenate(begins), np.concatenate(ends)
    lengths = last - first + 1
    taken = np.arange(lengths.sum()) + np.repeat(first - np.cumsum(lengths) + lengths, lengths)
    points = np.concatenate(rings)[taken].astype(float)
    return np.asarray(
        shapely.linestrings(points, indices=np.repeat(np.arange(len(lengths)), lengths))
    )
