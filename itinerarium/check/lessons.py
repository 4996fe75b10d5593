"""The lessons of story.toml -> lessons of known stops, and every problem in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from itinerarium.check.settings.toml_place import numbered, problems_at
from itinerarium.check.stop_ids import StopIds, stop_ids
from itinerarium.check.tables.column import Part
from itinerarium.problems.problem import BadValueError, shown
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import PLAN_PARTS, Lesson, Place

if TYPE_CHECKING:  # at run time it brings pydantic, which is slow to import
    from itinerarium.check.settings.tables import LessonTable

MOST_MINUTES = 600


def check_lessons(
    document: Document | None, tables: Sequence[LessonTable], told: Part[Place]
) -> Part[Lesson]:
    """Each lesson with its stops, those of ``told``, in the order of the story."""
    if document is None or not tables or told.is_wrong:
        return Part()
    known = stop_ids(told.values)
    found = numbered(document, "lessons", tables)
    problems = problems_at(
        document,
        (
            (("lessons", number, key), fault)
            for order, (number, table) in enumerate(found)
            for key, fault in _faults(table, known, [one.id for one in tables[:order]])
        ),
    )
    order_of = {id_: number for number, id_ in enumerate(known.stops)}
    return Part(() if problems else tuple(_lesson(one, order_of) for one in tables), problems)


def _faults(
    table: LessonTable, known: StopIds, before: Collection[str]
) -> Iterator[tuple[str, BadValueError]]:
    if table.id in before or table.id in known.stops:
        yield "id", BadValueError("P321", value=shown(table.id))
    if not 1 <= table.minutes <= MOST_MINUTES:
        yield "minutes", _wrong_minutes(str(table.minutes))
    if not table.stops:
        yield "stops", BadValueError("P322", value="none", hint="write the ids of its stops")
    for written in table.stops:
        stop, colon, minutes = written.partition(":")
        if stop not in known.stops:
            yield "stops", known.fault("P322", stop)
        if colon and not (minutes.isdecimal() and 1 <= int(minutes) <= MOST_MINUTES):
            yield "stops", _wrong_minutes(written)


def _wrong_minutes(value: str) -> BadValueError:
    return BadValueError("P323", most=str(MOST_MINUTES), value=shown(value))


def _lesson(table: LessonTable, order: dict[str, int]) -> Lesson:
    in_order = sorted(table.stops, key=lambda one: order.get(one.partition(":")[0], 0))
    plan = {part: text for part in PLAN_PARTS if (text := getattr(table, part))}
    return Lesson(table.id, table.title, table.minutes, tuple(in_order), plan)
