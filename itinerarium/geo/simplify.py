"""A line of very many points -> the few that tell its way (Douglas and Peucker 1973)."""

from __future__ import annotations

import numpy as np

from itinerarium.geo.coordinates import Floats, Line
from itinerarium.geo.great_circle import from_centre

TOLERANCE_KM = 0.1
"""How far a point that is left out may lie from the line: less than a pixel at the nearest zoom."""


def simplified(points: Line, tolerance_km: float = TOLERANCE_KM) -> Line:
    """Some of the (lon, lat) points, the two ends always, so that the others lie near the line.

    It is measured in space, from the straight line between two points that are kept. So it holds at
    the poles and across the antimeridian too, and a great circle keeps a point each 70 km.
    """
    vectors = from_centre(np.array(points))
    kept = np.zeros(len(points), dtype=bool)
    kept[[0, -1]] = True
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        away = _distances(vectors[first + 1 : last], vectors[first], vectors[last])
        if len(away) and away.max() > tolerance_km:
            middle = first + 1 + int(away.argmax())
            kept[middle] = True
            stretches += [(first, middle), (middle, last)]
    return tuple(point for point, is_kept in zip(points, kept.tolist(), strict=True) if is_kept)


def _distances(points: Floats, start: Floats, end: Floats) -> Floats:
    """How far points of shape (n, 3) lie from the stretch between two of shape (3,), in km."""
    way = end - start
    length = float(way @ way)
    share = np.clip((points - start) @ way / length, 0, 1) if length else np.zeros(len(points))
    away: Floats = np.linalg.norm(points - start - share[:, np.newaxis] * way, axis=1)
    return away
