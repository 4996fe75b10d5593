"""Tracks and lines -> the same with the names and the ways of travelling that they tell."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from itinerarium.check.tables.modes import mode_of
from itinerarium.geo.coordinates import LatLon, LonLat
from itinerarium.geo.distance import km_between
from itinerarium.new.geodata import Geodata, Stretch

WINDOW, LONGEST_WINDOW = 60.0, 300.0
"""Seconds between the points by which a pace is measured; a receiver errs by metres."""
FEWEST_WINDOWS = 10
LEAST_LETTERS = 4
"""A shorter name is rather that of a place: Lot is a river, and a flight in Polish."""
FAST_SHARE = 0.75
WALKING_KMH = (1.0, 7.5)
"""Between rests nobody walks slower or faster."""


def with_told_ways(found: Geodata) -> Geodata:
    """What a file holds, a track called by its time alone as the file, lines with their modes.

    A line's name may be a way of travelling, and a track's pace that of somebody on foot.
    """
    return replace(
        found, stretches=tuple(_with_mode(_with_name(one, found.title)) for one in found.stretches)
    )


def is_time(name: str) -> bool:
    """Whether a name only says when something was recorded."""
    return sum(map(str.isdigit, name)) * 2 > len(name)


def _with_name(stretch: Stretch, title: str) -> Stretch:
    named = stretch.is_track and is_time(stretch.name) and title and not is_time(title)
    return replace(stretch, name=title) if named else stretch


def _with_mode(stretch: Stretch) -> Stretch:
    if stretch.row.get("mode"):
        return stretch
    said = mode_of(stretch.name) if len(stretch.name) >= LEAST_LETTERS else None
    mode = said or ("foot" if stretch.is_track and _is_walked(stretch) else "")
    return replace(stretch, row={**stretch.row, "mode": mode}) if mode else stretch


def _is_walked(stretch: Stretch) -> bool:
    paces = sorted(_paces([point for line in stretch.lines for point in line], stretch.times))
    if len(paces) < FEWEST_WINDOWS:
        return False
    slowest, fastest = WALKING_KMH
    return slowest <= paces[int(len(paces) * FAST_SHARE)] <= fastest


def _paces(points: Sequence[LonLat], times: Sequence[str]) -> Iterator[float]:
    """The speeds in km/h from each point to the first that is a minute or more later."""
    if not times or len(times) != len(points):
        return
    try:
        seconds = [datetime.datetime.fromisoformat(one).timestamp() for one in times]
    except ValueError:
        return
    last = 0
    for number, now in enumerate(seconds):
        passed = now - seconds[last]
        if passed >= WINDOW:
            if passed <= LONGEST_WINDOW:
                yield _km(points[last], points[number]) * 3600 / passed
            last = number


def _km(one: LonLat, other: LonLat) -> float:
    return km_between(LatLon((one[1], one[0])), LatLon((other[1], other[0])))
