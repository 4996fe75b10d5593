"""The name of a country in any language of a story -> its ISO 3166 code, and back."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from itinerarium.language.codes import locale_of
from itinerarium.language.fold import fold

CODE_LENGTH = 2


def country_code(name: str, languages: Sequence[str] = ()) -> str:
    """Give the ISO 3166 code of a country, or an empty text for an unknown name.

    Parameters
    ----------
    name : str
        Its name in one of the languages, or its code.
    languages : sequence of str
        Codes of the story's languages; a dozen others are understood too, English first.
    """
    folded = fold(name)
    english, *others = _table()["languages"]
    found = (_codes(one).get(folded, "") for one in (english, *languages, *others))
    return next(filter(None, found), "")


def country_name(code: str) -> str:
    """Give a country's English name, or the code itself if it is unknown."""
    return str(locale_of("en").territories.get(code, code))


def territory_name(code: str, language: str) -> str:
    """Give a country's name in a language, or its English one if CLDR has no other."""
    return str(locale_of(language).territories.get(code, "")) or country_name(code)


@lru_cache(maxsize=4096)
def country_of(address: str, language: str) -> str:
    """Give the ISO 3166 code of a place's country today, or an empty text if it is unknown.

    Parameters
    ----------
    address : str
        The place's name today with its country last: ``Brest, Belarus`` gives ``BY``. What may
        as well be a state of the US (``Atlanta, GA``, ``Atlanta, Georgia``) gives nothing.
    language : str
        The code of its language; English names are understood in every language.
    """
    name = fold(address.rpartition(",")[2])
    if len(name) <= CODE_LENGTH:
        return ""
    english = _codes("en").get(name, "")
    code = english or _codes(language).get(name, "")
    is_unclear = code == english and code in _table()["also_states"]
    return "" if is_unclear or code in _table()["no_countries"] else code


def is_state(name: str) -> bool:
    """Whether a name of a country is that of a state of the US, too: ``Georgia``."""
    return country_code(name) in _table()["also_states"]


@cache
def _codes(language: str) -> dict[str, str]:
    """The codes by folded name, and by folded code, in a language."""
    territories = locale_of(language).territories
    countries = {code: name for code, name in territories.items() if _is_country(code)}
    return {
        **{fold(code): code for code in countries},
        **(dict(_other_names()) if language == "en" else {}),
        **{fold(name): code for code, name in countries.items()},
    }


def _is_country(code: str) -> bool:
    """Whether a code is an ISO 3166 code, not that of a region (``150``, Europe)."""
    return len(code) == CODE_LENGTH and code.isalpha()


@cache
def _table() -> Mapping[str, Any]:
    text = (files(__package__) / "countries.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _other_names() -> Iterator[tuple[str, str]]:
    for code, names in _table()["names"].items():
        yield from ((fold(name), code) for name in names)
