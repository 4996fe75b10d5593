"""story.toml -> its tables, and every problem in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from itinerarium.check.settings.toml_place import Path, line_of, places_of_keys
from itinerarium.problems.problem import BadValueError, problem, suggestion
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

if TYPE_CHECKING:  # pydantic is slow to import, and a story without story.toml needs none of it
    from pydantic_core import ErrorDetails

    from itinerarium.check.settings.tables import StoryTable, Table
    from itinerarium.check.settings.values import Context

TEXT_KEY = re.compile(r"(.+?)(?:_([a-z]{2,3}(?:_[a-z0-9]{1,8})*))?", re.ASCII)
EXPECTED = {
    "bool_type": "true or false",
    "dict_type": "a table",
    "int_type": "a whole number",
    "model_type": "a table",
}
"""The expected value by pydantic's type of error; by default a text."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The valid values of story.toml; empty without such a file."""

    story: StoryTable | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """An error in story.toml: the path where it is reported, and the path that is dropped."""

    path: Path
    spoilt: Path
    error: BadValueError


def check_settings(document: Document | None, languages: Sequence[str]) -> Settings:
    """The tables of story.toml and every problem in them; ``languages`` are the story's."""
    if document is None:
        return Settings()
    from itinerarium.check.settings.tables import context_of

    context = context_of(document.value, languages)
    story, faults = _validated(document.value, context)
    problems = _problems(document, faults) if faults else ()
    usable = document.value
    while story is None:
        usable = _without({fault.spoilt for fault in faults}, usable, ())
        story, faults = _validated(usable, context)
    return Settings(story, problems)


def _problems(document: Document, faults: Sequence[Fault]) -> tuple[Problem, ...]:
    """The faults in the order of the file."""
    places = places_of_keys(document.text)
    order = {path: number for number, path in enumerate(_paths(document.value, ()))}
    in_order = sorted(faults, key=lambda fault: order.get(fault.path, -1))
    return tuple(
        fault.error.at(Cell(document.file, line_of(fault.path, places), 0)) for fault in in_order
    )


def _validated(value: Any, context: Context) -> tuple[StoryTable | None, tuple[Fault, ...]]:
    from pydantic import ValidationError

    from itinerarium.check.settings.tables import StoryTable

    try:
        return StoryTable.model_validate(value, context=context), ()
    except ValidationError as error:
        return None, tuple(map(_fault, error.errors(include_url=False)))


def _fault(error: ErrorDetails) -> Fault:
    path, table = _written(error["loc"])
    key = _named(path)
    reported = error.get("ctx", {}).get("error")
    if error["type"] == "missing" or (
        isinstance(reported, BadValueError) and reported.code == "P607"
    ):
        around = _named(path[:-1])
        return Fault(path[:-1], path[:-1], BadValueError("P607", key=str(path[-1]), table=around))
    if isinstance(reported, BadValueError):
        fields = {"key": key, "column": key, **reported.fields}
        return Fault(path, path, BadValueError(reported.code, **fields))
    if error["type"] == "extra_forbidden":
        return Fault(path, path, BadValueError("P602", key=key, hint=_hint(str(path[-1]), table)))
    return Fault(path, path, _wrong_type(error, path))


def _wrong_type(error: ErrorDetails, path: Path) -> BadValueError:
    from itinerarium.check.settings.values import wrong_type

    expected = EXPECTED.get(error["type"], "a text")
    if error["type"] == "list_type":
        expected = f"a list of tables [[{path[-1]}]]"
    fault = wrong_type(expected, error["input"])
    return BadValueError(fault.code, key=_named(path), **fault.fields)


def _written(loc: tuple[str | int, ...]) -> tuple[Path, type[Table]]:
    """The path of a value as written in the file, and the model of the table around it.

    There ``title_pl`` stands beside ``title``; in the models it is one of the texts of ``title``.
    """
    from itinerarium.check.settings.tables import StoryTable

    table: type[Table] = StoryTable
    path: Path = ()
    while loc:
        key, loc = loc[0], loc[1:]
        inner = table.inner(str(key))
        if key in table.texts() and loc:
            return (*path, loc[0]), table
        if inner is None or not loc:
            return (*path, key, *loc), table
        path, loc, was = (*path, key, loc[0]), loc[1:], table
        table = inner if loc else was
    return path, table


def _hint(key: str, table: type[Table]) -> str:
    found = TEXT_KEY.fullmatch(key)
    if found and found[1] in table.texts():
        return f"add {found[2]} to languages"
    return suggestion(key, table.model_fields, "see the format's description for the keys")


def _paths(value: Any, path: Path) -> Iterator[Path]:
    """The paths of all values, each table's before those in it."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _paths(inner, (*path, number))


def _without(spoilt: Collection[Path], value: Any, path: Path) -> Any:
    """A value without the parts at some paths."""
    if isinstance(value, dict):
        inside = ((key, (*path, key), inner) for key, inner in value.items())
        return {key: _without(spoilt, one, at) for key, at, one in inside if at not in spoilt}
    if isinstance(value, list):
        items = (((*path, number), inner) for number, inner in enumerate(value))
        return [_without(spoilt, one, at) for at, one in items if at not in spoilt]
    return value


def _named(path: Path) -> str:
    """A key as an author writes it: ``strands.army.colour``, ``strength[2].date``."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def unmatched(
    document: Document, kind: str, known: Collection[str], folder: str, ending: str
) -> tuple[Problem, ...]:
    """A warning for each strand or layer of story.toml that has no file of its name."""
    places = places_of_keys(document.text)
    table = document.value.get(kind)
    return tuple(
        problem(
            "P605",
            Cell(document.file, line_of((kind, key), places), 0),
            file=f"{folder}/{key}{ending}",
            hint=suggestion(key, known, f"write {folder}/{key}{ending}, or take the table away"),
        )
        for key in (table if isinstance(table, dict) else ())
        if key not in known
    )
