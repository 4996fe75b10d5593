"""Story -> places.csv and stops.csv, as our own reader and every spreadsheet take them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from itinerarium.export.pieces import encoded
from itinerarium.export.rows import stop_row
from itinerarium.export.source import Source
from itinerarium.export.text import cell

if TYPE_CHECKING:
    from pandas import DataFrame

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's own encoding."""


def places_csv(source: Source) -> Iterator[bytes]:
    """The places in the columns that any has, those that only bend a route last (RFC 4180)."""
    from pandas import DataFrame  # a page alone needs no table

    table = DataFrame(source.rows, dtype=object)
    table["lon"] = [lon for lon, _ in source.points]
    return _written(table)


def stops_csv(source: Source) -> Iterator[bytes]:
    """The stops that are no places, in the columns that any has."""
    from pandas import DataFrame

    story = source.story
    rows = [stop_row(stop, story["languages"]) for stop in story.get("ownStops", ())]
    return _written(DataFrame(rows, dtype=object))


def _written(table: DataFrame) -> Iterator[bytes]:
    whole = table.where(table.notna(), "")
    cells = [map(cell, (name, *whole[name])) for name in whole]
    rows = (f"{','.join(row)}\r\n" for row in zip(*cells, strict=True))
    return encoded(chain([BYTE_ORDER_MARK], rows))
