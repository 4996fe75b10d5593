"""Atlas and traced routes -> the Story: the plain data that the page reads."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

from itinerarium.check.tables.links import sites
from itinerarium.compose.charts import charts_data
from itinerarium.compose.counts import counters_data, points_data
from itinerarium.compose.entries import entries_data, mark_entries
from itinerarium.compose.figures import annotations_data, figures_data
from itinerarium.compose.hops import hops_of
from itinerarium.compose.journeys import journeys_data
from itinerarium.compose.media import Embedded, media_data
from itinerarium.compose.modes import add_own_modes
from itinerarium.compose.online_map import online_map_data
from itinerarium.compose.overlays import labels_of, overlay_data
from itinerarium.compose.plans import ground_data, plans_data, without_lengths
from itinerarium.compose.rich_text import linked_texts, rich_texts
from itinerarium.compose.sources import sources_data
from itinerarium.compose.texts import texts_data
from itinerarium.geo.bounding_box import BoundingBox
from itinerarium.geo.leaflet import (
    LeafletPoint,
    join_parts,
    leaflet_bounds,
    leaflet_lines,
    rounded_km,
)
from itinerarium.language.countries import country_of
from itinerarium.language.formats import format_when
from itinerarium.vocabulary.atlas import (
    MODES,
    Atlas,
    Entry,
    Leg,
    Lesson,
    Place,
    QuizQuestion,
    Route,
    Text,
    Variant,
)
from itinerarium.vocabulary.map_links import LINKED_TEXTS, MAP_LINK, without_map_links
from itinerarium.vocabulary.story import (
    CourseData,
    LegData,
    LessonData,
    LinkSiteData,
    PlaceData,
    QuizQuestionData,
    RouteData,
    Story,
    TextByLanguage,
)
from itinerarium.vocabulary.traced import Traced, TracedLeg, TracedRoute

VERSION = 2
"""The version of the Story's form, raised when older pages cannot read it."""

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


def compose(atlas: Atlas, traced: Traced, embedded: Mapping[Path, Embedded]) -> Story:
    """The story as plain JSON-ready data; empty fields are left out.

    Coordinates are [lat, lon] in degrees with five decimals. In a story across the antimeridian
    longitudes run on above 180° (``bounds`` says how far), so that it lies in one piece.

    Parameters
    ----------
    traced
        The atlas's routes as ``trace`` gives them.
    embedded
        The story's pictures and sounds by their files, as ``embed_media`` gives them.
    """
    box = traced.box
    marked = [place for place in atlas.places if not place.is_waypoint]
    waypoints = [place for place in atlas.places if place.is_waypoint]
    legs = [leg for route in traced.routes for leg in route.legs]
    ids = {place.id for place in marked}
    lines = iter(leaflet_lines([part for leg in legs for part in leg.parts], box))
    story: Story = {
        "version": VERSION,
        "languages": list(atlas.languages),
        "title": texts_data(atlas.title),
        "subtitle": texts_data(atlas.subtitle),
        "credit": texts_data(atlas.credit),
        "bounds": leaflet_bounds(box),
        "places": _places(marked, atlas.languages, box),
        "stops": list(_stops(marked)),
        "routes": [_route(route, lines, atlas.languages, ids) for route in traced.routes],
        "km": _kilometres(legs),
        "kmByMode": _kilometres_by_mode(legs),
        "labels": labels_of(atlas, box),
        "overlays": [overlay_data(overlay, atlas.languages, box) for overlay in atlas.overlays],
        "sources": sources_data(atlas.sources),
        "strength": points_data(atlas.strength),
        "counters": counters_data(atlas.counters),
        "figures": figures_data(atlas.figures),
        "waypoints": _places(waypoints, atlas.languages, box),
        "courses": dict(_courses(atlas.routes)),
    }
    _add_what_some_have(story, atlas, traced)
    if atlas.media:
        story["media"] = media_data(atlas.media, embedded)
    if sites_linked := _link_sites([*marked, *atlas.entries]):
        story["linkSites"] = sites_linked
    return story


def _quiz_question(asked: QuizQuestion) -> QuizQuestionData:
    answers = [texts_data(one) for one in (asked.right, *asked.wrong)]
    return {"question": texts_data(asked.question), "answers": answers}


def _add_what_some_have(story: Story, atlas: Atlas, traced: Traced) -> None:
    if atlas.charts:
        story["charts"] = charts_data(atlas.charts, atlas.languages)
    if atlas.journeys:
        story["journeys"] = journeys_data(atlas, traced)
    if atlas.annotations:
        story["annotations"] = annotations_data(atlas.annotations)
    if atlas.lessons:
        story["lessons"] = [_lesson(lesson) for lesson in atlas.lessons]
    if plans := {one.id: _plan(one) for one in atlas.lessons if one.plan}:
        story["lessonPlans"] = plans
    if atlas.yardsticks:
        story["yardsticks"] = [
            {"title": texts_data(one.title), "km": one.km} for one in atlas.yardsticks
        ]
    if atlas.quiz:
        story["quiz"] = [_quiz_question(one) for one in atlas.quiz]
    if atlas.entries:
        story["entries"] = entries_data(atlas.entries, atlas.languages)
        mark_entries(story, atlas.entries)
    if atlas.url:
        story["url"] = atlas.url
    if atlas.modes:
        add_own_modes(story, atlas.modes)
    if atlas.ground:
        story["ground"] = ground_data(atlas.ground)
        without_lengths(story)
    if atlas.plans:
        story["plans"] = plans_data(atlas.plans, atlas.languages)
    if atlas.online_map:
        story["onlineMap"] = online_map_data(atlas.online_map, atlas.languages)
    if atlas.unplaced:
        story["unplaced"] = _unplaced(atlas.unplaced, atlas.languages)


def _lesson(lesson: Lesson) -> LessonData:
    return {
        "id": lesson.id,
        "title": texts_data(lesson.title),
        "minutes": lesson.minutes,
        "stops": list(lesson.stops),
    }


def _plan(lesson: Lesson) -> dict[str, TextByLanguage]:
    return {part: texts_data(text) for part, text in lesson.plan.items()}


def _courses(routes: Iterable[Route]) -> Iterator[tuple[str, CourseData]]:
    """The course of each leg that is no straight line, by route and number."""
    for route in routes:
        for n, leg in enumerate(route.legs, 1):
            course: CourseData = {}
            if leg.via:
                course["via"] = ";".join(leg.via)
            if leg.shape:
                course["drawn"] = True
            if course:
                yield f"{route.id}/{n}", course


def _places(
    places: Sequence[Place],
    languages: Sequence[str],
    box: BoundingBox,
) -> list[PlaceData]:
    spots = leaflet_lines([(place.at,) for place in places], box)
    stops = _stops(places)
    used = [(key, field) for key, field in _PLACE_TEXTS if any(map(attrgetter(field), places))]
    composed = []
    for place, [spot] in zip(places, spots, strict=True):
        data = _place(place, spot, used, languages)
        if place.id in stops:
            data["stop"] = stops[place.id]
        composed.append(data)
    return composed


def _stops(places: Iterable[Place]) -> dict[str, int]:
    """The story's stops in order, with their numbers from 1."""
    numbered = sorted((place.stop, place.id) for place in places if place.stop is not None)
    return {place: number for number, (_, place) in enumerate(numbered, 1)}


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
    data.update(_facts(place, languages))
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


def _unplaced(places: Sequence[Place], languages: Sequence[str]) -> list[PlaceData]:
    """The places without coordinates, as far as they are told."""
    used = [(key, field) for key, field in _PLACE_TEXTS if any(map(attrgetter(field), places))]
    told = [_place(place, [0.0, 0.0], used, languages) for place in places]
    kept = [{key: one for key, one in data.items() if key not in ("lat", "lon")} for data in told]
    return cast(list[PlaceData], kept)


def _facts(item: Place | Leg, languages: Sequence[str]) -> dict[str, Any]:
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


def _route(
    route: TracedRoute,
    lines: Iterator[list[LeafletPoint]],
    languages: Sequence[str],
    marked: Container[str],
) -> RouteData:
    """A route; ``lines`` gives the parts of its legs one after the other."""
    kilometres = rounded_km([leg.km for leg in route.legs])
    data: RouteData = {
        "id": route.route.id,
        "title": texts_data(route.route.title),
        "colour": route.route.colour,
        "km": _kilometres(route.legs),
        "legs": [
            _leg(n, leg.leg, km, join_parts([*islice(lines, len(leg.parts))]), languages)
            for n, (leg, km) in enumerate(zip(route.legs, kilometres, strict=True), 1)
        ],
    }
    hops = hops_of(route, marked)
    if hops is not None:
        data["hops"] = hops
    return data


def _leg(
    n: int, leg: Leg, km: float, line: list[list[LeafletPoint]], languages: Sequence[str]
) -> LegData:
    data: dict[str, Any] = {
        "n": n,
        "from": leg.origin,
        "to": leg.destination,
        "mode": leg.mode,
        "km": km,
        "line": line,
    }
    if leg.certainty != "sure":
        data["certainty"] = leg.certainty
    if leg.people_note:
        data["peopleNote"] = texts_data(leg.people_note)
    if leg.text:
        data["text"] = rich_texts(leg.text)
    data.update(_facts(leg, languages))
    return cast(LegData, data)


def _kilometres(legs: Iterable[TracedLeg]) -> float:
    return rounded_km([math.fsum(leg.km for leg in legs)])[0]


def _kilometres_by_mode(legs: Sequence[TracedLeg]) -> dict[str, float]:
    """The length of all legs of each mode that is used, in the vocabulary's order."""
    by_mode: dict[str, list[TracedLeg]] = {mode: [] for mode in MODES}
    for leg in legs:
        by_mode.setdefault(leg.leg.mode, []).append(leg)
    return {mode: _kilometres(travelled) for mode, travelled in by_mode.items() if travelled}


def _link_sites(linking: Iterable[Place | Entry]) -> dict[str, LinkSiteData]:
    """The sites that places and entries link to, by their prefixes."""
    linked = {link.partition(":")[0] for one in linking for link in one.links}
    return {
        prefix: {"name": site["name"], "url": site["url"]}
        for prefix, site in sites().items()
        if prefix in linked
    }
