"""The tables of story.toml, each a typed model that says what is wrong with every value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from itinerarium.check.settings.values import (
    MISSING,
    Address,
    At,
    Bounds,
    ByLanguage,
    Colour,
    Context,
    Count,
    Day,
    Id,
    Kind,
    Languages,
    Method,
    ModeLine,
    PartOfOne,
    Pixel,
    Sign,
    SourceKeys,
    SourceKind,
    TextList,
    TextLists,
    Texts,
    context_in,
)


class Table(BaseModel):
    """A table whose texts may be there in each of the story's languages."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    @classmethod
    def texts(cls) -> list[str]:
        """The keys that may stand once per language."""
        return [
            key
            for key, field in cls.model_fields.items()
            if any(isinstance(one, ByLanguage) for one in field.metadata)
        ]

    @classmethod
    def inner(cls, key: str) -> type[Table] | None:
        """What each table among a key's named tables or list of tables is; none for a value."""
        field = cls.model_fields.get(key)
        parts = get_args(field.annotation) if field else ()
        tables = (one for one in parts if isinstance(one, type) and issubclass(one, Table))
        return next(tables, None)

    @model_validator(mode="before")
    @classmethod
    def gather(cls, value: Any, info: ValidationInfo) -> Any:
        """The same table with the keys of each text gathered under the first of them."""
        if not isinstance(value, dict):
            return value
        endings = ["", *(f"_{one.replace('-', '_')}" for one in context_in(info).languages)]
        keys = {f"{key}{ending}": key for key in cls.texts() for ending in endings}
        gathered: dict[str, Any] = {key: one for key, one in value.items() if key not in keys}
        for written, key in keys.items():
            if written in value:
                gathered.setdefault(key, {})[written] = value[written]
            elif written == key and cls.model_fields[key].is_required():
                gathered[key] = {key: MISSING}
        return gathered


class StrandTable(Table):
    """``[strands.<route>]``."""

    title: Texts = Field(default_factory=dict)
    colour: Colour = ""
    shown: bool = True


class ModeTable(Table):
    """``[modes.<word>]``."""

    title: Texts = Field(default_factory=dict)
    line: ModeLine = "road"
    symbol: Sign = ""


class LayerTable(Table):
    """``[layers.<file>]``; ``shown`` is none where it is not said."""

    title: Texts = Field(default_factory=dict)
    shown: bool | None = None


class SourceTable(Table):
    """``[sources.<key>]``."""

    text: str
    url: Address = ""
    author: str = ""
    year: int | None = None
    kind: SourceKind = ""


class PointTable(Table):
    """Each of a counter's points."""

    date: Day
    people: Count
    sources: SourceKeys = Field(default_factory=list)


class StrengthTable(PointTable):
    """``[[strength]]``."""

    title: Texts = Field(default_factory=dict)


class CounterTable(Table):
    """``[[counter]]``."""

    title: Texts
    points: list[PointTable]


class FigureTable(Table):
    """``[[figures]]``."""

    title: Texts
    chosen: Texts
    spread: Texts = Field(default_factory=dict)
    why: Texts = Field(default_factory=dict)
    sources: SourceKeys = Field(default_factory=list)


class ChartValueTable(Table):
    """Each of a chart's values."""

    label: Texts = Field(default_factory=dict)
    value: Count
    most: Count | None = None
    date: Day | None = None
    group: Texts = Field(default_factory=dict)
    sources: SourceKeys = Field(default_factory=list)


class ChartTable(Table):
    """``[[charts]]``; its places and what its kind needs are checked in ``check/charts.py``."""

    kind: Kind
    title: Texts
    places: TextList
    values: list[ChartValueTable]
    unit: Texts = Field(default_factory=dict)
    note: Texts = Field(default_factory=dict)


class JourneyTable(Table):
    """``[[journeys]]``; its places, legs and routes are checked with the tables of the story."""

    id: Id
    title: Texts
    way: TextList
    text: Texts = Field(default_factory=dict)
    branches: TextLists = Field(default_factory=list)
    stages: TextList = Field(default_factory=list)
    strands: TextList = Field(default_factory=list)
    sources: SourceKeys = Field(default_factory=list)


class AnnotationTable(Table):
    """``[[annotations]]``; its places are checked with the table of places."""

    place: str
    text: Texts
    stops: TextList = Field(default_factory=list)
    overview: bool = False
    sources: SourceKeys = Field(default_factory=list)


class LessonTable(Table):
    """``[[lessons]]``; its stops are checked with the table of places."""

    id: Id
    title: Texts
    minutes: Count
    stops: TextList
    pupils: Texts = Field(default_factory=dict)
    aims: Texts = Field(default_factory=dict)
    curriculum: Texts = Field(default_factory=dict)
    material: Texts = Field(default_factory=dict)
    opening: Texts = Field(default_factory=dict)
    tasks_for_all: Texts = Field(default_factory=dict)
    tasks_for_most: Texts = Field(default_factory=dict)
    tasks_for_some: Texts = Field(default_factory=dict)
    closing: Texts = Field(default_factory=dict)


class OnlineMapTable(Table):
    """``[today]``; its source is looked up in ``check/online_map.py``."""

    source: str = ""
    address: str = ""
    attribution: str = ""
    title: Texts = Field(default_factory=dict)
    max_zoom: int | None = None


class PointOfPlanTable(Table):
    """Each of a plan's control points."""

    pixel: Pixel
    at: At


class PlanTable(Table):
    """``[[plans]]``; its picture and points are checked in ``check/plans.py``."""

    file: str
    title: Texts = Field(default_factory=dict)
    credit: Texts = Field(default_factory=dict)
    points: list[PointOfPlanTable] = Field(default_factory=list)
    method: Method = "affine"
    bounds: Bounds = Field(default_factory=list)
    opacity: PartOfOne = 1.0
    shown: bool = True
    start: Day | None = None
    end: Day | None = None


class YardstickTable(Table):
    """``[[yardsticks]]``."""

    title: Texts
    km: Count


class StoryTable(Table):
    """All of story.toml."""

    title: Texts = Field(default_factory=dict)
    subtitle: Texts = Field(default_factory=dict)
    credit: Texts = Field(default_factory=dict)
    url: Address = ""
    preview: Address = ""
    languages: Languages = Field(default_factory=list)
    strands: dict[str, StrandTable] = Field(default_factory=dict)
    modes: dict[str, ModeTable] = Field(default_factory=dict)
    layers: dict[str, LayerTable] = Field(default_factory=dict)
    sources: dict[str, SourceTable] = Field(default_factory=dict)
    strength: list[StrengthTable] = Field(default_factory=list)
    counter: list[CounterTable] = Field(default_factory=list)
    figures: list[FigureTable] = Field(default_factory=list)
    charts: list[ChartTable] = Field(default_factory=list)
    journeys: list[JourneyTable] = Field(default_factory=list)
    annotations: list[AnnotationTable] = Field(default_factory=list)
    lessons: list[LessonTable] = Field(default_factory=list)
    ground: str = ""
    today: OnlineMapTable | None = None
    plans: list[PlanTable] = Field(default_factory=list)
    yardsticks: list[YardstickTable] = Field(default_factory=list)


def context_of(story: Mapping[str, Any], languages: Sequence[str]) -> Context:
    """What the values of a story.toml are checked against."""
    sources = story.get("sources")
    return Context(languages, sources if isinstance(sources, dict) else ())
