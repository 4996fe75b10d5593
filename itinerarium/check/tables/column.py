"""A whole column's cells -> their values, each different text parsed once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Generic, TypeVar

from itinerarium.problems.problem import BadValueError, problem, shown
from itinerarium.read import Column, Table
from itinerarium.read.listed import listed
from itinerarium.vocabulary.atlas import NO_TEXT, Text
from itinerarium.vocabulary.errors import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """A column's value for each row, nothing where a cell is wrong, and what is wrong."""

    values: Sequence[T | None]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A checked part of the atlas, and the problems found in it; with an error it is empty."""

    values: tuple[T, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_unread: bool = False
    """Whether it is empty because of an error that is told elsewhere."""

    @property
    def is_wrong(self) -> bool:
        """Whether it is empty because of an error: nothing can be said of what names it."""
        return self.is_unread or any(one.severity == "error" for one in self.problems)


class BadListError(ValueError):
    """What is wrong with the parts of one cell that holds a list."""

    def __init__(self, faults: Sequence[BadValueError]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} bad parts")


def parse_each(text: str, parse: Callable[[str], T]) -> tuple[T, ...]:
    """The values of the parts between semicolons.

    Raises
    ------
    BadListError
        When any of the parts is wrong; it holds what is wrong with each.
    """
    values: list[T] = []
    faults: list[BadValueError] = []
    for part in listed(text):
        try:
            values.append(parse(part))
        except BadValueError as fault:
            faults.append(fault)
    if faults:
        raise BadListError(faults)
    return tuple(values)


def parse_column(table: Table, name: str, parse: Callable[[str], T]) -> Parsed[T]:
    """The values of a column; of empty cells where the file does not have it."""
    column = table.column(name)
    if column is None:
        return Parsed([parse("")] * len(table.lines))
    parsed, faults = _parse_distinct(column.cells, parse)
    if not faults:
        return Parsed([parsed[cell] for cell in column.cells])
    problems = tuple(_fault_problems(table, column, faults))
    return Parsed([parsed.get(cell) for cell in column.cells], problems)


def _parse_distinct(
    cells: Sequence[str], parse: Callable[[str], T]
) -> tuple[dict[str, T], dict[str, tuple[BadValueError, ...]]]:
    """The value, or else the faults, of each different cell."""
    parsed: dict[str, T] = {}
    faults: dict[str, tuple[BadValueError, ...]] = {}
    for cell in dict.fromkeys(cells):
        try:
            parsed[cell] = parse(cell)
        except BadValueError as fault:
            faults[cell] = (fault,)
        except BadListError as error:
            faults[cell] = error.faults
    return parsed, faults


def _fault_problems(
    table: Table, column: Column, faults: Mapping[str, tuple[BadValueError, ...]]
) -> Iterator[Problem]:
    for row, cell in enumerate(column.cells):
        if cell in faults:
            yield from (fault.at(table.cell(row, column)) for fault in faults[cell])


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
