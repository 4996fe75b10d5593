"""Points and lines of another program's file -> a draft: places, and legs between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any

from itinerarium.check.settings.head import readable
from itinerarium.check.tables.cell import slugged
from itinerarium.geo.coordinates import Line, LonLat
from itinerarium.new.draft import Draft, FreeIds, Row
from itinerarium.new.geodata import Geodata, Spot, Stretch
from itinerarium.new.near import NearPlaces
from itinerarium.new.usable_cells import usable_rows
from itinerarium.vocabulary.errors import RequestError

ROUTE = "journey"
NEAR_KM = 20.0
"""A line that begins or ends so near to a place begins or ends there."""


class _Gathering:
    """The places so far; lines add those that they begin and end at."""

    def __init__(self, spots: Sequence[Spot], ends: Iterable[LonLat]) -> None:
        """``ends`` are those of all lines."""
        rows, self.remarks = usable_rows([_row(spot) for spot in spots])
        self.rows: list[Row] = []
        self._free_ids = FreeIds()
        self._places = NearPlaces([*map(_point, rows), *ends])
        for row in rows:
            self._add(row)

    def near(self, point: LonLat) -> str:
        """The id of the nearest place within reach, or nothing."""
        return self._places.nearest(point, NEAR_KM)

    def added(self, point: LonLat, name: str) -> str:
        """The id of a new place at the end of a line."""
        return self._add({"name": name, "lat": point[1], "lon": point[0], "rank": 4})

    def _add(self, row: Row) -> str:
        self.rows.append(self._free_ids.with_id(row))
        id_ = str(self.rows[-1]["id"])
        self._places.mark(_point(row), id_)
        return id_


def draft_of_geodata(found: Geodata, file: str) -> Draft:
    """The story of a file: its lines as legs, or else its points joined in their order.

    Raises
    ------
    RequestError
        If there are fewer than two places in it.
    """
    ends = ((line[0], line[-1]) for stretch in found.stretches for line in stretch.lines)
    gathering = _Gathering(_distinct(found.spots), chain.from_iterable(ends))
    legs = [leg for stretch in found.stretches for leg in _legs(stretch, gathering)]
    if not legs:
        return draft_in_order(gathering.rows, file, (*gathering.remarks, *_remarks(found)))
    routes: dict[str, list[Row]] = {}
    documents: dict[str, Any] = {}
    for route, leg, lines in legs:
        routes.setdefault(route, [])
        shape = f"{route}-{len(routes[route]) + 1}.geojson"
        if sum(map(len, lines)) > 2:
            documents[f"routes/{shape}"] = shape_geometry(lines)
            leg = {**leg, "shape": shape}
        routes[route].append(leg)
    head = {"title": title_of(file)}
    remarks = (*gathering.remarks, *_remarks(found))
    return Draft(gathering.rows, routes, head, documents, remarks)


def draft_in_order(rows: Sequence[Row], file: str, remarks: tuple[str, ...] = ()) -> Draft:
    """The draft of places with a leg from each to the next, each a stop of the story."""
    if len(rows) < 2:
        raise RequestError(f"expected at least two places in {file}, instead found {len(rows)}")
    legs = [{"from": one["id"], "to": other["id"]} for one, other in pairwise(rows)]
    has_stops = any("stop" in row for row in rows)
    said = rows if has_stops else [{**row, "stop": n} for n, row in enumerate(rows, 1)]
    return Draft(said, {ROUTE: legs}, {"title": title_of(file)}, {}, remarks)


def title_of(file: str) -> str:
    """A file's name as a title."""
    return readable(file.rpartition("/")[2].rpartition(".")[0] or file) or file


def shape_geometry(lines: Sequence[Line]) -> dict[str, Any]:
    """Lines as a GeoJSON geometry."""
    coordinates = [[list(point) for point in line] for line in lines]
    if len(coordinates) == 1:
        return {"type": "LineString", "coordinates": coordinates[0]}
    return {"type": "MultiLineString", "coordinates": coordinates}


def _remarks(found: Geodata) -> tuple[str, ...]:
    if not found.others:
        return ()
    return (f"  left out: {found.others} that are neither points nor lines",)


def _distinct(spots: Sequence[Spot]) -> list[Spot]:
    """The points without those that stand twice under one name."""
    return list(
        {(one.row.get("name"), round(one.lon, 3), round(one.lat, 3)): one for one in spots}.values()
    )


def _point(row: Row) -> LonLat:
    return LonLat((row["lon"], row["lat"]))


def _row(spot: Spot) -> Row:
    return {**spot.row, "lat": spot.lat, "lon": spot.lon}


def _legs(stretch: Stretch, gathering: _Gathering) -> Iterator[tuple[str, Row, Sequence[Line]]]:
    """The legs of a track or feature: one a line where all of them end at places, else one.

    A track is cut into lines where the receiver lost its way, too.
    """
    ends = [(line[0], line[-1]) for line in stretch.lines]
    if len(ends) > 1 and all(map(gathering.near, chain.from_iterable(ends))):
        route = slugged(stretch.name) or ROUTE
        for line in stretch.lines:
            yield route, _leg(line[0], line[-1], stretch.name, gathering), [line]
        return
    leg = _leg(stretch.lines[0][0], stretch.lines[-1][-1], stretch.name, gathering)
    yield ROUTE, leg, stretch.lines


def _leg(first: LonLat, last: LonLat, name: str, gathering: _Gathering) -> Row:
    name = name or "Line"
    origin = gathering.near(first) or gathering.added(first, f"{name}, start")
    destination = gathering.near(last)
    if not destination or destination == origin:
        destination = gathering.added(last, f"{name}, end")
    return {"from": origin, "to": destination}
