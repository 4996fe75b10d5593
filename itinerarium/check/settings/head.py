"""A checked story.toml and the tables' columns -> titles, languages, strands, sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from itinerarium.read import Sheets
from itinerarium.vocabulary.atlas import NO_TEXT, Mode, OwnMode, Source, Text, Yardstick
from itinerarium.vocabulary.figures import Counter, Figure, Strength

if TYPE_CHECKING:  # at run time they bring pydantic, which is slow to import
    from itinerarium.check.settings.tables import (
        AnnotationTable,
        ChartTable,
        FigureTable,
        JourneyTable,
        LessonTable,
        OnlineMapTable,
        PlanTable,
        PointTable,
        StoryTable,
        StrengthTable,
    )

DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Strand:
    """The settings of a route in story.toml; the colour is empty where none is given."""

    title: Text
    colour: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Layer:
    """The settings of an overlay in story.toml; ``shown`` is None where it is not given."""

    title: Text
    shown: bool | None


@dataclass(frozen=True, slots=True)
class Head:
    """A story's titles, languages, sources and counts, and the settings of strands and layers."""

    title: Text
    subtitle: Text
    credit: Text
    languages: tuple[str, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    strength: tuple[Strength, ...] = ()
    counters: tuple[Counter, ...] = ()
    figures: tuple[Figure, ...] = ()
    strands: Mapping[str, Strand] = field(default_factory=dict)
    layers: Mapping[str, Layer] = field(default_factory=dict)
    modes: Mapping[str, OwnMode] = field(default_factory=dict)
    """By the words for them, as story.toml has them."""
    url: str = ""
    preview: str = ""
    charts: tuple[ChartTable, ...] = ()
    journeys: tuple[JourneyTable, ...] = ()
    annotations: tuple[AnnotationTable, ...] = ()
    lessons: tuple[LessonTable, ...] = ()
    ground: str = ""
    online_map: OnlineMapTable | None = None
    plans: tuple[PlanTable, ...] = ()
    yardsticks: tuple[Yardstick, ...] = ()


def head_of(sheets: Sheets, languages: tuple[str, ...], story: StoryTable | None) -> Head:
    """The settings of story.toml, with defaults for those that are missing."""
    name = {languages[0]: readable(sheets.name or sheets.folder.resolve().name)}
    if story is None:
        return Head(title=name, subtitle=NO_TEXT, credit=NO_TEXT, languages=languages)
    sources = {
        key: Source(one.text, one.url, one.author, one.year, one.kind)
        for key, one in story.sources.items()
    }
    return Head(
        title=story.title or name,
        subtitle=story.subtitle,
        credit=story.credit,
        languages=languages,
        sources=sources,
        strength=_curve(story.strength, sources),
        counters=tuple(Counter(one.title, _curve(one.points, sources)) for one in story.counter),
        figures=tuple(_figure(one, sources) for one in story.figures),
        strands={
            key: Strand(one.title, one.colour, one.shown) for key, one in story.strands.items()
        },
        layers={key: Layer(one.title, one.shown) for key, one in story.layers.items()},
        modes={
            key: OwnMode(
                one.title or {languages[0]: readable(key)}, cast(Mode, one.line), one.symbol
            )
            for key, one in story.modes.items()
        },
        url=story.url,
        preview=story.preview,
        charts=tuple(story.charts),
        journeys=tuple(story.journeys),
        annotations=tuple(story.annotations),
        lessons=tuple(story.lessons),
        ground=story.ground,
        online_map=story.today,
        plans=tuple(story.plans),
        yardsticks=tuple(Yardstick(one.title, one.km) for one in story.yardsticks),
    )


def languages_of(sheets: Sheets) -> tuple[str, ...]:
    """The languages that story.toml gives, else English and those of the tables' columns."""
    given = sheets.settings.value.get("languages") if sheets.settings else None
    if isinstance(given, list) and given and all(isinstance(one, str) for one in given):
        return tuple(dict.fromkeys(one.replace("_", "-").casefold() for one in given))
    columns = (column.language for table in sheets.tables for column in table.columns)
    found = dict.fromkeys(filter(None, columns))
    return tuple(dict.fromkeys((DEFAULT_LANGUAGE, *filter(_is_language, found))))


def _is_language(code: str) -> bool:
    """Whether CLDR knows the language, so that ``name_old`` does not make one."""
    from babel.localedata import exists

    return bool(exists(code.replace("-", "_")))


def readable(name: str) -> str:
    """A file's or an id's name as a title: ``monte_cassino`` is “Monte Cassino”."""
    text = name.encode("utf-8", "replace").decode("utf-8")
    words = text.replace("_", " ").replace("-", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _curve(
    points: Iterable[PointTable | StrengthTable], known: Collection[str]
) -> tuple[Strength, ...]:
    """The points of a curve in the order of their days."""
    found = (
        Strength(
            one.date, one.people, _known(one.sources, known), getattr(one, "title", None) or NO_TEXT
        )
        for one in points
    )
    return tuple(sorted(found, key=lambda one: one.date.earliest))


def _figure(one: FigureTable, known: Collection[str]) -> Figure:
    return Figure(one.title, one.chosen, one.spread, one.why, _known(one.sources, known))


def _known(keys: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """The keys of sources that the story has."""
    return tuple(key for key in keys if key in known)
