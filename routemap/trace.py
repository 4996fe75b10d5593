"""Routes to lines on the globe: great circles cut at the antimeridian, lengths, the story's box.

Points are (lon, lat) in degrees, shapely's order; ``to_geopy`` turns them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice, pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from routemap.globe import (
    Floats,
    Point,
    cut_at_antimeridian,
    great_circle,
    pieces_needed,
)
from routemap.model import Atlas, Leg, Line, Place, Route, TracedLeg, TracedRoute

GEOPY_LIMIT = 1000
"""Up to so many steps geopy measures them; pyproj, 500 times as fast, measures more."""

FREE_DEGREES = 60.0
"""A story that leaves so many degrees of longitude free may be drawn across the antimeridian."""

Steps: TypeAlias = npt.NDArray[np.int64]


class Box(NamedTuple):
    """The smallest box round a story in degrees.

    ``east`` is greater than ``west``, thus above 180 where the box crosses the antimeridian.
    """

    south: float
    west: float
    north: float
    east: float

    @property
    def crosses(self) -> bool:
        """Whether the antimeridian runs through it."""
        return self.east > 180


def to_geopy(point: Point) -> tuple[float, float]:
    """The point as geopy takes it: (lat, lon)."""
    return point[1], point[0]


def trace_routes(atlas: Atlas) -> tuple[TracedRoute, ...]:
    """Every route with its legs as lines of great circles and their lengths in kilometres.

    Lengths are geodesics on WGS84 along the points that the author gave (Karney 2013).
    """
    points = {place.id: (place.lon, place.lat) for place in atlas.places}
    legs = [leg for route in atlas.routes for leg in route.legs]
    traced = _trace(legs, [_author_line(leg, points) for leg in legs])
    return tuple(_gather(route, traced) for route in atlas.routes)


def bounds_of(places: Iterable[Place], routes: Iterable[TracedRoute]) -> Box:
    """The smallest box that holds the places and the lines; a single place's has no size.

    Longitudes are those of -180° to 180°, unless the box is smaller across the antimeridian and
    leaves at least ``FREE_DEGREES`` free: then its east lies above 180°. A story round the whole
    world keeps the ordinary map, its lines cut at the edges.
    """
    points = [(place.lon, place.lat) for place in places]
    parts = [part for route in routes for leg in route.legs for part in leg.parts]
    lines = [*((point,) for point in points), *parts]
    flat, starts = flatten(lines)
    lats, lons = flat[:, 1], flat[:, 0]
    spans = np.minimum.reduceat(lons, starts), np.maximum.reduceat(lons, starts)
    west, east = _longitudes(*spans)
    return Box(float(lats.min()), west, float(lats.max()), east)


def _gather(route: Route, traced: Iterator[TracedLeg]) -> TracedRoute:
    return TracedRoute(route, tuple(islice(traced, len(route.legs))))


def _author_line(leg: Leg, points: Mapping[str, Point]) -> Line:
    """The points that the author gave for a leg, from its origin to its destination."""
    origin, destination = points[leg.origin], points[leg.destination]
    if leg.shape:
        return _join(origin, leg.shape, destination)
    if leg.via:
        return (origin, *(points[place] for place in leg.via), destination)
    return origin, destination


def _join(origin: Point, shape: Line, destination: Point) -> Line:
    """The shape from the origin to the destination, turned round if it was drawn the other way."""
    ahead = math.dist(origin, shape[0]) + math.dist(shape[-1], destination)
    back = math.dist(origin, shape[-1]) + math.dist(shape[0], destination)
    middle = shape if ahead <= back else shape[::-1]
    line = (origin, *middle, destination)
    return (origin, *(b for a, b in pairwise(line) if a != b))


def _trace(legs: Sequence[Leg], lines: Sequence[Line]) -> Iterator[TracedLeg]:
    """Each leg with its line and length; those that a straight line serves are the quick case."""
    if not legs:
        return
    flat, starts = flatten(lines)
    inner = np.ones(len(flat) - 1, dtype=bool)
    inner[starts[1:] - 1] = False
    origins, destinations = flat[:-1][inner], flat[1:][inner]
    first_step = starts - np.arange(len(starts))
    lengths = step_lengths(origins, destinations)
    pieces = pieces_needed(origins, destinations)
    bent = (pieces > 1) | (np.abs(destinations[:, 0] - origins[:, 0]) > 180)
    is_bent = np.logical_or.reduceat(bent, first_step).tolist()
    km = np.add.reduceat(lengths, first_step).tolist()
    for i, (leg, line) in enumerate(zip(legs, lines, strict=True)):
        steps = slice(int(first_step[i]), int(first_step[i]) + len(line) - 1)
        parts = _bend(line, pieces[steps].tolist()) if is_bent[i] else (line,)
        yield TracedLeg(leg, parts, km[i], _via_km(leg, lengths[steps]))


def _bend(line: Line, pieces: Sequence[int]) -> tuple[Line, ...]:
    """The line along its great circles, in parts cut at the antimeridian."""
    points = [line[0]]
    for (origin, destination), count in zip(pairwise(line), pieces, strict=True):
        points.extend(great_circle(origin, destination, count))
        points.append(destination)
    return cut_at_antimeridian(points)


def _via_km(leg: Leg, lengths: Floats) -> tuple[float, ...]:
    """How far from the origin each place of ``via`` lies; nothing where a shape is given."""
    if not leg.via or leg.shape:
        return ()
    return tuple(islice(accumulate(lengths.tolist()), len(leg.via)))


def step_lengths(origins: Floats, destinations: Floats) -> Floats:
    """The geodesics on WGS84 between points of shape (n, 2), in kilometres, shape (n,)."""
    if len(origins) > GEOPY_LIMIT:
        return _lengths_by_pyproj(origins, destinations)
    return _lengths_by_geopy(origins, destinations)


def _lengths_by_geopy(origins: Floats, destinations: Floats) -> Floats:
    from geopy.distance import geodesic

    pairs = zip(origins.tolist(), destinations.tolist(), strict=True)
    return np.array([geodesic(to_geopy(a), to_geopy(b)).km for a, b in pairs])


def _lengths_by_pyproj(origins: Floats, destinations: Floats) -> Floats:
    from pyproj import Geod

    measured = Geod(ellps="WGS84").inv(*origins.T, *destinations.T)
    return np.asarray(measured[2], dtype=np.float64) / 1000


def flatten(lines: Sequence[Line]) -> tuple[Floats, Steps]:
    """All points in one array of shape (n, 2), and the index of each line's first one, (m,)."""
    numbers = chain.from_iterable(chain.from_iterable(lines))
    counts = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    return np.fromiter(numbers, dtype=np.float64).reshape(-1, 2), starts


def _longitudes(wests: Floats, easts: Floats) -> tuple[float, float]:
    """The west and east edge of the smallest box round spans of longitude."""
    order = np.argsort(wests, kind="stable")
    wests, reached = wests[order], np.maximum.accumulate(easts[order])
    west, east = float(wests[0]), float(reached[-1])
    if len(wests) == 1:
        return west, east
    gaps = wests[1:] - reached[:-1]
    widest = int(np.argmax(gaps))
    if gaps[widest] < max(FREE_DEGREES, west + 360 - east):
        return west, east
    return float(wests[widest + 1]), float(reached[widest]) + 360
