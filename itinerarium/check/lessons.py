"""The lessons of story.toml -> lessons of known stops, and every problem in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from itinerarium.check.settings.toml_place import Path, line_of, places_of_keys
from itinerarium.check.tables.column import Part
from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import Cell, Lesson, Place
from itinerarium.vocabulary.errors import Problem

if TYPE_CHECKING:  # at run time it brings pydantic, which is slow to import
    from itinerarium.check.settings.tables import LessonTable

MOST_MINUTES = 600


def check_lessons(
    document: Document | None, tables: Sequence[LessonTable], places: Part[Place]
) -> Part[Lesson]:
    """Each lesson with its stops in the order of the story."""
    if document is None or not tables or places.is_wrong:
        return Part()
    stops = [one for one in places.values if one.stop is not None]
    order = {
        one.id: number for number, one in enumerate(sorted(stops, key=lambda one: one.stop or 0))
    }
    lines = places_of_keys(document.text)
    problems: list[Problem] = []
    lessons: list[Lesson] = []
    for table in tables:
        path = _path_of(document, table.id)
        before = [one.id for one in lessons]
        for key, fault in _faults(table, order, before):
            line = line_of((*path, key), lines)
            problems.append(fault.at(Cell(document.file, line, 0)))
        lessons.append(_lesson(table, order))
    return Part(() if problems else tuple(lessons), tuple(problems))


def _path_of(document: Document, id_: str) -> Path:
    """Where the lesson stands in the file, where others may be too wrong to be here."""
    written = enumerate(document.value["lessons"])
    found = (n for n, one in written if isinstance(one, dict) and one.get("id") == id_)
    return ("lessons", next(found, 0))


def _faults(
    table: LessonTable, order: Collection[str], before: Collection[str]
) -> Iterator[tuple[str, BadValueError]]:
    if table.id in before or table.id in order:
        yield "id", BadValueError("P321", value=shown(table.id))
    if not 1 <= table.minutes <= MOST_MINUTES:
        yield "minutes", _wrong_minutes(str(table.minutes))
    if not table.stops:
        yield "stops", BadValueError("P322", value="none", hint="write the ids of its stops")
    for written in table.stops:
        stop, colon, minutes = written.partition(":")
        if stop not in order:
            hint = suggestion(stop, order, "give the place a number in the column stop")
            yield "stops", BadValueError("P322", value=shown(stop), hint=hint)
        if colon and not (minutes.isdecimal() and 1 <= int(minutes) <= MOST_MINUTES):
            yield "stops", _wrong_minutes(written)


def _wrong_minutes(value: str) -> BadValueError:
    return BadValueError("P323", most=str(MOST_MINUTES), value=shown(value))


def _lesson(table: LessonTable, order: dict[str, int]) -> Lesson:
    in_order = sorted(table.stops, key=lambda one: order.get(one.partition(":")[0], 0))
    return Lesson(table.id, table.title, table.minutes, tuple(in_order))
