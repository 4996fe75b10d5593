"""The properties of many features -> rows of our columns, as those of a table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from itinerarium.new.column_meanings import meanings_of
from itinerarium.new.draft import Row
from itinerarium.new.grid import Grid
from itinerarium.new.table_rows import rows_of_grid
from itinerarium.new.unread import Remarks

TECHNICAL = re.compile(
    r"(?:marker|stroke|fill|icon|style|line|label|popup|altitude|begin$|tessellate|extrude|draworder|visibility|gx_|gx:|timestamp$|_umap|umap|fid$|objectid|ogc_|gid$|uuid|guid|id$|@id|feature|snippet|ele$|shape_|coordtimes|coordinateproperties|geometry|bbox|colou?r|zoom|weight|opacity|lat|lon|lng|x$|y$)",
    re.I,
)
"""Properties that programs keep for themselves, and that nobody misses."""
POSITIONS = ("lat", "lon", "latitude", "longitude", "lng", "long", "x", "y", "geometry")
LONGEST = 20_000


def rows_of_properties(
    file: str, features: Sequence[Mapping[str, Any]]
) -> tuple[list[Row], tuple[str, ...]]:
    """A row for each feature, without coordinates, and lines about what was left out."""
    said = [{key: text_of(value) for key, value in one.items()} for one in features]
    keys = list(dict.fromkeys(key for one in said for key, text in one.items() if text))
    keys = [key for key in keys if key.casefold() not in POSITIONS]
    if not keys:
        return [{} for _ in features], ()
    cells = {number: [one.get(key, "") for key in keys] for number, one in enumerate(said, 1)}
    grid = Grid(file, tuple(keys), 1, cells)
    remarks = Remarks()
    found = meanings_of(grid, remarks)
    quiet = Grid(file, tuple(keys), 1, {})
    rows = rows_of_grid(grid, found, remarks, keeps_all=True)
    lost = [
        key
        for number, (key, one) in enumerate(zip(quiet.headings, found, strict=True))
        if not one.name and not TECHNICAL.match(key) and any(row[number] for row in cells.values())
    ]
    remarks.left_out(lost, "no column of a story means the same")
    plain: list[Row] = [
        {name: cell for name, cell in row.items() if name not in ("lat", "lon", "line")}
        for row in rows
    ]
    return plain, remarks.all()


def text_of(value: Any) -> str:
    """A property as text; a list has semicolons between its parts."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ";".join(str(one).strip() for one in value if isinstance(one, str | int | float))
    return str(value).strip()[:LONGEST] if isinstance(value, str | int | float) else ""
