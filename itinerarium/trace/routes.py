"""Routes -> lines on the globe: great circles cut at the antimeridian, lengths, bounding box."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice, pairwise
from typing import cast

import numpy as np

from itinerarium.geo.antimeridian import cut_at_antimeridian
from itinerarium.geo.bounding_box import bounding_box, flatten
from itinerarium.geo.coordinates import (
    Counts,
    Floats,
    Line,
    LonLat,
)
from itinerarium.geo.distance import geodesic_km
from itinerarium.geo.great_circle import in_direction_of_travel, interpolate, segments_needed
from itinerarium.vocabulary.atlas import Atlas, Leg
from itinerarium.vocabulary.traced import Traced, TracedLeg, TracedRoute


def trace(atlas: Atlas) -> Traced:
    """Trace every leg along great circles, measure it, and find the story's bounding box.

    A leg runs through the points that its author gave: its ends, and those of ``via`` or ``shape``.

    Parameters
    ----------
    atlas
        A checked story.

    Returns
    -------
    Traced
        ``routes``, each with its legs in their order. A leg's ``parts`` are lines (lon, lat) in
        degrees, cut at the antimeridian and dense enough to be drawn as straight lines in Mercator;
        ``km`` is its length along geodesics on WGS84; ``via_km`` how far from the origin each place
        of ``via`` lies. ``box`` is the bounding box of all places and parts.

    See Also
    --------
    itinerarium.geo.distance.geodesic_km, itinerarium.geo.great_circle.segments_needed
    """
    points = {place.id: place.at for place in atlas.places}
    legs = [leg for route in atlas.routes for leg in route.legs]
    traced = list(_trace(legs, [_author_lines(leg, points) for leg in legs]))
    parts = [part for leg in traced for part in leg.parts]
    rest = iter(traced)
    return Traced(
        tuple(TracedRoute(route, tuple(islice(rest, len(route.legs)))) for route in atlas.routes),
        bounding_box([*((point,) for point in points.values()), *parts]),
    )


def _author_lines(leg: Leg, points: Mapping[str, LonLat]) -> list[Line]:
    """Give the points that the author gave for a leg, from its origin to its destination.

    They are one line but for a shape in pieces: between these nothing is known of the way.
    """
    origin, destination = points[leg.origin], points[leg.destination]
    if leg.shape:
        return _tied(origin, leg, destination)
    if leg.via:
        return [(origin, *(points[place] for place in leg.via), destination)]
    return [(origin, destination)]


def _tied(origin: LonLat, leg: Leg, destination: LonLat) -> list[Line]:
    """Join a shape with its leg's ends, turned round if it was drawn the other way."""
    middle = in_direction_of_travel(origin, leg.shape, destination)
    last = len(middle)
    is_turned = middle != leg.shape
    breaks = [last - at for at in reversed(leg.breaks)] if is_turned else leg.breaks
    pieces = [middle[start:end] for start, end in pairwise([0, *breaks, last])]
    pieces[0] = (origin, *pieces[0])
    pieces[-1] = (*pieces[-1], destination)
    distinct = [(line[0], *(b for a, b in pairwise(line) if a != b)) for line in pieces]
    return [line for line in distinct if len(line) > 1] or [(origin, destination)]


def _trace(legs: Sequence[Leg], lines: Sequence[Sequence[Line]]) -> Iterator[TracedLeg]:
    """Give each leg with its parts and its length, all legs measured and densified at once."""
    if not legs:
        return
    flat, starts = flatten([line for pieces in lines for line in pieces])
    steps = _steps_within(len(flat), starts)
    first_steps = starts - np.arange(len(starts))
    lengths = geodesic_km(flat[steps], flat[steps + 1])
    kilometres = iter(np.add.reduceat(lengths, first_steps).tolist())
    parts = _densify(flat, starts, steps)
    firsts = iter(first_steps.tolist())
    for leg, pieces in zip(legs, lines, strict=True):
        km = math.fsum(islice(kilometres, len(pieces))) + leg.thinned_km
        line = tuple(chain.from_iterable(islice(parts, len(pieces))))
        first, *_ = islice(firsts, len(pieces))
        yield TracedLeg(leg, line, km, _via_km(leg, lengths[first:]) if leg.via else ())


def _densify(flat: Floats, starts: Counts, steps: Counts) -> Iterator[tuple[Line, ...]]:
    """Put points on each line's great circles, and cut it at the antimeridian."""
    pieces = segments_needed(flat[steps], flat[steps + 1])
    added = np.zeros(len(flat), dtype=np.int64)
    added[steps] = pieces - 1
    positions = np.arange(len(flat)) + np.cumsum(added) - added
    is_given = np.zeros(len(flat) + int(added.sum()), dtype=bool)
    is_given[positions] = True
    bent = np.empty((len(is_given), 2))
    bent[is_given] = flat
    bending = pieces > 1
    ends = steps[bending]
    bent[~is_given] = interpolate(flat[ends], flat[ends + 1], pieces[bending])
    return _cut(bent, positions[starts])


def _cut(flat: Floats, starts: Counts) -> Iterator[tuple[Line, ...]]:
    """Cut each line where it crosses the antimeridian; most lines are one part."""
    jumps = np.zeros(len(flat), dtype=bool)
    steps = _steps_within(len(flat), starts)
    jumps[steps] = np.abs(flat[steps + 1, 0] - flat[steps, 0]) > 180
    crosses = np.logical_or.reduceat(jumps, starts).tolist()
    points = cast(list[LonLat], list(zip(*flat.T.tolist(), strict=True)))
    spans = pairwise([*starts.tolist(), len(points)])
    for (start, end), is_cut in zip(spans, crosses, strict=True):
        line = tuple(points[start:end])
        yield cut_at_antimeridian(line) if is_cut else (line,)


def _steps_within(count: int, starts: Counts) -> Counts:
    """Give the index of each point that is followed by another one of its line."""
    is_last = np.zeros(count, dtype=bool)
    is_last[starts[1:] - 1] = True
    is_last[-1] = True
    return np.flatnonzero(~is_last)


def _via_km(leg: Leg, lengths: Floats) -> tuple[float, ...]:
    """Give how far from the origin each place of ``via`` lies; nothing where there is a shape."""
    return () if leg.shape else tuple(accumulate(lengths[: len(leg.via)].tolist()))
