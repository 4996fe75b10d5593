"""story.toml -> titles, languages, strands, sources and the strength curve."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from itinerarium.check.settings.toml_place import Path, line_of, places_of_keys
from itinerarium.check.tables.cell import parse_day
from itinerarium.check.tables.sources import unknown_source
from itinerarium.language.codes import is_language_code
from itinerarium.problems.problem import (
    BadValueError,
    problem,
    shown,
    suggestion,
)
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.ASCII | re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
TEXT_KEY = re.compile(r"(.+?)(?:_([a-z]{2,3}(?:_[a-z0-9]{1,8})*))?", re.ASCII)


@cache
def keys_of_story() -> Mapping[str, Any]:
    """The known keys of story.toml and what each holds."""
    return tomllib.loads((files(__package__) / "story_keys.toml").read_text(encoding="utf-8"))


def check_settings(document: Document, languages: Sequence[str]) -> tuple[Problem, ...]:
    """Every problem of story.toml; ``languages`` are the story's."""
    places = places_of_keys(document.text)
    found = _check_table(document.value, "story", (), _Context(document.value, languages))
    return tuple(fault.at(Cell(document.file, line_of(path, places), 0)) for path, fault in found)


class _Context:
    """What a value is checked against beside its own kind."""

    __slots__ = ("languages", "sources")

    def __init__(self, story: Mapping[str, Any], languages: Sequence[str]) -> None:
        sources = story.get("sources")
        self.sources: Collection[str] = sources if isinstance(sources, dict) else {}
        self.languages = languages


Faults = Iterator[tuple[Path, BadValueError]]


def _check_table(value: Any, kind: str, path: Path, context: _Context) -> Faults:
    known: Mapping[str, str] = keys_of_story()[kind]
    if not isinstance(value, dict):
        yield path, _wrong_type(path, "a table", value)
        return
    for name in keys_of_story()["needed"].get(kind, ()):
        if name not in value:
            yield path, BadValueError("P607", key=name, table=_named(path))
    for key, inner in value.items():
        holds = _holds(key, known, context.languages)
        if holds is None:
            hint = _hint(key, known)
            yield (*path, key), BadValueError("P602", key=_named((*path, key)), hint=hint)
        else:
            yield from _check_value(inner, holds, (*path, key), context)


def _hint(key: str, known: Mapping[str, str]) -> str:
    found = TEXT_KEY.fullmatch(key)
    if found and known.get(found[1]) == "text":
        return f"add {found[2]} to languages"
    return suggestion(key, known, "see the format's description for the keys")


def _holds(key: str, known: Mapping[str, str], languages: Sequence[str]) -> str | None:
    """What a key holds; a text's key may end in one of the story's languages."""
    if key in known:
        return known[key]
    found = TEXT_KEY.fullmatch(key)
    if found and known.get(found[1]) == "text" and (found[2] or "").replace("_", "-") in languages:
        return "text"
    return None


def _check_value(value: Any, holds: str, path: Path, context: _Context) -> Faults:
    group, _, kind = holds.partition(" ")
    if group == "named":
        yield from _check_named(value, kind, path, context)
    elif group == "list":
        yield from _check_list(value, kind, path, context)
    elif holds == "source keys":
        yield from _check_source_keys(value, path, context)
    elif holds == "languages":
        yield from _check_languages(value, path)
    else:
        try:
            SINGLE[holds](value, path)
        except BadValueError as fault:
            yield path, fault


def _check_named(value: Any, kind: str, path: Path, context: _Context) -> Faults:
    if not isinstance(value, dict):
        yield path, _wrong_type(path, "a table", value)
        return
    for key, inner in value.items():
        yield from _check_table(inner, kind, (*path, key), context)


def _check_list(value: Any, kind: str, path: Path, context: _Context) -> Faults:
    if not isinstance(value, list):
        yield path, _wrong_type(path, f"a list of tables [[{path[-1]}]]", value)
        return
    for number, inner in enumerate(value):
        yield from _check_table(inner, kind, (*path, number), context)


def _check_source_keys(value: Any, path: Path, context: _Context) -> Faults:
    if not _is_list_of_texts(value):
        yield path, _wrong_type(path, "a list of texts", value)
        return
    for key in value if context.sources else ():
        if key not in context.sources:
            yield path, unknown_source(key, context.sources)


def _check_languages(value: Any, path: Path) -> Faults:
    if not _is_list_of_texts(value) or not value:
        yield path, _wrong_type(path, 'a list of languages such as ["en", "pl"]', value)
        return
    for code in value:
        if not is_language_code(code):
            yield path, BadValueError("P606", value=shown(code))


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _check_words(value: Any, path: Path) -> None:
    if not isinstance(value, str):
        raise _wrong_type(path, "a text", value)


def _check_truth(value: Any, path: Path) -> None:
    if not isinstance(value, bool):
        raise _wrong_type(path, "true or false", value)


def _check_count(value: Any, path: Path) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong_type(path, "a whole number", value)
    if value < 0:
        raise BadValueError("P505", column=_named(path), value=str(value))


def _check_address(value: Any, path: Path) -> None:
    _check_words(value, path)
    if value and not ADDRESS.fullmatch(value):
        raise BadValueError("P608", value=shown(value))


def _check_date(value: Any, path: Path) -> None:
    if not isinstance(value, str):
        raise _wrong_type(path, 'a date between quotation marks such as "1942-03-24"', value)
    if parse_day(value) is None:
        raise BadValueError("P501", value='""', hint="write a date")


def _check_colour(value: Any, path: Path) -> None:
    _check_words(value, path)
    if not COLOUR.fullmatch(value):
        raise BadValueError("P604", value=shown(value), hint=_colour_hint(value))


def _colour_hint(name: str) -> str:
    from PIL.ImageColor import colormap

    found = colormap.get(name.casefold().replace(" ", ""))
    if isinstance(found, str):
        return f"write {found}"
    if COLOUR.fullmatch(f"#{name}"):
        return f"write #{name}"
    return "write # and six of 0-9 and a-f"


SINGLE: Mapping[str, Callable[[Any, Path], None]] = {
    "text": _check_words,
    "words": _check_words,
    "truth": _check_truth,
    "count": _check_count,
    "address": _check_address,
    "date": _check_date,
    "colour": _check_colour,
}


def _wrong_type(path: Path, expected: str, value: Any) -> BadValueError:
    written = (
        {True: "true", False: "false"}.get(value, str(value))
        if isinstance(value, bool)
        else str(value)
    )
    return BadValueError("P603", key=_named(path), expected=expected, value=shown(written))


def _named(path: Path) -> str:
    """A key as one writes it: ``strands.army.colour``, ``strength[2].date``."""
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
