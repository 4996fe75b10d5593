"""The tables of routes -> routes, and every problem in them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial
from importlib.resources import files
from itertools import chain, cycle, repeat
from typing import Any

from itinerarium.check.layers.pieces import Drawn
from itinerarium.check.layers.shape import check_shapes
from itinerarium.check.settings.head import Head, Strand, readable
from itinerarium.check.tables.cell import (
    parse_certainty,
    parse_whole,
    slugged,
)
from itinerarium.check.tables.column import Parsed, Part, parse_column, texts
from itinerarium.check.tables.dates import parse_times, reversed_dates
from itinerarium.check.tables.leg_ends import with_meant_ends
from itinerarium.check.tables.media import media_columns
from itinerarium.check.tables.own_modes import Modes
from itinerarium.check.tables.place_ids import PlaceIds
from itinerarium.check.tables.sources import parse_sources
from itinerarium.check.tables.words import bad_links
from itinerarium.problems.problem import problem, shown
from itinerarium.read import Sheets, Table
from itinerarium.vocabulary.atlas import (
    NO_TEXT,
    Cell,
    Leg,
    Route,
)
from itinerarium.vocabulary.errors import Problem


def check_routes(sheets: Sheets, head: Head, gazetteer: PlaceIds) -> Part[Route]:
    """The routes in the order of story.toml's strands, then of the files' names.

    Those that are not shown come last: the number of a leg among those drawn is that among all.
    """
    shapes = check_shapes(sheets.shapes)
    checked = [
        (table, _check_legs(table, sheets, shapes.lines, head, gazetteer))
        for table in sheets.routes
    ]
    of_legs = (legs.problems for _, legs in checked)
    problems = chain(_same_ids(sheets.routes), shapes.problems, *of_legs)
    order = {key: number for number, key in enumerate(head.strands)}
    checked.sort(key=lambda one: order.get(route_id(one[0]), len(order)))
    colours = cycle(_palette())
    routes = [_route(table, legs.values, head, next(colours)) for table, legs in checked]
    routes.sort(key=lambda one: not one.shown)
    return Part(tuple(routes), tuple(problems))


def modes_of(head: Head) -> Modes:
    """The modes that a story may use."""
    return Modes(head.modes, head.languages[0])


def route_id(table: Table) -> str:
    """A route's id: its file's or its sheet's name in small Latin letters."""
    name = table.file.rpartition("/")[2]
    return slugged(name[:-4] if name.casefold().endswith(".csv") else name) or "route"


def _same_ids(tables: Iterable[Table]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for table in tables:
        file = first.setdefault(route_id(table), table.file)
        if file != table.file:
            yield problem("P408", Cell(table.file, 0, 0), value=route_id(table), first=file)


def _route(table: Table, legs: Sequence[Leg], head: Head, colour: str) -> Route:
    id_ = route_id(table)
    strand = head.strands.get(id_, Strand(NO_TEXT, ""))
    title = strand.title or {head.languages[0]: readable(id_)}
    return Route(id_, title, _full_colour(strand.colour or colour), tuple(legs), strand.shown)


def _full_colour(colour: str) -> str:
    """``#rrggbb`` in small letters, of ``#rgb`` too."""
    digits = colour.removeprefix("#").casefold()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _palette() -> Sequence[str]:
    text = (files(__package__) / "palette.toml").read_text(encoding="utf-8")
    colours: list[str] = tomllib.loads(text)["colours"]
    return colours


def _check_legs(
    table: Table,
    sheets: Sheets,
    shapes: Mapping[str, Drawn],
    head: Head,
    gazetteer: PlaceIds,
) -> Part[Leg]:
    """The legs of one route, and the problems of its table."""
    if not table.lines and not table.is_whole:
        return Part()
    if not table.lines:
        return Part((), (problem("P405", table.cell_of_heading()),))
    table, meant = with_meant_ends(table, gazetteer)
    columns = _columns(table, shapes, head, gazetteer)
    parsed = chain.from_iterable(column.problems for column in columns.values())
    part: Part[Leg] = Part((), (*parsed, *meant, *_between_cells(table, head, columns)))
    if part.is_wrong:
        return part
    return Part(_build(table, sheets, head, columns), part.problems)


def _columns(
    table: Table, shapes: Mapping[str, Drawn], head: Head, gazetteer: PlaceIds
) -> dict[str, Parsed[Any]]:
    """The parsed columns that are no texts, by the field of a leg."""
    nothing = Drawn(())
    parsers: dict[str, Callable[[str], Any]] = {
        "via": gazetteer.parse_ids,
        "shape": lambda name: shapes.get(name, nothing),
        "mode": modes_of(head).parse,
        "people": partial(parse_whole, column="people"),
        "certainty": parse_certainty,
    }
    ends = {"origin": "from", "destination": "to"}
    return {
        **{field: _ids(table, name, gazetteer) for field, name in ends.items()},
        **{name: parse_column(table, name, parser) for name, parser in parsers.items()},
        **parse_times(table),
        "sources": parse_sources(table, head.sources),
    }


def _ids(table: Table, name: str, gazetteer: PlaceIds) -> Parsed[str]:
    if table.column(name) is None:
        return Parsed([""] * len(table.lines))
    return parse_column(table, name, gazetteer.parse_id)


def _between_cells(
    table: Table, head: Head, columns: Mapping[str, Parsed[Any]]
) -> Iterator[Problem]:
    """The problems that show only when several cells are looked at, and the warnings."""
    origins, destinations = columns["origin"].values, columns["destination"].values
    for row, (origin, destination) in enumerate(zip(origins, destinations, strict=True)):
        if origin == destination and origin:
            yield problem("P402", table.cell(row, table.column("to")), value=shown(origin))
    yield from modes_of(head).unknown(table)
    yield from reversed_dates(table, columns["start"].values, columns["end"].values)
    yield from bad_links(table, "text", head.languages)


def _build(
    table: Table, sheets: Sheets, head: Head, columns: Mapping[str, Parsed[Any]]
) -> tuple[Leg, ...]:
    """The legs from whole columns, one for each field in the order of the fields."""
    lines = [one or Drawn(()) for one in columns["shape"].values]
    by_field: dict[str, Iterable[Any]] = {
        **{name: column.values for name, column in columns.items()},
        "shape": [one.points for one in lines],
        "breaks": [one.breaks for one in lines],
        "thinned_km": [one.thinned_km for one in lines],
        "people_note": texts(table, "people_note", head.languages),
        "text": texts(table, "text", head.languages),
        "media": media_columns(table, sheets),
        "cell": map(Cell, repeat(table.file), table.lines, repeat(1)),
    }
    return tuple(map(Leg, *(by_field[field.name] for field in fields(Leg))))
