"""A list of legs, each from a place to another -> places in the order of the way, and legs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from itinerarium.check.tables.cell import slugged
from itinerarium.check.tables.modes import mode_of
from itinerarium.new.dates import span_of
from itinerarium.new.draft import Draft, Row, with_ids
from itinerarium.new.grid import Grid
from itinerarium.new.source_headings import legs_layout, meanings
from itinerarium.new.unread import Remarks
from itinerarium.new.written_cells import count_in, date_reader, times_of
from itinerarium.read.heading import Heading, said, understand
from itinerarium.read.html_text import plain_text, text_of_html
from itinerarium.vocabulary.errors import RequestError

ROUTE = "journey"
ENDS = {"start": "from", "end": "to"}
LETTERS = re.compile(r"[^\W\d_]{2}")
TEXTS = ("text", "people_note", "sources", "certainty")


def is_list_of_legs(grid: Grid) -> bool:
    """Whether a table tells where each leg begins and ends, and not when a stay does."""
    headings = _headings(grid)
    known = {one.name: number for number, one in enumerate(headings)}
    if not {"from", "to"} <= known.keys():
        return False
    places = {one.name for one in meanings(grid.headings)}
    cells = [row[known["from"]] for row in grid.rows.values() if row[known["from"]]]
    dated = sum(span_of(cell) is not None for cell in cells)
    return bool(cells) and dated * 2 < len(cells) and not places & {"lat", "pair", "wkt"}


def _headings(grid: Grid) -> list[Heading]:
    """What the columns hold; Departure and Arrival are places where they hold no times."""
    columns = legs_layout()
    found = list(understand(grid.headings, columns))
    if any(one.name in ENDS.values() for one in found):
        return found
    for number, heading in enumerate(grid.headings):
        end = ENDS.get(said(heading, columns)[0], "")
        cells = [row[number] for row in grid.rows.values() if row[number]]
        if end and cells and not any(map(span_of, cells)) and all(map(LETTERS.search, cells)):
            found[number] = replace(found[number], name=end)
    return found


def draft_of_legs(grid: Grid, title: str, remarks: Remarks) -> Draft:
    """The draft of a list of legs: its places have no coordinates yet."""
    headings = _headings(grid)
    _tell_unknown(grid, headings, remarks)
    cells = [(line, _cells(headings, row)) for line, row in grid.rows.items()]
    cells = [(line, row) for line, row in cells if row.get("from") and row.get("to")]
    names = list(dict.fromkeys(row[end] for _, row in cells for end in ("from", "to")))
    if not names:
        raise RequestError(f"expected places under from and to in {grid.file}, instead found none")
    places = with_ids(
        [{"name": name, "lat": "", "lon": "", "stop": n} for n, name in enumerate(names, 1)]
    )
    ids = {name: str(row["id"]) for name, row in zip(names, places, strict=True)}
    legs = [_leg(line, row, ids, cells, remarks) for line, row in cells]
    kept = [leg for leg in legs if leg["from"] != leg["to"]]
    return Draft(places, {ROUTE: kept}, {"title": title}, {}, remarks.all())


def _cells(headings: Sequence[Heading], row: Sequence[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for heading, cell in zip(headings, row, strict=True):
        if heading.name and cell:
            cells.setdefault(heading.name, cell)
    return cells


def _tell_unknown(grid: Grid, headings: Sequence[Heading], remarks: Remarks) -> None:
    lost = [
        one.written
        for number, one in enumerate(headings)
        if not one.name and any(row[number] for row in grid.rows.values())
    ]
    remarks.left_out(lost, "no column of a route means the same")


def _leg(
    line: int,
    row: dict[str, str],
    ids: dict[str, str],
    rows: Sequence[tuple[int, dict[str, str]]],
    remarks: Remarks,
) -> Row:
    reader = date_reader([one.get("start", "") for _, one in rows], Remarks())

    def tell(column: str, cell: str, how: str) -> None:
        remarks.cell(line, column, cell, how)

    word = plain_text(row.get("mode", ""))
    mode = mode_of(word) or (word if slugged(word) else "")
    if word and not mode:
        tell("mode", row["mode"], "write rail, ship, road, foot, cart, sledge or air")
    leg = {
        "from": ids[row["from"]],
        "to": ids[row["to"]],
        "mode": mode,
        **times_of(row.get("start", ""), row.get("end", ""), reader, tell),
        "people": count_in(row.get("people", "")),
        "text": text_of_html(row.get("text", "")),
    }
    return {name: cell for name, cell in leg.items() if cell}
