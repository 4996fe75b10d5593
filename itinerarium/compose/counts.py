"""Numbers of people over time -> plain data."""

from __future__ import annotations

from collections.abc import Iterable

from itinerarium.compose.texts import texts_data
from itinerarium.vocabulary.figures import Counter, Strength
from itinerarium.vocabulary.story import CounterData, StrengthData


def points_data(points: Iterable[Strength]) -> list[StrengthData]:
    """The points of a curve in their order."""
    return [_point(point) for point in points]


def counters_data(counters: Iterable[Counter]) -> list[CounterData]:
    """The counters in their order."""
    return [
        {"title": texts_data(counter.title), "points": points_data(counter.points)}
        for counter in counters
    ]


def _point(point: Strength) -> StrengthData:
    data: StrengthData = {
        "date": point.date.edtf,
        "people": point.people,
        "sources": list(point.sources),
    }
    if point.title:
        data["title"] = texts_data(point.title)
    return data
