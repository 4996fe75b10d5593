"""Decades, centuries, parts of them, and turns of years -> what they begin and end with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from itinerarium.language.months import month_number
from itinerarium.new.date_words import are, date_words, tokens, without_first, without_last
from itinerarium.vocabulary.day import days_in

ROMAN = {"i": 1, "v": 5, "x": 10}
LAST_CENTURY = 21
MIDDLE_OF_MONTH = 15


def bare(words: Sequence[str]) -> Sequence[str]:
    """The words without those of no meaning before them."""
    first = next((n for n, one in enumerate(words) if not are([one], "filler")), 0)
    return words[first:]


def roman(word: str) -> int:
    """The value of a Roman number up to thirty-nine, or nothing."""
    if not re.fullmatch(r"x{0,3}(?:ix|iv|v?i{0,3})", word):
        return 0
    values = [ROMAN[one] for one in word]
    after = [*values[1:], 0]
    return sum(-one if one < nxt else one for one, nxt in zip(values, after, strict=True))


def _ordinal(word: str) -> int:
    found = int(word) if word.isdecimal() else roman(word.removesuffix("e"))
    return found if 1 <= found <= LAST_CENTURY else 0


def century_of(words: Sequence[str]) -> int:
    """The number of a century that the words name, or nothing."""
    for rest in (without_last(words, "century"), without_first(words, "century")):
        counted = _without_fillers(rest or ())
        if len(counted) == 1 and (found := _ordinal(counted[0])):
            return found
    return 0


def _without_fillers(words: Sequence[str]) -> list[str]:
    return [one for one in words if not are([one], "filler") or roman(one)]


def _without_last_fillers(words: Sequence[str]) -> Sequence[str]:
    while (
        words and are(words[-1:], "filler") and not (roman(words[-1]) or are(words[-1:], "decade"))
    ):
        words = words[:-1]
    return words


def decade_of(words: Sequence[str]) -> str:
    """The form of a decade: ``1940s``, ``lata 40. XX wieku`` -> ``194X``; nothing without one."""
    number, is_decade = _without_decade(words)
    if is_decade and len(number) == 1 and re.fullmatch(r"[0-9]{3}0", number[0]):
        return f"{number[0][:3]}X"
    rest = _without_last_fillers(without_last(words, "century") or ())
    century = _ordinal(rest[-1]) if rest else 0
    digits = short_decade(_without_last_fillers(rest[:-1])) if century else ""
    return f"{century - 1:02}{digits[0]}X" if digits else ""


def short_decade(words: Sequence[str]) -> str:
    """The two digits of a decade without its century: ``60s``, ``lata czterdzieste``."""
    for kind in ("early", "middle", "late"):
        words = without_first(bare(words), kind) or words
    number, is_decade = _without_decade(bare(words))
    number = _without_fillers(number)
    if len(number) != 1:
        return ""
    if is_decade and re.fullmatch(r"[1-9]0", number[0]):
        return number[0]
    return date_words().tens.get(number[0], "")


def _without_decade(words: Sequence[str]) -> tuple[Sequence[str], bool]:
    """The words without those for a decade at either end, and whether there are any."""
    rest = without_last(words, "decade") or words
    rest = without_first(rest, "decade") or rest
    return rest, len(rest) < len(words)


def part_of(text: str) -> tuple[str, str] | None:
    """The start and the end of a quarter or half of a year, month or century.

    ``Q1 1942``, ``II poł. 1941``, ``second half of May 1942``, ``I połowa XIX w.``
    """
    words = tokens(text)
    for kind, parts in (("quarter", 4), ("half", 2)):
        for phrase in date_words().phrases[kind]:
            size = len(phrase)
            at = next((n for n in range(len(words)) if tuple(words[n : n + size]) == phrase), None)
            if at is None:
                continue
            if found := _part([*words[:at], *words[at + size :]], parts):
                return found
    return None


def _part(words: Sequence[str], parts: int) -> tuple[str, str] | None:
    """The part of what the words name, of which the first that counts is the part's number."""
    counted = [n for n, one in enumerate(words) if _counted(one)]
    which = _counted(words[counted[0]]) if counted else 0
    if not 1 <= which <= parts:
        return None
    rest = [one for n, one in enumerate(words) if n != counted[0]]
    if century := century_of(rest):
        first, size = (century - 1) * 100 + 1, 100 // parts
        return f"{first + (which - 1) * size:04}", f"{first + which * size - 1:04}"
    known = [one for one in rest if not are([one], "filler")]
    if len(known) == 1 and re.fullmatch(r"[0-9]{4}", known[0]):
        months = 12 // parts
        return f"{known[0]}-{(which - 1) * months + 1:02}", f"{known[0]}-{which * months:02}"
    return _half_of_month(known, which) if parts == 2 else None


def _half_of_month(words: Sequence[str], which: int) -> tuple[str, str] | None:
    if len(words) != 2 or not re.fullmatch(r"[0-9]{4}", words[1]):
        return None
    month = month_number(words[0], date_words().languages) or date_words().romans.get(words[0])
    if not month:
        return None
    last = days_in(int(words[1]), month)
    first, last = (1, MIDDLE_OF_MONTH) if which == 1 else (MIDDLE_OF_MONTH + 1, last)
    return f"{words[1]}-{month:02}-{first:02}", f"{words[1]}-{month:02}-{last}"


def _counted(word: str) -> int:
    """The number that a word of ``first`` to ``fourth`` means, or 0."""
    kinds = ("first", "second", "third", "fourth")
    return next((n for n, kind in enumerate(kinds, start=1) if are([word], kind)), 0)


def turn_of_centuries(text: str) -> tuple[str, str] | None:
    """The decades about the turn of two centuries: ``XIX/XX w.``, ``przełom XIX i XX wieku``."""
    words = tokens(text)
    after = without_first(words, "turn") or (words if "/" in text else ())
    rest = without_last(after, "century") or ()
    counted = [_ordinal(one) for one in _without_fillers(rest) if not are([one], "until")]
    if len(counted) != 2 or not counted[0] or counted[1] != counted[0] + 1:
        return None
    return f"{counted[0] - 1:02}9X~", f"{counted[0]:02}0X~"


def turn_between(start: str, end: str) -> tuple[str, str] | None:
    """About the turn from one year, or one month, to the next."""
    if re.fullmatch(r"[0-9]{4}", start) and end == f"{int(start) + 1:04}":
        return f"{start}-12~", f"{end}-01~"
    return (f"{start}~", f"{end}~") if len(start) == len(end) == len("1942-05") else None
