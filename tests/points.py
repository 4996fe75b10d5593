"""Points and lines for tests, from plain pairs of numbers."""

from __future__ import annotations

from typing import TypeAlias

from itinerarium.geo.coordinates import Line, LonLat

Pair: TypeAlias = tuple[float, float]


def line_through(*points: Pair) -> Line:
    """The line through these points, each longitude first."""
    return tuple(map(LonLat, points))
