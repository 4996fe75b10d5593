"""The Web Mercator world (EPSG:3857), as parts of its side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MAX_LAT = 85.0511287798066


def mercator(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The (n, 2) lon and lat in degrees as parts of the Web Mercator world, y from the north."""
    lat = np.radians(np.clip(points[:, 1], -MAX_LAT, MAX_LAT))
    y = 0.5 - np.log(np.tan(np.pi / 4 + lat / 2)) / (2 * np.pi)
    return np.column_stack([points[:, 0] / 360 + 0.5, np.clip(y, 0, 1)])


GRID = 2**18
"""Steps along each side of the Web Mercator world in which coasts are stored and shipped."""

Ring: TypeAlias = NDArray[np.int32]
"""(n, 2) points x, y on the grid, y downwards, the first repeated as the last."""
