"""The places of a file with lines -> the same as stops, in the order of the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from itinerarium.new.draft import Row
from itinerarium.new.gathering import Gathering
from itinerarium.vocabulary.atlas import WAYPOINT

AIDS = ("line", "order", "time", "mode")
"""Cells that help to make a draft and are no columns of places."""


def without_aids(row: Row) -> Row:
    """A row without the cells that are none of a place."""
    return {name: cell for name, cell in row.items() if name not in AIDS}


def with_stops(gathering: Gathering) -> list[Row]:
    """The places, those that lines come to numbered in that order, then the others."""
    if any("stop" in row for row in gathering.rows):
        return [without_aids(row) for row in gathering.rows]
    ids = {str(row["id"]): None for row in gathering.rows if row.get("kind") != WAYPOINT}
    order = [id_ for id_ in gathering.visited if id_ in ids]
    order = _with_others(order, gathering)
    order = _by_chapter(order, gathering.rows)
    numbers = {id_: number for number, id_ in enumerate(order, 1)}
    return [_numbered(row, gathering.days, numbers) for row in gathering.rows]


def _with_others(order: Sequence[str], gathering: Gathering) -> list[str]:
    """The ids with those off the lines: before the next of their folder, or else last."""
    places = {id_: number for number, id_ in enumerate(order)}
    folders: dict[str, list[str]] = {}
    for row in gathering.rows:
        if row.get("kind") != WAYPOINT:
            folders.setdefault(str(row.get("chapter", "")), []).append(str(row["id"]))
    before: dict[str, list[str]] = {}
    last: list[str] = []
    for folder in folders.values():
        ahead: list[str] = []
        met = [places[id_] for id_ in folder if id_ in places]
        is_in_order = met == sorted(met)
        for id_ in folder:
            if id_ not in places:
                ahead.append(id_)
            elif is_in_order:
                before[id_], ahead = ahead, []
        last += ahead
    return [*(one for id_ in order for one in (*before.get(id_, ()), id_)), *last]


def off_the_lines(gathering: Gathering) -> Iterator[str]:
    """A line about the folders with several places of which no line comes to any."""
    rows = [row for row in gathering.rows if row.get("chapter")]
    chapters = [str(row["chapter"]) for row in rows]
    seen = {str(row["chapter"]) for row in rows if row["id"] in gathering.visited}
    lonely = [one for one in dict.fromkeys(chapters) if one not in seen and chapters.count(one) > 1]
    if lonely:
        yield (
            f"  no line comes to the places of {', '.join(lonely)}: "
            "if a way led there, write its legs into a file in routes/"
        )


def _by_chapter(order: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """The ids with those of one folder together, the folders in the order of the file."""
    chapters = {str(row["id"]): row.get("chapter", "") for row in rows}
    numbers = {one: n for n, one in enumerate(dict.fromkeys(filter(None, chapters.values())))}
    last, keys = 0, {}
    for id_ in order:
        last = keys[id_] = numbers.get(chapters[id_], last)
    return sorted(order, key=lambda id_: keys[id_])


def _numbered(row: Row, days: Mapping[str, str], numbers: Mapping[str, int]) -> Row:
    id_ = str(row["id"])
    plain = without_aids(row)
    day = {"start": days[id_]} if days.get(id_) and "start" not in plain else {}
    return {**plain, **day, **({"stop": numbers[id_]} if id_ in numbers else {})}
