"""Lines and places -> how long lines are, where they meet, and which places lie on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from itinerarium.geo.coordinates import Floats, Line, LonLat
from itinerarium.geo.distance import EARTH_RADIUS_KM
from itinerarium.geo.great_circle import from_centre

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


def halts_on(line: Line, places: Mapping[str, LonLat], reach: float) -> list[Halt]:
    """The places on a line in the order in which it comes to them, each once."""
    if not places:
        return []
    vectors = from_centre(np.array(line))
    found = []
    near = _near_box(line, places, reach)
    ends = from_centre(np.array([at for _, at in near]).reshape(-1, 2))
    at_once = max(1, MOST_AT_ONCE // len(line))
    parts = (_nearest(vectors, ends[at : at + at_once]) for at in range(0, len(near), at_once))
    nearest = (one for part in parts for one in part)
    for (id_, _), (away, index) in zip(near, nearest, strict=True):
        if away <= reach:
            found.append(Halt(id_, index, away))
    return sorted(found, key=lambda one: (one.index, one.km))


def _near_box(line: Line, places: Mapping[str, LonLat], reach: float) -> list[tuple[str, LonLat]]:
    lons, lats = zip(*line, strict=True)
    north = np.degrees(reach / EARTH_RADIUS_KM) * 1.01
    widest = max(abs(min(lats)), abs(max(lats)))
    east = north / max(np.cos(np.radians(min(widest + north, 89))), 0.01)
    box = shapely.box(min(lons) - east, min(lats) - north, max(lons) + east, max(lats) + north)
    shapely.prepare(box)
    inside = shapely.contains_xy(box, np.array([*places.values()]))
    return [one for one, is_inside in zip(places.items(), inside, strict=True) if is_inside]


def _nearest(line: Floats, points: Floats) -> list[tuple[float, int]]:
    """How far points lie from a line in space, and the nearer end of the step that is nearest."""
    if len(line) == 1:
        return [(float(away), 0) for away in np.linalg.norm(line[0] - points, axis=1)]
    steps = line[1:] - line[:-1]
    lengths = np.maximum((steps * steps).sum(axis=1), 1e-18)
    asked = points[:, np.newaxis]
    shares = np.clip(((asked - line[:-1]) * steps).sum(axis=2) / lengths, 0, 1)
    away = np.linalg.norm(line[:-1] + shares[..., np.newaxis] * steps - asked, axis=2)
    best, rows = away.argmin(axis=1), np.arange(len(points))
    ends = best + (shares[rows, best] > 0.5)
    return list(zip(away[rows, best].tolist(), ends.tolist(), strict=True))


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
