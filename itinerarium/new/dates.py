"""A date as people write it -> its start and end in EDTF."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from itinerarium.language.months import is_weekday, month_number
from itinerarium.new.date_forms import end_alone, start_alone, with_months, without_clock
from itinerarium.new.date_spans import (
    bare,
    century_of,
    decade_of,
    part_of,
    roman,
    turn_between,
    turn_of_centuries,
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
    written = plain(text)
    if not written or len(written) > LONGEST:
        return None
    if rest := end_alone(text):
        found = span_of(rest, month_first=month_first)
        return Span("", found.start) if found and not found.end else None
    if rest := start_alone(text):
        return span_of(rest, month_first=month_first)
    if found := _interval(written):
        return found
    if time := ISO_TIME.fullmatch(written):
        return Span(edtf) if (edtf := _if_valid(time[1])) else None
    if week := WEEK.fullmatch(written):
        return _week(int(week[1]), int(week[2]))
    digits = DIGITS.fullmatch(written) or PACKED_TIME.fullmatch(written)
    if digits and (edtf := _if_valid("-".join(digits.groups()))):
        return Span(edtf)
    if seconds := SECONDS.fullmatch(written):
        return Span(_day_of_seconds(int(seconds[1])))
    written = with_months(without_clock(written))
    if times := part_of(written) or turn_of_centuries(written):
        return Span(*times)
    return _in_words(written, month_first) or _of_library(written)


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
    for kind in ("before", "after", "between", "turn"):
        rest = without_first(words, kind)
        if rest is None:
            continue
        inner = _after_words(text, len(words) - len(rest))
        if kind == "turn":
            return _turn(inner, month_first)
        if (point := _point(inner, month_first)) and point.edtf and kind != "between":
            return Span("", point.edtf) if kind == "before" else Span(point.edtf)
        if found := _range(inner, month_first):
            return found
    point = _point(text, month_first)
    if point and point.edtf:
        return Span(point.edtf)
    return _range(text, month_first) or _either(text, month_first)


def _turn(text: str, month_first: bool) -> Span | None:
    """About the turn of two years or months: ``1941/1942``, ``maja i czerwca 1942``."""
    found = _interval(text) or _range(text, month_first)
    times = turn_between(found.start, found.end) if found else None
    return Span(*times) if times else None


def _either(text: str, month_first: bool) -> Span | None:
    """The time of two dates of which one is right: both are unsure."""
    for found in re.finditer(r"[^\W\d_]+", text):
        if are(tokens(found[0]), "either"):
            span = _range(f"{text[: found.start()]} - {text[found.end() :]}", month_first)
            return Span(*(_unsure(one) for one in (span.start, span.end))) if span else None
    return None


def _unsure(edtf: str) -> str:
    return (
        edtf if edtf[-1] in "?%" else f"{edtf.removesuffix('~')}{'%' if edtf[-1] == '~' else '?'}"
    )


def _one_winter(text: str) -> str:
    """The text with the first year alone of a winter that lies in two: ``winter 1941/42``."""
    found = re.search(r"([0-9]{4})\s*[/-]\s*([0-9]{4}|[0-9]{2})(?![0-9])", text)
    if not found or int(found[2]) % 100 != (int(found[1]) + 1) % 100:
        return text
    rest = tokens(text[: found.start()])
    is_winter = any(are(rest[n : n + 1], "winter") for n in range(len(rest)))
    return text[: found.end(1)] if is_winter else text


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
    written = text.strip(" ,.;:()[]")
    mark = "?" if "?" in written else ""
    about = "~" if set(written) & set("~≈±") else ""
    written = re.sub(r"[?~≈±()\[\]]", " ", written).strip(" ,.;")
    words: Sequence[str] = tokens(written)
    for _ in range(2):
        for kind in ("about", "early", "middle", "late"):
            if (rest := without_first(words, kind)) is not None:
                words, about = rest, "~"
        if (rest := without_first(words, "unsure")) is not None:
            words, mark = rest, "?"
    found = _numbers(written, words, month_first) or _of_words(words, month_first, is_part=is_part)
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
        for rest in (without_first(bare(words), kind), without_last(words, kind)):
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
            if rest is not None and any(one.isdecimal() or roman(one) for one in rest):
                return rest, kind == "bc"
    without_year = [one for one in words if one != "年"]
    if without_year != [*words]:
        return _era(without_year)
    return words, None


def _of_many_years(words: Sequence[str], is_before: bool | None) -> Point | None:
    """A decade or a century."""
    words = bare(words)
    if century := century_of(words):
        return Point(form=f"-{century - 1:02}XX" if is_before else f"{century - 1:02}XX")
    decade = "" if is_before else decade_of(words)
    return Point(form=decade) if decade else None


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
