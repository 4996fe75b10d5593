"""A date as people write it -> its start and end in EDTF."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from itinerarium.language.months import is_weekday, month_number
from itinerarium.new.date_forms import (
    end_alone,
    part_of_year,
    start_alone,
    with_months,
    without_clock,
)
from itinerarium.new.date_words import are, date_words, plain, tokens, without_first, without_last
from itinerarium.vocabulary.edtf import DateError, parse_date, parse_interval

ISO_TIME = re.compile(r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{1,2}[:.]?[0-9]{2}.*")
PACKED_TIME = re.compile(
    r"([0-9]{4})([0-9]{2})([0-9]{2})T[0-9]{4,6}(?:\.[0-9]+)?(?:Z|[+-][0-9:]+)?"
)
SECONDS = re.compile(r"(-?[0-9]{9,10})(?:[0-9]{3})?(?:\.[0-9]+)?")
WEEK = re.compile(r"([0-9]{4})-?W([0-9]{2})", re.I)
DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
SHORT_RANGE = re.compile(r"([0-9]{4})[-/]([0-9]{2})")
SEPARATED = re.compile(r"([0-9]{1,4})([./\- ])([0-9]{1,2})\2([0-9]{1,4})")
LONGEST = 100
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
ROMAN = {"i": 1, "v": 5, "x": 10}
LEAST_YEAR_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Span:
    """A start and an end in EDTF, either of which may be empty."""

    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """What a text says of one date; a year of 0 is unknown, ``form`` is whole where digits are."""

    year: int | None = None
    month: int = 0
    day: int = 0
    form: str = ""
    mark: str = ""

    @property
    def edtf(self) -> str:
        """The date in EDTF, or nothing if it is not whole or there is none such."""
        if self.form:
            return _if_valid(self.form + self.mark)
        if self.year is None or (self.day and not self.month):
            return ""
        sign = "-" if self.year < 0 else ""
        parts = [
            f"{sign}{abs(self.year):04}",
            *(f"{one:02}" for one in (self.month, self.day) if one),
        ]
        return _if_valid("-".join(parts) + self.mark)


@lru_cache(maxsize=4096)
def span_of(text: str, *, month_first: bool = False) -> Span | None:
    """The start and the end of the time that a text means, or nothing if it is not understood.

    ``month_first`` reads 06/08/2025 as the 8th of June.
    """
    bare = plain(text)
    if not bare or len(bare) > LONGEST:
        return None
    if rest := end_alone(text):
        found = span_of(rest, month_first=month_first)
        return Span("", found.start) if found and not found.end else None
    if rest := start_alone(text):
        return span_of(rest, month_first=month_first)
    if found := _interval(bare):
        return found
    if time := ISO_TIME.fullmatch(bare):
        return Span(edtf) if (edtf := _if_valid(time[1])) else None
    if week := WEEK.fullmatch(bare):
        return _week(int(week[1]), int(week[2]))
    digits = DIGITS.fullmatch(bare) or PACKED_TIME.fullmatch(bare)
    if digits and (edtf := _if_valid("-".join(digits.groups()))):
        return Span(edtf)
    if seconds := SECONDS.fullmatch(bare):
        return Span(_day_of_seconds(int(seconds[1])))
    bare = with_months(without_clock(bare))
    if months := part_of_year(bare):
        return Span(*months)
    return _in_words(bare, month_first) or _of_library(bare)


def may_change_places(text: str) -> tuple[int, int] | None:
    """The first two numbers of a date with slashes, of which either may be the month's."""
    found = re.fullmatch(r"\s*([0-9]{1,2})\s?[/]\s?([0-9]{1,2})\s?[/]\s?[0-9]{4}\b.*", text)
    return (int(found[1]), int(found[2])) if found else None


def _interval(text: str) -> Span | None:
    years = SHORT_RANGE.fullmatch(text)
    if years and int(years[2]) > max(12, int(years[1]) % 100):
        return Span(years[1], years[1][:2] + years[2])
    try:
        start, end = parse_interval(text)
    except DateError:
        return None
    return Span(start.edtf if start else "", end.edtf if end else "")


def _day_of_seconds(seconds: int) -> str:
    first = datetime.datetime.fromtimestamp(0, datetime.UTC)
    return (first + datetime.timedelta(seconds=seconds)).date().isoformat()


def _week(year: int, week: int) -> Span | None:
    try:
        days = [datetime.date.fromisocalendar(year, week, day) for day in (1, 7)]
    except ValueError:
        return None
    return Span(*(day.isoformat() for day in days))


def _in_words(text: str, month_first: bool) -> Span | None:
    text = _one_winter(text)
    words = tokens(text)
    for kind in ("before", "after", "between"):
        rest = without_first(words, kind)
        if rest is None:
            continue
        inner = _after_words(text, len(words) - len(rest))
        if (point := _point(inner, month_first)) and point.edtf and kind != "between":
            return Span("", point.edtf) if kind == "before" else Span(point.edtf)
        if found := _range(inner, month_first):
            return found
    point = _point(text, month_first)
    return Span(point.edtf) if point and point.edtf else _range(text, month_first)


def _one_winter(text: str) -> str:
    """The text with the first year alone of a winter that lies in two: ``winter 1941/42``."""
    found = re.search(r"([0-9]{4})\s*[/-]\s*([0-9]{4}|[0-9]{2})(?![0-9])", text)
    if not found or int(found[2]) % 100 != (int(found[1]) + 1) % 100:
        return text
    rest = tokens(text[: found.start()])
    return text[: found.end(1)] if rest and are(rest[-1:], "winter") else text


def _after_words(text: str, count: int) -> str:
    """What stands in a text after its first words."""
    ends = [one.end() for one in re.finditer(r"[0-9]+|[^\W\d_]+", text)]
    return text[ends[count - 1] :].strip(" .,:")


def _range(text: str, month_first: bool) -> Span | None:
    for left, right in _cuts(text):
        last = _point(right, month_first)
        if last is None or not last.edtf:
            continue
        first = _completed(_point(left, month_first, is_part=True), last)
        if first and first.edtf and _in_order(first.edtf, last.edtf):
            return Span(first.edtf, last.edtf)
    return None


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a text into a start and an end, at a dash or a word."""
    for found in re.finditer(r"\s*(?:\s-+\s|\.{2,3}|…|→|⟶|-?->|=>|-|/)\s*", text):
        yield text[: found.start()], text[found.end() :]
    places = [*re.finditer(r"[^\W\d_]+", text)]
    for size in (2, 1):
        for number in range(len(places) - size + 1):
            run = places[number : number + size]
            if run[0].start() and are([one for part in run for one in tokens(part[0])], "until"):
                yield text[: run[0].start()].strip(), text[run[-1].end() :].strip()
    for found in re.finditer("至", text):
        yield text[: found.start()], text[found.end() :]


def _completed(first: Point | None, last: Point) -> Point | None:
    """The start of a range with the parts that only its end tells."""
    if first is None or first.form or last.form:
        return first
    if first.year is None and not first.month and not first.day:
        return None
    year = last.year if first.year is None else first.year
    month = first.month or (last.month if first.year is None else 0)
    mark = first.mark or last.mark
    return replace(first, year=year, month=month, mark=mark)


def _in_order(first: str, last: str) -> bool:
    return parse_date(last).latest >= parse_date(first).earliest


def _point(text: str, month_first: bool, *, is_part: bool = False) -> Point | None:
    """One date, or a part of one."""
    bare = text.strip(" ,.;:()[]")
    mark = "?" if "?" in bare else ""
    about = "~" if set(bare) & set("~≈±") else ""
    bare = re.sub(r"[?~≈±()\[\]]", " ", bare).strip(" ,.;")
    words: Sequence[str] = tokens(bare)
    for _ in range(2):
        for kind in ("about", "early", "middle", "late"):
            if (rest := without_first(words, kind)) is not None:
                words, about = rest, "~"
        if (rest := without_first(words, "unsure")) is not None:
            words, mark = rest, "?"
    found = _numbers(bare, words, month_first) or _of_words(words, month_first, is_part=is_part)
    return replace(found, mark="%" if mark and about else mark or about) if found else None


def _numbers(text: str, words: Sequence[str], month_first: bool) -> Point | None:
    """Three numbers with one sign between them: 24.3.1942, 1942/03/24."""
    found = SEPARATED.fullmatch(text)
    if not found or len(words) != 3:
        return None
    first, second, third = found[1], int(found[3]), found[4]
    if len(first) > 2:
        return Point(int(first), second, int(third))
    if len(third) < LEAST_YEAR_DIGITS:
        return None
    day, month = int(first), second
    turned = month > 12 or (month_first and found[2] in "/ " and day <= 12)
    return Point(int(third), day, month) if turned else Point(int(third), month, day)


def _of_words(words: Sequence[str], month_first: bool, *, is_part: bool) -> Point | None:
    words, is_before = _era(words)
    if (found := _of_many_years(words, is_before)) is not None:
        return found
    season = ""
    if is_part and (kind := next((one for one in SEASONS if are(words, one)), "")):
        return Point(None, SEASONS[kind])
    for kind in SEASONS:
        for rest in (without_first(_bare(words), kind), without_last(words, kind)):
            if rest is not None and not season:
                words, season = rest, kind
    numbers, month = _numbers_and_month(words)
    if numbers is None:
        return None
    point = _placed(numbers, month, month_first, is_part=is_part, has_era=is_before is not None)
    if point is None or (season and (point.month or (point.year is None and not is_part))):
        return None
    year = 1 - point.year if is_before and point.year is not None else point.year
    return replace(point, year=year, month=SEASONS[season] if season else point.month)


def _era(words: Sequence[str]) -> tuple[Sequence[str], bool | None]:
    """The words without those for an era, and whether it is before ours, if one is named."""
    for kind in ("bc", "ad"):
        for rest in (without_last(words, kind), without_first(words, kind)):
            if rest is not None and any(one.isdecimal() or _roman(one) for one in rest):
                return rest, kind == "bc"
    without_year = [one for one in words if one != "年"]
    if without_year != [*words]:
        return _era(without_year)
    return words, None


def _of_many_years(words: Sequence[str], is_before: bool | None) -> Point | None:
    """A decade or a century."""
    plain_words = _bare(words)
    if (number := without_last(plain_words, "decade")) is not None and _is_round(number):
        return Point(form=f"{number[0][:3]}X") if not is_before else None
    if (number := without_first(plain_words, "decade")) is not None and _is_round(number):
        return Point(form=f"{number[0][:3]}X") if not is_before else None
    for rest in (without_last(plain_words, "century"), without_first(plain_words, "century")):
        counted = [one for one in rest or () if not are([one], "filler") or _roman(one)]
        if len(counted) == 1 and (one := _ordinal(counted[0])):
            century = one if is_before else one - 1
            return Point(form=f"-{one - 1:02}XX" if is_before else f"{century:02}XX")
    return None if is_before else _decade_of_century(plain_words)


def _decade_of_century(words: Sequence[str]) -> Point | None:
    """A decade that is told with its century: ``lata 40. XX wieku``."""
    rest = without_first(words, "decade") or ()
    numbers = without_last(rest, "century") or ()
    if len(numbers) != 2 or not re.fullmatch(r"[0-9]0", numbers[0]) or not _roman(numbers[1]):
        return None
    return Point(form=f"{_roman(numbers[1]) - 1:02}{numbers[0][0]}X")


def _bare(words: Sequence[str]) -> Sequence[str]:
    """The words without those of no meaning before them."""
    first = next((n for n, one in enumerate(words) if not are([one], "filler")), 0)
    return words[first:]


def _is_round(words: Sequence[str]) -> bool:
    return len(words) == 1 and bool(re.fullmatch(r"[0-9]{3}0", words[0]))


def _ordinal(word: str) -> int:
    found = int(word) if word.isdecimal() else _roman(word.removesuffix("e"))
    return found if 1 <= found <= 21 else 0


def _roman(word: str) -> int:
    """The value of a Roman number up to thirty-nine, or nothing."""
    if not re.fullmatch(r"x{0,3}(?:ix|iv|v?i{0,3})", word):
        return 0
    values = [ROMAN[one] for one in word]
    after = [*values[1:], 0]
    return sum(-one if one < nxt else one for one, nxt in zip(values, after, strict=True))


def _numbers_and_month(words: Sequence[str]) -> tuple[list[str] | None, int]:
    """The numbers among words, and the month if one is named; no list if a word is unknown."""
    known = date_words()
    numbers, month = [], 0
    for word in words:
        if word.isdecimal():
            numbers.append(word)
        elif (not month and (found := known.romans.get(word)) and (numbers or len(word) > 1)) or (
            not month and (found := month_number(word, known.languages))
        ):
            month = found
        elif not (are([word], "filler") or is_weekday(word, known.languages)):
            return None, 0
    return numbers, month


def _placed(
    numbers: Sequence[str], month: int, month_first: bool, *, is_part: bool, has_era: bool
) -> Point | None:
    """A point of a date's numbers: the year is the one of three digits or more."""
    years = [one for one in numbers if len(one) >= LEAST_YEAR_DIGITS]
    if has_era and not years and len(numbers) == 1 + (month > 0) * (len(numbers) > 1):
        years = [numbers[-1]]
    others = [int(one) for one in numbers if one not in years]
    if len(years) > 1 or (not years and not is_part) or (years and len(years[0]) > 4):
        return None
    year = int(years[0]) if years else None
    if month and len(others) <= 1:
        return Point(year, month, others[0] if others else 0)
    if month or len(others) > 2:
        return None
    if len(others) == 2:
        turned = month_first or (numbers and years and numbers[0] == years[0])
        first, second = others if turned or others[1] > 12 else others[::-1]
        return Point(year, first, second)
    if len(others) == 1:
        return Point(year, others[0]) if year is not None else Point(None, 0, others[0])
    return Point(year) if year is not None else None


def _of_library(text: str) -> Span | None:
    """What dateparser makes of a date in another language, if it makes up nothing."""
    years = re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", text)
    if len(years) != 1 or not re.search(r"[a-z]{4}|[^\W\d_a-z]{2}", text, re.I):
        return None
    date = _library().get_date_data(text).date_obj
    numbers = {int(one) for one in re.findall(r"[0-9]+", text)}
    if date is None or date.year != int(years[0]):
        return None
    if numbers == {date.year}:
        return Span(f"{date.year:04}-{date.month:02}")
    if numbers == {date.year, date.day}:
        return Span(date.date().isoformat())
    return None


@cache
def _library() -> Any:
    """dateparser, which takes a second to import, for what no other rule reads."""
    from dateparser.date import DateDataParser

    return DateDataParser(settings={"REQUIRE_PARTS": ["year", "month"]})


def _if_valid(text: str) -> str:
    try:
        return parse_date(text).edtf
    except DateError:
        return ""
