"""The world's coasts, simplified as far as each part of the map allows."""

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
"""Half the side of the square that counts as near a place, in grid steps: 2.5 degrees."""

AROUND = 6 * NEAR
"""Half the side of the square that a window shows around a place, in grid steps."""


NEEDLE = float(np.cos(np.radians(32)))
"""The cosine of the angle below which a corner is a needle."""

LONGEST_NEEDLE = GRID / 360 * 2.5
"""In grid steps; a longer one is an estuary, or a river would end inland."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How far, in grid steps, a simplified coast may depart from the real one, zone by zone.

    The factors of ``coarser`` were chosen by eye: near places detail is given up last.
    """

    world: float
    around: float
    core: float
    near: float

    def coarser(self) -> Detail:
        """Give the next coarser detail."""
        return Detail(self.world * 1.15, self.around * 1.15, self.core * 1.15, self.near * 1.1)

    def of(self, zones: NDArray[np.int8]) -> NDArray[np.float64]:
        """Give each point's tolerance.

        Parameters
        ----------
        zones
            Array of shape (n,), as ``zones_of`` numbers them.

        Returns
        -------
        array of shape (n,)
            Grid steps.
        """
        return np.array([self.world, self.around, self.core, self.near])[zones]


FINEST = Detail(world=40.0, around=7.0, core=3.5, near=1.2)


def read_coast(path: Path) -> list[Ring]:
    """Read every ring of land and of inland sea, as ``tools/make_basemap.py`` packed them.

    Parameters
    ----------
    path
        The file ``coast.bin``.

    Returns
    -------
    list of Ring
        Each of shape (n, 2), x and y in steps of the grid of ``geo.mercator``.

    Raises
    ------
    AssetError
        If the file cannot be read.
    """
    numbers = read_numbers(path)
    count = int(numbers[0])
    return lines_of(numbers[1 : count + 1], numbers[count + 1 :])


def read_numbers(path: Path) -> NDArray[np.int32]:
    """Read whole numbers that were packed as four planes of bytes.

    Parameters
    ----------
    path
        The file; its name is told if it cannot be read.

    Returns
    -------
    array of shape (n,)

    Raises
    ------
    AssetError
        If the file cannot be read.
    """
    try:
        planes = np.frombuffer(zlib.decompress(path.read_bytes()), np.uint8)
    except (OSError, zlib.error) as error:
        raise AssetError(f"the basemap's {path.name} cannot be read: {error}") from error
    return np.ascontiguousarray(planes.reshape(4, -1).T).view("<i4").ravel().astype(np.int32)


def lines_of(lengths: NDArray[np.int32], steps: NDArray[np.int32]) -> list[Ring]:
    """Give lines by the steps between their points.

    Parameters
    ----------
    lengths
        Shape (m,): how many points each line has.
    steps
        Shape (2 n,): all steps in x, then all in y; a line's first one is from (0, 0).

    Returns
    -------
    list of Ring
        Each of shape (points, 2), in grid steps.
    """
    ends = np.cumsum(lengths)
    pairs = steps.reshape(2, -1).T
    return [np.cumsum(line, axis=0, dtype=np.int32) for line in np.split(pairs, ends[:-1])]


def coast_strings(
    rings: Sequence[Ring], core: Bounds, near: NDArray[np.float64], max_characters: int
) -> list[str]:
    """Encode the rings, as fine as the number of characters allows.

    Parameters
    ----------
    rings
        As ``read_coast`` gives them.
    core
        West, south, east, north in degrees: where the story takes place.
    near
        Shape (n, 2), (lon, lat) in degrees: points that a reader will look at closely.
    max_characters
        What all strings together may have, quotes and commas included.

    Returns
    -------
    list of str
        One for each ring that is large enough to be seen, as ``encoded`` writes it.
    """
    detail, zones = FINEST, zones_of(rings, core, near)
    while True:
        simple = simplified_rings(rings, detail.of(zones))
        strings = [encoded(ring) for ring in without_needles(simple, core, near)]
        if sum(map(len, strings)) + 3 * len(strings) <= max_characters:
            return strings
        detail = detail.coarser()


def simplified_rings(rings: Sequence[Ring], allowed: NDArray[np.float64]) -> list[Ring]:
    """Simplify rings, each point with a tolerance of its own.

    Where a coarse and a fine part of a ring meet, they share a point.

    Parameters
    ----------
    rings
        Each of shape (n, 2), x and y in grid steps.
    allowed
        Shape (number of all points,): each point's tolerance in grid steps, one ring after the
        other.

    Returns
    -------
    list of Ring
        The rings that are large enough to be seen.
    """
    points = np.concatenate(rings)
    owners = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    kept, kept_owners = thinned(points, owners, allowed)
    finest = np.full(len(rings), np.inf)
    np.minimum.at(finest, owners, allowed)
    parts = np.split(kept, np.flatnonzero(np.diff(kept_owners)) + 1)
    return [part for part, off in zip(parts, finest, strict=True) if _is_seen(part, off)]


def without_needles(rings: Sequence[Ring], core: Bounds, near: NDArray[np.float64]) -> list[Ring]:
    """Leave out points at which a coast far from the story turns back on itself.

    They are what simplifying leaves of an inlet or a spit; the water in it has no width any more.

    Parameters
    ----------
    rings
        Each of shape (n, 2), x and y in grid steps, the first point repeated as the last.
    core
        West, south, east, north in degrees.
    near
        Shape (m, 2), (lon, lat) in degrees.

    Returns
    -------
    list of Ring
        Each begins as it did.
    """
    zones = np.split(zones_of(rings, core, near), np.cumsum([len(ring) for ring in rings])[:-1])
    return [_blunted(ring, zone == 0) for ring, zone in zip(rings, zones, strict=True)]


def _blunted(ring: Ring, is_far: NDArray[np.bool_]) -> Ring:
    """Take off the tips alone: of an inlet that is taken off whole the river would end inland."""
    points = ring[:-1].astype(float)
    before, after = np.roll(points, 1, axis=0) - points, np.roll(points, -1, axis=0) - points
    one, other = np.hypot(*before.T), np.hypot(*after.T)
    turned = is_far[:-1] & (np.minimum(one, other) < LONGEST_NEEDLE)
    turned &= np.sum(before * after, axis=1) > NEEDLE * one * other
    turned[0] = False
    turned &= ~np.roll(turned, 1)
    blunted = ring[~np.append(turned, False)]
    return blunted if len(blunted) > 4 else ring


def zones_of(
    rings: Sequence[Ring], core: Bounds, near: NDArray[np.float64], reach: float = NEAR
) -> NDArray[np.int8]:
    """Give the zone of each point: 0 the world, 1 around a place, 2 the core, 3 near a place.

    The numbers are those of the fields of ``Detail``; of two zones the higher one counts.

    Parameters
    ----------
    rings
        Each of shape (n, 2), x and y in grid steps.
    core
        West, south, east, north in degrees.
    near
        Shape (m, 2), (lon, lat) in degrees.
    reach
        Half the side of the square that counts as near a place, in grid steps.

    Returns
    -------
    array of shape (number of all points,)
        One ring's points after the other's.
    """
    points = np.concatenate(rings)
    corners = mercator(np.array([[core[0], core[3]], [core[2], core[1]]])) * GRID
    off = _steps_to_a_place(points, mercator(near) * GRID % GRID)
    zones = (off <= AROUND).astype(np.int8)
    for copy in ([-GRID, 0], [0, 0], [GRID, 0]):
        low, high = corners + copy
        zones[np.all((points >= low) & (points <= high), axis=1)] = 2
    zones[off <= reach] = 3
    return zones


def _steps_to_a_place(points: Ring, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give each point's distance to the nearest place, along the axis on which it is further."""
    x, y = np.ascontiguousarray(points.T, dtype=float)
    nearest = np.full(len(points), np.inf)
    for place_x, place_y in places:
        np.minimum(nearest, np.maximum(np.abs(x - place_x), np.abs(y - place_y)), out=nearest)
    return nearest


def thinned(
    points: Ring,
    owners: NDArray[np.int64],
    allowed: NDArray[np.float64],
    fixed: NDArray[np.bool_] | None = None,
) -> tuple[Ring, NDArray[np.int64]]:
    """Simplify lines, each point with a tolerance of its own.

    A run of points with the same tolerance ends in the point that begins the next run.

    Parameters
    ----------
    points
        Shape (n, 2): all points of all lines, in grid steps.
    owners
        Shape (n,): the number of the line that each belongs to.
    allowed
        Shape (n,): the tolerance at each, in grid steps.
    fixed
        Shape (n,): which points must stay.

    Returns
    -------
    tuple of array and array
        The points that are left, and the number of the line that each belongs to.
    """
    same_ring = owners[1:] == owners[:-1]
    ends_run = ~same_ring | (allowed[1:] != allowed[:-1])
    breaks = np.flatnonzero(ends_run if fixed is None else ends_run | fixed[1:]) + 1
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
    """Say whether a ring is large enough to show where it lies."""
    if len(ring) < 4:
        return False
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    area = abs(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))) / 2
    return area > 12 * off * off


def encoded(ring: Ring) -> str:
    """Write a ring as text, as ``encoded_line`` does.

    Parameters
    ----------
    ring
        Shape (n, 2), x and y in grid steps, the first point repeated as the last.

    Returns
    -------
    str
        Without the repeated point.
    """
    return encoded_line(ring[:-1])
