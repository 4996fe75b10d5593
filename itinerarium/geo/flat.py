"""A picture without geography: its pixels as degrees round 0° N, 0° E, where degrees are square."""

from __future__ import annotations

import numpy as np

from itinerarium.geo.coordinates import Floats
from itinerarium.geo.mercator import from_mercator

ZOOM = 10
"""The zoom at which the picture's pixels are the screen's."""

SIDE = 256 * 2**ZOOM


def degrees_of(pixels: Floats, width: float, height: float) -> Floats:
    """Lay pixels on the globe so that Web Mercator shows the picture as it is.

    Parameters
    ----------
    pixels
        Array of shape (n, 2), from the picture's top left corner.
    width, height
        The picture's size in pixels.

    Returns
    -------
    Floats
        Shape (n, 2), (lon, lat) in degrees.
    """
    return from_mercator(0.5 + (pixels - np.array([width, height]) / 2) / SIDE)
