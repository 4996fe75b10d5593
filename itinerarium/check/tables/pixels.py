"""The columns x and y of a story on a picture -> degrees, and every problem in them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from itinerarium.check.tables.cell import parse_kilometres
from itinerarium.check.tables.column import Parsed, parse_column
from itinerarium.geo.flat import degrees_of
from itinerarium.problems.problem import BadValueError, problem, shown
from itinerarium.read import Table
from itinerarium.read.sheets import MediaFile
from itinerarium.vocabulary.errors import Problem


def parse_pixels(
    table: Table, picture: MediaFile
) -> tuple[Parsed[float | None], Parsed[float | None]]:
    """Latitudes and longitudes that stand for pixels; none where a cell is empty or wrong."""
    comma = table.separator != ","
    xs = parse_column(table, "x", partial(_pixel, column="x", comma=comma))
    ys = parse_column(table, "y", partial(_pixel, column="y", comma=comma))
    at = np.array(list(zip(map(_number, xs.values), map(_number, ys.values), strict=True)))
    lons, lats = degrees_of(at.reshape(-1, 2), picture.width, picture.height).T
    outside = tuple(_outside(table, picture, xs.values, ys.values))
    return Parsed(_known(lats), (*ys.problems, *outside)), Parsed(_known(lons), xs.problems)


def _pixel(text: str, column: str, *, comma: bool) -> float | None:
    try:
        return parse_kilometres(text, column, comma=comma)
    except BadValueError as fault:
        if fault.code != "P504":
            raise
        hint = "count from the picture's top left corner"
        fields = {"column": column, "expected": "a number of pixels", "value": shown(text)}
        raise BadValueError("P504", **fields, hint=hint) from None


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def _known(values: Sequence[float]) -> list[float | None]:
    return [None if math.isnan(value) else float(value) for value in values]


def _outside(
    table: Table, picture: MediaFile, xs: Sequence[float | None], ys: Sequence[float | None]
) -> Iterator[Problem]:
    size = f"{picture.width} x {picture.height}"
    for row, (x, y) in enumerate(zip(xs, ys, strict=True)):
        if x is None or y is None:
            columns = [column for name in ("x", "y") if (column := table.column(name))]
            if not all(column.cells[row] for column in columns):
                yield problem("P670", table.cell(row, table.column("x")))
        elif x > picture.width or y > picture.height:
            at = table.cell(row, table.column("x"))
            yield problem("P662", at, size=size, value=f"{x:g}, {y:g}")
