"""A route's hops -> the lines along which they run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import accumulate

from itinerarium.vocabulary.story import HopData, LegData, RouteData

Point = Sequence[float]
Parts = list[list[list[float]]]


def all_hops(route: RouteData) -> list[HopData]:
    """The route's hops; these are its legs where the story lists none."""
    given = route.get("hops")
    if given is not None:
        return given
    return [(leg["from"], leg["to"], leg["n"], leg["n"], leg["km"]) for leg in route["legs"]]


def hop_lines(route: RouteData, at: Mapping[str, Point]) -> Iterator[Parts]:
    """The line of each hop, its parts as they stand in the legs.

    Parameters
    ----------
    at
        Where the places with markers lie: [lat, lon] by id.
    """
    onward: defaultdict[str, list[LegData]] = defaultdict(list)
    for leg in route["legs"]:
        onward[leg["from"]].append(leg)
    for hop in all_hops(route):
        legs = _legs_of(route, hop, onward, at)
        parts = [part for leg in legs for part in leg["line"]]
        yield _between(parts, at[hop[0]], at[hop[1]])


def _legs_of(
    route: RouteData,
    hop: HopData,
    onward: Mapping[str, Sequence[LegData]],
    marked: Container[str],
) -> list[LegData]:
    """The legs from a hop's first to its last, the fewest that join them without a marker."""
    ways = [[route["legs"][hop[2] - 1]]]
    seen = {hop[2]}
    for way in ways:
        if way[-1]["n"] == hop[3]:
            return way
        if way[-1]["to"] not in marked:
            after = [leg for leg in onward.get(way[-1]["to"], ()) if leg["n"] not in seen]
            seen.update(leg["n"] for leg in after)
            ways += [[*way, leg] for leg in after]
    return ways[0]


def _between(parts: Parts, start: Point, end: Point) -> Parts:
    """What of a line lies between two of its points; all of it, where they are none of its own."""
    points = [point for part in parts for point in part]
    starts = [n for n, point in enumerate(points) if _is_at(point, start)]
    ends = [
        n for n, point in enumerate(points) if _is_at(point, end) and n > min(starts, default=n)
    ]
    if not ends:
        return parts
    first, last = max(n for n in starts if n < ends[0]), ends[0]
    begins = accumulate((len(part) for part in parts[:-1]), initial=0)
    cut = [
        part[max(0, first - begin) : max(0, last + 1 - begin)]
        for begin, part in zip(begins, parts, strict=True)
    ]
    return [part for part in cut if len(part) > 1]


def _is_at(point: Point, place: Point) -> bool:
    """Whether a point is a place's, in any world copy."""
    return point[0] == place[0] and abs(point[1] - place[1]) % 360 < 1e-9
