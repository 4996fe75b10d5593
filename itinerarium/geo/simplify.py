"""Lines of very many points reduced to those that matter."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from itinerarium.geo.coordinates import Floats, Line
from itinerarium.geo.great_circle import from_centre

TOLERANCE_KM = 0.1
"""The default tolerance: less than a pixel at the highest zoom."""
LONG, LOPSIDED = 200, 50
"""A stretch of more points is halved too where a cut leaves all but one in so many on one side."""


def simplified(points: Line, tolerance_km: float = TOLERANCE_KM) -> Line:
    """Leave out points that lie near the line through the others; both ends stay.

    Distances are measured in space, from the chord between two points that stay. So it works at the
    poles and across the antimeridian too, and a great circle retains a point every 70 km.

    Parameters
    ----------
    points
        (lon, lat) in degrees, at least two.
    tolerance_km
        How far, in kilometres, a point that is left out may lie from the line.

    Returns
    -------
    Line
        Some of the points, in the same order.

    References
    ----------
    D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of the number of points required
    to represent a digitized line or its caricature", The Canadian Cartographer 10 (1973), 112-122.
    """
    vectors = from_centre(np.array(points))
    kept = np.zeros(len(points), dtype=bool)
    kept[[0, -1]] = True
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        away = _distances(vectors[first + 1 : last], vectors[first], vectors[last])
        if len(away) and away.max() > tolerance_km:
            ends = _ends(first, first + 1 + int(away.argmax()), last)
            kept[ends] = True
            stretches += pairwise(ends)
    return tuple(point for point, is_kept in zip(points, kept.tolist(), strict=True) if is_kept)


def _ends(first: int, farthest: int, last: int) -> list[int]:
    """Where a stretch is cut: at its farthest point, and if that halves nothing, in the middle too.

    A zigzag that grows gives up one point a cut, which would take the square of its length.
    """
    middle = (first + last) // 2
    is_lopsided = min(farthest - first, last - farthest) < (last - first) / LOPSIDED
    if last - first > LONG and is_lopsided:
        return sorted((first, farthest, middle, last))
    return [first, farthest, last]


def _distances(points: Floats, start: Floats, end: Floats) -> Floats:
    """Give how far points of shape (n, 3) lie from the segment between two of shape (3,), in km."""
    way = end - start
    length = float(way @ way)
    share = np.clip((points - start) @ way / length, 0, 1) if length else np.zeros(len(points))
    away: Floats = np.linalg.norm(points - start - share[:, np.newaxis] * way, axis=1)
    return away
