"""The journeys of story.toml and the routes -> journeys along legs, and every problem in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from itinerarium.check.settings.toml_place import Path, numbered, problems_at
from itinerarium.check.stretches import Halt, Network, follow, parse_halt
from itinerarium.check.tables.column import Part
from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import Journey, Place, Route, Stretch, Way

if TYPE_CHECKING:  # at run time it brings pydantic, which is slow to import
    from itinerarium.check.settings.tables import JourneyTable

MAIN_STAGE = 1
"""The rank of places that are stages where the author names none."""


@dataclass(slots=True)
class _Faults:
    """What is wrong in one journey, each with the path of its key."""

    path: Path
    found: list[tuple[Path, BadValueError]] = field(default_factory=list)

    def add(self, key: Path, faults: Iterable[BadValueError]) -> None:
        self.found += [((*self.path, *key), one) for one in faults]


@dataclass(frozen=True, slots=True)
class _Story:
    """What journeys are checked against; without a network the routes could not be read."""

    ids: Collection[str]
    routes: Collection[str]
    main: Collection[str]
    network: Network | None
    unplaced: Collection[str]
    """Ids of places that are not on the map: a way goes on without them."""


def check_journeys(
    document: Document | None,
    tables: Sequence[JourneyTable],
    places: Part[Place],
    routes: Part[Route],
    ids: Collection[str] | None,
    *,
    unplaced: Collection[str] = (),
) -> Part[Journey]:
    """Each journey along legs of the routes.

    Parameters
    ----------
    document
        story.toml, for the lines of its keys.
    tables
        ``[[journeys]]`` without wrong values.
    ids
        Of all places; none where they could not be read, and then nothing can be said.
    """
    if document is None or not tables or ids is None:
        return Part()
    is_whole = not (places.is_wrong or routes.is_wrong)
    waypoints = [one.id for one in places.values if one.is_waypoint]
    story = _Story(
        ids=ids,
        routes=[one.id for one in routes.values],
        main={one.id for one in places.values if one.rank == MAIN_STAGE},
        network=Network(routes.values, waypoints) if is_whole else None,
        unplaced=unplaced,
    )
    found: list[tuple[Path, BadValueError]] = []
    journeys = []
    for order, (number, table) in enumerate(numbered(document, "journeys", tables)):
        faults = _Faults(("journeys", number))
        if table.id in [one.id for one in tables[:order]]:
            faults.add(("id",), [BadValueError("P612", value=shown(table.id))])
        journeys.append(_journey(table, story, faults))
        found += faults.found
    problems = problems_at(document, found)
    return Part(() if problems else tuple(journeys), problems)


def _journey(table: JourneyTable, story: _Story, faults: _Faults) -> Journey:
    faults.add(("strands",), _unknown_routes(table.strands, story))
    strands = [one for one in table.strands if one in story.routes]
    way = _way(_on_map(table.way, story), ("way",), strands, story, faults)
    written = (_on_map(one, story) for one in table.branches)
    branches = tuple(_way(one, ("branches",), strands, story, faults) for one in written)
    stages = _on_map(table.stages, story)
    passed = _places_of(way, story)
    if story.network and not faults.found:
        faults.add(("branches",), _loose_ends(branches, passed))
        on_any = {place for one in (way, *branches) for place in _places_of(one, story)}
        on_any -= story.network.waypoints
        faults.add(("stages",), _stages_elsewhere(stages, on_any))
    return Journey(
        id=table.id,
        title=table.title,
        text=table.text,
        way=way,
        branches=branches,
        stages=stages or _default_stages(way, story),
        strands=tuple(table.strands),
        sources=tuple(table.sources),
    )


def _on_map(written: Iterable[str], story: _Story) -> tuple[str, ...]:
    return tuple(one for one in written if one.partition("@")[0].strip() not in story.unplaced)


def _way(
    written: Sequence[str], key: Path, routes: Sequence[str], story: _Story, faults: _Faults
) -> Way:
    halts = list(_halts(written, key, story, faults))
    stretches: tuple[Stretch, ...] = ()
    if len(written) < 2:
        faults.add(key, [BadValueError("P613", key=str(key[0]), count=str(len(written)))])
    elif story.network and len(halts) == len(written):
        stretches, wrong = follow(halts, story.network, routes)
        faults.add(key, wrong)
    return Way(tuple(written), stretches)


def _halts(written: Iterable[str], key: Path, story: _Story, faults: _Faults) -> Iterator[Halt]:
    """The halts of a way without those that are wrong."""
    for one in written:
        try:
            halt = parse_halt(one)
        except BadValueError as fault:
            faults.add(key, [fault])
            continue
        if halt.place in story.ids:
            yield halt
        else:
            hint = suggestion(halt.place, story.ids, "add it to the table of places")
            faults.add(key, [BadValueError("P401", value=shown(halt.place), hint=hint)])


def _unknown_routes(strands: Iterable[str], story: _Story) -> Iterator[BadValueError]:
    for one in strands if story.network else ():
        if one not in story.routes:
            hint = suggestion(one, story.routes, "write the name of a file in routes/ without .csv")
            yield BadValueError("P614", value=shown(one), hint=hint)


def _places_of(way: Way, story: _Story) -> tuple[str, ...]:
    """All places that a way comes to or passes, in their order."""
    found: dict[str, None] = {}
    for stretch in way.stretches:
        found.update(dict.fromkeys(story.network.passed(stretch) if story.network else ()))
    return tuple(found)


def _loose_ends(branches: Iterable[Way], passed: Collection[str]) -> Iterator[BadValueError]:
    for branch in branches:
        if branch.stretches and branch.stretches[-1].destination not in passed:
            yield BadValueError("P615", value=shown(branch.stretches[-1].destination))


def _stages_elsewhere(stages: Iterable[str], passed: Collection[str]) -> Iterator[BadValueError]:
    for one in stages:
        if one not in passed:
            hint = suggestion(one, passed, "add it to the way, or take it from the stages")
            yield BadValueError("P616", value=shown(one), hint=hint)


def _default_stages(way: Way, story: _Story) -> tuple[str, ...]:
    """The ends of a way and the main stages between them."""
    halts = [one.origin for one in way.stretches[:1]]
    halts += [one.destination for one in way.stretches]
    ends = {*halts[:1], *halts[-1:]} - (story.network.waypoints if story.network else set())
    return tuple(dict.fromkeys(one for one in halts if one in ends or one in story.main))
