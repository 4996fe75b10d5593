"""Places, legs, routes and all that a checked story consists of, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isnan
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

if TYPE_CHECKING:  # slow to import, and only its name is needed here
    from shapely.geometry.base import BaseGeometry

    from itinerarium.vocabulary.figures import Chart, Counter, Figure, Strength
    from itinerarium.vocabulary.online_map import OnlineMap
    from itinerarium.vocabulary.plans import Plan

from itinerarium.geo.coordinates import Line, LonLat
from itinerarium.vocabulary.day import Day
from itinerarium.vocabulary.media import Medium

Text: TypeAlias = Mapping[str, str]
"""A text by language code; a language that is missing was left empty by the author."""

NO_TEXT: Text = MappingProxyType({})


def _no_text() -> Text:
    """The one empty text (a mapping proxy is no allowed default in Python 3.11)."""
    return NO_TEXT


Mode = Literal["rail", "ship", "road", "foot", "cart", "sledge", "air", "combat"]
Certainty = Literal["sure", "likely", "guess"]
EntryKind = Literal["term", "person"]

MODES: tuple[Mode, ...] = ("rail", "ship", "road", "foot", "cart", "sledge", "air", "combat")
SOURCE_KINDS = ("book", "article", "document", "testimony", "site")
CERTAINTIES: tuple[Certainty, ...] = ("sure", "likely", "guess")
WAYPOINT = "waypoint"


@dataclass(frozen=True, slots=True)
class OwnMode:
    """How a story calls and draws a mode: its title, whose line it has, a sign before its name."""

    title: Text
    line: Mode = "road"
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF date of level 1 that is no interval: 1942, 1942-03~, 194X, 1942-21, -0217.

    ``earliest`` and ``latest`` are the first and the last day that it may mean.
    """

    edtf: str
    earliest: Day
    latest: Day
    about: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a value: a file of the story, its physical line and column, from 1."""

    file: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Variant:
    """Another name of a place, and its language if it is given (``Türkmenbaşy@tk``)."""

    name: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the story. ``lat`` and ``lon`` are WGS84 degrees, ``accuracy_km`` kilometres."""

    id: str
    name: Text
    lat: float
    lon: float
    kind: str = ""
    rank: int = 3
    variants: tuple[Variant, ...] = ()
    modern: Text = field(default_factory=_no_text)
    accuracy_km: float | None = None
    start: Date | None = None
    end: Date | None = None
    stop: int | None = None
    camera: tuple[str, ...] = ()
    """Ids of the places that must be in view at this stop; empty: the page decides."""
    lead: Text = field(default_factory=_no_text)
    title: Text = field(default_factory=_no_text)
    text: Text = field(default_factory=_no_text)
    quote: Text = field(default_factory=_no_text)
    quote_by: Text = field(default_factory=_no_text)
    section: Text = field(default_factory=_no_text)
    chapter: Text = field(default_factory=_no_text)
    minutes: int | None = None
    people: int | None = None
    people_note: Text = field(default_factory=_no_text)
    figure: int | None = None
    figure_note: Text = field(default_factory=_no_text)
    doubt: Text = field(default_factory=_no_text)
    sources: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """``wd:Q42``, ``gn:12345`` (see links.toml) or whole web addresses."""
    media: tuple[str, ...] = ()
    """The files of its pictures and sounds, as ``Medium.file`` names them."""
    question: Text = field(default_factory=_no_text)
    answer: Text = field(default_factory=_no_text)
    notes: Text = field(default_factory=_no_text)
    text_easy: Text = field(default_factory=_no_text)
    """The text in short sentences, for the reading level “easy”; so the other two."""
    question_easy: Text = field(default_factory=_no_text)
    answer_easy: Text = field(default_factory=_no_text)
    cell: Cell = Cell("", 0)

    @property
    def at(self) -> LonLat:
        """The coordinates, (lon, lat) in degrees."""
        return LonLat((self.lon, self.lat))

    @property
    def is_placed(self) -> bool:
        """Whether it has coordinates."""
        return not isnan(self.lat + self.lon)

    @property
    def is_waypoint(self) -> bool:
        """Whether it only bends a route and has no marker."""
        return self.kind == WAYPOINT

    @property
    def is_stop(self) -> bool:
        """Whether the story halts at it: it has a number and a marker."""
        return self.stop is not None and not self.is_waypoint


@dataclass(frozen=True, slots=True)
class OwnStop:
    """A stop that is no place: it comes to a place once more, or shows a part of the map.

    ``told`` is what is told there, with the name and the coordinates of the place, or with its
    title as its name and the middle of the ``bounds``, the south-western and north-eastern corners.
    """

    told: Place
    place: str = ""
    bounds: tuple[LonLat, LonLat] | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """One row of a route: from a place to a place by one mode of transport."""

    origin: str
    destination: str
    mode: str = "road"
    """One of ``MODES``, or the id of one of the story's own."""
    via: tuple[str, ...] = ()
    shape: Line = ()
    """The leg's real line as (lon, lat) points where the author gives a file; else empty."""
    breaks: tuple[int, ...] = ()
    """The numbers of the points of ``shape`` with which further pieces begin."""
    thinned_km: float = 0.0
    """How much longer the line was before ``shape`` was thinned."""
    start: Date | None = None
    end: Date | None = None
    people: int | None = None
    people_note: Text = field(default_factory=_no_text)
    """What ``people`` counts where it is not how many went."""
    certainty: Certainty = "sure"
    text: Text = field(default_factory=_no_text)
    sources: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    cell: Cell = Cell("", 0)


@dataclass(frozen=True, slots=True)
class Route:
    """The legs of one file in ``routes/``, and the strand's title and colour (``#rrggbb``).

    One that is not ``shown`` is on the map only in the journeys that take its legs.
    """

    id: str
    title: Text
    colour: str
    legs: tuple[Leg, ...]
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A work that the story is based on: who wrote it, its title and where it appeared, when."""

    text: str
    url: str = ""
    author: str = ""
    year: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A few words that stand on the map beside a place, with a line to it."""

    place: str
    text: Text
    stops: tuple[str, ...] = ()
    """Ids of the stops at which it is seen."""
    overview: bool = False
    """Whether it is seen on the whole map, too."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A leg, or a part of it, that a journey takes: ``n`` counts the legs of its route from 1.

    ``origin`` and ``destination`` are the leg's own, or places of its ``via``.
    """

    origin: str
    destination: str
    route: str
    n: int


@dataclass(frozen=True, slots=True)
class Way:
    """Places one after the other, as the author wrote them, and the legs between them."""

    written: tuple[str, ...]
    """Ids of places; ``krasnovodsk@1942-08`` is left in August 1942 or later."""
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """A way through the legs of the routes that a reader can follow by itself."""

    id: str
    title: Text
    way: Way
    text: Text = field(default_factory=_no_text)
    branches: tuple[Way, ...] = ()
    """Ways that join this one."""
    stages: tuple[str, ...] = ()
    """Ids of the places that are numbered, in their order."""
    strands: tuple[str, ...] = ()
    """Ids of the routes whose legs it may take; empty: of all."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feature:
    """A line, an area or points of an overlay, and what is known about them.

    The coordinates are (lon, lat) in degrees, without heights. The properties hold ``kind``
    (border, front, area, or for points sea, country, region, river, range), ``name`` and
    ``name_xx``, ``start`` and ``end`` (EDTF), ``rank``, ``angle`` (degrees, for labels).
    """

    geometry: BaseGeometry
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Overlay:
    """A dated overlay: the features of one GeoJSON file in ``layers/``, already checked."""

    id: str
    title: Text
    shown: bool
    features: tuple[Feature, ...]
    note: Text = field(default_factory=_no_text)


PLAN_PARTS: Final = (
    "pupils",
    "aims",
    "curriculum",
    "material",
    "opening",
    "tasks_for_all",
    "tasks_for_most",
    "tasks_for_some",
    "closing",
)
"""The keys of a lesson in story.toml that make its plan; each line of a text is a point."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson that the story brings along: some of its stops, and the minutes that there are."""

    id: str
    title: Text
    minutes: int
    stops: tuple[str, ...]
    """Ids of stops in the story's order; ``gulags:4`` with the stop's own minutes."""
    plan: Mapping[str, Text] = field(default_factory=dict)
    """What its lesson plan says, by ``PLAN_PARTS``; empty for a lesson without one."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A length that readers know, to compare a measured one with."""

    title: Text
    km: int


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question of the quiz, its right answer and some wrong ones."""

    question: Text
    right: Text
    wrong: tuple[Text, ...]


def _no_forms() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """A term or a person that the story explains wherever one of its forms stands in a text."""

    kind: EntryKind
    name: Text
    meaning: Text
    """What the term means, or who the person was."""
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=_no_forms)
    """By language, how the name may stand in a text besides itself."""
    pronunciation: Text = field(default_factory=_no_text)
    born: Date | None = None
    died: Date | None = None
    links: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Atlas:
    """A whole checked story folder: every id in it is known, every number is in range."""

    folder: Path
    title: Text
    subtitle: Text
    credit: Text
    languages: tuple[str, ...]
    places: tuple[Place, ...]
    routes: tuple[Route, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    strength: tuple[Strength, ...] = ()
    counters: tuple[Counter, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    journeys: tuple[Journey, ...] = ()
    """The first is the story's own road."""
    annotations: tuple[Annotation, ...] = ()
    quiz: tuple[QuizQuestion, ...] = ()
    entries: tuple[Entry, ...] = ()
    """The glossary, then the people."""
    media: tuple[Medium, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    yardsticks: tuple[Yardstick, ...] = ()
    url: str = ""
    """Where the story is published."""
    preview: str = ""
    """The address of a picture for links to the page."""
    modes: Mapping[str, OwnMode] = field(default_factory=dict)
    """The modes that the story names itself, by their ids."""
    online_map: OnlineMap | None = None
    plans: tuple[Plan, ...] = ()
    ground: Plan | None = None
    """The picture that the story is told on instead of the map."""
    own_stops: tuple[OwnStop, ...] = ()
    unplaced: tuple[Place, ...] = ()
    """The places without coordinates: told, but not on the map."""
