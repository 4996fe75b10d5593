"""Rows from another program -> the cells that are valid in our columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from itinerarium.check.tables.cell import (
    parse_day,
    parse_kilometres,
    parse_rank,
    parse_whole,
)
from itinerarium.check.tables.column import BadListError, parse_each
from itinerarium.check.tables.links import parse_link
from itinerarium.new.draft import Row
from itinerarium.problems.problem import BadValueError

PARSERS: Mapping[str, Callable[[str], Any]] = {
    "rank": parse_rank,
    "start": parse_day,
    "end": parse_day,
    "stop": partial(parse_whole, column="stop", least=None),
    "people": partial(parse_whole, column="people"),
    "figure": partial(parse_whole, column="figure"),
    "minutes": partial(parse_whole, column="minutes"),
    "accuracy_km": partial(parse_kilometres, column="accuracy_km", comma=True),
    "links": partial(parse_each, parse=parse_link),
}
ELSEWHERE = frozenset(("image", "media", "sources"))
"""Columns that are about files or keys which the source does not bring."""


def usable_rows(rows: Sequence[Row]) -> tuple[list[Row], tuple[str, ...]]:
    """The rows without invalid cells, and a line about each of these."""
    lost = Counter(name for row in rows for name, cell in row.items() if not _means(name, cell))
    good: list[Row] = [
        {name: cell for name, cell in row.items() if _means(name, cell)} for row in rows
    ]
    if not lost:
        return good, ()
    lines = ", ".join(f"{name} ({count})" for name, count in lost.items())
    return good, (f"  left out, as it cannot be used here: {lines}",)


def _means(name: str, cell: Any) -> bool:
    """Whether a cell can be used."""
    if name in ELSEWHERE:
        return not cell
    try:
        PARSERS.get(name, str)(str(cell))
    except (BadValueError, BadListError):
        return False
    return True
