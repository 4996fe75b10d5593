"""Sheets -> an atlas, or every problem found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain

from itinerarium.check.annotations import check_annotations
from itinerarium.check.charts import check_charts
from itinerarium.check.excerpt import with_excerpts
from itinerarium.check.journeys import check_journeys
from itinerarium.check.laid import Laid, check_laid
from itinerarium.check.layers.layers import check_layers, layer_id
from itinerarium.check.lessons import check_lessons
from itinerarium.check.map_links import Known, map_link_problems
from itinerarium.check.settings.head import Head, head_of, languages_of
from itinerarium.check.settings.settings import check_settings, unmatched
from itinerarium.check.settings.strand_colours import similar_colours
from itinerarium.check.tables.column import Part
from itinerarium.check.tables.entries import check_entries
from itinerarium.check.tables.media import check_media
from itinerarium.check.tables.place_ids import PlaceIds
from itinerarium.check.tables.places import check_places, names_of_places, place_ids, waypoint_ids
from itinerarium.check.tables.quiz import check_quiz
from itinerarium.check.tables.routes import check_routes, modes_of, route_id
from itinerarium.check.tables.stops import check_stops
from itinerarium.check.tables.words import wrong_languages
from itinerarium.check.unplaced import bridged, without_unplaced
from itinerarium.read import Sheets
from itinerarium.vocabulary.atlas import (
    Annotation,
    Atlas,
    Entry,
    Journey,
    Lesson,
    Overlay,
    OwnStop,
    Place,
    QuizQuestion,
    Route,
)
from itinerarium.vocabulary.errors import DataError, Problem
from itinerarium.vocabulary.figures import Chart
from itinerarium.vocabulary.media import Medium
from itinerarium.vocabulary.plans import Plan

MISCOUNTED = ("P110", "P111")


@dataclass(frozen=True, slots=True)
class Checked:
    """An atlas without errors, and what its author may want to look at."""

    atlas: Atlas
    warnings: tuple[Problem, ...] = ()


def check(sheets: Sheets) -> Checked:
    """Give the atlas of a story folder.

    Raises
    ------
    DataError
        When anything in the folder is wrong; it holds every problem, warnings too.
    """
    languages = languages_of(sheets)
    settings = check_settings(sheets.settings, languages)
    head = head_of(sheets, languages, settings.story)
    parts = _parts(sheets, head)
    found = (
        *sheets.problems,
        *settings.problems,
        *parts.problems,
        *_settings_problems(sheets, head),
        *_language_problems(sheets, head),
    )
    if any(one.severity == "error" for one in found):
        raise DataError(with_excerpts(_in_order(sheets, found), sheets))
    from itinerarium.check.plausible.warnings import plausibility_warnings

    atlas = _atlas(sheets, head, parts)
    found_with_warnings = (*found, *plausibility_warnings(atlas, sheets))
    return Checked(atlas, with_excerpts(_in_order(sheets, found_with_warnings), sheets))


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of the atlas that name one another, each checked."""

    places: Part[Place]
    own_stops: Part[OwnStop]
    routes: Part[Route]
    layers: Part[Overlay]
    entries: Part[Entry]
    quiz: Part[QuizQuestion]
    media: Part[Medium]
    charts: Part[Chart]
    journeys: Part[Journey]
    annotations: Part[Annotation]
    lessons: Part[Lesson]
    laid: Laid
    map_links: tuple[Problem, ...]

    @property
    def problems(self) -> Iterator[Problem]:
        """What is wrong with any of them."""
        tables = (
            *(self.places, self.own_stops, self.routes, self.layers),
            *(self.entries, self.quiz, self.media),
        )
        settings = (self.charts, self.journeys, self.annotations, self.lessons, self.laid)
        yield from chain.from_iterable(table.problems for table in tables)
        yield from chain.from_iterable(setting.problems for setting in settings)
        yield from self.map_links


def _parts(sheets: Sheets, head: Head) -> _Parts:
    document, gazetteer = sheets.settings, _gazetteer(sheets)
    places = check_places(sheets, head, gazetteer)
    own_stops = check_stops(sheets, head, gazetteer, places)
    told = _told(places, own_stops)
    routes = check_routes(sheets, head, gazetteer)
    lost = frozenset(place.id for place in places.values if not place.is_placed)
    on_map = replace(routes, values=bridged(routes.values, lost))
    laid = check_laid(sheets, head, places.values)
    known = _known(sheets, gazetteer, places, told, laid.plans)
    return _Parts(
        places=places,
        own_stops=own_stops,
        routes=on_map,
        layers=check_layers(sheets.layers, head),
        entries=check_entries(sheets, head.languages),
        quiz=check_quiz(sheets, head.languages),
        media=check_media(sheets, head.languages),
        charts=check_charts(document, head.charts, head.sources, gazetteer.ids),
        journeys=check_journeys(
            document, head.journeys, places, on_map, gazetteer.ids, unplaced=lost
        ),
        annotations=check_annotations(document, head.annotations, places, told),
        lessons=check_lessons(document, head.lessons, told),
        laid=laid,
        map_links=tuple(map_link_problems(sheets, head.languages, known)),
    )


def _told(places: Part[Place], own_stops: Part[OwnStop]) -> Part[Place]:
    """The places, and what the stops tell that are none."""
    told = (*places.values, *(one.told for one in own_stops.values))
    return Part(told, is_unread=places.is_wrong or own_stops.is_wrong)


def _atlas(sheets: Sheets, head: Head, parts: _Parts) -> Atlas:
    atlas = Atlas(
        folder=sheets.folder,
        title=head.title,
        subtitle=head.subtitle,
        credit=head.credit,
        languages=head.languages,
        places=tuple(place for place in parts.places.values if place.is_placed),
        routes=parts.routes.values,
        sources=head.sources,
        strength=head.strength,
        counters=head.counters,
        overlays=parts.layers.values,
        figures=head.figures,
        charts=parts.charts.values,
        journeys=parts.journeys.values,
        annotations=parts.annotations.values,
        entries=parts.entries.values,
        quiz=parts.quiz.values,
        media=parts.media.values,
        lessons=parts.lessons.values,
        yardsticks=head.yardsticks,
        url=head.url,
        preview=head.preview,
        modes=modes_of(head).own(sheets.routes),
        online_map=parts.laid.online_map,
        plans=parts.laid.plans,
        ground=parts.laid.ground,
        own_stops=tuple(one for one in parts.own_stops.values if one.told.is_placed),
    )
    told = _told(parts.places, parts.own_stops).values
    return without_unplaced(atlas, tuple(one for one in told if not one.is_placed))


def _gazetteer(sheets: Sheets) -> PlaceIds:
    """The places' ids, bad ones too, so that one mistake is reported once."""
    table = sheets.places
    if table is None or not table.lines or not table.is_whole:
        return PlaceIds(None)
    column = table.column("id")
    ids = column.cells if column else place_ids(table).values
    known = frozenset(one for one in ids if one)
    names = cache(partial(names_of_places, table, ids))
    order = cache(lambda: {one: row for row, one in enumerate(ids) if one})
    return PlaceIds(known, names=names, order=order, waypoints=waypoint_ids(table, ids))


def _known(
    sheets: Sheets,
    gazetteer: PlaceIds,
    places: Part[Place],
    told: Part[Place],
    plans: Sequence[Plan],
) -> Known:
    """What the map links of the texts may lead to."""
    shown = [one for one in told.values if one.is_placed and not one.is_waypoint]
    marked = {one.id for one in places.values}
    return Known(
        place=gazetteer.ids if places.is_wrong else [one.id for one in shown if one.id in marked],
        stop=None if told.is_wrong else [one.id for one in shown if one.stop is not None],
        layer=[*_layers(sheets), *(one.id for one in plans)],
    )


def _layers(sheets: Sheets) -> list[str]:
    return [layer_id(one) for one in sheets.layers]


def _settings_problems(sheets: Sheets, head: Head) -> Iterator[Problem]:
    document = sheets.settings
    if document is None:
        return
    routes = [route_id(table) for table in sheets.routes]
    yield from similar_colours(document, head.strands)
    yield from unmatched(document, "strands", routes, "routes", ".csv")
    yield from unmatched(document, "layers", _layers(sheets), "layers", ".geojson")


def _language_problems(sheets: Sheets, head: Head) -> Iterator[Problem]:
    for table in sheets.tables:
        yield from wrong_languages(table, head.languages)


def _in_order(sheets: Sheets, problems: Iterable[Problem]) -> list[Problem]:
    """The problems file by file as they were read, each file's from its top, each once."""
    order = {file: number for number, file in enumerate(sheets.texts)}
    unique = _without_echoes(dict.fromkeys(problems))
    return sorted(
        unique, key=lambda one: (order.get(one.file, -1), one.file, one.line, one.column, one.code)
    )


def _without_echoes(problems: Collection[Problem]) -> list[Problem]:
    """The problems without those in rows whose cells are miscounted, where all may be shifted."""
    miscounted = {(one.file, one.line) for one in problems if one.code in MISCOUNTED}
    return [
        one for one in problems if one.code in MISCOUNTED or (one.file, one.line) not in miscounted
    ]
