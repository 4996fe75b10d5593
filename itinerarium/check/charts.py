"""The charts of story.toml -> charts that can be drawn, and every problem in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from itinerarium.check.settings.toml_place import Path, problems_at
from itinerarium.check.tables.column import Part
from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.read import Document
from itinerarium.vocabulary.day import FIRST
from itinerarium.vocabulary.figures import Chart, ChartKind, ChartValue

if TYPE_CHECKING:  # at run time it brings pydantic, which is slow to import
    from itinerarium.check.settings.tables import ChartTable, ChartValueTable

LEAST_VALUES = 2

Fault = tuple[Path, BadValueError]


def check_charts(
    document: Document | None,
    tables: Sequence[ChartTable],
    sources: Collection[str],
    ids: Collection[str] | None,
) -> Part[Chart]:
    """Each chart, if its kind can be drawn with its values and its places are there.

    Parameters
    ----------
    document
        story.toml, for the lines of its keys.
    tables
        ``[[charts]]`` without wrong values; while some are wrong, the others have to wait.
    sources
        The keys of all sources.
    ids
        Of all places; none where they could not be read.
    """
    if document is None or not tables or len(tables) < len(document.value["charts"]):
        return Part()
    problems = problems_at(
        document,
        (
            fault
            for number, table in enumerate(tables)
            for fault in _faults(table, ("charts", number), ids)
        ),
    )
    return Part(() if problems else tuple(_chart(one, sources) for one in tables), problems)


def _faults(table: ChartTable, path: Path, ids: Collection[str] | None) -> Iterator[Fault]:
    for place in table.places:
        if ids is not None and place not in ids:
            hint = suggestion(place, ids, "see the first column of places.csv for the ids")
            yield (*path, "places"), BadValueError("P618", value=shown(place), hint=hint)
    if not table.places:
        hint = "write the ids of the places that tell of it"
        yield (*path, "places"), BadValueError("P618", value="none", hint=hint)
    if len(table.values) < LEAST_VALUES or not any(one.value for one in table.values):
        found = f"{len(table.values)}" if len(table.values) < LEAST_VALUES else "only 0"
        yield (*path, "values"), _undrawable("at least two values, not all 0", found, "add values")
    for number, value in enumerate(table.values):
        for fault in _value_faults(table, value, number + 1):
            yield (*path, "values", number), fault


def _value_faults(
    table: ChartTable, value: ChartValueTable, number: int
) -> Iterator[BadValueError]:
    if table.kind == "line" and value.date is None:
        expected = "a date in each value of a line"
        yield _undrawable(expected, f"none in value {number}", 'write date = "…"')
    if table.kind != "line" and not value.label:
        yield _undrawable("a label in each value", f"none in value {number}", 'write label = "…"')
    if value.most is not None and (value.most < value.value or table.kind != "bars"):
        hint = "most is the upper end of a bar that begins with value; leave it out elsewhere"
        yield _undrawable(
            f"most of value {number} to be {value.value} or more, in bars", f"{value.most}", hint
        )


def _undrawable(expected: str, found: str, hint: str) -> BadValueError:
    return BadValueError("P619", expected=expected, found=found, hint=hint)


def _chart(table: ChartTable, sources: Collection[str]) -> Chart:
    values = [
        ChartValue(
            label=one.label,
            value=one.value,
            most=one.most,
            date=one.date,
            group=one.group,
            sources=tuple(key for key in one.sources if key in sources),
        )
        for one in table.values
    ]
    if table.kind == "line":
        values.sort(key=lambda one: one.date.earliest if one.date else FIRST)
    return Chart(
        kind=cast(ChartKind, table.kind),
        title=table.title,
        places=tuple(table.places),
        values=tuple(values),
        unit=table.unit,
        note=table.note,
    )
