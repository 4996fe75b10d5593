"""Lakes and rivers, which the coasts' source lacks: drawn by hand, see ``waters.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from itinerarium.geo.mercator import GRID, Ring, mercator
from itinerarium.vocabulary.errors import AssetError

ROUNDS = 2
"""How often corners are cut: after two rounds a drawn line looks like a curve."""

OFF = 2.0
"""Tolerance of simplification in grid steps."""


@dataclass(frozen=True, slots=True)
class Waters:
    """Lakes as closed rings and rivers as lines, both on the grid of the coasts."""

    lakes: tuple[Ring, ...]
    rivers: tuple[Ring, ...]


def read_waters(path: Path) -> Waters:
    """Read the lakes and rivers of the world and round their corners.

    Parameters
    ----------
    path
        The file ``waters.json``: points (lon, lat) in degrees by name.

    Returns
    -------
    Waters
        Rings and lines of shape (n, 2), x and y in grid steps.

    Raises
    ------
    AssetError
        If the file cannot be read.
    """
    try:
        drawn = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AssetError(f"the basemap's {path.name} cannot be read: {error}") from error
    lakes = [np.array([*points, points[0]]) for points in drawn["lakes"].values()]
    rivers = [np.array(points) for points in drawn["rivers"].values()]
    return Waters(tuple(map(_lake, lakes)), tuple(map(_river, rivers)))


def _lake(points: NDArray[np.float64]) -> Ring:
    curve = rounded(points)[1:-1]
    return _on_grid(np.concatenate([curve, curve[:1]]))


def _river(points: NDArray[np.float64]) -> Ring:
    return _on_grid(rounded(points))


def _on_grid(points: NDArray[np.float64]) -> Ring:
    curve = shapely.LineString(mercator(points) * GRID).simplify(OFF)
    return np.rint(shapely.get_coordinates(curve)).astype(np.int32)


def rounded(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cut the corners of a line; its ends stay.

    Parameters
    ----------
    points
        Shape (n, 2), in any unit.

    Returns
    -------
    array of shape (m, 2)
        In the same unit.

    References
    ----------
    G. M. Chaikin, "An algorithm for high-speed curve generation", Computer Graphics and Image
    Processing 3 (1974), 346-349.
    """
    for _ in range(ROUNDS):
        near = 0.75 * points[:-1] + 0.25 * points[1:]
        far = 0.25 * points[:-1] + 0.75 * points[1:]
        inner = np.stack([near, far], axis=1).reshape(-1, 2)
        points = np.concatenate([points[:1], inner, points[-1:]])
    return points
