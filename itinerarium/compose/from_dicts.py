"""Dicts or DataFrames -> Story, read and checked as files are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from itinerarium.check import check
from itinerarium.check.tables.cell import slugged
from itinerarium.compose.frames import (
    Frame,
    Row,
    is_missing,
    legs_by_route,
    place_rows,
    plain_text,
)
from itinerarium.compose.media import embed_media
from itinerarium.compose.story import compose
from itinerarium.read.sheets import Document, Sheets, Table
from itinerarium.read.table import parse_table
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.errors import DataError, Problem
from itinerarium.vocabulary.story import Story

Rows: TypeAlias = Sequence[Row] | Frame
Places: TypeAlias = Rows | Story
Routes: TypeAlias = Mapping[str, Rows] | Rows


def plain_story(
    places: Places, routes: Routes = (), settings: Mapping[str, Any] | None = None
) -> Story:
    """Make a story of plain dicts or tables, with sensible values for all that they leave out.

    Parameters
    ----------
    places
        A dict for each place, with the columns of ``places.csv`` as keys: ``lat`` and ``lon``
        (degrees), ``name`` or ``id``, and if known ``text`` (a little Markdown), ``lead``,
        ``title``, ``start``, ``end`` (EDTF: ``1942``, ``1942-03``, ``1942-03-24``, ``1942-03~``),
        ``rank`` (1 to 4), ``kind``, ``stop`` and the others. A text may be a dict by language:
        ``{"en": "Warsaw", "pl": "Warszawa"}``. Without any ``stop`` each place is one, in the
        order given. Or a ``DataFrame`` with these columns, or a ``GeoDataFrame``, whose points
        give ``lat`` and ``lon``: NaN, NaT and None are empty, a ``Timestamp`` is its day. A
        ``Story`` is returned as it is.
    routes
        The legs of one route, or of several by their names: dicts, or a ``DataFrame``, with the
        columns of ``routes/*.csv``, of which ``from`` and ``to`` (ids of places) are needed. A
        DataFrame's column ``route`` says which route each leg belongs to.
    settings
        What ``story.toml`` may say: ``title``, ``languages``, ``strands``, ``sources``, ...

    Returns
    -------
    Story
        As ``read_story`` gives it.

    Raises
    ------
    DataError
        If a dict has a value that cannot be used; its notes list every problem.

    Examples
    --------
    >>> story = plain_story([{"name": "Oslo", "lat": 59.9, "lon": 10.7, "start": "1940-04-09"}])
    >>> story["stops"], story["places"][0]["when"]
    (['oslo'], {'en': '9 April 1940'})
    """
    if isinstance(places, Mapping):
        return places
    rows = _with_stops([_with_id(place) for place in place_rows(places)])
    named = legs_by_route(routes)
    languages = _languages(rows, settings or {})
    sheets = _sheets(rows, named, {**(settings or {}), "languages": languages})
    try:
        atlas = check(sheets).atlas
    except DataError as error:
        for problem in error.problems:
            error.add_note(_problem_line(problem))
        raise
    return compose(atlas, trace(atlas), embed_media(atlas.media))


def _with_id(place: Row) -> dict[str, Any]:
    name = place.get("name", "")
    plain = next(iter(name.values()), "") if isinstance(name, Mapping) else name
    return {**place, "id": plain_text(place.get("id")) or slugged(plain_text(plain) or "")}


def _with_stops(places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if any(not is_missing(place.get("stop")) for place in places):
        return places
    return [{**place, "stop": number} for number, place in enumerate(places, 1)]


def _languages(rows: Iterable[Row], settings: Mapping[str, Any]) -> list[str]:
    """Give the languages set, or those in which any text is given, or English."""
    if settings.get("languages"):
        return list(settings["languages"])
    texts = (value for row in rows for value in row.values() if isinstance(value, Mapping))
    return list(dict.fromkeys(language for text in texts for language in text)) or ["en"]


def _sheets(
    places: Sequence[Row], routes: Mapping[str, Sequence[Row]], settings: dict[str, Any]
) -> Sheets:
    first = settings["languages"][0]
    read = [_table("places", places, "places", first)]
    read += [_table(f"routes/{name}.csv", legs, "routes", first) for name, legs in routes.items()]
    tables = [table for table, _ in read if table]
    return Sheets(
        folder=Path(),
        places=next((table for table in tables if table.file == "places"), None),
        routes=tuple(table for table in tables if table.file != "places"),
        settings=Document("settings", "", settings),
        problems=tuple(problem for _, problems in read for problem in problems),
    )


def _table(
    file: str, rows: Sequence[Row], kind: str, first: str
) -> tuple[Table | None, tuple[Problem, ...]]:
    cells = [_cells(row, first) for row in rows]
    text = io.StringIO()
    headings = dict.fromkeys(heading for row in cells for heading in row)
    writer = csv.DictWriter(text, list(headings), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells)
    return parse_table(file, text.getvalue(), kind)


def _cells(row: Row, first: str) -> dict[str, str]:
    """Give a dict as a table row: lists with ``; `` between, texts by language in their columns."""
    cells: dict[str, str] = {}
    for key, value in row.items():
        if isinstance(value, Mapping):
            for language, text in value.items():
                cells[key if language == first else f"{key}_{language}"] = plain_text(text) or ""
        elif isinstance(value, list | tuple | np.ndarray):
            cells[key] = "; ".join(filter(None, map(plain_text, value)))
        elif (text := plain_text(value)) is not None:
            cells[key] = text
    return cells


def _problem_line(problem: Problem) -> str:
    where = f"{problem.file}, row {problem.line - 1}" if problem.line > 1 else problem.file
    return f"{problem.severity} in {where}: {problem.message}"
