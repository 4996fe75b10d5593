"""The map links in a story's texts -> a problem for each that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from itinerarium.check.settings.toml_place import problems_at
from itinerarium.check.stop_ids import stop_hint
from itinerarium.check.tables.cell import parse_day
from itinerarium.check.tables.column import by_language
from itinerarium.check.tables.places import RICH_FIELDS
from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.read import Document, Sheets, Table
from itinerarium.vocabulary.errors import Problem
from itinerarium.vocabulary.map_links import LINKED_TEXTS, TARGETS

DAY = re.compile(r"-?\d{4,}-\d\d-\d\d", re.ASCII)
ADDRESS = re.compile(r"\]\(#([A-Za-z]+)=([^()\s<>]*)\)")
"""The end of any link within the page, whatever stands before it."""
EXPECTED = {
    "place": ("the id of a place with a marker", "write the id of a place that is on the map"),
    "layer": ("the name of a layer", "write the name of a file in layers/ without its ending"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that map links may lead to; none of a kind where they could not be read."""

    place: Collection[str] | None
    stop: Collection[str] | None
    layer: Collection[str] | None


def map_link_problems(sheets: Sheets, languages: Sequence[str], known: Known) -> Iterator[Problem]:
    """A problem for each map link of the tables and of the journeys that leads nowhere."""
    for told in filter(None, (sheets.places, sheets.stops)):
        for name in (*RICH_FIELDS, *LINKED_TEXTS):
            yield from _of_column(told, name, languages, known)
    for table in sheets.routes:
        yield from _of_column(table, "text", languages, known)
    if sheets.media is not None:
        yield from _of_column(sheets.media, "transcript", languages, known)
    if sheets.settings is not None:
        yield from _of_journeys(sheets.settings, known)


def _of_column(
    table: Table, name: str, languages: Sequence[str], known: Known
) -> Iterator[Problem]:
    for column in by_language(table, name, languages).values():
        for row, cell in enumerate(column.cells):
            for fault in faults_of(cell, known) if "](#" in cell else ():
                yield fault.at(table.cell(row, column))


def _of_journeys(document: Document, known: Known) -> tuple[Problem, ...]:
    journeys = document.value.get("journeys")
    return problems_at(
        document,
        (
            (("journeys", number, key), fault)
            for number, journey in enumerate(journeys if isinstance(journeys, list) else ())
            for key, text in (journey.items() if isinstance(journey, dict) else ())
            if isinstance(text, str) and key.partition("_")[0] == "text"
            for fault in faults_of(text, known)
        ),
    )


def faults_of(text: str, known: Known) -> Iterator[BadValueError]:
    """What is wrong with the map links of a text."""
    for kind, value in ADDRESS.findall(text):
        if kind not in TARGETS:
            hint = suggestion(kind, TARGETS, f"write one of {', '.join(TARGETS)}")
            yield _fault("place=, stop=, layer=, day= or bounds=", f"{kind}=", hint)
        elif kind == "day":
            yield from _wrong_day(value)
        elif kind == "bounds":
            yield from _wrong_bounds(value)
        else:
            yield from _unknown(kind, value, known)


def _fault(expected: str, value: str, hint: str) -> BadValueError:
    return BadValueError("P340", expected=expected, value=shown(value), hint=hint)


def _unknown(kind: str, value: str, known: Known) -> Iterator[BadValueError]:
    ids: Collection[str] | None = getattr(known, kind)
    if ids is None or value in ids:
        return
    if kind == "stop":
        yield _fault(
            "the id of a stop after stop=", value, stop_hint(value, ids, known.place or ())
        )
    else:
        expected, otherwise = EXPECTED[kind]
        yield _fault(f"{expected} after {kind}=", value, suggestion(value, ids, otherwise))


def _wrong_day(value: str) -> Iterator[BadValueError]:
    try:
        is_right = bool(DAY.fullmatch(value) and parse_day(value))
    except BadValueError:
        is_right = False
    if not is_right:
        yield _fault("a day such as 1942-03-24 after day=", value, "write year, month and day")


def _wrong_bounds(value: str) -> Iterator[BadValueError]:
    try:
        south, west, north, east = map(float, value.split(","))
        is_right = -90 <= south < north <= 90 and -180 <= west < east <= 360
    except ValueError:
        is_right = False
    if not is_right:
        expected = "four numbers south,west,north,east after bounds="
        yield _fault(expected, value, "write degrees with points, the smaller one first")
