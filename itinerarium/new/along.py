"""Lines and places -> how long lines are, where they meet, and which places lie on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from itinerarium.geo.coordinates import Floats, Line, LonLat
from itinerarium.geo.great_circle import from_centre
from itinerarium.new.place_index import PlaceIndex

MOST_KM = 20.0
LEAST_KM = 0.03
SHARE = 0.05
"""A place within this share of a line's size is on it, but never further than ``MOST_KM``."""
MEETING_SHARE = 0.005
MOST_AT_ONCE = 200_000
"""So many pairs of a place and a point of a line are measured at once: a bound of the memory."""


@dataclass(frozen=True, slots=True)
class Halt:
    """A place on a line: its id, the point of the line that is nearest, and how far it is away."""

    id: str
    index: int
    km: float


def reach_of(line: Line) -> float:
    """How many kilometres a place may lie off a line and still be on it."""
    return min(MOST_KM, max(LEAST_KM, SHARE * size_of(line)))


def size_of(line: Line) -> float:
    """The longest way through the box round a line in space, in km."""
    vectors = from_centre(np.array(line))
    return float(np.linalg.norm(vectors.max(axis=0) - vectors.min(axis=0)))


def apart(one: LonLat, other: LonLat) -> float:
    """The distance between two points, straight through the globe, in km."""
    first, second = from_centre(np.array([one, other]))
    return float(np.linalg.norm(first - second))


def meet(one: LonLat, other: LonLat, size: float) -> bool:
    """Whether two ends are the same point for lines of a size."""
    return apart(one, other) <= max(LEAST_KM, MEETING_SHARE * size)


def halts_on(line: Line, places: PlaceIndex, reach: float) -> list[Halt]:
    """The places on a line in the order in which it comes to them, each once."""
    vectors = from_centre(np.array(line))
    ids, points = places.around(vectors, reach)
    at_once = max(1, MOST_AT_ONCE // len(line))
    found = []
    for start in range(0, len(ids), at_once):
        away, indexes = _nearest(vectors, points[start : start + at_once])
        for number in np.flatnonzero(away <= reach):
            found.append(Halt(ids[start + number], int(indexes[number]), float(away[number])))
    return sorted(found, key=lambda one: (one.index, one.km))


def _nearest(line: Floats, points: Floats) -> tuple[Floats, npt.NDArray[np.intp]]:
    """How far points lie from a line in space, and the nearer end of the step that is nearest."""
    if len(line) == 1:
        return np.linalg.norm(line[0] - points, axis=1), np.zeros(len(points), dtype=np.intp)
    starts, steps = line[:-1], line[1:] - line[:-1]
    lengths = np.maximum((steps * steps).sum(axis=1), 1e-18)
    along = points @ steps.T - (starts * steps).sum(axis=1)
    shares = np.clip(along / lengths, 0, 1)
    # Of the squared distance to each step: what is the same for all steps of a point is left out.
    squared = (starts * starts).sum(axis=1) - 2 * points @ starts.T
    best = (squared + shares * (shares * lengths - 2 * along)).argmin(axis=1)
    share = shares[np.arange(len(points)), best]
    away = np.linalg.norm(starts[best] + share[:, np.newaxis] * steps[best] - points, axis=1)
    return away, best + (share > 0.5)


def chained(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that meet end to end, one after the other in chains; some are turned round for that."""
    rest = list(lines)
    chains: list[list[Line]] = []
    while rest:
        chain = [rest.pop(0)]
        while _lengthen(chain, rest):
            pass
        chains.append(chain)
    return chains


def _lengthen(chain: list[Line], rest: list[Line]) -> bool:
    """Add the first of the other lines that meets an end of a chain."""
    for number, line in enumerate(rest):
        size = size_of(line)
        if meet(chain[-1][-1], line[0], size):
            chain.append(rest.pop(number))
        elif meet(chain[0][0], line[-1], size):
            chain.insert(0, rest.pop(number))
        elif meet(chain[-1][-1], line[-1], size):
            chain.append(rest.pop(number)[::-1])
        elif meet(chain[0][0], line[0], size):
            chain.insert(0, rest.pop(number)[::-1])
        else:
            continue
        return True
    return False


def merged(lines: Sequence[Line]) -> list[Line]:
    """Lines one after the other, those that go on where the last ended being one."""
    found = [lines[0]]
    for line in lines[1:]:
        if meet(found[-1][-1], line[0], size_of(line)):
            found[-1] = (*found[-1], *(line[1:] if found[-1][-1] == line[0] else line))
        else:
            found.append(line)
    return found


def farthest(line: Line) -> int:
    """The number of the point that lies farthest from a line's start, never an end."""
    vectors = from_centre(np.array(line))
    away = np.linalg.norm(vectors - vectors[0], axis=1)
    return min(max(int(away.argmax()), 1), len(line) - 2)


def longest_gap(lines: Sequence[Line]) -> float:
    """The longest way between the end of a line and the start of the next, in km."""
    return max((apart(one[-1], other[0]) for one, other in pairwise(lines)), default=0.0)
