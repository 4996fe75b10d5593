"""Story -> places.csv for our own reader and for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence

from itinerarium.export.lines import position
from itinerarium.export.rows import Row, row_of
from itinerarium.export.text import number
from itinerarium.read.guard import guarded
from itinerarium.vocabulary.story import PlaceData, Story

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel reads UTF-8 in the computer's own encoding."""


def places_csv(story: Story) -> str:
    """The places in the columns that any has, those that only bend a route last (RFC 4180)."""
    from pandas import DataFrame  # a page alone needs no table

    languages = story["languages"]
    places = [*story["places"], *story.get("waypoints", ())]
    table = DataFrame([_row(place, languages) for place in places], dtype=object)
    text = table.map(_cell, na_action="ignore").to_csv(index=False, lineterminator="\r\n")
    return f"{BYTE_ORDER_MARK}{text}"


def _cell(value: str | float) -> str:
    """A number, or a text that no spreadsheet takes for a formula."""
    return guarded(value) if isinstance(value, str) else number(value)


def _row(place: PlaceData, languages: Sequence[str]) -> Row:
    """A place's row, its longitude within ±180° again."""
    row = row_of(place, "places", languages)
    if abs(place["lon"]) > 180:
        row["lon"] = position(place["lat"], place["lon"])[0]
    return row
