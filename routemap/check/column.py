"""A whole column's cells -> their values, each different text parsed once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Generic, TypeVar

from ..errors import Problem
from ..model import NO_TEXT, Text
from ..problems import BadValueError, problem, shown
from ..read import Column, Table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Values(Generic[T]):
    """A value for each row, nothing where a cell is wrong, and the problems of the wrong ones."""

    values: Sequence[T]
    problems: tuple[Problem, ...] = ()


def parse_column(table: Table, name: str, parse: Callable[[str], T]) -> Values[T]:
    """The values of a column; of empty cells where the file does not have it."""
    column = table.column(name)
    if column is None:
        return Values([parse("")] * len(table.lines))
    parsed, faults = _parse_distinct(column.cells, parse)
    if not faults:
        return Values([parsed[cell] for cell in column.cells])
    problems = tuple(_fault_problems(table, column, faults))
    return Values([parsed.get(cell, parse("")) for cell in column.cells], problems)


def _parse_distinct(
    cells: Sequence[str], parse: Callable[[str], T]
) -> tuple[dict[str, T], dict[str, BadValueError]]:
    parsed: dict[str, T] = {}
    faults: dict[str, BadValueError] = {}
    for cell in dict.fromkeys(cells):
        try:
            parsed[cell] = parse(cell)
        except BadValueError as fault:
            faults[cell] = fault
    return parsed, faults


def _fault_problems(
    table: Table, column: Column, faults: Mapping[str, BadValueError]
) -> Iterator[Problem]:
    for row, cell in enumerate(column.cells):
        if cell in faults:
            yield faults[cell].at(table.cell(row, column))


def texts(table: Table, name: str, languages: Sequence[str]) -> Iterable[Text]:
    """A text by language for each row of a text column."""
    columns = by_language(table, name, languages)
    if not columns:
        return repeat(NO_TEXT, len(table.lines))
    if len(columns) == 1:
        ((language, only),) = columns.items()
        return [{language: cell} if cell else NO_TEXT for cell in only.cells]
    rows = zip(*(column.cells for column in columns.values()), strict=True)
    return [{lang: cell for lang, cell in zip(columns, row, strict=True) if cell} for row in rows]


def by_language(table: Table, name: str, languages: Sequence[str]) -> dict[str, Column]:
    """The columns of a text field by language, the story's first language being the bare one."""
    found = {}
    for language in languages:
        column = table.column(name, language)
        if column is None and language == languages[0]:
            column = table.column(name)
        if column is not None:
            found[language] = column
    return found


def repeated(table: Table, name: str, code: str, values: Sequence[Hashable]) -> Iterator[Problem]:
    """A problem for each value of a column that an earlier row has; nothing and "" aside."""
    column = table.column(name)
    if column is None or len(set(values)) == len(values):
        return
    first: dict[Hashable, int] = {}
    for row, value in enumerate(values):
        if value not in (None, "") and first.setdefault(value, row) != row:
            line = str(table.lines[first[value]])
            yield problem(code, table.cell(row, column), value=shown(str(value)), first=line)
