"""Cells with the keys of sources -> keys that story.toml knows."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from itinerarium.check.tables.column import Parsed, parse_column, parse_each
from itinerarium.problems.problem import (
    BadValueError,
    problem,
    shown,
    suggestion,
)
from itinerarium.read import Table


def parse_sources(table: Table, known: Collection[str]) -> Parsed[tuple[str, ...]]:
    """The keys in the column ``sources``, and a problem for each that is not known.

    Where story.toml names no source at all, the column is left out with one warning.
    """
    column = table.column("sources")
    if column is None or known:
        known_key = partial(_known_key, known=known)
        return parse_column(table, "sources", partial(parse_each, parse=known_key))
    missing = problem("P316", table.cell_of_heading(column))
    return Parsed([()] * len(table.lines), (missing,) if any(column.cells) else ())


def _known_key(key: str, *, known: Collection[str]) -> str:
    if key in known:
        return key
    raise unknown_source(key, known)


def unknown_source(key: str, known: Collection[str]) -> BadValueError:
    """What is wrong with a key that is not among the known ones."""
    hint = suggestion(key, known, f"add [sources.{key}] to story.toml")
    return BadValueError("P313", value=shown(key), hint=hint)
