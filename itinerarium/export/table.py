"""Story -> places.csv, as our own reader and every spreadsheet take it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from itinerarium.export.pieces import encoded
from itinerarium.export.source import Source
from itinerarium.export.text import cell

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's own encoding."""


def places_csv(source: Source) -> Iterator[bytes]:
    """The places in the columns that any has, those that only bend a route last (RFC 4180)."""
    from pandas import DataFrame  # a page alone needs no table

    table = DataFrame(source.rows, dtype=object)
    table["lon"] = [lon for lon, _ in source.points]
    table = table.where(table.notna(), "")
    cells = [map(cell, (name, *table[name])) for name in table]
    rows = (f"{','.join(row)}\r\n" for row in zip(*cells, strict=True))
    return encoded(chain([BYTE_ORDER_MARK], rows))
