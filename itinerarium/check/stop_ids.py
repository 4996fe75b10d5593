"""The stops that story.toml may name, and what is wrong with another id."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.vocabulary.atlas import Place


@dataclass(frozen=True, slots=True)
class StopIds:
    """The ids of stops in the order of the story, of places, and of places that cannot be one."""

    stops: tuple[str, ...]
    places: frozenset[str]
    waypoints: frozenset[str]

    def fault(self, code: str, id_: str) -> BadValueError:
        """What is wrong with an id that is none of a stop."""
        if id_ in self.waypoints:
            hint = "a waypoint has no mark: name a place that has one"
        else:
            hint = stop_hint(id_, self.stops, self.places)
        return BadValueError(code, value=shown(id_), hint=hint)


def stop_hint(id_: str, stops: Collection[str], places: Collection[str]) -> str:
    """How an id that is none of a stop is mended."""
    if id_ in places:
        return (
            "give the place a number in the column stop of places.csv, "
            "or come to it in a row of stops.csv and write the id of that row"
        )
    known = "write the id of a place that has a number in the column stop, or of a row of stops.csv"
    return suggestion(id_, stops, known)


def stop_ids(places: Sequence[Place]) -> StopIds:
    """The ids of a story's stops."""
    stops = sorted((one for one in places if one.is_stop), key=lambda one: one.stop or 0)
    waypoints = frozenset(one.id for one in places if one.is_waypoint)
    ids = frozenset(one.id for one in places)
    return StopIds(tuple(one.id for one in stops), ids, waypoints)
