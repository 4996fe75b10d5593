"""Leaflet's [lat, lon] lines -> (lon, lat) lines within ±180°, cut at the antimeridian."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

DECIMALS = 5

LatLons: TypeAlias = Sequence[Sequence[float]]
LonLat: TypeAlias = list[float]


def cut_lines(parts: Iterable[LatLons]) -> list[list[LonLat]]:
    """The parts of a line, each cut where it crosses the antimeridian (RFC 7946, 3.1.9).

    The story's lines run on above 180° and have a point wherever they cross it.
    """
    return [piece for part in parts for piece in _cut(part)]


def whole_ring(ring: LatLons) -> list[LonLat]:
    """A ring, or a single point, which lies within one world copy."""
    lons = [lon for _, lon in ring]
    turn = _turn(min(lons), max(lons))
    return [_moved(point, turn) for point in ring]


def position(lat: float, lon: float) -> LonLat:
    """A point as GeoJSON has it."""
    return _moved((lat, lon), _turn(lon, lon))


def _cut(part: LatLons) -> list[list[LonLat]]:
    lons = [lon for _, lon in part]
    if min(lons) >= -180 and max(lons) <= 180:
        return [[[lon, lat] for lat, lon in part]]
    pieces: list[list[LonLat]] = []
    last = None
    for before, after in pairwise(part):
        turn = _turn(before[1], after[1])
        if turn != last:
            pieces.append([_moved(before, turn)])
        pieces[-1].append(_moved(after, turn))
        last = turn
    return pieces


def _turn(one: float, other: float) -> int:
    """Which world copy the middle of two longitudes lies in; 0 is -180° to 180°."""
    return (
        0 if -180 <= one <= 180 and -180 <= other <= 180 else math.floor((one + other + 360) / 720)
    )


def _moved(point: Sequence[float], turn: int) -> LonLat:
    lat, lon = point
    return [round(lon - 360 * turn, DECIMALS) if turn else lon, lat]
