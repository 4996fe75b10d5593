"""Story -> places.csv, as our own reader and every spreadsheet take it."""

from __future__ import annotations

from routemap.export.rows import row_of
from routemap.export.text import cell
from routemap.story import Passed, Story

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's own encoding."""


def places_csv(story: Story, passed: Passed | None = None) -> str:
    """The places in the columns that any has, those that only bend a route last (RFC 4180)."""
    languages = story["languages"]
    places = [*story["places"], *(passed["waypoints"] if passed else ())]
    rows = [row_of(place, "places", languages) for place in places]
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [
        ",".join(names),
        *(",".join(cell(row.get(name, "")) for name in names) for row in rows),
    ]
    return BYTE_ORDER_MARK + "".join(f"{line}\r\n" for line in lines)
