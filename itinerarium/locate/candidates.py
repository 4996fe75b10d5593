"""A row without coordinates -> candidates: towns that it may mean, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from itinerarium.geo.coordinates import LatLon
from itinerarium.language.fold import fold
from itinerarium.locate.regions import is_of_region
from itinerarium.locate.wanted import Name, Role, Wanted

MOST_NAMES_ASKED = 3
SAME_TOWN_KM = 15.0
"""Two candidates as near as this are one town, its suburb or its railway station."""


class Spelled(IntEnum):
    """How well a town's name matches the requested one; the higher, the better."""

    loosely = 1
    by_rule = 2
    otherwise = 3
    so = 4


@dataclass(frozen=True, slots=True)
class GazetteerHit:
    """A town from a gazetteer, and how well its name matches the requested one."""

    name: str
    country: str
    at: LatLon
    population: int | None
    source: str
    spelled: Spelled
    region: str = ""
    """The name of its state or region, if it is known."""


@dataclass(frozen=True, slots=True)
class Match:
    """The name of the row by which a town was found."""

    role: Role
    spelled: Spelled
    name: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A town that may be meant, and the names by which it was found, the best first."""

    town: GazetteerHit
    matches: tuple[Match, ...]

    @property
    def best(self) -> Match:
        """The best matching name."""
        return self.matches[0]

    @property
    def strength(self) -> tuple[bool, Role, Spelled, int, int]:
        """The sort key: spelling first, then the name's role, then population."""
        best = self.best
        surely = best.spelled > Spelled.loosely
        return surely, best.role, best.spelled, len(self.matches), self.town.population or 0


Find: TypeAlias = Callable[[Name, str], Sequence[GazetteerHit]]
"""A gazetteer: a name and an ISO 3166 code (or nothing) give towns."""
Answer: TypeAlias = tuple[Name, Sequence[GazetteerHit]]
"""A name, and the towns that a gazetteer has for it."""


def candidates(wanted: Wanted, find: Find) -> tuple[Candidate, ...]:
    """Give the towns that a row may mean, the likeliest first, by all of its names."""
    return _where_said(wanted, lambda code: [(name, find(name, code)) for name in wanted.names])


def first_candidates(wanted: Wanted, find: Find) -> tuple[Candidate, ...]:
    """Give the towns by the first name of the row that has any, to send few requests."""
    names = list({fold(name.text): name for name in wanted.names[::-1]}.values())[::-1]

    def ask(code: str) -> list[Answer]:
        answers = ((name, find(name, code)) for name in names[:MOST_NAMES_ASKED])
        return next(([one] for one in answers if one[1]), [])

    return _where_said(wanted, ask)


def _where_said(wanted: Wanted, ask: Callable[[str], Sequence[Answer]]) -> tuple[Candidate, ...]:
    """The towns of the country and the region, or else of the countries that it was then."""
    found = _gathered(ask(wanted.country)) if wanted.country or not wanted.then else ()
    inside = tuple(one for one in found if is_of_region(one.town.region, wanted.region))
    if inside and any(one.best.spelled > Spelled.loosely for one in inside):
        return inside
    later = [answer for code in wanted.then for answer in ask(code)]
    return _gathered(later) or inside or found


def _gathered(answers: Iterable[Answer]) -> tuple[Candidate, ...]:
    towns: dict[str, GazetteerHit] = {}
    matches: dict[str, list[Match]] = {}
    for name, found in answers:
        for town in found:
            towns.setdefault(town.source, town)
            matches.setdefault(town.source, []).append(Match(name.role, town.spelled, name.text))
    every = [Candidate(towns[one], _ordered(matches[one])) for one in towns]
    return tuple(sorted(every, key=lambda one: one.strength, reverse=True))


def _ordered(matches: Sequence[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda one: (one.role, one.spelled), reverse=True))
