"""Workbooks' sheets as rows of text, and how values are written in them.

A value is text as its author sees it: 1942 and not 1942.0, a date as exact as it is shown.
"""

from __future__ import annotations

import csv
import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from itinerarium.problems.problem import BadValueError

MOST_CELLS = 2_000_000
MOST_ROWS = 1_048_576
MOST_COLUMNS = 1000
MOST_IN_ROW = 200_000
"""Elements that are held at once: of 16,384 columns, each with a text in several fonts."""
SPREADSHEET_DIGITS = 15
"""So many digits of a number a spreadsheet keeps and shows."""

NumberedRows: TypeAlias = Mapping[int, Sequence[str]]
"""The rows that are not blank, by their numbers from 1, without the empty cells at their ends."""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet of a workbook."""

    name: str
    rows: NumberedRows
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    unvalued: tuple[tuple[int, int], ...] = ()
    """The rows and columns of formulas that no value was saved with."""


class RowCollector:
    """A sheet's rows as they are read, counted so that no small file fills the memory."""

    def __init__(self, budget: int = MOST_CELLS) -> None:
        self.rows: dict[int, list[str]] = {}
        self.budget = budget

    def add(self, number: int, cells: Sequence[str]) -> None:
        """Take a row that is not blank.

        Raises
        ------
        BadValueError
            When the sheet is too large.
        """
        length = len(cells)
        while length and not cells[length - 1].strip():
            length -= 1
        self.budget -= length
        if length > MOST_COLUMNS:
            raise too_many(MOST_COLUMNS, "columns")
        if self.budget < 0 or number > MOST_ROWS:
            raise too_many(MOST_CELLS, "cells")
        if max(map(len, cells), default=0) > csv.field_size_limit():
            raise BadValueError("P113", most=f"{csv.field_size_limit():,}")
        if length:
            self.rows[number] = list(cells[:length])


def too_many(most: int, what: str) -> BadValueError:
    """A workbook has more than that."""
    return BadValueError("P118", most=f"{most:,} {what}", found="more")


def number_as_text(value: float) -> str:
    """A number as it is typed: whole ones without a point, others with the digits shown."""
    if isinstance(value, int):
        return str(value)
    if math.isfinite(value) and value == int(value):
        return str(int(value))
    return f"{value:.{SPREADSHEET_DIGITS}g}"


def date_as_text(value: datetime.date, *, month: bool, day: bool) -> str:
    """A date as exact as its cell shows it: ``1942-03`` typed into Excel is stored with a day."""
    whole = f"{value.year:04}-{value.month:02}-{value.day:02}"
    return whole if day else whole[:7] if month else whole[:4]
