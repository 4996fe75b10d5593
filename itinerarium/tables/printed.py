"""Totals -> text for people, Markdown, CSV, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from itinerarium.language.formats import whole
from itinerarium.tables.totals import GROUPS, totals
from itinerarium.vocabulary.story import Story

KM_DECIMALS = 1
UNDATED = "undated"


def as_csv(story: Story) -> str:
    """One table by strand, mode and year, for a spreadsheet."""
    text: str = _rounded(totals(story)).to_csv(index=False, lineterminator="\n")
    return text


def as_json(story: Story) -> str:
    """The table by strand, mode and year as ``rows``, and those by each alone."""
    tables = {"rows": totals(story), **{by: totals(story, [by]) for by in GROUPS}}
    parts = {name: _records(_rounded(table)) for name, table in tables.items()}
    return json.dumps(parts, ensure_ascii=False, indent=2) + "\n"


def as_markdown(story: Story) -> str:
    """A table for each grouping, with a line of totals."""
    return "\n".join(_markdown(_cells(story, by)) for by in GROUPS)


def as_text(story: Story) -> str:
    """The same as ``as_markdown``, in columns for a terminal."""
    return "\n".join(_aligned(_cells(story, by)) for by in GROUPS)


PRINTED: Mapping[str, Callable[[Story], str]] = {
    "text": as_text,
    "md": as_markdown,
    "csv": as_csv,
    "json": as_json,
}


def mode_lengths(story: Story) -> str:
    """The story's length, and that by each mode in the alphabet's order, on one line."""
    table = totals(story, ["mode"])
    lengths = {str(mode): km for mode, km in zip(table["mode"], table["km"], strict=True)}
    modes = ", ".join(f"{mode} {_whole(km)} km" for mode, km in sorted(lengths.items()))
    return f"{_whole(story['km'])} km" + (f": {modes}" if modes else "")


def _rounded(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(km=table["km"].round(KM_DECIMALS))


def _records(table: pd.DataFrame) -> list[dict[str, object]]:
    """The rows with plain values, None where one is missing."""
    plain = table.astype(object).where(table.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]


def _cells(story: Story, by: str) -> list[list[str]]:
    """A heading, a row for each group, and one for all, as they are shown."""
    table = totals(story, [by])
    rows = [
        [UNDATED if pd.isna(group) else str(group), *_figures(legs, km, people)]
        for group, legs, km, people in table.itertuples(index=False, name=None)
    ]
    last = ["all", *_figures(int(table["legs"].sum()), story["km"], table["people"].max())]
    return [[by, "legs", "km", "people"], *rows, last]


def _figures(legs: int, km: float, people: object) -> list[str]:
    return [f"{legs:,}", _whole(km), "" if pd.isna(people) else f"{people:,}"]


def _whole(km: float) -> str:
    """Whole kilometres; halves are rounded up as in the page, despite floating-point errors."""
    return f"{whole(round(km, KM_DECIMALS)):,}"


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """The first column from the left, the figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [[row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])] for row in rows]
    return "".join(f"{'  '.join(line).rstrip()}\n" for line in lines)
