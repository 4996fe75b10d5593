"""The Story: the plain data that the page reads, with (lat, lon) order for Leaflet."""

from __future__ import annotations

from typing import NotRequired, TypeAlias, TypedDict

TextByLanguage: TypeAlias = dict[str, str]

Span: TypeAlias = "str | list[str | Span]"
"""A run of text: a string, ``["b", span...]``, ``["i", span...]``, ``["a", url, span...]`` or
``["t", id, span...]``, a term or a person of ``entries``, or ``["m", "place=id", span...]``, words
that move the map.
"""

RichText: TypeAlias = list[list[Span]]
"""Paragraphs, each a list of spans."""

RichTextByLanguage: TypeAlias = dict[str, RichText]


DateData: TypeAlias = str
"""A date in its EDTF form: ``1942``, ``1942-03~``, ``1942-03-24``."""

HopData: TypeAlias = tuple[str, str, int, int, float]
"""A way between two places: from, to, the legs that it begins and ends on, kilometres."""


StretchData: TypeAlias = tuple[str, str, str, float]
"""A leg, or a part of it, that a journey takes: from, to, ``route/n``, kilometres."""


class LicenceData(TypedDict):
    """A licence, and the address of its text where it is a known one."""

    name: str
    url: NotRequired[str]


class MediumData(TypedDict):
    """A picture or a sound inside the page."""

    file: str  # its name inside the story's folder, as places, legs and people name it
    kind: str  # picture, sound
    src: NotRequired[str]  # a data URI; a page has it in its article, once
    width: NotRequired[int]  # pixels of a picture
    height: NotRequired[int]
    alt: NotRequired[TextByLanguage]
    caption: NotRequired[TextByLanguage]
    credit: NotRequired[TextByLanguage]
    licence: NotRequired[LicenceData]
    source: NotRequired[str]  # the address where it is from
    transcript: NotRequired[RichTextByLanguage]


class PlaceData(TypedDict):
    """A place with a marker. Empty fields are left out."""

    id: str
    name: TextByLanguage
    lat: float
    lon: float
    kind: str
    rank: int
    variants: NotRequired[list[dict[str, str]]]  # {"name", "language"?}
    modern: NotRequired[TextByLanguage]
    ccodes: NotRequired[list[str]]  # of the country today (ISO 3166), where "modern" tells it
    accuracyKm: NotRequired[float]
    start: NotRequired[DateData]
    end: NotRequired[DateData]
    when: NotRequired[TextByLanguage]  # "24 March – 5 April 1942"
    stop: NotRequired[int]  # 1, 2, 3, ... in the story's order
    camera: NotRequired[list[str]]  # ids of the places to be in view at this stop
    title: NotRequired[TextByLanguage]
    lead: NotRequired[TextByLanguage]
    text: NotRequired[RichTextByLanguage]
    quote: NotRequired[TextByLanguage]
    quoteBy: NotRequired[TextByLanguage]
    section: NotRequired[TextByLanguage]
    chapter: NotRequired[TextByLanguage]
    minutes: NotRequired[int]  # planned for the stop in class
    people: NotRequired[int]
    peopleNote: NotRequired[TextByLanguage]
    figure: NotRequired[int]  # of something else than people
    figureNote: NotRequired[TextByLanguage]
    doubt: NotRequired[RichTextByLanguage]
    sources: NotRequired[list[str]]
    links: NotRequired[list[str]]  # "wd:Q42" (its site is in linkSites) or a web address
    media: NotRequired[list[str]]  # files of pictures and sounds
    question: NotRequired[TextByLanguage]
    answer: NotRequired[TextByLanguage]
    notes: NotRequired[TextByLanguage]
    textEasy: NotRequired[RichTextByLanguage]  # at the reading level "easy"
    questionEasy: NotRequired[TextByLanguage]
    answerEasy: NotRequired[TextByLanguage]
    linked: NotRequired[dict[str, RichTextByLanguage]]  # plain texts with map links, by their keys
    at: NotRequired[str]  # of a stop of its own: the place with its mark, or what it shows
    bounds: NotRequired[list[list[float]]]  # [[south, west], [north, east]]


# ``from`` is a Python keyword, so this one is written as a call.
LegData = TypedDict(
    "LegData",
    {
        "n": int,  # from 1, within the route
        "from": str,
        "to": str,
        "mode": str,
        "km": float,
        "line": list[list[list[float]]],  # parts of [lat, lon] points
        "look": NotRequired[str],  # the mode whose line it has, for a mode of the story's own
        "certainty": NotRequired[str],  # left out when sure
        "start": NotRequired[DateData],
        "end": NotRequired[DateData],
        "when": NotRequired[TextByLanguage],
        "people": NotRequired[int],
        "peopleNote": NotRequired[TextByLanguage],  # where it is not how many went
        "text": NotRequired[RichTextByLanguage],
        "sources": NotRequired[list[str]],
        "media": NotRequired[list[str]],
    },
)


class RouteData(TypedDict):
    """A strand with its legs."""

    id: str
    title: TextByLanguage
    colour: str
    km: float
    legs: list[LegData]
    shown: NotRequired[bool]  # False: drawn only by the journeys that take its legs; comes last
    hops: NotRequired[list[HopData]]  # between places of the story; left out where each leg is one


class LabelData(TypedDict):
    """A name on the map that is no place: sea, country, region, river, range."""

    overlay: str  # the id of the overlay that it is switched with
    name: TextByLanguage
    kind: str
    lat: float
    lon: float
    rank: int
    angle: NotRequired[float]
    km: NotRequired[float]  # how long what it names is
    start: NotRequired[DateData]
    end: NotRequired[DateData]


class ShapeData(TypedDict):
    """A line or an area of an overlay."""

    kind: str  # border, front, area
    closed: bool
    decimals: int  # of the degrees in ``parts``
    parts: list[str]  # lines or rings of lat, lon as steps (basemap.coast.encoded_line)
    name: NotRequired[TextByLanguage]
    start: NotRequired[DateData]
    end: NotRequired[DateData]


class OverlayData(TypedDict):
    """A dated overlay that readers can switch on and off."""

    id: str
    title: TextByLanguage
    shown: bool
    shapes: list[ShapeData]
    note: NotRequired[TextByLanguage]  # what a reader should know of it: its accuracy, its limits
    added: NotRequired[bool]  # the map's own, no part of the story: the downloads leave it out


class SourceData(TypedDict):
    """A work that the story is based on."""

    text: str
    url: NotRequired[str]
    author: NotRequired[str]
    year: NotRequired[int]
    kind: NotRequired[str]  # book, article, document, testimony, site


class LinkSiteData(TypedDict):
    """A site that places link to by a prefix; ``{id}`` in ``url`` is replaced by the id."""

    name: str
    url: str


class LinkSites(TypedDict):
    """The sites that places link to, by prefix; left out if there are none."""

    linkSites: NotRequired[dict[str, LinkSiteData]]


class StrengthData(TypedDict):
    """A point of the strength curve."""

    date: DateData
    people: int
    sources: list[str]
    title: NotRequired[TextByLanguage]  # who is counted from here on, on a line of its own


class FigureData(TypedDict):
    """A disputed figure: what the story says, what others say, and why it was chosen."""

    title: TextByLanguage
    chosen: TextByLanguage
    spread: NotRequired[TextByLanguage]
    why: NotRequired[TextByLanguage]
    sources: NotRequired[list[str]]


class ChartValueData(TypedDict):
    """A number of a chart, and how it is drawn."""

    value: int
    most: NotRequired[int]  # the upper end
    date: NotRequired[DateData]  # of a value on a line
    sources: NotRequired[list[str]]
    label: TextByLanguage
    amount: TextByLanguage  # "33,069", "31,000–52,000 km"
    at: list[float]  # per cent: how long (and at most) a bar is; from where, how long; x and y
    share: NotRequired[TextByLanguage]  # of all: "29%"
    group: NotRequired[TextByLanguage]  # the heading that begins here


class ChartData(TypedDict):
    """Numbers as a picture, told at some places."""

    kind: str  # bars, shares, line
    title: TextByLanguage
    places: list[str]  # ids
    values: list[ChartValueData]
    unit: NotRequired[TextByLanguage]
    note: NotRequired[TextByLanguage]
    sources: NotRequired[list[str]]


class AnnotationData(TypedDict):
    """A few words that stand on the map beside a place."""

    place: str
    text: TextByLanguage
    stops: list[str]  # at which it is seen
    overview: NotRequired[bool]  # whether it is seen on the whole map, too
    sources: NotRequired[list[str]]


class WayData(TypedDict):
    """Places one after the other as the author wrote them, and the legs between them."""

    way: list[str]  # ids of places; "krasnovodsk@1942-08" is left then or later
    legs: list[StretchData]
    km: float


class JourneyData(WayData):
    """A way through the legs of the routes; a story's first one is its own road."""

    id: str
    title: TextByLanguage
    text: NotRequired[RichTextByLanguage]
    stops: list[str]  # the stops of the story that it comes to, in its order
    stages: list[str]  # ids of the places that are numbered
    branches: NotRequired[list[WayData]]  # ways that join it
    strands: NotRequired[list[str]]  # the routes whose legs it may take, where not all
    start: NotRequired[DateData]
    end: NotRequired[DateData]
    when: NotRequired[TextByLanguage]
    sources: NotRequired[list[str]]


class LessonData(TypedDict):
    """A lesson that the story brings along."""

    id: str
    title: TextByLanguage
    minutes: int
    stops: list[str]  # ids, "gulags:4" with the stop's own minutes


class QuizQuestionData(TypedDict):
    """A question of the quiz."""

    question: TextByLanguage
    answers: list[TextByLanguage]  # the right one first


class EntryData(TypedDict):
    """A term of the glossary, or a person."""

    id: str  # "term-nkvd" or "person-anders", as the texts' spans name it
    name: TextByLanguage
    meaning: TextByLanguage
    pronunciation: NotRequired[TextByLanguage]
    years: NotRequired[TextByLanguage]  # "1892–1970"
    links: NotRequired[list[str]]
    media: NotRequired[list[str]]


class OnlineMapData(OverlayData):
    """Today's map, a layer without shapes that is fetched from a server."""

    address: str  # of a tile, with {z}, {x} and {y}
    host: str  # "https://tile.example.org"
    attribution: RichText
    maxZoom: int
    refused: NotRequired[TextByLanguage]  # why it cannot be had on a page opened from a disk


class GroundData(TypedDict):
    """A picture that a story without geography is told on; its degrees are pixels."""

    src: str
    bounds: list[list[float]]  # [[south, west], [north, east]]
    zoom: float


class PlanData(OverlayData):
    """An old map or a plan, a layer without shapes whose picture lies on the map."""

    src: str  # a data URI
    bounds: list[list[float]]  # [[south, west], [north, east]]
    opacity: float
    zoom: float  # at which its pixels are the screen's
    start: NotRequired[DateData]
    end: NotRequired[DateData]


class CounterData(TypedDict):
    """A number of people that grows over time, by day."""

    title: TextByLanguage
    points: list[StrengthData]


class CourseData(TypedDict):
    """The course of a leg that is no straight line: its waypoints, or its shape."""

    via: NotRequired[str]  # ids, ";" between
    drawn: NotRequired[bool]  # whether its line is the author's own, from a file


class YardstickData(TypedDict):
    """A length that readers know."""

    title: TextByLanguage
    km: int


class Story(LinkSites):
    """Everything that the page draws, and what only the exports need (``NOT_ON_PAGE``)."""

    version: int
    languages: list[str]
    title: TextByLanguage
    subtitle: TextByLanguage
    credit: TextByLanguage
    url: NotRequired[str]  # where the story is published
    preview: NotRequired[str]  # the address of a picture for links
    bounds: list[list[float]]  # [[south, west], [north, east]]
    places: list[PlaceData]
    stops: list[str]  # ids in order
    routes: list[RouteData]
    km: float
    kmByMode: dict[str, float]
    labels: list[LabelData]
    overlays: list[OverlayData]
    sources: dict[str, SourceData]
    strength: list[StrengthData]
    counters: list[CounterData]
    figures: list[FigureData]
    charts: NotRequired[list[ChartData]]
    journeys: NotRequired[list[JourneyData]]
    annotations: NotRequired[list[AnnotationData]]
    quiz: NotRequired[list[QuizQuestionData]]
    entries: NotRequired[list[EntryData]]  # terms, then people
    lessons: NotRequired[list[LessonData]]
    media: NotRequired[list[MediumData]]  # pictures and sounds, each once
    ground: NotRequired[GroundData]  # the picture it is told on instead of the map
    plans: NotRequired[list[PlanData]]
    onlineMap: NotRequired[OnlineMapData]  # which a reader may switch on
    yardsticks: NotRequired[list[YardstickData]]
    modes: NotRequired[dict[str, TextByLanguage]]  # what the story calls modes, by their ids
    ownStops: NotRequired[list[PlaceData]]  # stops that are no places, with "at" or "bounds"
    unplaced: NotRequired[list[PlaceData]]  # without lat and lon: told in Read, not on the map
    waypoints: NotRequired[list[PlaceData]]  # places that only bend legs
    courses: NotRequired[dict[str, CourseData]]  # by "route/n"; those not straight
    lessonPlans: NotRequired[dict[str, dict[str, TextByLanguage]]]  # by lesson and PLAN_PARTS
