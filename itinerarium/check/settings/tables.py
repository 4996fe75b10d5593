"""The tables of story.toml, each a typed model that says what is wrong with every value."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, cast, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
    model_validator,
)

from itinerarium.check.settings import plan_values
from itinerarium.check.settings.texts import texts_by_language
from itinerarium.check.tables.cell import parse_day, parse_id
from itinerarium.check.tables.modes import mode_of
from itinerarium.check.tables.sources import unknown_source
from itinerarium.language.codes import is_language_code
from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.vocabulary.atlas import CHART_KINDS, MODES, SOURCE_KINDS, Date, Mode

MOST_PEOPLE = 10**15 - 1
"""As many digits as a cell may have."""
LONGEST_SIGN = 4
COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.ASCII | re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What values are checked against: the story's languages, and the keys of its sources."""

    languages: Sequence[str]
    sources: Collection[str]


class ByLanguage:
    """Marks a text that may stand once per language (``title``, ``title_pl``)."""


MISSING = object()
"""Marks a required text that has translations only."""


def wrong_type(expected: str, value: Any) -> BadValueError:
    """A value of another type than a key holds; the key is not yet known."""
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return BadValueError("P603", expected=expected, value=shown(written))


def _context(info: ValidationInfo) -> Context:
    return cast(Context, info.context)


def _needed(value: Any) -> Any:
    if value is MISSING:
        raise BadValueError("P607")
    return value


def _by_language(texts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    return texts_by_language(texts, info.field_name or "", _context(info).languages)


def _colour(value: str) -> str:
    if not COLOUR.fullmatch(value):
        raise BadValueError("P604", value=shown(value), hint=_colour_hint(value))
    return value


def _colour_hint(name: str) -> str:
    from PIL.ImageColor import colormap

    found = colormap.get(name.casefold().replace(" ", ""))
    if isinstance(found, str):
        return f"write {found}"
    if COLOUR.fullmatch(f"#{name}"):
        return f"write #{name}"
    return "write # and six of 0-9 and a-f"


def _address(value: str) -> str:
    if value and not ADDRESS.fullmatch(value):
        raise BadValueError("P608", value=shown(value))
    return value


def _day(value: Any) -> Date:
    if not isinstance(value, str):
        raise wrong_type('a date between quotation marks such as "1942-03-24"', value)
    day = parse_day(value)
    if day is None:
        raise BadValueError("P501", value='""', hint="write a date")
    return day


def _count(value: int) -> int:
    if value < 0:
        raise BadValueError("P505", value=str(value))
    if value > MOST_PEOPLE:
        raise wrong_type(f"a number up to {MOST_PEOPLE:,}", value)
    return value


def _list_of_texts(value: Any) -> Any:
    if not _is_list_of_texts(value):
        raise wrong_type("a list of texts", value)
    return value


def _list_of_lists(value: Any) -> Any:
    if not isinstance(value, list) or not all(map(_is_list_of_texts, value)):
        raise wrong_type('a list of lists of texts such as [["oslo", "bergen"]]', value)
    return value


def _list_of_languages(value: Any) -> Any:
    if not _is_list_of_texts(value) or not value:
        raise wrong_type('a list of languages such as ["en", "pl"]', value)
    return value


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _known_source(key: str, info: ValidationInfo) -> str:
    """A key of a source; where the story has no sources at all, there is nothing to compare."""
    sources = _context(info).sources
    if sources and key not in sources:
        raise unknown_source(key, sources)
    return key


def _kind(value: str) -> str:
    if value not in CHART_KINDS:
        hint = suggestion(value, CHART_KINDS, "write bars for numbers beside each other")
        raise BadValueError("P617", value=shown(value), hint=hint)
    return value


def _source_kind(value: str) -> str:
    if value and value not in SOURCE_KINDS:
        hint = suggestion(value, SOURCE_KINDS, "write site for a web page, or leave it out")
        raise BadValueError("P620", value=shown(value), hint=hint)
    return value


def _mode_line(value: str) -> Mode:
    found = mode_of(value)
    if not found:
        hint = suggestion(value, MODES, "write road for a plain line")
        raise BadValueError("P625", known=", ".join(MODES), value=shown(value), hint=hint)
    return found


def _sign(value: str) -> str:
    if len(value) > LONGEST_SIGN:
        raise wrong_type(f"at most {LONGEST_SIGN} letters", value)
    return value


def _language(code: str) -> str:
    if not is_language_code(code):
        raise BadValueError("P606", value=shown(code))
    return code


Texts = Annotated[
    dict[str, Annotated[str, BeforeValidator(_needed)]], AfterValidator(_by_language), ByLanguage()
]
Colour = Annotated[str, AfterValidator(_colour)]
Address = Annotated[str, AfterValidator(_address)]
Day = Annotated[Date, PlainValidator(_day)]
Count = Annotated[int, AfterValidator(_count)]
SourceKeys = Annotated[
    list[Annotated[str, AfterValidator(_known_source)]], BeforeValidator(_list_of_texts)
]
TextList = Annotated[list[str], BeforeValidator(_list_of_texts)]
TextLists = Annotated[list[list[str]], BeforeValidator(_list_of_lists)]
SourceKind = Annotated[str, AfterValidator(_source_kind)]
Kind = Annotated[str, AfterValidator(_kind)]
ModeLine = Annotated[str, AfterValidator(_mode_line)]
Sign = Annotated[str, AfterValidator(_sign)]
Method = Annotated[str, AfterValidator(plan_values.method)]
Pixel = Annotated[list[float], PlainValidator(plan_values.pixel)]
At = Annotated[list[float], PlainValidator(plan_values.place)]
Bounds = Annotated[list[float], PlainValidator(plan_values.bounds)]
PartOfOne = Annotated[float, PlainValidator(plan_values.part)]
Id = Annotated[str, AfterValidator(parse_id)]
Languages = Annotated[
    list[Annotated[str, AfterValidator(_language)]], BeforeValidator(_list_of_languages)
]


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
        endings = ["", *(f"_{one.replace('-', '_')}" for one in _context(info).languages)]
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
