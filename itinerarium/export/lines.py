"""Leaflet's [lat, lon] lines -> (lon, lat) lines within ±180°, cut at the antimeridian."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise
from typing import TypeAlias

import numpy as np

DECIMALS = 5

LatLons: TypeAlias = Sequence[Sequence[float]]
LonLat: TypeAlias = list[float]
Line: TypeAlias = list[LonLat]


def cut_lines(parts: Iterable[LatLons]) -> list[Line]:
    """The parts of a line, each cut where it crosses the antimeridian (RFC 7946, 3.1.9).

    The story's lines run on above 180° and have a point wherever they cross it.
    """
    return [piece for part in parts for piece in _cut(part)]


def cut_lines_of_each(lines: Sequence[Sequence[LatLons]]) -> list[list[Line]]:
    """What ``cut_lines`` gives for each of many lines, all at once."""
    parts = iter(_cut_each([part for line in lines for part in line]))
    return [
        next(parts) if len(line) == 1 else [piece for _ in line for piece in next(parts)]
        for line in lines
    ]


def _cut_each(parts: Sequence[LatLons]) -> list[list[Line]]:
    """What ``_cut`` gives for each part."""
    if not parts:
        return []
    edges = list(accumulate(map(len, parts), initial=0))
    lat_lons = np.array(list(chain.from_iterable(parts)), dtype=float)
    is_inside = np.logical_and.reduceat(np.abs(lat_lons[:, 1]) <= 180, edges[:-1])
    points = lat_lons[:, ::-1].tolist()
    return [
        [points[begin:end]] if inside else _cut(part)
        for part, (begin, end), inside in zip(
            parts, pairwise(edges), is_inside.tolist(), strict=True
        )
    ]


def whole_ring(ring: LatLons) -> Line:
    """A ring, or a point alone, which lies within one turn of the world."""
    lons = [lon for _, lon in ring]
    turn = _turn(min(lons), max(lons))
    return [_moved(point, turn) for point in ring]


def position(lat: float, lon: float) -> LonLat:
    """A point as GeoJSON has it."""
    return _moved((lat, lon), _turn(lon, lon))


def _cut(part: LatLons) -> list[Line]:
    lons = [lon for _, lon in part]
    if min(lons) >= -180 and max(lons) <= 180:
        return [[[lon, lat] for lat, lon in part]]
    pieces: list[Line] = []
    last = None
    for before, after in pairwise(part):
        turn = _turn(before[1], after[1])
        if turn != last:
            pieces.append([_moved(before, turn)])
        pieces[-1].append(_moved(after, turn))
        last = turn
    return pieces


def _turn(one: float, other: float) -> int:
    """In which turn of the world the middle of two longitudes lies; 0 is -180° to 180°."""
    return (
        0 if -180 <= one <= 180 and -180 <= other <= 180 else math.floor((one + other + 360) / 720)
    )


def _moved(point: Sequence[float], turn: int) -> LonLat:
    lat, lon = point
    return [round(lon - 360 * turn, DECIMALS) if turn else lon, lat]
