"""Places one after the other -> the legs that join them, in the order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from itinerarium.check.tables.cell import parse_day
from itinerarium.problems.problem import BadValueError, shown
from itinerarium.vocabulary.atlas import Leg, Route, Stretch
from itinerarium.vocabulary.day import FIRST, LAST, Day

LONG_AGO = FIRST
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Halt:
    """A place of a way, and the first day on which it may be left."""

    place: str
    earliest: Day = LONG_AGO


@dataclass(frozen=True, slots=True)
class Offer:
    """A leg, or a part of it, between two places; ``is_whole`` says which."""

    stretch: Stretch
    leg: Leg
    is_whole: bool

    @property
    def first(self) -> Day:
        """The first day on which it may begin."""
        day = self.leg.start or self.leg.end
        return day.earliest if day else LONG_AGO

    @property
    def last(self) -> Day:
        """The day on which it is over at the latest."""
        day = self.leg.end or self.leg.start
        return day.latest if day else LAST


class Network:
    """Where legs lead from each place that they begin at or pass."""

    def __init__(self, routes: Sequence[Route], waypoints: Collection[str] = ()) -> None:
        self.routes = {route.id: route for route in routes}
        self.waypoints = frozenset(waypoints)
        self.boarding: defaultdict[str, list[tuple[str, int, Leg]]] = defaultdict(list)
        for route in routes:
            for n, leg in enumerate(route.legs, 1):
                for place in dict.fromkeys(self._halts(leg)[:-1]):
                    self.boarding[place].append((route.id, n, leg))

    def passed(self, stretch: Stretch) -> tuple[str, ...]:
        """The places of a stretch in their order, its ends and those of the leg's ``via``."""
        stations = _stations(self.routes[stretch.route].legs[stretch.n - 1])
        first = stations.index(stretch.origin)
        return stations[first : stations.index(stretch.destination, first + 1) + 1]

    def between(self, origin: str, destination: str, routes: Collection[str]) -> list[Offer]:
        """The offers between two places on some routes, or on any if none is named."""
        return [
            Offer(
                Stretch(origin, destination, route, n),
                leg,
                is_whole=(leg.origin, leg.destination) == (origin, destination),
            )
            for route, n, leg in self._from(origin, routes)
            if destination in self._onward(leg, origin)
        ]

    def reached(self, origin: str, routes: Collection[str] = ()) -> Iterator[str]:
        """The places to which legs lead from one."""
        for _, _, leg in self._from(origin, routes):
            yield from self._onward(leg, origin)

    def chain(self, origin: str, destination: str, routes: Collection[str]) -> Sequence[str]:
        """The places of the way with the fewest legs from one place to another; none if none is."""
        before: dict[str, str] = {origin: ""}
        waiting = [origin]
        for place in waiting:
            if place == destination:
                return _back(destination, before)
            for onward in self.reached(place, routes):
                if onward not in before:
                    before[onward] = place
                    waiting.append(onward)
        return ()

    def _from(self, origin: str, routes: Collection[str]) -> Iterator[tuple[str, int, Leg]]:
        return (one for one in self.boarding[origin] if not routes or one[0] in routes)

    def _halts(self, leg: Leg) -> tuple[str, ...]:
        """The places of a leg where a journey can begin or end.

        How far along a shape a place lies is not known, and waypoints are not on the page.
        """
        via = () if leg.shape else (one for one in leg.via if one not in self.waypoints)
        return (leg.origin, *via, leg.destination)

    def _onward(self, leg: Leg, origin: str) -> tuple[str, ...]:
        """The places that a leg comes to from one of them."""
        halts = self._halts(leg)
        return halts[halts.index(origin) + 1 :]


def _stations(leg: Leg) -> tuple[str, ...]:
    return (leg.origin, *leg.via, leg.destination)


def _back(place: str, before: Mapping[str, str]) -> Sequence[str]:
    places = []
    while place:
        places.append(place)
        place = before[place]
    return places[::-1]


def parse_halt(written: str) -> Halt:
    """A place as it stands in a way: ``krasnovodsk``, or ``krasnovodsk@1942-08``."""
    place, _, day = written.partition("@")
    date = parse_day(day.strip())
    return Halt(place.strip(), date.earliest if date else LONG_AGO)


def follow(
    halts: Sequence[Halt], network: Network, routes: Collection[str]
) -> tuple[tuple[Stretch, ...], tuple[BadValueError, ...]]:
    """The stretches between halts, and what is wrong between those that nothing joins.

    Of the legs that are not over before one can have come there, a whole one is taken before a
    part, then one of the same route as before, then the first that begins from that day on.
    """
    stretches: list[Stretch] = []
    faults: list[BadValueError] = []
    day = LONG_AGO
    for halt, onward in pairwise(halts):
        day = max(day, halt.earliest)
        offers = network.between(halt.place, onward.place, routes)
        in_time = [one for one in offers if one.last >= day]
        if not in_time:
            faults.append(_fault(halt, onward, offers, day, network, routes))
            continue
        chosen = _best(in_time, stretches[-1].route if stretches else "", day)
        stretches.append(chosen.stretch)
        day = max(day, chosen.first)
    return tuple(stretches), tuple(faults)


def _best(offers: Sequence[Offer], route: str, day: Day) -> Offer:
    def rank(one: Offer) -> tuple[bool, bool, bool, Day]:
        return not one.is_whole, one.stretch.route != route, one.first < day, one.first

    return min(offers, key=rank)


def _fault(
    halt: Halt,
    onward: Halt,
    offers: Sequence[Offer],
    day: Day,
    network: Network,
    routes: Collection[str],
) -> BadValueError:
    places = {"origin": shown(halt.place), "destination": shown(onward.place)}
    if offers:
        latest = max(offers, key=lambda one: one.last)
        leg = f"{latest.stretch.route}/{latest.stretch.n}"
        return BadValueError(
            "P611", **places, day=day.isoformat(), leg=leg, over=latest.last.isoformat()
        )
    return BadValueError("P610", **places, hint=_by_way_of(halt, onward, network, routes))


def _by_way_of(halt: Halt, onward: Halt, network: Network, routes: Collection[str]) -> str:
    """Where legs lead, so that the author can write the places between."""
    between = network.chain(halt.place, onward.place, routes)[1:-1]
    if between:
        return f"write the places between them too, such as {_listed(between)}"
    leading = list(dict.fromkeys(network.reached(halt.place, routes)))
    led = f"from {halt.place} legs lead to {_listed(leading)}" if leading else "none begins there"
    return f"write a leg between them into a route; {led}"


def _listed(places: Sequence[str]) -> str:
    named = ", ".join(places[:MOST_NAMED])
    return f"{named} …" if len(places) > MOST_NAMED else named
