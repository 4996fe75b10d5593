"""A person's answer at a terminal -> a candidate, coordinates or another name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from itinerarium.geo.coordinates import LatLon
from itinerarium.geocode.outcome import MOST_SHOWN
from itinerarium.locate.candidates import Candidate

QUESTION = "Which one? (its number; lat lon; another name; Enter leaves it open, q ends) "
COORDINATES = re.compile(r"([+-]?\d+(?:[.,]\d+)?)[\s,;]+([+-]?\d+(?:[.,]\d+)?)", re.ASCII)
ENDS = ("q", "quit")

Input: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: one of these fields, or none of them to leave the place open."""

    town: Candidate | None = None
    at: LatLon | None = None
    other_name: str = ""
    ends: bool = False


def answer_to(said: str, candidates: Sequence[Candidate]) -> Answer | None:
    """Give the meaning of an answer, or None for a number that is not in the list."""
    text = said.strip()
    if text.casefold() in ENDS:
        return Answer(ends=True)
    if text.isdecimal():
        number = int(text)
        fits = 1 <= number <= min(len(candidates), MOST_SHOWN)
        return Answer(candidates[number - 1]) if fits else None
    if found := COORDINATES.fullmatch(text):
        lat, lon = (float(one.replace(",", ".")) for one in found.groups())
        return Answer(at=LatLon((lat, lon))) if abs(lat) <= 90 and abs(lon) <= 180 else None
    return Answer(other_name=text)


def ask(candidates: Sequence[Candidate], read: Input, print_line: Callable[[str], None]) -> Answer:
    """Ask until the answer is valid; end of input ends the questions."""
    while True:
        try:
            answer = answer_to(read(QUESTION), candidates)
        except EOFError:
            return Answer(ends=True)
        if answer is not None:
            return answer
        print_line(
            "  expected a number of the list, or lat from -90 to 90 and lon from -180 to 180"
        )
