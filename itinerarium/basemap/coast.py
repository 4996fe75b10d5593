"""The world's coasts from the committed data, as fine as each part of the plate needs them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from itinerarium.geo.line_codec import encoded_line
from itinerarium.geo.mercator import GRID, Ring, mercator
from itinerarium.vocabulary.errors import AssetError

Bounds: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

NEAR = GRID / 360 * 2.5
"""Half the side, in steps, of the square round a place that is near it."""

AROUND = 6 * NEAR
"""And of the square that a window shows around it."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How far, in steps of the grid, a coast may be off, zone by zone."""

    world: float
    around: float
    core: float
    near: float

    def coarser(self) -> Detail:
        """The next coarser detail."""
        return Detail(self.world * 1.15, self.around * 1.15, self.core * 1.15, self.near * 1.1)

    def of(self, zones: NDArray[np.int8]) -> NDArray[np.float64]:
        """How far off each point may be, by its zone."""
        return np.array([self.world, self.around, self.core, self.near])[zones]


FINEST = Detail(world=40.0, around=7.0, core=3.5, near=1.2)


def read_coast(path: Path) -> list[Ring]:
    """Every ring of land and of inland sea in the world, as ``make_basemap.py`` packed them.

    Raises
    ------
    AssetError
        If the file cannot be read.
    """
    try:
        planes = np.frombuffer(zlib.decompress(path.read_bytes()), np.uint8)
    except (OSError, zlib.error) as error:
        raise AssetError(f"the basemap's {path.name} cannot be read: {error}") from error
    numbers = np.ascontiguousarray(planes.reshape(4, -1).T).view("<i4").ravel()
    count = int(numbers[0])
    ends = np.cumsum(numbers[1 : count + 1])
    steps = numbers[count + 1 :].reshape(2, -1).T
    return [np.cumsum(ring, axis=0, dtype=np.int32) for ring in np.split(steps, ends[:-1])]


def coast_strings(
    rings: Sequence[Ring], core: Bounds, near: NDArray[np.float64], max_characters: int
) -> list[str]:
    """The rings as strings, as fine as the number of characters allows.

    Parameters
    ----------
    rings
        As ``read_coast`` gives them.
    core
        Where the story plays.
    near
        (n, 2) lon and lat of the points that a reader will look at closely.
    max_characters
        What all strings together may have, quotes and commas included.
    """
    detail, zones = FINEST, zones_of(rings, core, near)
    while True:
        strings = [encoded(ring) for ring in simplified(rings, detail.of(zones))]
        if sum(map(len, strings)) + 3 * len(strings) <= max_characters:
            return strings
        detail = detail.coarser()


def simplified(rings: Sequence[Ring], allowed: NDArray[np.float64]) -> list[Ring]:
    """The rings with fewer points; where a coarse and a fine part of a ring meet is no seam.

    ``allowed`` says for all their points, one ring after the other, how far off they may be.
    """
    points = np.concatenate(rings)
    owners = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    kept, kept_owners = _thinned(points, owners, allowed)
    finest = np.full(len(rings), np.inf)
    np.minimum.at(finest, owners, allowed)
    parts = np.split(kept, np.flatnonzero(np.diff(kept_owners)) + 1)
    return [part for part, off in zip(parts, finest, strict=True) if _is_seen(part, off)]


def zones_of(rings: Sequence[Ring], core: Bounds, near: NDArray[np.float64]) -> NDArray[np.int8]:
    """Where each point of the rings lies: in the world, around a place, in the core, near a place.

    The zones are numbered from 0 in this order, which is that of ``Detail``; the last one counts.
    """
    points = np.concatenate(rings)
    corners = mercator(np.array([[core[0], core[3]], [core[2], core[1]]])) * GRID
    off = _steps_to_a_place(points, mercator(near) * GRID % GRID)
    zones = (off <= AROUND).astype(np.int8)
    for copy in ([-GRID, 0], [0, 0], [GRID, 0]):
        low, high = corners + copy
        zones[np.all((points >= low) & (points <= high), axis=1)] = 2
    zones[off <= NEAR] = 3
    return zones


def _steps_to_a_place(points: Ring, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each point lies from the nearest place, along the axis on which it is further."""
    x, y = np.ascontiguousarray(points.T, dtype=float)
    nearest = np.full(len(points), np.inf)
    for place_x, place_y in places:
        np.minimum(nearest, np.maximum(np.abs(x - place_x), np.abs(y - place_y)), out=nearest)
    return nearest


def _thinned(
    points: Ring, owners: NDArray[np.int64], allowed: NDArray[np.float64]
) -> tuple[Ring, NDArray[np.int64]]:
    """The points that are left, and the ring that each is of.

    A run of points that may be equally far off ends in the point that begins the next one.
    """
    same_ring = owners[1:] == owners[:-1]
    breaks = np.flatnonzero(~same_ring | (allowed[1:] != allowed[:-1])) + 1
    starts = np.concatenate([[0], breaks])
    ends = np.concatenate([breaks + same_ring[breaks - 1], [len(points)]])
    lengths = ends - starts
    runs = np.repeat(np.arange(len(starts)), lengths)
    taken = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths - starts, lengths)
    long_enough = np.repeat(lengths > 1, lengths)
    _, dense = np.unique(runs[long_enough], return_inverse=True)
    lines = shapely.linestrings(points[taken][long_enough].astype(float), indices=dense)
    thin = shapely.simplify(lines, allowed[starts][lengths > 1], preserve_topology=False)
    kept, line = shapely.get_coordinates(thin, return_index=True)
    return kept.astype(np.int32), owners[starts][lengths > 1][line]


def _is_seen(ring: Ring, off: float) -> bool:
    """Whether a ring is large enough to show where it lies."""
    if len(ring) < 4:
        return False
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    area = abs(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))) / 2
    return area > 12 * off * off


def encoded(ring: Ring) -> str:
    """A ring as a string, as ``encoded_line`` writes it; its last point, the first, is left out."""
    return encoded_line(ring[:-1])
