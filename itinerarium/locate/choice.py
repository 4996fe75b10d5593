"""Candidates and neighbours -> the one that is clear, or why none is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from itinerarium.geo.coordinates import LatLon
from itinerarium.geo.distance import km_between
from itinerarium.locate.candidates import SAME_TOWN_KM, Candidate, Spelled
from itinerarium.locate.neighbours import Pair, Way, neighbours
from itinerarium.locate.shortened import plain_words
from itinerarium.locate.wanted import Role, Wanted

FAR_LARGER = 30
"""How many times its namesakes' people a town has that is meant without more words."""
FAMOUS, FAMOUS_SHARE = 300_000, 20
"""A city of so many people, and so many times as many as any namesake, is what its name means."""
MILLION = 1_000_000
"""So many people has a city that is meant by a name in another language, too: Londyn, Wiedeń."""
LARGE_TOWN = 50_000
SMALL_TOWN = 5_000
VILLAGE = 2_000
"""Below this many people it takes the way to be sure of a town."""
NEAR_KM = 120.0
"""How near to the only known neighbour a town is taken to be on the way."""
LONGEST_GAP_KM = 1200.0
"""Neighbours further apart than this say little about what lies between them."""
DETOUR_SHARE = 0.2
"""How much longer the way over a place may be, as a share of the way without it."""
DETOUR_KM = 25.0
FARTHEST_KM = 2500.0
"""Further than this from a neighbour the only town of a name may be another."""
WRONG_WAY_SHARE = 1.5
WRONG_WAY_KM = 600.0
CONFIRMED_KM = 500.0
"""As near as this a neighbour confirms a city that has the name in another language."""
NAMESAKE_KM = 300.0
"""As near as this to a neighbour a namesake of a famous city far away may be meant."""

Reasoned: TypeAlias = tuple[Candidate | None, str]
"""A candidate and why it is the one, or none."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The decision about a row: its candidates, the likeliest first, and the clear one if any."""

    wanted: Wanted
    candidates: tuple[Candidate, ...]
    pairs: tuple[Pair, ...]
    clear: Candidate | None = None
    reason: str = ""


def choose(wanted: Wanted, found: Sequence[Candidate], pairs: Sequence[Pair]) -> Choice:
    """Give the candidate that is meant beyond doubt, or none.

    A candidate is clear only if it bears the row's best name, letter by letter or by the rules of
    spelling, and if either the country is said and no other town of it bears that name, or if it
    alone lies on the way between its neighbours on the route. One that lies far off the way is
    never clear.
    """
    ordered = _likeliest_first(found, pairs)
    clear, reason = _clear(wanted, ordered, pairs)
    if clear is not None:
        ordered = (clear, *(one for one in ordered if one is not clear))
    return Choice(wanted, ordered, tuple(pairs), clear, reason)


def _clear(
    wanted: Wanted, found: Sequence[Candidate], pairs: Sequence[Pair]
) -> tuple[Candidate | None, str]:
    """The clear candidate and the reason, or None and why there is none."""
    named = [one for one in found if _bears_best_name(wanted, one)]
    if not named:
        return None, _why_unnamed(wanted, found)
    named = _by_whole_name(named)
    if all(is_wrong_way(one, pairs) for one in named):
        return None, "far off the way"
    is_placed = bool(wanted.country or wanted.then)
    one, why = (_by_country if is_placed else _by_fame)(named, pairs)
    if one is None:
        one, why = _by_way(named, pairs)
    if one is None:
        one, why = _unopposed(named, pairs, is_placed=is_placed)
    if one is None and not is_placed:
        one, why = _famous(named, pairs)
    if one is None:
        return None, "several towns bear its name" if len(named) > 1 else "nothing confirms it"
    if _names_another(wanted, one, found):
        return None, "it names two places"
    is_other = bool(wanted.country) and one.town.country != wanted.country
    return one, why.replace("in the country", "in what was the country") if is_other else why


def _why_unnamed(wanted: Wanted, found: Sequence[Candidate]) -> str:
    alike = any(one.best.role == _best_role(wanted) for one in found)
    return "spelled otherwise, and nothing confirms it" if alike else "no town bears its main name"


def _best_role(wanted: Wanted) -> Role:
    return max(name.role for name in wanted.names)


def _by_country(named: Sequence[Candidate], pairs: Sequence[Pair]) -> Reasoned:
    """The only town of the country with that name, or by far the largest."""
    one = _only_one(named)
    if one and not is_wrong_way(one, pairs) and (not _is_village(one) or is_on_way(one, pairs)):
        return one, "the only one of that name in the country"
    one = _far_larger(named)
    if one and not is_wrong_way(one, pairs):
        return one, "by far the largest of that name in the country"
    one = _own_name(named)
    if one and not is_wrong_way(one, pairs):
        return one, "the only one whose own name it is in the country"
    return None, ""


def _by_fame(named: Sequence[Candidate], pairs: Sequence[Pair]) -> Reasoned:
    """A large town whose own name no other town on earth bears."""
    one = _only_one(named)
    if one is None or one.best.spelled < Spelled.so or is_wrong_way(one, pairs):
        return None, ""
    large = (one.town.population or 0) >= LARGE_TOWN
    return (one, "the only one of that name anywhere") if large else (None, "")


def _famous(named: Sequence[Candidate], pairs: Sequence[Pair]) -> Reasoned:
    """The city that everybody means by the name: Paris, unless the way leads through Texas."""
    own = [one for one in named if one.best.spelled is Spelled.so]
    famous = _far_larger(own, FAMOUS, FAMOUS_SHARE) if own else None
    one = famous or _far_larger(named, MILLION, FAMOUS_SHARE)
    others = [other for other in named if one and not _is_same_town(one, other)]
    if one is None or is_wrong_way(one, pairs) or _is_nearer(others, one, pairs):
        return None, ""
    return one, "the city that the name means, and nothing speaks against it"


def _is_nearer(others: Sequence[Candidate], famous: Candidate, pairs: Sequence[Pair]) -> bool:
    """Whether a namesake lies on the way or near it, and the famous city far off."""
    if any(is_on_way(one, pairs) for one in others) and not is_on_way(famous, pairs):
        return True
    far = min((km for _, km in nearest_km(famous, pairs)), default=0)
    near = [km for one in others for _, km in nearest_km(one, pairs)]
    return far > LONGEST_GAP_KM and min(near, default=far) < NAMESAKE_KM


def _by_way(named: Sequence[Candidate], pairs: Sequence[Pair]) -> Reasoned:
    """The only town of that name between the neighbours, if it is no village."""
    one = _only_one([one for one in named if is_on_way(one, pairs)])
    if one is None or _is_village(one):
        return None, ""
    return one, "the only one of that name on the way"


def _own_name(named: Sequence[Candidate]) -> Candidate | None:
    """A large town of just that name, if those that have it beside their own are smaller."""
    own = _only_one([one for one in named if one.best.spelled is Spelled.so])
    people = (own.town.population or 0) if own else 0
    largest = max((one.town.population or 0 for one in named), default=0)
    return own if people >= max(largest, LARGE_TOWN) else None


def _unopposed(named: Sequence[Candidate], pairs: Sequence[Pair], *, is_placed: bool) -> Reasoned:
    """The only town that is called just so, if something small confirms it and nothing denies it.

    That is its country, a neighbour nearby, or that it is no village.
    """
    one = _only_one(named)
    if one is None or is_wrong_way(one, pairs):
        return None, ""
    far = [km for _, km in nearest_km(one, pairs)]
    if not (_is_called_so(one) or _is_known_so(one, min(far, default=FARTHEST_KM))):
        return None, ""
    is_small = (one.town.population or 0) < SMALL_TOWN
    if max(far, default=0) > FARTHEST_KM or (
        is_small and not is_placed and not is_on_way(one, pairs)
    ):
        return None, ""
    return one, "the only one of that name, and nothing speaks against it"


def _is_called_so(candidate: Candidate) -> bool:
    """Whether it is a town's own name, or one of several words that a large town has besides."""
    best = candidate.best
    is_long = len(plain_words(best.name).split()) > 1
    is_large = (candidate.town.population or 0) >= LARGE_TOWN
    return best.spelled is Spelled.so or (
        best.spelled is Spelled.otherwise and is_long and is_large
    )


def _is_known_so(candidate: Candidate, km: float) -> bool:
    """Whether a city has the name in another language, and a neighbour near enough: Lwów."""
    is_city = (candidate.town.population or 0) >= FAMOUS
    return candidate.best.spelled is Spelled.otherwise and is_city and km <= CONFIRMED_KM


def _is_village(candidate: Candidate) -> bool:
    """Whether it is so small that the gazetteer may lack others of its name."""
    return (candidate.town.population or 0) < VILLAGE


def _names_another(wanted: Wanted, candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether the name's other part is a place nearby: ``Los Angeles (San Pedro)``."""
    if _bears_bracket(candidate) or any(one.role is Role.part for one in candidate.matches):
        return False
    others = [one for one in found if any(match.role is Role.part for match in one.matches)]
    distances = (km_between(one.town.at, candidate.town.at) for one in others)
    unexplained = wanted.has_aside and candidate.best.role is not Role.modern
    return unexplained or any(SAME_TOWN_KM < km <= NEAR_KM for km in distances)


def _bears_best_name(wanted: Wanted, candidate: Candidate) -> bool:
    """Whether a candidate bears the place's name of today, or, where none is given, its name."""
    role = _best_role(wanted)
    surely = Spelled.by_rule if wanted.country or wanted.then else Spelled.otherwise
    return any(one.role == role and one.spelled >= surely for one in candidate.matches)


def _by_whole_name(named: list[Candidate]) -> list[Candidate]:
    """Those that bear the name with its bracket: ``Frankfurt (Oder)``; or else all."""
    return [one for one in named if _bears_bracket(one)] or named


def _bears_bracket(candidate: Candidate) -> bool:
    return any("(" in one.name and one.spelled > Spelled.loosely for one in candidate.matches)


def _only_one(found: Sequence[Candidate]) -> Candidate | None:
    """The first, if all the others are the same town."""
    if not found:
        return None
    first = found[0]
    return first if all(_is_same_town(first, one) for one in found[1:]) else None


def _is_same_town(one: Candidate, other: Candidate) -> bool:
    return km_between(one.town.at, other.town.at) <= SAME_TOWN_KM


def _far_larger(
    found: Sequence[Candidate], least: int = LARGE_TOWN, share: int = FAR_LARGER
) -> Candidate | None:
    """A large town of just that name, if all namesakes elsewhere are hamlets beside it."""
    first = max(found, key=lambda one: one.town.population or 0)
    people = first.town.population or 0
    elsewhere = [one for one in found if not _is_same_town(first, one)]
    small = all((one.town.population or 0) * share <= people for one in elsewhere)
    return first if people >= least and small else None


def is_on_way(candidate: Candidate, pairs: Sequence[Pair]) -> bool:
    """Whether a town lies on the way between its neighbours, or beside its only one."""
    return any(_is_between(candidate, pair) for pair in pairs)


def _is_between(candidate: Candidate, pair: Pair) -> bool:
    known = [one for one in pair if one]
    legs = [km_between(candidate.town.at, one.at) for one in known]
    if len(known) < 2 or known[0].at == known[1].at:
        return min(legs) <= NEAR_KM
    whole = km_between(known[0].at, known[1].at)
    return whole <= LONGEST_GAP_KM and sum(legs) - whole <= DETOUR_KM + DETOUR_SHARE * whole


def is_wrong_way(candidate: Candidate, pairs: Sequence[Pair]) -> bool:
    """Whether a town lies far off every stretch between known neighbours."""
    both = [(before, after) for before, after in pairs if before and after]
    detours = [_detour(candidate, before.at, after.at) for before, after in both]
    return bool(detours) and all(detours)


def _detour(candidate: Candidate, before: LatLon, after: LatLon) -> bool:
    whole = km_between(before, after)
    legs = km_between(before, candidate.town.at) + km_between(candidate.town.at, after)
    return legs - whole > WRONG_WAY_KM + WRONG_WAY_SHARE * whole


def nearest_km(candidate: Candidate, pairs: Sequence[Pair]) -> Iterator[tuple[str, float]]:
    """Give the id and the distance in km of each known neighbour."""
    for one in dict.fromkeys(one for pair in pairs for one in pair if one):
        yield one.id, km_between(candidate.town.at, one.at)


def _likeliest_first(found: Sequence[Candidate], pairs: Sequence[Pair]) -> tuple[Candidate, ...]:
    """The candidates on the way first, then the larger; of those far off the way the nearer."""
    if not pairs:
        return tuple(found)

    def order(one: Candidate) -> tuple[bool, bool, Role, Spelled, float]:
        is_off = is_wrong_way(one, pairs)
        nearest = min(km for _, km in nearest_km(one, pairs))
        weight = -nearest if is_off else one.town.population or 0
        return is_on_way(one, pairs), not is_off, one.best.role, one.best.spelled, weight

    return tuple(sorted(found, key=order, reverse=True))


def decide(
    found: Mapping[Wanted, Sequence[Candidate]], routes: Sequence[Way], known: Mapping[str, LatLon]
) -> tuple[Choice, ...]:
    """Decide about each row; each clear one counts as a neighbour for the others."""
    places = dict(known)
    while True:
        choices = tuple(
            choose(wanted, towns, neighbours(wanted.id, routes, places))
            for wanted, towns in found.items()
        )
        clear = {one.wanted.id: one.clear.town.at for one in choices if one.clear}
        if clear.keys() <= places.keys():
            return choices
        places |= clear
