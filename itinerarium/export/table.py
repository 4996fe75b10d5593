"""Story -> places.csv, as our own reader and every spreadsheet take it."""

from __future__ import annotations

from collections.abc import Sequence

from itinerarium.export.lines import position
from itinerarium.export.rows import Row, row_of
from itinerarium.export.text import cell
from itinerarium.vocabulary.story import PlaceData, Story

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's own encoding."""


def places_csv(story: Story) -> str:
    """The places in the columns that any has, those that only bend a route last (RFC 4180)."""
    languages = story["languages"]
    places = [*story["places"], *story.get("waypoints", ())]
    rows = [_row(place, languages) for place in places]
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [
        ",".join(names),
        *(",".join(cell(row.get(name, "")) for name in names) for row in rows),
    ]
    return BYTE_ORDER_MARK + "".join(f"{line}\r\n" for line in lines)


def _row(place: PlaceData, languages: Sequence[str]) -> Row:
    """A place's row, its longitude within ±180° again."""
    row = row_of(place, "places", languages)
    if abs(place["lon"]) > 180:
        row["lon"] = position(place["lat"], place["lon"])[0]
    return row
