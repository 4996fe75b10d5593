"""Lakes and rivers, which the coasts' source lacks: exact ones, or drawn, see ``waters.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from itinerarium.geo.mercator import GRID, Ring, mercator
from itinerarium.vocabulary.errors import AssetError

ROUNDS = 2
"""How often corners are cut: after two rounds a drawn line looks like a curve."""

OFF = 4.0
"""Tolerance of simplification in grid steps."""

EXACT = "waters-exact.json"
"""Beside the drawn ones: what ``tools/make_waters.py`` found in their place."""


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
    drawn, exact = _read(path), _read(path.with_name(EXACT))
    lakes = [
        _on_grid(np.array(exact["lakes"][name][0])) if name in exact["lakes"] else _lake(points)
        for name, points in drawn["lakes"].items()
    ]
    rivers = [
        _on_grid(np.array(line))
        for name, points in drawn["rivers"].items()
        for line in exact["rivers"].get(name, [rounded(np.array(points))])
    ]
    return Waters(tuple(lakes), tuple(rivers))


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AssetError(f"the basemap's {path.name} cannot be read: {error}") from error


def _lake(points: list[list[float]]) -> Ring:
    curve = rounded(np.array([*points, points[0]]))[1:-1]
    return _on_grid(np.concatenate([curve, curve[:1]]))


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
