"""A recorded track without the points that its receiver got wrong."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress

import numpy as np
import numpy.typing as npt

from itinerarium.geo.coordinates import Line
from itinerarium.geo.great_circle import from_centre
from itinerarium.new.geodata import Geodata, Stretch

FEWEST = 8
LEAST_KM = 1.0
MANY_STEPS = 50
"""How many times the usual step a point lies off from both its neighbours."""
BACK_SHARE = 0.1
"""How near to each other these are then, as a share of that."""
Keeps = npt.NDArray[np.bool_]


def without_strays(found: Geodata) -> Geodata:
    """What a file holds, its tracks without points where a receiver knew no position or jumped.

    Such are latitude and longitude 0, and a single point far from both of its neighbours, which
    are near to each other.
    """
    kept = [_cleaned(one) if one.is_track else (one, 0) for one in found.stretches]
    count = sum(lost for _, lost in kept)
    told = (f"  left out: {count} points of a track that lie far off it",) if count else ()
    stretches = tuple(stretch for stretch, _ in kept)
    return replace(found, stretches=stretches, remarks=(*found.remarks, *told))


def _cleaned(stretch: Stretch) -> tuple[Stretch, int]:
    """The track, and how many of its points were left out."""
    keeps = [_kept(line) for line in stretch.lines]
    lost = int(sum((~one).sum() for one in keeps))
    if not lost:
        return stretch, 0
    lines = [tuple(compress(line, one)) for line, one in zip(stretch.lines, keeps, strict=True)]
    times = tuple(compress(stretch.times, np.concatenate(keeps))) if stretch.times else ()
    return replace(stretch, lines=tuple(lines), times=times), lost


def _kept(line: Line) -> Keeps:
    points = np.array(line, dtype=float)
    known = ~(points == 0).all(axis=1)
    if len(points) < FEWEST or known.sum() < FEWEST:
        return np.ones(len(points), dtype=bool)
    kept: Keeps = known.copy()
    kept[known] = ~_strays(from_centre(points[known]))
    return kept


def _strays(space: npt.NDArray[np.float64]) -> Keeps:
    """Which points lie far from both neighbours, by points in space in km."""
    steps = np.linalg.norm(np.diff(space, axis=0), axis=1)
    off = np.minimum(steps[:-1], steps[1:])
    back = np.linalg.norm(space[2:] - space[:-2], axis=1)
    least = max(LEAST_KM, MANY_STEPS * float(np.median(steps)))
    strays: Keeps = np.zeros(len(space), dtype=bool)
    strays[1:-1] = (off > least) & (back < BACK_SHARE * off)
    return strays
