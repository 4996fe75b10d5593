"""The smallest box round points and lines on the globe, across the antimeridian too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from itinerarium.geo.coordinates import Counts, Floats, Line

FREE_DEGREES = 150.0
"""A story is drawn across the antimeridian if it leaves so many degrees of longitude free.

A wider one would put a continent where no reader looks for it: Mexico to the right of Japan.
"""


class BoundingBox(NamedTuple):
    """A bounding box in degrees: south, west, north, east.

    ``east`` is greater than ``west``, thus above 180 where the box crosses the antimeridian.
    """

    south: float
    west: float
    north: float
    east: float

    @property
    def crosses(self) -> bool:
        """Whether the antimeridian runs through it."""
        return self.east > 180


def bounding_box(lines: Sequence[Line]) -> BoundingBox:
    """Find the smallest box that holds all lines; that of a single point has no size.

    Longitudes are from -180° to 180°, unless everything fits into half the world across the
    antimeridian: then the east lies above 180°. What is wider has the ordinary map, with its lines
    cut at the edges.

    Parameters
    ----------
    lines
        At least one line; each has at least one point (lon, lat) in degrees and does not jump over
        the antimeridian.

    Returns
    -------
    BoundingBox
        South, west, north, east in degrees.
    """
    flat, starts = flatten(lines)
    lats, lons = flat[:, 1], flat[:, 0]
    spans = np.minimum.reduceat(lons, starts), np.maximum.reduceat(lons, starts)
    west, east = _longitudes(*spans)
    return BoundingBox(float(lats.min()), west, float(lats.max()), east)


def flatten(lines: Sequence[Line]) -> tuple[Floats, Counts]:
    """Join lines into one array.

    Parameters
    ----------
    lines
        Points (lon, lat) in degrees.

    Returns
    -------
    points : Floats
        Shape (n, 2), (lon, lat): the points of one line after those of the other.
    starts : Counts
        Shape (number of lines,): the index of each line's first point.
    """
    numbers = chain.from_iterable(chain.from_iterable(lines))
    counts = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    return np.fromiter(numbers, dtype=np.float64).reshape(-1, 2), starts


def _longitudes(wests: Floats, easts: Floats) -> tuple[float, float]:
    """Find the west and east edge of the smallest box round spans of longitude."""
    order = np.argsort(wests, kind="stable")
    wests, reached = wests[order], np.maximum.accumulate(easts[order])
    west, east = float(wests[0]), float(reached[-1])
    if len(wests) == 1:
        return west, east
    gaps = wests[1:] - reached[:-1]
    widest = int(np.argmax(gaps))
    if gaps[widest] < max(FREE_DEGREES, west + 360 - east):
        return west, east
    return float(wests[widest + 1]), float(reached[widest]) + 360
