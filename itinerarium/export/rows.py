"""A place or a leg of the story -> its row: a plain value by the name of each column."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from itinerarium.export.lines import position
from itinerarium.export.text import DECIMALS, number
from itinerarium.export.written import written

Row: TypeAlias = dict[str, Any]
"""Text or number by column; what is empty is left out."""


@cache
def columns() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """The columns of places, legs and labels: name and form by the story's key."""
    text = files(__package__).joinpath("columns.toml").read_text(encoding="utf-8")
    kinds = tomllib.loads(text).items()
    return {kind: {key: (name, form) for name, key, form in rows} for kind, rows in kinds}


def row_of(thing: Mapping[str, Any], kind: str, languages: Sequence[str]) -> Row:
    """The filled columns of a place, leg or label, in the story's order."""
    row: Row = {}
    known = columns()[kind]
    for key, value in {**thing, **thing.get("linked", {})}.items():
        if key not in known:
            continue
        column, form = known[key]
        if form in AS_IT_IS:
            if value != "":
                row[column] = value
        elif form in BY_LANGUAGE:
            as_text = BY_LANGUAGE[form]
            for language, text in value.items():
                row[column_in(column, language, languages)] = as_text(text)
        else:
            row[column] = FORMS[form](value)
    return row


def stop_row(stop: Mapping[str, Any], languages: Sequence[str]) -> Row:
    """The filled columns of a stop that is no place; one with bounds is called by its title."""
    told = {key: value for key, value in stop.items() if key not in OF_ITS_PLACE}
    if "bounds" in stop:
        told["title"] = stop["name"]
        where = {"bounds": _bounds(stop["bounds"])}
    else:
        where = {"place": stop["at"]}
    return {"id": stop["id"], "stop": stop["stop"], **where, **row_of(told, "places", languages)}


def _bounds(corners: Sequence[Sequence[float]]) -> str:
    """South, west, north, east; the west within one turn of the world."""
    (south, west), (north, east) = corners
    first, _ = position(south, west)
    sides = (south, first, north, round(first + east - west, DECIMALS))
    return ", ".join(map(number, sides))


def column_in(column: str, language: str, languages: Sequence[str]) -> str:
    """A text's column in a language: ``text``, ``text_pl``, ``text_zh_hans``."""
    return column if language == languages[0] else f"{column}_{language.replace('-', '_')}"


def _variants(variants: Sequence[Mapping[str, str]]) -> str:
    return ";".join(
        f"{one['name']}@{one['language']}" if "language" in one else one["name"] for one in variants
    )


def _said(text: Any) -> str:
    """A plain text, or one with map links."""
    return text if isinstance(text, str) else written(text)


OF_ITS_PLACE = ("name", "lat", "lon", "kind", "rank", "accuracyKm")
"""What such a stop has from its place."""
AS_IT_IS = frozenset(("plain", "number"))
FORMS: Mapping[str, Callable[[Any], str]] = {"list": ";".join, "variants": _variants}
BY_LANGUAGE: Mapping[str, Callable[[Any], str]] = {"text": _said, "rich": written}
