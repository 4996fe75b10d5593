"""Points as Leaflet takes them: [lat, lon], rounded, in the story's own range of longitudes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from itinerarium.geo.bounding_box import BoundingBox, flatten
from itinerarium.geo.coordinates import Floats, Line

LeafletPoint: TypeAlias = list[float]

DECIMALS = 5
"""A metre: finer than any historical place is known, and half the size of unrounded numbers."""

KM_DECIMALS = 1
"""A hundred metres: finer than the length of any historical route is known."""

NEAR_KM, NEAR_DECIMALS = 5, 2
"""What is shorter may be a walk through a town: it is told to ten metres."""


def rounded_km(lengths: Sequence[float]) -> list[float]:
    """Round lengths as exactly as they are told.

    Parameters
    ----------
    lengths
        In kilometres.

    Returns
    -------
    list of float
        In kilometres.
    """
    given = np.asarray(lengths, dtype=float)
    whole = np.round(given, KM_DECIMALS)
    rounded: list[float] = np.where(given < NEAR_KM, np.round(given, NEAR_DECIMALS), whole).tolist()
    return rounded


def to_leaflet(points: Floats) -> Floats:
    """Put the latitude first.

    Parameters
    ----------
    points
        Array of shape (n, 2), (lon, lat) in degrees.

    Returns
    -------
    Floats
        Shape (n, 2), (lat, lon) in degrees.
    """
    return points[:, ::-1]


def leaflet_lines(lines: Sequence[Line], box: BoundingBox) -> list[list[LeafletPoint]]:
    """Give lines as Leaflet draws them, each in the world copy that is nearest to the box.

    In a story across the antimeridian, what lies west of 180° and what lies east of it meet there
    again: -175° is drawn at 185°. In any other story nothing is moved.

    Parameters
    ----------
    lines
        Points (lon, lat) in degrees, cut at the antimeridian.
    box
        The story's bounding box.

    Returns
    -------
    list of list of LeafletPoint
        Each line's [lat, lon] in degrees, rounded to ``DECIMALS``.
    """
    if not lines:
        return []
    flat, starts = flatten(lines)
    if box.crosses:
        flat[:, 0] += np.repeat(_shifts(flat[:, 0], starts, box), np.diff([*starts, len(flat)]))
    points = (np.round(to_leaflet(flat), DECIMALS) + 0.0).tolist()
    return [points[start:end] for start, end in pairwise([*starts.tolist(), len(points)])]


def join_parts(parts: Sequence[list[LeafletPoint]]) -> list[list[LeafletPoint]]:
    """Join the parts of one leg that meet, as they do across the antimeridian.

    Parameters
    ----------
    parts
        Each part's [lat, lon] in degrees, in the order of travel; none is empty.

    Returns
    -------
    list of list of LeafletPoint
        As many parts as there are gaps, plus one.
    """
    whole: list[list[LeafletPoint]] = []
    for part in parts:
        if whole and whole[-1][-1] == part[0]:
            whole[-1] = whole[-1] + part[1:]
        else:
            whole.append(part)
    return whole


def leaflet_bounds(box: BoundingBox) -> list[LeafletPoint]:
    """Give the box as Leaflet's bounds.

    Parameters
    ----------
    box
        South, west, north, east in degrees.

    Returns
    -------
    list of LeafletPoint
        [[south, west], [north, east]] in degrees, rounded to ``DECIMALS``.
    """
    south, west, north, east = (round(edge, DECIMALS) + 0.0 for edge in box)
    return [[south, west], [north, east]]


def _shifts(
    lons: Floats, starts: np.ndarray[tuple[int], np.dtype[np.int64]], box: BoundingBox
) -> Floats:
    """Give by how many degrees each line moves so that its middle lies next to the box's."""
    middles = (np.minimum.reduceat(lons, starts) + np.maximum.reduceat(lons, starts)) / 2
    return 360.0 * np.round(((box.west + box.east) / 2 - middles) / 360)
