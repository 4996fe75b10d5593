"""The values of story.toml as types that say what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, cast

from pydantic import AfterValidator, BeforeValidator, PlainValidator, ValidationInfo

from itinerarium.check.settings import plan_values
from itinerarium.check.settings.texts import texts_by_language
from itinerarium.check.tables.cell import parse_day, parse_id
from itinerarium.check.tables.modes import mode_of
from itinerarium.check.tables.sources import unknown_source
from itinerarium.language.codes import is_language_code
from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.vocabulary.atlas import MODES, SOURCE_KINDS, Date, Mode
from itinerarium.vocabulary.figures import CHART_KINDS

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


def context_in(info: ValidationInfo) -> Context:
    """What a value is checked against."""
    return cast(Context, info.context)


def _needed(value: Any) -> Any:
    if value is MISSING:
        raise BadValueError("P607")
    return value


def _by_language(texts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    return texts_by_language(texts, info.field_name or "", context_in(info).languages)


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
    sources = context_in(info).sources
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
