"""Atlas and traced routes -> the Story: the plain data that the page reads."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
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
from itinerarium.compose.places import (
    facts_data,
    numbered,
    own_stops_data,
    places_data,
    unplaced_data,
)
from itinerarium.compose.plans import ground_data, plans_data, without_lengths
from itinerarium.compose.rich_text import rich_texts
from itinerarium.compose.sources import sources_data
from itinerarium.compose.texts import texts_data
from itinerarium.geo.leaflet import (
    LeafletPoint,
    join_parts,
    leaflet_bounds,
    leaflet_lines,
    rounded_km,
)
from itinerarium.vocabulary.atlas import (
    MODES,
    Atlas,
    Entry,
    Leg,
    Lesson,
    Place,
    QuizQuestion,
    Route,
)
from itinerarium.vocabulary.story import (
    CourseData,
    LegData,
    LessonData,
    LinkSiteData,
    QuizQuestionData,
    RouteData,
    Story,
    TextByLanguage,
)
from itinerarium.vocabulary.traced import Traced, TracedLeg, TracedRoute

VERSION = 2
"""The version of the Story's form, raised when older pages cannot read it."""


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
    stops = numbered([*marked, *(one.told for one in atlas.own_stops)])
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
        "places": places_data(marked, atlas.languages, box, stops),
        "stops": list(stops),
        "routes": [_route(route, lines, atlas.languages, ids) for route in traced.routes],
        "km": _kilometres(legs),
        "kmByMode": _kilometres_by_mode(legs),
        "labels": labels_of(atlas, box),
        "overlays": [overlay_data(overlay, atlas.languages, box) for overlay in atlas.overlays],
        "sources": sources_data(atlas.sources),
        "strength": points_data(atlas.strength),
        "counters": counters_data(atlas.counters),
        "figures": figures_data(atlas.figures),
        "waypoints": places_data(waypoints, atlas.languages, box, numbered(waypoints)),
        "courses": dict(_courses(atlas.routes)),
    }
    if atlas.own_stops:
        story["ownStops"] = own_stops_data(atlas.own_stops, atlas.languages, box, stops)
    _add_what_some_have(story, atlas, traced)
    if atlas.media:
        story["media"] = media_data(atlas.media, embedded)
    told = [one.told for one in atlas.own_stops]
    if sites_linked := _link_sites([*marked, *told, *atlas.entries]):
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
    if atlas.preview:
        story["preview"] = atlas.preview
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
        story["unplaced"] = unplaced_data(atlas.unplaced, atlas.languages)


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
    if not route.route.shown:
        data["shown"] = False
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
    data.update(facts_data(leg, languages))
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
