"""Places, and the stops that are none -> what the page and the exports read of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, cast

from itinerarium.compose.rich_text import linked_texts, rich_texts
from itinerarium.compose.texts import texts_data
from itinerarium.geo.bounding_box import BoundingBox
from itinerarium.geo.leaflet import LeafletPoint, leaflet_lines
from itinerarium.language.countries import country_of
from itinerarium.language.formats import format_when
from itinerarium.vocabulary.atlas import Leg, OwnStop, Place, Text, Variant
from itinerarium.vocabulary.map_links import LINKED_TEXTS, MAP_LINK, without_map_links
from itinerarium.vocabulary.story import PlaceData

_PLACE_TEXTS = (
    ("modern", "modern"),
    ("title", "title"),
    ("lead", "lead"),
    ("quote", "quote"),
    ("quoteBy", "quote_by"),
    ("section", "section"),
    ("chapter", "chapter"),
    ("peopleNote", "people_note"),
    ("figureNote", "figure_note"),
    ("question", "question"),
    ("answer", "answer"),
    ("notes", "notes"),
    ("questionEasy", "question_easy"),
    ("answerEasy", "answer_easy"),
)
_PLACE_RICH_TEXTS = (("text", "text"), ("doubt", "doubt"), ("textEasy", "text_easy"))


def places_data(
    places: Sequence[Place],
    languages: Sequence[str],
    box: BoundingBox,
    stops: Mapping[str, int],
) -> list[PlaceData]:
    """The places in their order; ``stops`` are the numbers of those that are stops."""
    spots = leaflet_lines([(place.at,) for place in places], box)
    used = [(key, field) for key, field in _PLACE_TEXTS if any(map(attrgetter(field), places))]
    composed = []
    for place, [spot] in zip(places, spots, strict=True):
        data = _place(place, spot, used, languages)
        if place.id in stops:
            data["stop"] = stops[place.id]
        composed.append(data)
    return composed


def own_stops_data(
    own_stops: Sequence[OwnStop],
    languages: Sequence[str],
    box: BoundingBox,
    stops: Mapping[str, int],
) -> list[PlaceData]:
    """The stops that are no places, in the story's order."""
    ordered = sorted(own_stops, key=lambda one: stops[one.told.id])
    found = places_data([one.told for one in ordered], languages, box, stops)
    for data, one in zip(found, ordered, strict=True):
        if one.bounds:
            [data["bounds"]] = leaflet_lines([one.bounds], box)
        else:
            data["at"] = one.place
    return found


def numbered(places: Iterable[Place]) -> dict[str, int]:
    """The story's stops in order, with their numbers from 1."""
    in_order = sorted((place.stop, place.id) for place in places if place.stop is not None)
    return {place: number for number, (_, place) in enumerate(in_order, 1)}


def _place(
    place: Place, spot: LeafletPoint, texts: Iterable[tuple[str, str]], languages: Sequence[str]
) -> PlaceData:
    """A place; ``texts`` are the keys and the fields of the texts that any place has."""
    lat, lon = spot
    data: dict[str, Any] = {
        "id": place.id,
        "name": texts_data(place.name),
        "lat": lat,
        "lon": lon,
        "kind": place.kind,
        "rank": place.rank,
    }
    if place.variants:
        data["variants"] = [_variant(variant) for variant in place.variants]
    if code := _country(place):
        data["ccodes"] = [code]
    if place.accuracy_km is not None:
        data["accuracyKm"] = place.accuracy_km
    if place.camera:
        data["camera"] = list(place.camera)
    if place.minutes is not None:
        data["minutes"] = place.minutes
    if place.figure is not None:
        data["figure"] = place.figure
    if place.links:
        data["links"] = list(place.links)
    for key, field in texts:
        if text := getattr(place, field):
            data[key] = texts_data(text)
            if field in LINKED_TEXTS:
                _link(data, key, text)
    for key, field in _PLACE_RICH_TEXTS:
        if text := getattr(place, field):
            data[key] = rich_texts(text)
    data.update(facts_data(place, languages))
    return cast(PlaceData, data)


def _link(data: dict[str, Any], key: str, text: Text) -> None:
    """Where a plain text has map links: its words alone, and beside them the text in full."""
    if any(MAP_LINK.search(written) for written in text.values()):
        data[key] = {language: without_map_links(one) for language, one in data[key].items()}
        data.setdefault("linked", {})[key] = linked_texts(text)


def _country(place: Place) -> str:
    """The code of the country today; empty where the languages disagree."""
    found = {country_of(name, language) for language, name in place.modern.items()} - {""}
    return found.pop() if len(found) == 1 else ""


def _variant(variant: Variant) -> dict[str, str]:
    if variant.language:
        return {"name": variant.name, "language": variant.language}
    return {"name": variant.name}


def unplaced_data(places: Sequence[Place], languages: Sequence[str]) -> list[PlaceData]:
    """The places without coordinates, as far as they are told."""
    used = [(key, field) for key, field in _PLACE_TEXTS if any(map(attrgetter(field), places))]
    told = [_place(place, [0.0, 0.0], used, languages) for place in places]
    kept = [{key: one for key, one in data.items() if key not in ("lat", "lon")} for data in told]
    return cast(list[PlaceData], kept)


def facts_data(item: Place | Leg, languages: Sequence[str]) -> dict[str, Any]:
    """The fields that places and legs share: dates, people, sources."""
    data: dict[str, Any] = {}
    if item.start:
        data["start"] = item.start.edtf
    if item.end:
        data["end"] = item.end.edtf
    if data:
        data["when"] = {
            language: format_when(item.start, item.end, language) for language in languages
        }
    if item.people is not None:
        data["people"] = item.people
    if item.sources:
        data["sources"] = list(item.sources)
    if item.media:
        data["media"] = list(item.media)
    return data
