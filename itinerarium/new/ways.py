"""One way in pieces, and the places on it -> its legs, each with its part of the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from itinerarium.geo.coordinates import Line
from itinerarium.new.along import Halt, halts_on
from itinerarium.new.place_index import PlaceIndex


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a way between two nodes; ``first`` and ``last`` count all points of the way."""

    origin: str
    destination: str
    lines: tuple[Line, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Node:
    """A place on a way, and the number of its point among all points of the way."""

    id: str
    at: int


def nodes_on(pieces: Sequence[Line], places: PlaceIndex, reach: float) -> list[Node]:
    """The places on a way's pieces, of those at one point the nearest alone."""
    best: dict[str, tuple[float, int]] = {}
    before = 0
    for piece in pieces:
        for halt in halts_on(piece, places, reach):
            best[halt.id] = min(
                best.get(halt.id, (halt.km, before + halt.index)), (halt.km, before + halt.index)
            )
        before += len(piece)
    by_point: dict[int, Halt] = {}
    for id_, (km, at) in best.items():
        if at not in by_point or km < by_point[at].km:
            by_point[at] = Halt(id_, at, km)
    return [Node(by_point[at].id, at) for at in sorted(by_point)]


def stages(pieces: Sequence[Line], nodes: Sequence[Node]) -> Iterator[Stage]:
    """The parts of a way between nodes, which begin with its first point and end with its last."""
    for one, other in pairwise(nodes):
        yield Stage(one.id, other.id, _between(pieces, one.at, other.at), one.at, other.at)


def _between(pieces: Sequence[Line], first: int, last: int) -> tuple[Line, ...]:
    """The pieces from a point to another, both of which belong to them."""
    found = []
    before = 0
    for piece in pieces:
        part = piece[max(first - before, 0) : max(last - before + 1, 0)]
        if len(part) > 1:
            found.append(part)
        before += len(piece)
    return tuple(found)
