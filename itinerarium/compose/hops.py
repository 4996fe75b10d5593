"""A route's hops: pairs of places with markers that follow each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise
from typing import NamedTuple

from itinerarium.geo.leaflet import rounded_km
from itinerarium.vocabulary.story import HopData
from itinerarium.vocabulary.traced import TracedLeg, TracedRoute


class _Hop(NamedTuple):
    """A stretch between two places; ``first`` and ``last`` are the legs it begins and ends on."""

    origin: str
    destination: str
    first: int
    last: int
    km: float


def hops_of(route: TracedRoute, marked: Container[str]) -> list[HopData] | None:
    """The route's hops, each with kilometres; None where its legs are its hops.

    Places without a marker are passed over, within a leg and from a leg to the next.
    """
    if all(_is_hop(leg, marked) for leg in route.legs):
        return None
    hops = _hops_between_marked(route, marked)
    kilometres = rounded_km([hop.km for hop in hops])
    return [(*hop[:4], km) for hop, km in zip(hops, kilometres, strict=True)]


def _is_hop(traced: TracedLeg, marked: Container[str]) -> bool:
    leg = traced.leg
    ends_are_marked = leg.origin in marked and leg.destination in marked
    return ends_are_marked and not (traced.via_km and any(place in marked for place in leg.via))


def _hops_between_marked(route: TracedRoute, marked: Container[str]) -> list[_Hop]:
    """The route's hops, joined at places without markers."""
    hops = [hop for n, leg in enumerate(route.legs, 1) for hop in _hops_of(leg, n, marked)]
    if all(hop.origin in marked and hop.destination in marked for hop in hops):
        return [hop for hop in hops if hop.origin != hop.destination]
    onward: defaultdict[str, list[_Hop]] = defaultdict(list)
    for hop in hops:
        if hop.origin not in marked:
            onward[hop.origin].append(hop)
    starts = (hop for hop in hops if hop.origin in marked)
    return [whole for hop in starts for whole in _follow(hop, onward, marked)]


def _follow(
    start: _Hop, onward: defaultdict[str, list[_Hop]], marked: Container[str]
) -> Iterator[_Hop]:
    """Extend a hop to the next places with markers; in a circle without any it ends nowhere."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        hop = waiting.pop()
        if hop.destination in marked:
            if hop.destination != hop.origin:
                yield hop
        elif hop.destination not in seen:
            seen.add(hop.destination)
            waiting.extend(_join(hop, after) for after in reversed(onward[hop.destination]))


def _join(hop: _Hop, after: _Hop) -> _Hop:
    return _Hop(hop.origin, after.destination, hop.first, after.last, hop.km + after.km)


def _hops_of(traced: TracedLeg, n: int, marked: Container[str]) -> Iterator[_Hop]:
    """The leg's hops from its origin over the marked places of its ``via`` to its destination.

    A leg with a shape is one hop: how far along it a place of ``via`` lies is not known.
    """
    leg = traced.leg
    if not traced.via_km:
        yield _Hop(leg.origin, leg.destination, n, n, traced.km)
        return
    passed = [(p, km) for p, km in zip(leg.via, traced.via_km, strict=True) if p in marked]
    stations = [(leg.origin, 0.0), *passed, (leg.destination, traced.km)]
    for (origin, before), (destination, after) in pairwise(stations):
        yield _Hop(origin, destination, n, n, after - before)
