"""Polish texts with non-breaking spaces, and back: no line ends with "w", none begins with "km"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, TypeVar

SPACE = "\u00a0"
POLISH = "pl"

_MONTHS = (
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada"
    "|grudnia"
)
_UNITS = (
    r"km|m|cm|mm|ha|kg|g|t|zł|gr|%|°C?|r\.|tys\.|mln|mld|proc\.|godz\.|min|minut\w*|godzin\w*"
    r"|tysi[aąeę]c\w*|tysięcy|milion\w*|miliard\w*|procent\w*|stopni\w*|kilometr\w*|metr\w*"
    r"|kilogram\w*|gram\w*|ton\w?"
)
_FORMATIONS = r"(?:armi|batalion|brygad|dywizj|kompani|korpus|pluton|pułk|szwadron)\w*"
_BEFORE_ANYTHING = (
    r"nr|płk|ppłk|mjr|dr|mgr|gen\.|kpt\.|por\.|ppor\.|rtm\.|plut\.|kpr\.|szer\.|św\.|ks\.|bp|abp"
    r"|prof\.|inż\.|ok\.|godz\.|ul\.|im\.|tzw\.|tj\.|np\.|m\.in\.|red\.|tłum\."
)
_BEFORE_NUMBERS = r"r\.|s\.|t\.|art\.|pkt|poz\.|zob\.|wyd\."
_TIED = re.compile(
    rf"""
    (?<![\w’'-])[aiouwzAIOUWZ][ ](?=\S)
    | (?<=\d)[ ](?=(?:{_UNITS}|{_MONTHS})(?!\w))
    | (?:(?<=\b\d)|(?<=\b\d\d)|(?<=\b\d\.)|(?<=\b\d\d\.))[ ](?=(?i:{_FORMATIONS}))
    | (?<!\w)(?:{_BEFORE_ANYTHING})[ ](?=\S)
    | (?<!\w)(?:{_BEFORE_NUMBERS})[ ](?=[\dIVX])
    """,
    re.VERBOSE,
)
_TIE = re.compile(rf"(?<!\d){SPACE}|{SPACE}(?!\d)")

_POINTS = ("line", "shapes")
"""Keys of a story that hold very many numbers and no text of an author."""

_Part = TypeVar("_Part")


def is_polish(language: str) -> bool:
    """Whether the texts of a language are tied: ``pl`` and its variants."""
    return language.partition("-")[0] == POLISH


def tied(text: str, language: str) -> str:
    """The text with a non-breaking space wherever a Polish line must not end.

    After words of one letter, between a number and its unit, month or formation, after
    abbreviations. Texts in other languages stay as they are.
    """
    if not is_polish(language):
        return text
    return _TIED.sub(lambda found: found[0].replace(" ", SPACE), text)


def untied(part: _Part, languages: Collection[str]) -> _Part:
    """The same nested value with plain spaces in its Polish texts, those inside numbers aside.

    Parameters
    ----------
    part
        A story or a part of it: lists and dicts, in which texts stand by language.
    languages
        The story's.
    """
    polish = set(filter(is_polish, languages))
    return _untied(part, polish, False) if polish else part


def _untied(part: Any, polish: Collection[str], is_text: bool) -> Any:
    if isinstance(part, str):
        return _TIE.sub(" ", part) if is_text else part
    if isinstance(part, dict):
        return {
            key: one if key in _POINTS else _untied(one, polish, key in polish)
            for key, one in part.items()
        }
    if isinstance(part, list):
        return [_untied(one, polish, is_text) for one in part]
    return part
