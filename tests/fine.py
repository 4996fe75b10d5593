"""A plate's coast with all its bends, as the page draws it near."""

from __future__ import annotations

import numpy as np

from itinerarium.basemap.plate import Plate
from itinerarium.geo.line_codec import decoded_line, decoded_numbers
from itinerarium.geo.mercator import Ring


def fine_rings(plate: Plate) -> list[Ring]:
    """Every ring of land and lakes, the first point repeated."""
    rings = [decoded_line(text) for text in plate.coast]
    for number, bends in zip(plate.fine.rings, plate.fine.bends, strict=True):
        rings[number] = with_bends(rings[number], decoded_numbers(bends).tolist())
    rings += [decoded_line(text) for text in plate.fine.islands]
    return [np.concatenate([ring, ring[:1]]) for ring in rings]


def with_bends(ring: Ring, bends: list[int]) -> Ring:
    """The ring with the points between its own."""
    pieces, done, start, at = [], 0, 0, 0
    while at < len(bends):
        start += bends[at]
        steps = np.array(bends[at + 2 : at + 2 + 2 * bends[at + 1]]).reshape(-1, 2)
        pieces += [ring[done : start + 1], ring[start] + np.cumsum(steps, axis=0)]
        done, at = start + 1, at + 2 + 2 * bends[at + 1]
    return np.concatenate([*pieces, ring[done:]]).astype(np.int32)
