"""Places that become more and more -> which of them are near to a point or to a line."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from itinerarium.geo.coordinates import Floats, LonLat
from itinerarium.geo.great_circle import from_centre

_FIRST_SIZE = 64


class PlaceIndex:
    """Points with ids, measured in space: straight through the globe, in km."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._space = np.empty((_FIRST_SIZE, 3))

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, id_: str, point: LonLat) -> None:
        """Add a place at (lon, lat) in degrees."""
        if len(self._ids) == len(self._space):
            self._space = np.concatenate([self._space, np.empty_like(self._space)])
        self._space[len(self._ids)] = from_centre(np.array([point]))[0]
        self._ids.append(id_)

    def nearest(self, point: LonLat, reach: float) -> str:
        """The id of the nearest place within ``reach`` km, or nothing; of equals the first id."""
        away = np.linalg.norm(self._points() - from_centre(np.array([point]))[0], axis=1)
        if not len(away) or away.min() > reach:
            return ""
        return min(self._ids[number] for number in np.flatnonzero(away == away.min()))

    def around(self, line: Floats, reach: float) -> tuple[list[str], Floats]:
        """The ids of all places within ``reach`` km of a line, and of some more, and their points.

        Parameters
        ----------
        line
            Shape (n, 3): its points in space, in km.
        reach
            In km.

        Returns
        -------
        tuple of list of str and Floats
            Of the same length m, and shape (m, 3).
        """
        points = self._points()
        inside = (points >= line.min(axis=0) - reach) & (points <= line.max(axis=0) + reach)
        numbers: npt.NDArray[np.intp] = np.flatnonzero(inside.all(axis=1))
        return [self._ids[number] for number in numbers], points[numbers]

    def _points(self) -> Floats:
        return self._space[: len(self._ids)]
