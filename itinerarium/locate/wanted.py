"""The table of places -> the names to look up for each row without coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from itinerarium.check.settings.head import readable
from itinerarium.check.tables.cell import parse_variants
from itinerarium.check.tables.places import place_ids
from itinerarium.language.countries import country_code
from itinerarium.language.fold import fold
from itinerarium.locate.address import ASIDE, Address, address_of
from itinerarium.locate.regions import countries_later, countries_of_region, region_key
from itinerarium.locate.shortened import near_in
from itinerarium.read import Column, Table

DASH = re.compile(r"\s+[–—-]\s+")


class Role(IntEnum):
    """What a name is to its row; the higher, the more it is the place's own name."""

    part = 1
    variant = 2
    then = 3
    modern = 4


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a place; ``language`` is empty where it is not given.

    ``near`` is what the name of a larger town begins with that it is said to be near.
    """

    text: str
    role: Role
    language: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row to look up: its number from 0, its names, and its country if it is given."""

    row: int
    line: int
    id: str
    shown: str
    names: tuple[Name, ...]
    country: str = ""
    """ISO 3166 code, or empty."""
    has_aside: bool = False
    """Whether brackets or a district stand behind the name."""
    region: str = ""
    """The state or region, folded, or empty."""
    then: tuple[str, ...] = ()
    """Codes of the countries to look through where ``country`` has no town of the name."""


def wanted_rows(
    table: Table, rows: Sequence[int], languages: Sequence[str], country: str = ""
) -> tuple[Wanted, ...]:
    """Give the rows to look up.

    Parameters
    ----------
    table : Table
        The table of places.
    rows : sequence of int
        The rows' numbers from 0.
    languages : sequence of str
        The story's languages.
    country : str
        ISO 3166 code of the country to look in where a row says none.
    """
    ids = place_ids(table).values
    return tuple(_wanted(table, row, ids[row] or "", languages, country) for row in rows)


def _wanted(table: Table, row: int, id_: str, languages: Sequence[str], country: str) -> Wanted:
    cells = [(column, column.cells[row]) for column in table.columns if column.cells[row]]
    where = _where(cells, languages, country)
    written = [one for one in _names(cells, languages) if fold(one.text)]
    names = tuple(dict.fromkeys(written)) or (Name(readable(id_), Role.then),)
    shown = next((cell for column, cell in cells if column.name == "name"), id_)
    named = [cell for column, cell in cells if column.name == "name"]
    has_aside = any(_is_unexplained(cell, languages) for cell in named)
    return Wanted(
        row, table.lines[row], id_, shown, names, where.country, has_aside, where.region, where.then
    )


def _is_unexplained(cell: str, languages: Sequence[str]) -> bool:
    """Whether a name has a bracket or a district that no list of ours can check."""
    address = address_of(cell, languages)
    has_bracket = bool(ASIDE.search(address.town)) and not near_in(cell)
    return has_bracket or address.is_narrower


def _where(cells: Sequence[tuple[Column, str]], languages: Sequence[str], country: str) -> Address:
    """The country and the region that a row says, the surest cell first."""
    said = {name: _cells(cells, name) for name in ("modern", "name", "country", "state")}
    modern = [address_of(cell, languages) for cell in said["modern"]]
    if today := next((one for one in modern if one.country), None):
        return Address(today.town, today.country, today.region)
    told = [_country(cell, languages) for cell in said["country"]]
    named = [address_of(cell, languages) for cell in said["name"]]
    every = [*told, *named, *modern]
    found = next((one for one in every if one.country or one.then), Address("", country))
    regions = (region_key(cell) for cell in said["state"])
    region = next(filter(None, (*regions, *(one.region for one in every))), "")
    if region and not (found.country or found.then):
        states = [cell for cell in said["state"] if region_key(cell) == region]
        then = tuple(code for cell in states for code in countries_of_region(cell))
        return Address(found.town, then[0] if len(then) == 1 else "", region, then)
    return Address(found.town, found.country, region, found.then)


def _country(cell: str, languages: Sequence[str]) -> Address:
    """Where a cell of the column of countries leads: ``DE`` is Germany there, and not Delaware."""
    code = country_code(cell, languages)
    return (
        Address("", code, then=countries_later(code))
        if code
        else address_of(f"x, {cell}", languages)
    )


def _cells(cells: Sequence[tuple[Column, str]], name: str) -> list[str]:
    return [cell for column, cell in cells if column.name == name]


def _names(cells: Sequence[tuple[Column, str]], languages: Sequence[str]) -> Iterator[Name]:
    """All names of a row, the surest first."""
    for column, cell in cells:
        if column.name == "modern":
            yield Name(address_of(cell, languages).town, Role.modern, column.language)
    for column, cell in cells:
        if column.name == "name":
            yield from _parts(address_of(cell, languages).town, column.language)
    for column, cell in cells:
        if column.name == "variants":
            for variant in parse_variants(cell):
                yield Name(variant.name, Role.variant, variant.language)


def _parts(town: str, language: str) -> Iterator[Name]:
    """A name, and what in it may be the town's: ``Suez (Port Tewfik)``, ``Guzar – Division``."""
    bare = ASIDE.sub(" ", town).strip()
    if bare != town.strip():
        yield Name(town.strip(), Role.then, language)
    if near := near_in(town):
        yield Name(near.town, Role.then, language, near.stem)
    yield Name(bare, Role.then, language)
    pieces = [*ASIDE.findall(town), DASH.split(bare)[0], bare.partition(",")[0]]
    for piece in map(str.strip, pieces):
        if piece and fold(piece) != fold(bare):
            yield Name(piece, Role.part, language)
