"""One coordinate as people write it -> decimal degrees."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from itinerarium.language.fold import fold

SIDES = "NSEW"
NUMBER = r"[0-9]+(?:\.[0-9]+)?"
DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]{1,2})?", re.I)
PACKED = re.compile(
    r"([0-9]{2,3})([0-9]{2}(?:\.[0-9]+)?)|([0-9]{2,3})([0-9]{2})([0-9]{2}(?:\.[0-9]+)?)"
)
"""DDMM and DDMMSS without anything between, as receivers and pilots write them."""
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3}){2,}")
"""``52.229.676``, as a spreadsheet groups the digits of what it takes for a large number."""
MARKS = re.compile(r"[^0-9.,+\-NSEW°'\":dms ]", re.I)
WORDS = (
    (
        re.compile(
            r"(?<=[0-9])\s*(?:degrees|degree|deg|d|stopni|st|grad)\b\.?|(?<=[0-9])d(?=[0-9])", re.I
        ),
        "°",
    ),
    (re.compile(r"(?<=[0-9])\s*(?:minutes|minute|min|m)(?=[\s0-9NSEW.]|$)\.?", re.I), "'"),
    (
        re.compile(
            r"(?<=[0-9])\s*(?:seconds|second|sec)\b\.?|(?<=[0-9])s(?=[NSEW])"
            r"|(?<=[0-9])\s*(?-i:s)(?=\s*[NSEW]$)",
            re.I,
        ),
        '"',
    ),
)
LONGEST = 80


def degrees_in(text: str) -> tuple[float, str] | None:
    """Decimal degrees, and the side (N, S, E or W) that the text names; nothing if it is none.

    Understood are ``54.35``, ``54,35``, ``N 54 41.2``, ``54°21′00″N``, ``54d21m``, ``N521234``,
    ``5.435e1`` and words for the sides in several languages.
    """
    if not text or len(text) > LONGEST:
        return None
    plain, side = _without_side(_plain(text))
    plain = re.sub(r"^([+-]) +", r"\1", plain.strip(" ,;"))
    pointed = re.sub(r"([0-9]),([0-9])", r"\1.\2", plain)
    if GROUPED.fullmatch(pointed):
        whole, _, rest = pointed.partition(".")
        pointed = f"{whole}.{rest.replace('.', '')}"
    found = _decimal(pointed) if DECIMAL.fullmatch(pointed) else None
    if side and found is not None and found > 180 and (packed := _packed(pointed, side)):
        found = packed
    if found is None:
        found = _in_parts(pointed)
    if found is None:
        return None
    return (-abs(found) if side in ("S", "W") else found), side


def _decimal(text: str) -> float:
    return float(text.rstrip("°"))


def _plain(text: str) -> str:
    """The text with one sign each for minus, minutes and seconds."""
    plain = unicodedata.normalize("NFKC", text.replace("º", "°").replace("˚", "°"))
    plain = re.sub(r"''|[″”“„]|’’|′′|&quot;", '"', plain)
    plain = re.sub(r"[′’‘`´ʹ]", "'", plain.replace("−", "-").replace("–", "-"))
    for words, mark in WORDS:
        plain = words.sub(mark, plain)
    return " ".join(plain.split()).removesuffix("°").strip()


def _without_side(text: str) -> tuple[str, str]:
    """The text without the letter or word for a side, and that side's letter."""
    found = re.fullmatch(r"([NSEW])?\.?\s*(.*?)\s*([NSEW])?\.?", text, re.I)
    if found and (found[1] or found[3]) and any(map(str.isdigit, found[2])):
        if found[1] and found[3]:
            return text, ""
        return found[2].strip().removesuffix("°").strip(), (found[1] or found[3]).upper()
    side = _sides().get(fold("".join(re.findall(r"[^\W\d_]+", text))), "")
    if not side:
        return text, ""
    return re.sub(r"[^\W\d_]+\.?", " ", text).strip(), side


@cache
def _sides() -> Mapping[str, str]:
    text = (files(__package__) / "sides.toml").read_text(encoding="utf-8")
    return {fold(word): side for side, words in tomllib.loads(text).items() for word in words}


def _packed(text: str, side: str) -> float | None:
    width = 2 if side in "NS" else 3
    whole, point, rest = text.partition(".")
    whole = whole.zfill(width + (4 if len(whole) > width + 2 else 2))
    parts = [whole[:width], whole[width : width + 2], whole[width + 2 :]]
    if not parts[2]:
        parts[1] += point + rest
    elif len(parts[2]) == 2:
        parts[2] += point + rest
    else:
        return None
    return _sum([float(part) for part in parts if part])


def _in_parts(text: str) -> float | None:
    """Degrees, minutes and seconds with marks or spaces between them."""
    if MARKS.search(text) or not re.search(r"[0-9]", text):
        return None
    numbers = [float(one) for one in re.findall(NUMBER, text)]
    if not 1 <= len(numbers) <= 3 or re.search(r"[NSEW]", text, re.I):
        return None
    found = _by_library(text)
    own = _sum(numbers)
    if own is None or found is None or abs(abs(found) - own) > 1e-6:
        return None
    return found


def _by_library(text: str) -> float | None:
    from lat_lon_parser import parse

    try:
        return float(parse(text))
    except (ValueError, TypeError, IndexError, AttributeError):
        return None


def _sum(parts: list[float]) -> float | None:
    """Degrees of degrees, minutes and seconds; nothing where there are sixty of these."""
    degrees, minutes, seconds = (*parts, 0.0, 0.0)[:3]
    if minutes >= 60 or seconds >= 60 or degrees > 180:
        return None
    return degrees + minutes / 60 + seconds / 3600
