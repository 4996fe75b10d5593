"""States and regions: by GeoNames' codes, and by what people write; countries as they were then."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from itinerarium.language.fold import fold


def region_name(country: str, code: str) -> str:
    """The English name of a region by the code of its country and its own; empty if unknown."""
    return _names().get((country, code), "")


def countries_of_region(name: str) -> tuple[str, ...]:
    """The codes of the countries that have a state or region of that name, or of that code."""
    return _countries().get(_bare(name), ())


def is_of_region(region: str, wanted: str) -> bool:
    """Whether a town's region is the one that is wanted; any is where none is."""
    return not wanted or wanted in (_bare(region), *_codes().get(_bare(region), ()))


def region_key(name: str) -> str:
    """What a name of a region is compared by."""
    return _bare(name)


def countries_then(name: str) -> tuple[str, ...]:
    """The codes of the countries that lie today where one lay that is no more: Soviet Union."""
    return tuple(_then().get(fold(name), ()))


def countries_later(code: str) -> tuple[str, ...]:
    """The codes of the countries that have land today which was a country's."""
    return tuple(_table()["later"].get(code, ()))


def _bare(name: str) -> str:
    """A region's name without the word for what it is: ``Greater Poland Voivodeship``."""
    words = [word for word in name.replace(".", " ").split() if fold(word) not in _generic()]
    return fold(" ".join(words) or name)


def is_district(place: str) -> bool:
    """Whether a part of an address says that it is a district: ``pow. leski``, ``Grodno uezd``."""
    words = [fold(word) for word in place.replace(".", " ").split()]
    return len(words) > 1 and any(word in _table()["units"] for word in words)


def undotted_words() -> frozenset[str]:
    """The words of names, folded, that people shorten without a full stop: ``St Albans``."""
    return frozenset(_table()["undotted"])


def near_words() -> Sequence[str]:
    """The words between a town and a larger one near it: ``koło``, ``bei``."""
    words: Sequence[str] = _table()["near"]
    return words


@cache
def _generic() -> frozenset[str]:
    return frozenset(_table()["words"])


@cache
def _names() -> Mapping[tuple[str, str], str]:
    text = (files(__package__) / "regions.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {(row["country"], row["code"]): row["name"] for row in rows}


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for (country, code), name in _names().items():
        for one in (_bare(name), *_written(country, code, name)):
            found.setdefault(one, {}).setdefault(country)
    return {name: tuple(countries) for name, countries in found.items() if name}


@cache
def _codes() -> Mapping[str, Sequence[str]]:
    """What people write for regions, such as their codes, by their names."""
    found: dict[str, list[str]] = {}
    for (country, code), name in _names().items():
        found.setdefault(_bare(name), []).extend(_written(country, code, name))
    return found


def _written(country: str, code: str, name: str) -> list[str]:
    """What people write for a region besides its name, folded."""
    coded = [code] if country in _table()["coded"] else []
    return [fold(one) for one in (*coded, *_others().get((country, _bare(name)), ()))]


@cache
def _others() -> Mapping[tuple[str, str], Sequence[str]]:
    written = _table()["written"]
    return {
        (country, _bare(name)): words
        for country, regions in written.items()
        for name, words in regions.items()
    }


@cache
def _then() -> Mapping[str, Sequence[str]]:
    return {
        fold(name): country["today"] for country in _table()["then"] for name in country["names"]
    }


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "then.toml").read_text(encoding="utf-8"))
