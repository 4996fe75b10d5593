"""A line in pieces -> its points one after the other, thinned, and what that left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from itinerarium.geo.coordinates import Floats, Line
from itinerarium.geo.distance import geodesic_km, haversine_km
from itinerarium.geo.great_circle import from_centre
from itinerarium.geo.simplify import TOLERANCE_KM, simplified

SHARE = 0.0005
"""Of a line's extent: what is less than a pixel where all of it fills a large window."""
FINEST_KM = 0.002


@dataclass(frozen=True, slots=True)
class Drawn:
    """A leg's own line.

    ``breaks`` are the numbers of the points with which its second and further pieces begin;
    ``thinned_km`` is how much longer it was before it was thinned.
    """

    points: Line
    breaks: tuple[int, ...] = ()
    thinned_km: float = 0.0


def drawn(lines: Sequence[Line]) -> Drawn:
    """The line that pieces make; pieces that meet are one."""
    pieces = _joined([line for line in lines if len(line) > 1] or lines)
    tolerance = min(TOLERANCE_KM, max(FINEST_KM, SHARE * _extent(pieces)))
    thin = [simplified(piece, tolerance) for piece in pieces]
    lost = sum(_km(piece) for piece in pieces) - sum(_km(piece) for piece in thin)
    breaks = tuple(accumulate(map(len, thin[:-1])))
    return Drawn(tuple(point for piece in thin for point in piece), breaks, max(lost, 0.0))


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that go on where the one before ended being one piece."""
    whole: list[list[Line]] = []
    for line in lines:
        if whole and haversine_km((whole[-1][-1][-1], line[0])) <= TOLERANCE_KM:
            whole[-1].append(line)
        else:
            whole.append([line])
    return [tuple(point for line in piece for point in line) for piece in whole]


def _extent(lines: Sequence[Line]) -> float:
    """The way through the box round lines in space, in km."""
    points: Floats = np.concatenate([np.array(line) for line in lines])
    vectors = from_centre(points)
    return float(np.linalg.norm(vectors.max(axis=0) - vectors.min(axis=0)))


def _km(line: Line) -> float:
    """How long a line is, on the ellipsoid."""
    points: Floats = np.array(line)
    return float(geodesic_km(points[:-1], points[1:]).sum()) if len(line) > 1 else 0.0
