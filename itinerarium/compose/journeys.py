"""Journeys along traced legs -> the plain data that the page reads."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from itinerarium.compose.rich_text import rich_texts
from itinerarium.compose.texts import texts_data
from itinerarium.geo.leaflet import rounded_km
from itinerarium.language.formats import format_when
from itinerarium.vocabulary.atlas import Atlas, Date, Journey, Leg, Stretch, Way
from itinerarium.vocabulary.story import JourneyData, WayData
from itinerarium.vocabulary.traced import Traced, TracedLeg

Legs = Mapping[tuple[str, int], TracedLeg]


def journeys_data(atlas: Atlas, traced: Traced) -> list[JourneyData]:
    """The journeys in their order, with the lengths of their legs; empty fields are left out."""
    legs = {(one.route.id, n): leg for one in traced.routes for n, leg in enumerate(one.legs, 1)}
    return [_journey(journey, atlas, legs) for journey in atlas.journeys]


def _journey(journey: Journey, atlas: Atlas, legs: Legs) -> JourneyData:
    way = _way(journey.way, legs)
    data: JourneyData = {
        "id": journey.id,
        "title": texts_data(journey.title),
        "way": way["way"],
        "legs": way["legs"],
        "km": way["km"],
        "stops": _stops(journey, atlas, legs),
        "stages": list(journey.stages),
    }
    if journey.text:
        data["text"] = rich_texts(journey.text)
    if journey.branches:
        data["branches"] = [_way(branch, legs) for branch in journey.branches]
    if journey.strands:
        data["strands"] = list(journey.strands)
    if journey.sources:
        data["sources"] = list(journey.sources)
    _add_dates(data, [legs[one.route, one.n].leg for one in journey.way.stretches], atlas)
    return data


def _way(way: Way, legs: Legs) -> WayData:
    lengths = [_km(one, legs[one.route, one.n]) for one in way.stretches]
    return {
        "way": list(way.written),
        "legs": [
            (one.origin, one.destination, f"{one.route}/{one.n}", km)
            for one, km in zip(way.stretches, rounded_km(lengths), strict=True)
        ],
        "km": rounded_km([math.fsum(lengths)])[0],
    }


def _km(stretch: Stretch, traced: TracedLeg) -> float:
    """How long the stretch of a leg is, from its place of departure to that of arrival."""
    leg = traced.leg
    if (stretch.origin, stretch.destination) == (leg.origin, leg.destination):
        return traced.km
    stations = (leg.origin, *leg.via, leg.destination)
    along = (0.0, *traced.via_km, traced.km)
    first = stations.index(stretch.origin)
    return along[stations.index(stretch.destination, first + 1)] - along[first]


def _stops(journey: Journey, atlas: Atlas, legs: Legs) -> list[str]:
    """The stops of the story that the journey comes to or passes, in the journey's order."""
    stops = {place.id: [place.id] for place in atlas.places if place.is_stop}
    for own in atlas.own_stops:
        stops.setdefault(own.place, []).append(own.told.id)
    found: dict[str, None] = {}
    for way in (*journey.branches, journey.way):
        for one in way.stretches:
            leg = legs[one.route, one.n].leg
            stations = (leg.origin, *leg.via, leg.destination)
            first = stations.index(one.origin)
            last = stations.index(one.destination, first + 1)
            found.update(dict.fromkeys(stations[first : last + 1]))
    return [stop for place in found for stop in stops.get(place, ())]


def _add_dates(data: JourneyData, legs: Sequence[Leg], atlas: Atlas) -> None:
    """From the first leg with a date to the last."""
    start = next((day for one in legs if (day := one.start or one.end)), None)
    end = next((day for one in reversed(legs) if (day := one.end or one.start)), None)
    _put_dates(data, start, end, atlas.languages)


def _put_dates(
    data: JourneyData, start: Date | None, end: Date | None, languages: Iterable[str]
) -> None:
    if start:
        data["start"] = start.edtf
    if end:
        data["end"] = end.edtf
    if start or end:
        data["when"] = {language: format_when(start, end, language) for language in languages}
