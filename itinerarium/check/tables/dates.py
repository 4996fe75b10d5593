"""Columns of start and end -> a problem for each row that ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from itinerarium.problems.problem import problem, shown
from itinerarium.read import Table
from itinerarium.vocabulary.atlas import Date
from itinerarium.vocabulary.errors import Problem


def reversed_dates(
    table: Table,
    starts: Sequence[Date | None],
    ends: Sequence[Date | None],
    end_column: str = "end",
) -> Iterator[Problem]:
    """A problem for each end of which every day lies before every day of the start."""
    column = table.column(end_column)
    if column is None:
        return
    for row, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start is not None and end is not None and end.latest < start.earliest:
            at = table.cell(row, column)
            yield problem("P503", at, start=shown(start.edtf), end=shown(end.edtf))
