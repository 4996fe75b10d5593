"""The world's lakes and rivers: which of them a story's map needs, and how fine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from itinerarium.basemap.coast import (
    Bounds,
    Detail,
    encoded,
    lines_of,
    read_numbers,
    simplified_rings,
    thinned,
    zones_of,
)
from itinerarium.geo.line_codec import encoded_line
from itinerarium.geo.mercator import GRID, Ring

NEAR = GRID / 360 * 1.0
"""Half the side of the square in which small rivers are drawn, in grid steps: a degree."""

FINEST = Detail(world=90.0, around=35.0, core=15.0, near=1.8)
"""Rivers are thin: they may be off by more than coasts, but not where one looks closely."""

LAST_RANKS = np.array([2, 4, 6, 9])
"""The last rank that is drawn in each zone, as ``zones_of`` numbers them."""

SMALL_RANK = 7
"""From this rank on a river is small, and drawn near the places alone."""


@dataclass(frozen=True, slots=True)
class Waters:
    """Lakes as closed rings and rivers as lines on the grid of the coasts, rivers with ranks.

    A river and the one that it flows into have a point in common.
    """

    lakes: tuple[Ring, ...]
    rivers: tuple[Ring, ...]
    ranks: NDArray[np.int8]


def read_waters(path: Path) -> Waters:
    """Read the lakes and rivers of the world, as ``tools/make_waters.py`` packed them.

    Parameters
    ----------
    path
        The file ``waters.bin``.

    Returns
    -------
    Waters
        The rivers in the order of their ranks, 0 for the largest to 10.

    Raises
    ------
    AssetError
        If the file cannot be read.
    """
    numbers = read_numbers(path)
    lakes, rivers = numbers[:2].tolist()
    ranks, lengths, steps = np.split(numbers[2:], [rivers, rivers + lakes + rivers])
    lines = lines_of(lengths, steps)
    return Waters(tuple(lines[:lakes]), tuple(lines[lakes:]), ranks.astype(np.int8))


def water_strings(
    waters: Waters, core: Bounds, near: NDArray[np.float64], max_characters: int
) -> tuple[list[str], list[str], list[str]]:
    """Encode lakes, rivers and small rivers, as fine as the number of characters allows.

    Parameters
    ----------
    waters
        Of the whole world.
    core
        West, south, east, north in degrees: where the story takes place.
    near
        Shape (n, 2), (lon, lat) in degrees: small rivers are drawn there, each to its mouth.
    max_characters
        What all strings together may have, quotes and commas included.

    Returns
    -------
    tuple of three lists of str
        The lakes as ``coast.encoded`` writes rings, the rivers and the small ones as lines.
    """
    wanted = _wanted(waters, core, near)
    zones = zones_of([*wanted.lakes, *wanted.rivers], core, near, NEAR)
    detail, of_lakes = FINEST, sum(map(len, wanted.lakes))
    while True:
        allowed = detail.of(zones)
        lakes = [encoded(ring) for ring in simplified_rings(wanted.lakes, allowed[:of_lakes])]
        thin = thinned_rivers(wanted, allowed[of_lakes:])
        rivers = [encoded_line(line) for line in thin.rivers]
        if sum(len(text) + 3 for text in (*lakes, *rivers)) <= max_characters:
            large = int(np.searchsorted(wanted.ranks, SMALL_RANK))
            return lakes, rivers[:large], rivers[large:]
        detail = detail.coarser()


def thinned_rivers(waters: Waters, allowed: NDArray[np.float64] | float) -> Waters:
    """Simplify the rivers; where one flows into another, both keep the point.

    Parameters
    ----------
    waters
        Lakes stay as they are.
    allowed
        The tolerance in grid steps: one for all, or an array of shape (points of all rivers,).

    Returns
    -------
    Waters
        The same rivers.
    """
    points, owners = _points_of(waters.rivers)
    off = np.broadcast_to(np.asarray(allowed, dtype=float), len(points))
    kept, of_line = thinned(points, owners, off, _is_shared(points, owners))
    rivers = np.split(kept, np.flatnonzero(np.diff(of_line)) + 1)
    return replace(waters, rivers=tuple(rivers))


def _wanted(waters: Waters, core: Bounds, near: NDArray[np.float64]) -> Waters:
    """Give the lakes, and the rivers that are large enough where they run."""
    points, owners = _points_of(waters.rivers)
    zones = zones_of(waters.rivers, core, near, NEAR)
    enough = waters.ranks[owners] <= LAST_RANKS[zones]
    taken = _with_mouths(set(owners[enough].tolist()), waters, points, owners)
    rivers = tuple(waters.rivers[number] for number in taken)
    return replace(waters, rivers=rivers, ranks=waters.ranks[taken])


def _with_mouths(
    taken: set[int], waters: Waters, points: Ring, owners: NDArray[np.int64]
) -> list[int]:
    """Give the rivers and those that they flow into, so that none ends in the middle of land."""
    shared = _is_shared(points, owners)
    by_point: dict[tuple[int, ...], list[int]] = {}
    for point, owner in zip(points[shared].tolist(), owners[shared].tolist(), strict=True):
        by_point.setdefault(tuple(point), []).append(owner)
    new = taken
    while new:
        ends = ((n, tuple(end.tolist())) for n in new for end in waters.rivers[n][[0, -1]])
        met = [_largest(by_point.get(end, [n]), n, waters.ranks) for n, end in ends]
        new = set(met) - taken
        taken = taken | new
    return sorted(taken)


def _largest(meeting: Iterable[int], own: int, ranks: NDArray[np.int8]) -> int:
    """Give the largest of the rivers that meet: the one itself if none is larger."""
    return min(meeting, key=lambda one: (int(ranks[one]), one != own, one))


def _points_of(lines: tuple[Ring, ...]) -> tuple[Ring, NDArray[np.int64]]:
    """Give all points of all lines, and the number of the line that each belongs to."""
    return np.concatenate(lines), np.repeat(np.arange(len(lines)), [len(line) for line in lines])


def _is_shared(points: Ring, owners: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say of each point whether another line has it, too."""
    _, which = np.unique(points[:, 0].astype(np.int64) * GRID + points[:, 1], return_inverse=True)
    least = np.full(which.max() + 1, len(owners))
    most = np.full(which.max() + 1, -1)
    np.minimum.at(least, which, owners)
    np.maximum.at(most, which, owners)
    return np.asarray((least != most)[which])
