"""Points as Leaflet takes them: [lat, lon], rounded, in the story's own range of longitudes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from itinerarium.geo.bounding_box import BoundingBox, flatten
from itinerarium.geo.coordinates import Floats, Line

LatLon: TypeAlias = list[float]

DECIMALS = 5
"""A metre: finer than any place of the past is known, and half the size of unrounded numbers."""

KM_DECIMALS = 1
"""A hundred metres: finer than a way between two places of the past is known."""


def to_leaflet(points: Floats) -> Floats:
    """Points of shape (n, 2), (lon, lat), as Leaflet takes them: (lat, lon)."""
    return points[:, ::-1]


def leaflet_lines(lines: Sequence[Line], box: BoundingBox) -> list[list[LatLon]]:
    """The lines for Leaflet; each lies in the turn of the world that is nearest to the box.

    Lines come cut at the antimeridian. In a story across it, those west of it and those east of it
    meet at 180° again, as 185° is drawn for -175°; in any other story nothing is moved.
    """
    if not lines:
        return []
    flat, starts = flatten(lines)
    if box.crosses:
        flat[:, 0] += np.repeat(_shifts(flat[:, 0], starts, box), np.diff([*starts, len(flat)]))
    points = (np.round(to_leaflet(flat), DECIMALS) + 0.0).tolist()
    return [points[start:end] for start, end in pairwise([*starts.tolist(), len(points)])]


def joined(parts: Sequence[list[LatLon]]) -> list[list[LatLon]]:
    """The parts of one leg; two that meet, as across the antimeridian, are one."""
    whole: list[list[LatLon]] = []
    for part in parts:
        if whole and whole[-1][-1] == part[0]:
            whole[-1] = whole[-1] + part[1:]
        else:
            whole.append(part)
    return whole


def leaflet_bounds(box: BoundingBox) -> list[LatLon]:
    """The box as [[south, west], [north, east]]."""
    south, west, north, east = (round(edge, DECIMALS) + 0.0 for edge in box)
    return [[south, west], [north, east]]


def _shifts(
    lons: Floats, starts: np.ndarray[tuple[int], np.dtype[np.int64]], box: BoundingBox
) -> Floats:
    """By how many degrees each line moves to have its middle next to the box's."""
    middles = (np.minimum.reduceat(lons, starts) + np.maximum.reduceat(lons, starts)) / 2
    return 360.0 * np.round(((box.west + box.east) / 2 - middles) / 360)
