"""What a coast lacks where one looks closely: bends between the points that the whole map has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from itinerarium.geo.line_codec import encoded_line, encoded_numbers
from itinerarium.geo.mercator import GRID, Ring, mercator

CLOSE = GRID / 360 * 2.0
"""Half the side of the square around a point in which the coast is fine, in grid steps."""

FINEST = 0.35
"""The first tolerance that is tried, in grid steps: about 40 m in the middle of Europe."""

LEAST_AREA = 30.0
"""Square steps: smaller islands are left out."""


@dataclass(frozen=True, slots=True)
class FineCoast:
    """Bends by the number of the ring that they are of, and islands that the whole map lacks.

    Each text has, for each stretch with bends: how many points of the ring lie between it and the
    one before, how many points it has, and the steps in x and y from the point that it begins at.
    """

    rings: tuple[int, ...]
    bends: tuple[str, ...]
    islands: tuple[str, ...]


def fine_coast(
    rings: Sequence[Ring], coarse: Sequence[Ring], close: NDArray[np.float64], max_characters: int
) -> FineCoast:
    """Find the bends and islands near points, as fine as the number of characters allows.

    Parameters
    ----------
    rings
        Each of shape (n, 2), x and y in grid steps, the first point repeated as the last.
    coarse
        The rings of the whole map: points of the same rings, not repeated.
    close
        Shape (m, 2), (lon, lat) in degrees.
    max_characters
        What all texts together may have.

    Returns
    -------
    FineCoast
        Nothing where there are no points.
    """
    if not len(close):
        return FineCoast((), (), ())
    spots = shapely.STRtree([shapely.Point(spot) for spot in mercator(close) * GRID % GRID])
    numbers = {tuple(ring[0].tolist()): number for number, ring in enumerate(coarse)}
    known = [(numbers.get(tuple(ring[0].tolist())), ring) for ring in rings]
    stretches = {}
    for number, ring in known:
        if number is not None and (at := _positions(ring, coarse[number])) is not None:
            stretches[number] = _stretches(ring, at, spots)
    islands = [ring for number, ring in known if number is None and _is_near(ring, spots)]
    off = FINEST
    while True:
        found = _fine(stretches, islands, off)
        if sum(map(len, (*found.bends, *found.islands))) <= max_characters:
            return found
        off *= 1.25


def _stretches(
    ring: Ring, at: NDArray[np.int64], spots: shapely.STRtree
) -> list[tuple[int, NDArray[np.int32]]]:
    """Give the parts of a ring between two points that the coarse one has, if near a spot."""
    ends = np.append(at[1:], len(ring) - 1)
    longer = np.flatnonzero(ends - at > 1)
    parts = [(int(n), ring[at[n] : ends[n] + 1]) for n in longer]
    return [(n, part) for n, part in parts if _is_near(part, spots)]


def _positions(ring: Ring, coarse: Ring) -> NDArray[np.int64] | None:
    """Say where in a ring each point of the coarse one is; nothing if that is another ring's.

    Where runs of different detail meet, the coarse ring has a point twice.
    """
    found, at = [], 0
    points = ring.tolist()
    try:
        for point in coarse.tolist():
            at = points.index(point, at)
            found.append(at)
    except ValueError:
        return None
    return np.array(found)


def _is_near(part: Ring, spots: shapely.STRtree) -> bool:
    (left, top), (right, bottom) = part.min(axis=0) - CLOSE, part.max(axis=0) + CLOSE
    if not len(spots.query(shapely.box(left, top, right, bottom))):
        return False
    nearest = spots.nearest(shapely.points(part.astype(float)))
    aside = np.abs(shapely.get_coordinates(spots.geometries[nearest]) - part)
    return bool(np.any(aside.max(axis=1) <= CLOSE))


def _fine(
    stretches: dict[int, list[tuple[int, NDArray[np.int32]]]], islands: Sequence[Ring], off: float
) -> FineCoast:
    texts = {number: _bends(parts, off) for number, parts in stretches.items() if parts}
    texts = {number: text for number, text in texts.items() if text}
    simple = [_simplified(ring, off) for ring in islands]
    seen = [ring for ring in simple if len(ring) > 3 and _area(ring) > LEAST_AREA]
    written = tuple(encoded_line(ring[:-1]) for ring in seen)
    return FineCoast(tuple(texts), tuple(texts.values()), written)


def _bends(parts: Sequence[tuple[int, NDArray[np.int32]]], off: float) -> str:
    numbers: list[NDArray[np.int32]] = []
    last = 0
    for number, part in parts:
        simple = _simplified(part, off)
        if len(simple) < 3:
            continue
        steps = np.diff(simple[:-1], axis=0).ravel()
        numbers.append(np.concatenate([[number - last, len(simple) - 2], steps]).astype(np.int32))
        last = number
    return encoded_numbers(np.concatenate(numbers)) if numbers else ""


def _simplified(part: Ring, off: float) -> Ring:
    line = shapely.simplify(shapely.LineString(part.astype(float)), off, preserve_topology=False)
    return np.rint(shapely.get_coordinates(line)).astype(np.int32)


def _area(ring: Ring) -> float:
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    return abs(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))) / 2
