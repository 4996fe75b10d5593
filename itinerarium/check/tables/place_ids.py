"""The ids of places in a cell of another table, or of another place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from itinerarium.check.tables.column import parse_each
from itinerarium.language.fold import fold
from itinerarium.problems.problem import BadValueError, shown, suggestion

ASIDE = re.compile(r"\s*\([^()]*\)\s*")
MOST_SEARCHES = 200
"""For so many unknown ids one alike is looked for, which takes milliseconds each."""


@dataclass(frozen=True, slots=True)
class PlaceIds:
    """The ids that a cell may name; ``None`` when the places could not be read."""

    ids: frozenset[str] | None
    names: Callable[[], Mapping[str, tuple[str, ...]]] = dict
    """Gives the ids of the places that bear a name, by the folded name."""
    order: Callable[[], Mapping[str, int]] = dict
    """Gives the number of each place's row by its id."""
    waypoints: frozenset[str] = frozenset()
    """Ids of places without a marker."""
    searches: Iterator[int] = field(default_factory=lambda: iter(range(MOST_SEARCHES)))
    """One for each unknown id for which one alike is still looked for."""

    def parse_id(self, text: str) -> str:
        """The id of the place that a cell means."""
        if not text:
            raise BadValueError("P407")
        if self.ids is None or text in self.ids:
            return text
        named = self.bearers(text)
        if len(named) == 1:
            return named[0]
        several = f"{len(named)} places bear this name: write {' or '.join(named)}"
        hint = several if named else self._hint(text, self.ids)
        raise BadValueError("P401", value=shown(text), hint=hint)

    def bearers(self, text: str) -> tuple[str, ...]:
        """The ids of the places that a cell may mean: one that is an id means itself alone."""
        if self.ids is None or text in self.ids:
            return (text,)
        return self.names().get(fold(text), ()) or self.names().get(fold(ASIDE.sub(" ", text)), ())

    def number(self, id_: str) -> int:
        """Where a place stands in the table of places, or -1."""
        return self.order().get(id_, -1)

    def _hint(self, text: str, ids: frozenset[str]) -> str:
        plain = "add it to the table of places"
        return plain if next(self.searches, None) is None else suggestion(text, ids, plain)

    def parse_ids(self, text: str) -> tuple[str, ...]:
        """The ids between semicolons."""
        return parse_each(text, self.parse_id)

    def parse_marked(self, text: str) -> tuple[str, ...]:
        """The ids between semicolons, each of a place with a marker."""
        return parse_each(text, self.parse_mark)

    def parse_mark(self, text: str) -> str:
        """The id of the place with a marker that a cell means."""
        found = self.parse_id(text)
        if found in self.waypoints:
            hint = "a waypoint has no mark: name a place that has one"
            raise BadValueError("P401", value=shown(text), hint=hint)
        return found
