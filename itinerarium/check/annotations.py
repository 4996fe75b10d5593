"""The annotations of story.toml and the places -> annotations, and every problem in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itinerarium.check.settings.toml_place import Path, numbered, problems_at
from itinerarium.check.stop_ids import StopIds, stop_ids
from itinerarium.check.tables.column import Part
from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import Annotation, Place

if TYPE_CHECKING:  # at run time it brings pydantic, which is slow to import
    from itinerarium.check.settings.tables import AnnotationTable

LONGEST = 60
"""Letters: two short lines on the map."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids that annotations may name."""

    marked: Collection[str]
    stop_ids: StopIds


def check_annotations(
    document: Document | None,
    tables: Sequence[AnnotationTable],
    places: Part[Place],
    told: Part[Place],
) -> Part[Annotation]:
    """Each annotation at its place and stops; nothing is said where the places are wrong.

    Parameters
    ----------
    document
        story.toml, for the lines of its keys.
    tables
        ``[[annotations]]`` without wrong values.
    told
        The places, and what the stops tell that are none.
    """
    if document is None or not tables or told.is_wrong:
        return Part()
    known = _Known(
        marked=[one.id for one in places.values if not one.is_waypoint],
        stop_ids=stop_ids(told.values),
    )
    problems = problems_at(
        document,
        (
            (("annotations", number, *key), fault)
            for number, table in numbered(document, "annotations", tables, "place")
            for key, fault in _faults(table, known)
        ),
    )
    return Part(() if problems else tuple(_annotation(one, known) for one in tables), problems)


def _faults(table: AnnotationTable, known: _Known) -> Iterator[tuple[Path, BadValueError]]:
    if table.place not in known.marked:
        hint = suggestion(table.place, known.marked, "write the id of a place, no waypoint")
        yield ("place",), BadValueError("P621", value=shown(table.place), hint=hint)
    for stop in table.stops:
        if stop not in known.stop_ids.stops:
            yield ("stops",), known.stop_ids.fault("P622", stop)
    if not _is_seen(table, known):
        yield (), BadValueError("P623", place=shown(table.place))
    for text in table.text.values():
        if len(text) > LONGEST:
            yield ("text",), BadValueError("P624", most=str(LONGEST), count=str(len(text)))


def _is_seen(table: AnnotationTable, known: _Known) -> bool:
    is_unknown = table.place not in known.marked
    return bool(table.stops) or table.overview or table.place in known.stop_ids.stops or is_unknown


def _annotation(table: AnnotationTable, known: _Known) -> Annotation:
    """Without stops it belongs to its own, unless it is for the whole map alone."""
    own = (table.place,) if table.place in known.stop_ids.stops and not table.overview else ()
    return Annotation(
        place=table.place,
        text=table.text,
        stops=tuple(table.stops) or own,
        overview=table.overview,
        sources=tuple(table.sources),
    )
