"""A checked story.toml and the tables' columns -> what stands above the places and routes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from itinerarium.check.tables.cell import parse_day
from itinerarium.problems.problem import BadValueError
from itinerarium.read import Sheets
from itinerarium.vocabulary.atlas import (
    Counter,
    Figure,
    Source,
    Strength,
    Text,
)

DEFAULT_LANGUAGE = "en"
FIGURE_TEXTS = ("title", "chosen", "spread", "why")


@dataclass(frozen=True, slots=True)
class Head:
    """A story's titles, languages, sources and strength, and the tables of strands and layers."""

    title: Text
    subtitle: Text
    credit: Text
    languages: tuple[str, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    strength: tuple[Strength, ...] = ()
    counters: tuple[Counter, ...] = ()
    figures: tuple[Figure, ...] = ()
    strands: Mapping[str, Any] = field(default_factory=dict)
    layers: Mapping[str, Any] = field(default_factory=dict)
    url: str = ""


def head_of(sheets: Sheets) -> Head:
    """What story.toml says, with defaults for all it does not; wrong values count as not said."""
    story: Mapping[str, Any] = sheets.settings.value if sheets.settings else {}
    languages = languages_of(sheets)
    sources = dict(_sources(_table(story, "sources")))
    title = text_in(story, "title", languages)
    return Head(
        title=title or {languages[0]: readable(sheets.name or sheets.folder.resolve().name)},
        subtitle=text_in(story, "subtitle", languages),
        credit=text_in(story, "credit", languages),
        languages=languages,
        sources=sources,
        strength=_counts(story.get("strength"), sources),
        counters=tuple(_counters(story, languages, sources)),
        figures=tuple(_figures(story, languages, sources)),
        strands=_table(story, "strands"),
        layers=_table(story, "layers"),
        url=str(story.get("url", "")),
    )


def languages_of(sheets: Sheets) -> tuple[str, ...]:
    """The languages that story.toml gives, else English and those of the tables' columns."""
    given = sheets.settings.value.get("languages") if sheets.settings else None
    if isinstance(given, list) and given and all(isinstance(one, str) for one in given):
        return tuple(dict.fromkeys(one.replace("_", "-").casefold() for one in given))
    tables = (*((sheets.places,) if sheets.places else ()), *sheets.routes)
    columns = (column.language for table in tables for column in table.columns)
    found = dict.fromkeys(filter(None, columns))
    return tuple(dict.fromkeys((DEFAULT_LANGUAGE, *filter(_is_language, found))))


def _is_language(code: str) -> bool:
    """Whether there is such a language, so that ``name_old`` does not make one."""
    from babel.localedata import exists

    return bool(exists(code.replace("-", "_")))


def text_in(table: Mapping[str, Any], key: str, languages: Sequence[str]) -> Text:
    """A text by language from ``title``, ``title_pl``, ... ."""
    found = {}
    for language in languages:
        bare = table.get(key, "") if language == languages[0] else ""
        value = table.get(f"{key}_{language.replace('-', '_')}", bare)
        if isinstance(value, str) and value.strip():
            found[language] = value.strip()
    return found


def readable(name: str) -> str:
    """A file's or an id's name as a title: ``monte_cassino`` is “Monte Cassino”."""
    words = name.replace("_", " ").replace("-", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _table(story: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = story.get(key)
    return table if isinstance(table, dict) else {}


def _sources(table: Mapping[str, Any]) -> Iterator[tuple[str, Source]]:
    for key, value in table.items():
        if isinstance(value, dict) and isinstance(value.get("text"), str):
            yield key, Source(value["text"], str(value.get("url", "")))


def _counters(
    story: Mapping[str, Any], languages: Sequence[str], known: Collection[str]
) -> Iterator[Counter]:
    items = story.get("counter")
    for value in items if isinstance(items, list) else ():
        if isinstance(value, dict):
            points = _counts(value.get("points"), known)
            yield Counter(text_in(value, "title", languages), points)


def _counts(points: Any, known: Collection[str]) -> tuple[Strength, ...]:
    """The points of a curve in the order of their days."""
    return tuple(sorted(_points(points, known), key=lambda one: one.date.earliest))


def _points(points: Any, known: Collection[str]) -> Iterator[Strength]:
    for value in points if isinstance(points, list) else ():
        try:
            date = parse_day(value["date"])
            if date is not None:
                sources = tuple(key for key in value.get("sources", ()) if key in known)
                yield Strength(date, int(value["people"]), sources)
        except (BadValueError, KeyError, TypeError, ValueError, AttributeError):
            continue


def _figures(
    story: Mapping[str, Any], languages: Sequence[str], known: Collection[str]
) -> Iterator[Figure]:
    items = story.get("figures")
    for value in items if isinstance(items, list) else ():
        if isinstance(value, dict):
            texts = {key: text_in(value, key, languages) for key in FIGURE_TEXTS}
            yield Figure(**texts, sources=_known(value.get("sources"), known))


def _known(keys: Any, known: Collection[str]) -> tuple[str, ...]:
    """The keys of sources that the story has."""
    return tuple(key for key in keys if key in known) if isinstance(keys, list) else ()
