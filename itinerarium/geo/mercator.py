"""Web Mercator (EPSG:3857): the world as a square, and the grid that its lines are stored on."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from itinerarium.geo.coordinates import Floats

MAX_LAT = 85.0511287798066
"""The latitude in degrees where the square ends: the inverse Gudermannian of pi."""

GRID = 2**18
"""Steps along each side of the square on which coasts are quantised."""

Ring: TypeAlias = NDArray[np.int32]
"""Points x, y on the grid, shape (n, 2), y downwards, the first repeated as the last."""


def mercator(points: Floats) -> Floats:
    """Project points onto the unit square of Web Mercator (EPSG:3857, divided by its side).

    Parameters
    ----------
    points
        Array of shape (n, 2), (lon, lat) in degrees; latitudes beyond ``MAX_LAT`` are clipped.

    Returns
    -------
    Floats
        Shape (n, 2), (x, y): x from 0 at 180° W to 1 at 180° E, y from 0 in the north to 1.
    """
    lat = np.radians(np.clip(points[:, 1], -MAX_LAT, MAX_LAT))
    y = 0.5 - np.log(np.tan(np.pi / 4 + lat / 2)) / (2 * np.pi)
    return np.column_stack([points[:, 0] / 360 + 0.5, np.clip(y, 0, 1)])


def from_mercator(points: Floats) -> Floats:
    """Turn points of the unit square of Web Mercator back into degrees.

    Parameters
    ----------
    points
        Array of shape (n, 2), (x, y) as ``mercator`` gives them.

    Returns
    -------
    Floats
        Shape (n, 2), (lon, lat) in degrees.
    """
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * points[:, 1]))))
    return np.column_stack([(points[:, 0] - 0.5) * 360, lat])
