"""The lines of a list of places -> rows: names, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from itinerarium.language.countries import country_code, country_of, is_state
from itinerarium.new.dates import span_of
from itinerarium.new.draft import Row
from itinerarium.new.positions import position_in

COMMENT = "#"
LONGEST_CODE = 3
BULLET = re.compile(
    r"^\s*(?:[-–—*•·▪◦+>]|\(?[0-9]{1,3}[.)]|#[0-9]+|[0-9]{1,3}\s*[-–:](?=\s))\s*(?=\S)"
)
ARROWS = re.compile(r"\s*(?:→|⟶|➔|➜|⇒|->|-->|=>|>{1,2})\s*")
NUMBERS = re.compile(r"(?:^|(?<=\s))\(?[0-9]{1,3}[.)]\s+(?=[^\W\d_])")
DASHES = re.compile(r"\s+[-–—]\s+")
FEWEST_IN_LINE = 3
ANY_YEAR = 2000
"""A leap year, to know a day without a year by."""
ASIDE = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*$")
CUT = re.compile(r"\s*[,;\t|]\s*|\s+[-–—]\s+|:\s+")
DAY = re.compile(
    r"^\W*(?:day|dzień|dzien|tag|jour|día|dia|giorno|день|dag|nap|etapa|etap|etappe|étape|stage|stop"
    r"|przystanek|tappa|jornada)\s*[0-9]{1,3}\s*(?:\(([^)]*)\))?\s*[:.,–—-]\s+(?=\S)",
    re.I,
)
WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\s*[:.,–—-]\s*(?=[^\W\d_])"
    r"|^(?:poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа"
    r"|четвер|п'ятниця|субота|неділя)\s*[:.,–—-]\s*(?=[^\W\d_])",
    re.I,
)
DAY_SAID = re.compile(r"((?=[^:]*[0-9])[^:,]{3,30}?)\s*(?::\s+|,\s+|\s[-–—]\s+)(?=[^\W\d_])")
LASTING = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*[^\W\d_]+\.?")
"""How long or how far: ``3 days``, ``12 km``."""
HEADLINE = re.compile(r"#{1,6}\s+(.+)")
SAID = re.compile(r"(.{2,60}?)(?:\s+[-–—]\s+|:\s+)((?=[^\W\dA-Z_])\S+(?:\s+\S+){2,})")
"""A name, and three words or more about it, which begin with a small letter."""


def rows_of_list(lines: Sequence[str]) -> list[Row]:
    """The rows of a list with a place on each line, or of one line with arrows between places."""
    filled = [
        line.strip() for line in lines if line.strip() and not line.strip().startswith(COMMENT)
    ]
    lines = _below_title(filled)
    lines = _in_one_line(lines[0]) if len(lines) == 1 else lines
    parts = [part for line in lines for part in _between_arrows(line)]
    return [{"lat": "", "lon": "", **_day_row(part)} for part in parts if _bare(part)]


def title_of_list(lines: Sequence[str]) -> str:
    """What stands above a list: a headline, or a line without a number above numbered ones."""
    filled = [line.strip() for line in lines if line.strip()]
    if headline := next(filter(None, map(HEADLINE.fullmatch, filled[:1])), None):
        return headline[1].strip()
    return filled[0] if len(_below_title(filled)) < len(filled) else ""


def _below_title(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the first, if all others but it have a number, a bullet or a day."""
    is_title = len(lines) > 2 and not _is_item(lines[0]) and all(map(_is_item, lines[1:]))
    return lines[1:] if is_title else lines


def _is_item(line: str) -> bool:
    return bool(BULLET.match(line) or DAY.match(line) or _without_day(line)[0])


def _day_row(line: str) -> Row:
    """The row of a line that may begin with the number of a day: ``Day 1 (3 May 2024): Porto``."""
    day = DAY.match(line)
    told = _told(day[1]) if day and day[1] else {}
    day_said, bare = _without_day(WEEKDAY.sub("", _bare(DAY.sub("", line))))
    said = SAID.fullmatch(bare)
    row = _row(said[1]) if said else _row(bare)
    text = said[2] if said else day_said
    return {**told, **row, **({"text": text} if text else {})}


def _without_day(line: str) -> tuple[str, str]:
    """A day without a year that a line begins with, and the rest: ``12 June: Wilno``."""
    found = DAY_SAID.match(line)
    if found and not span_of(found[1]) and span_of(f"{found[1]} {ANY_YEAR}"):
        return found[1].strip(), line[found.end() :]
    return "", line


def _between_arrows(line: str) -> list[str]:
    return [part for part in ARROWS.split(line) if part.strip()]


def _in_one_line(line: str) -> list[str]:
    """The places of a list that is all in a line: ``1) Paris 2) Lyon``, ``A - B - C``."""
    numbered = [part for part in NUMBERS.split(line) if part.strip()]
    dashed = [part.strip() for part in DASHES.split(line)]
    if len(NUMBERS.findall(line)) > 1:
        return numbered
    is_way = len(dashed) >= FEWEST_IN_LINE and not re.search(r"[0-9]", line)
    return dashed if is_way and all(dashed) else [line]


def _bare(line: str) -> str:
    """A line without its number or bullet."""
    bare = BULLET.sub("", line).strip().strip('"“”„').strip()
    return bare if re.search(r"\w", bare) else ""


def _row(line: str) -> Row:
    """A name, with the date or the position that stands behind or before it."""
    if aside := ASIDE.fullmatch(line):
        told = _told(aside[2]) or ({"text": aside[2]} if LASTING.fullmatch(aside[2]) else {})
        if told:
            return {"name": aside[1].strip(), **told}
    for cut in reversed([*CUT.finditer(line)]):
        name, rest = line[: cut.start()].strip(" ,;"), line[cut.end() :].strip()
        if name and (told := _told(rest)):
            return {**_row(name), **told}
    for cut in CUT.finditer(line):
        rest, name = line[: cut.start()].strip(), line[cut.end() :].strip(" ,;")
        if name and (told := _told(rest)) and re.search(r"[^\W\d_]", name):
            return {**_row(name), **told}
    return _with_numbers(line)


def _told(text: str) -> Row:
    """A position, or the time that a text means."""
    if not re.search(r"[0-9]", text):
        return {}
    if (at := position_in(text)) and re.search(r"[.°'NSEWnsew]", text):
        return {"lat": at[0], "lon": at[1]}
    span = span_of(text)
    found = {"start": span.start, "end": span.end} if span else {}
    return {name: cell for name, cell in found.items() if cell}


def _with_numbers(line: str) -> Row:
    """A name with a position or a whole date behind it, and only spaces between."""
    found = re.fullmatch(r"(.*?[^\W\d_].*?)\s+([NS+-]?[0-9].*)", line)
    if found and ((at := position_in(found[2])) and "." in found[2]):
        return {"name": found[1].strip(" ,;"), "lat": at[0], "lon": at[1]}
    if found and re.fullmatch(
        r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|1[0-9]{3}", found[2]
    ):
        return {"name": found[1].strip(" ,;"), **_told(found[2])}
    return _with_country(line)


def _with_country(line: str) -> Row:
    """A name, and the country behind its only comma; a state of that name may be meant, too."""
    name, _, country = line.partition(",")
    is_sure = country_of(line, "en") or (
        len(country.strip()) > LONGEST_CODE and not is_state(country) and country_code(country)
    )
    return {"name": name.strip(), "country": country.strip()} if is_sure else {"name": line}
