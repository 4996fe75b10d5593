"""A story before it is written: rows of places and legs, settings, other files -> texts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import tomli_w

from itinerarium.check.tables.cell import slugged
from itinerarium.export.text import cell

DECIMALS = 6
STOP_COLUMNS = ("id", "stop", "place", "bounds")
Row: TypeAlias = Mapping[str, Any]
"""Text or number by column."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of a new story's folder."""

    places: Sequence[Row]
    routes: Mapping[str, Sequence[Row]]
    head: Mapping[str, Any]
    """What stands in story.toml."""
    documents: Mapping[str, Any] = field(default_factory=dict)
    """GeoJSON values by the names of their files in the folder."""
    remarks: tuple[str, ...] = ()
    """Lines for the author: what was left out."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures by the names of their files in the folder."""
    stops: Sequence[Row] = ()
    """Stops that are no places."""
    has_semicolons: bool = False
    """Whether its source was written by a spreadsheet with decimal commas."""

    @property
    def is_located(self) -> bool:
        """Whether each place has coordinates."""
        return all(row.get("lat", "") != "" and row.get("lon", "") != "" for row in self.places)


def files_of(draft: Draft) -> dict[str, str]:
    """The texts of a story's files by their names."""
    documents = {
        name: json.dumps(value, ensure_ascii=False) for name, value in draft.documents.items()
    }
    return {
        "story.toml": tomli_w.dumps(draft.head),
        "places.csv": table_text(draft.places, ("id", "name", "lat", "lon")),
        **({"stops.csv": table_text(draft.stops, STOP_COLUMNS)} if draft.stops else {}),
        **{
            f"routes/{id_}.csv": table_text(legs, ("from", "to"))
            for id_, legs in draft.routes.items()
        },
        **{name: f"{text}\n" for name, text in documents.items()},
    }


def table_text(rows: Sequence[Row], first: Sequence[str]) -> str:
    """The rows as CSV with the columns that any of them has, ``first`` before the others."""
    names = list(dict.fromkeys([*first, *(name for row in rows for name in row)]))
    lines = [",".join(cell(_rounded(row.get(name, ""))) for name in names) for row in rows]
    return "".join(f"{line}\n" for line in [",".join(map(cell, names)), *lines])


def _rounded(value: Any) -> Any:
    """A number no finer than a tenth of a metre in degrees."""
    return round(value, DECIMALS) if isinstance(value, float) else value


class FreeIds:
    """Gives each row an id that no row before it has."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}
        self._count = 0

    def with_id(self, row: Row) -> Row:
        """The row with an id, made of its name where it has none."""
        self._count += 1
        named = slugged(str(row.get("id") or row.get("name") or ""))
        id_ = self._free(named or f"place_{self._count}")
        self._taken.add(id_)
        return {
            "id": id_,
            "name": row.get("name") or row.get("id") or id_,
            **_without(row, "id", "name"),
        }

    def _free(self, wanted: str) -> str:
        id_ = wanted
        while id_ in self._taken:
            self._next[wanted] = self._next.get(wanted, 1) + 1
            id_ = f"{wanted}_{self._next[wanted]}"
        return id_


def with_ids(rows: Sequence[Row]) -> list[Row]:
    """The rows, each with an id of its own, made of its name where it has none."""
    return [*map(FreeIds().with_id, rows)]


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}
