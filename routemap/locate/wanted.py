"""The table of places -> what is asked about each row without coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from routemap.check.cell import parse_variants
from routemap.check.places import place_ids
from routemap.locate.countries import country_code
from routemap.locate.fold import fold
from routemap.read import Column, Table

ASIDE = re.compile(r"\(([^()]*)\)")
DASH = re.compile(r"\s+[–—-]\s+")


class Role(IntEnum):
    """What a name is to its row; the higher, the surer it is the place's own name."""

    part = 1
    variant = 2
    then = 3
    modern = 4


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a place; ``language`` is empty where it is not told."""

    text: str
    role: Role
    language: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row without coordinates: its number from 0, its names, the country where it is said."""

    row: int
    line: int
    id: str
    shown: str
    names: tuple[Name, ...]
    country: str = ""
    """ISO 3166 code, or empty."""
    said_country: str = ""
    """The country as the row has it, or empty."""


def wanted_rows(
    table: Table, rows: Sequence[int], languages: Sequence[str], country: str = ""
) -> tuple[Wanted, ...]:
    """Give what is asked about the rows.

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
    called = [cell for name in ("modern", "name") for column, cell in cells if column.name == name]
    said = next((one for cell in called if (one := _country_in(cell, languages))), "")
    names = tuple(dict.fromkeys(_names(cells, languages)))
    shown = next((name.text for name in names if name.role is Role.then), id_)
    code = country_code(said, languages) or country
    return Wanted(row, table.lines[row], id_, shown, names, code, said)


def _country_in(cell: str, languages: Sequence[str]) -> str:
    """The country that stands after the last comma of a name, if one does."""
    said = cell.rpartition(",")[2].strip() if "," in cell else ""
    return said if country_code(said, languages) else ""


def _names(cells: Sequence[tuple[Column, str]], languages: Sequence[str]) -> Iterator[Name]:
    """All names of a row, the surest first."""
    for column, cell in cells:
        if column.name == "modern":
            town = cell.rpartition(",")[0] if _country_in(cell, languages) else cell
            yield Name(town.strip(), Role.modern, column.language)
    for column, cell in cells:
        if column.name == "name":
            yield from _parts(cell, column.language, languages)
    for column, cell in cells:
        if column.name == "variants":
            for variant in parse_variants(cell):
                yield Name(variant.name, Role.variant, variant.language)


def _parts(cell: str, language: str, languages: Sequence[str]) -> Iterator[Name]:
    """A name, and what in it may be the town's: ``Iraq (Khanaqin)``, ``Guzar – 7th Division``."""
    town = cell.rpartition(",")[0] if _country_in(cell, languages) else cell
    bare = ASIDE.sub(" ", town).strip()
    yield Name(bare, Role.then, language)
    pieces = [*ASIDE.findall(town), DASH.split(bare)[0], bare.partition(",")[0]]
    for piece in map(str.strip, pieces):
        if piece and fold(piece) != fold(bare):
            yield Name(piece, Role.part, language)
