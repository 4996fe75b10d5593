"""Cells with the keys of sources -> keys that story.toml knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from ..errors import Problem
from ..model import Cell
from ..problems import BadValueError, problem, shown, suggestion
from ..read import Table
from .cell import parse_list
from .column import Values, parse_column


def parse_sources(table: Table, known: Collection[str]) -> Values[tuple[str, ...]]:
    """The keys in the column ``sources`` that are known, and a problem for each other one.

    Where story.toml names no source at all, the keys are left out with one warning a file.
    """
    named = parse_column(table, "sources", parse_list)
    strange = {keys for keys in set(named.values) if not known_only(keys, known)}
    if not strange:
        return named
    values = [() if keys in strange else keys for keys in named.values]
    if not known:
        return Values(values, (problem("P316", table.cell_of_heading(table.column("sources"))),))
    return Values(values, tuple(_unknown_keys(table, named.values, strange, known)))


def known_only(keys: Iterable[str], known: Collection[str]) -> bool:
    """Whether every key is among the known ones."""
    return all(key in known for key in keys)


def _unknown_keys(
    table: Table,
    rows: Sequence[tuple[str, ...]],
    strange: Collection[tuple[str, ...]],
    known: Collection[str],
) -> Iterator[Problem]:
    column = table.column("sources")
    for row, keys in enumerate(rows):
        if keys in strange:
            at: Cell = table.cell(row, column)
            yield from (unknown_source(key, known).at(at) for key in keys if key not in known)


def unknown_source(key: str, known: Collection[str]) -> BadValueError:
    """What is wrong with a key that is not among the known ones."""
    hint = suggestion(key, known, f"add [sources.{key}] to story.toml")
    return BadValueError("P313", value=shown(key), hint=hint)
