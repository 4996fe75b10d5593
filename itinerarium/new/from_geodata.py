"""Points and lines of another program's file -> a draft: places, and legs between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Any

from itinerarium.check.settings.head import readable
from itinerarium.check.tables.cell import slugged
from itinerarium.check.tables.modes import mode_of
from itinerarium.geo.coordinates import Line
from itinerarium.new.along import (
    MOST_KM,
    chained,
    farthest,
    longest_gap,
    meet,
    merged,
    reach_of,
    size_of,
)
from itinerarium.new.dates import span_of
from itinerarium.new.draft import Draft, Row
from itinerarium.new.gathering import Gathering
from itinerarium.new.geodata import Area, Geodata, Spot, Stretch
from itinerarium.new.ordered import in_given_order
from itinerarium.new.stages import named_ends, told_apart
from itinerarium.new.stop_order import off_the_lines, with_stops, without_aids
from itinerarium.new.strays import without_strays
from itinerarium.new.told_ways import with_told_ways
from itinerarium.new.unread import Remarks
from itinerarium.new.usable_cells import usable_rows
from itinerarium.new.ways import Node, Stage, nodes_on, stages
from itinerarium.problems.problem import counted
from itinerarium.vocabulary.atlas import WAYPOINT
from itinerarium.vocabulary.errors import RequestError

ROUTE = "journey"
EXACT_KM = 0.05
MOST_CHAINED = 400


def draft_of_geodata(found: Geodata, file: str, remarks: Remarks | None = None) -> Draft:
    """The story of a file: its lines as legs, or else its points joined in their order.

    Raises
    ------
    RequestError
        If there is no place in it.
    """
    found = with_told_ways(without_strays(found))
    title = found.title or title_of(file)
    told = (*(remarks.all() if remarks else ()), *found.remarks, *_left_out(found))
    spots = _distinct(found.spots) or [*map(_middle, found.areas)]
    rows, lost = usable_rows([_row(spot, found) for spot in spots])
    told = (*told, *lost)
    gathering = Gathering()
    for row in rows if found.stretches else in_given_order(rows, Remarks(), by_time=True):
        gathering.add(row)
    legs = [*_legs_of(found, title, gathering)]
    documents = _area_layer(found) if found.spots or legs else {}
    if not legs:
        places = [without_aids(row) for row in gathering.rows]
        draft = draft_in_order(
            places,
            title,
            told,
            file=file,
            modes=[str(row.get("mode", "")) for row in gathering.rows],
        )
        return replace(draft, documents=documents)
    return _drawn(gathering, legs, title, told, documents)


def _drawn(
    gathering: Gathering,
    legs: Sequence[tuple[str, str, Row, Sequence[Line]]],
    title: str,
    told: tuple[str, ...],
    documents: dict[str, Any],
) -> Draft:
    """The draft of a file with lines, each leg's own line in a file beside its route."""
    routes: dict[str, list[Row]] = {}
    strands: dict[str, Any] = {}
    for route, shown, leg, lines in legs:
        routes.setdefault(route, [])
        if shown and route != ROUTE:
            strands.setdefault(route, {"title": shown})
        shape = f"{route}-{len(routes[route]) + 1}.geojson"
        if sum(map(len, lines)) > 2:
            documents[f"routes/{shape}"] = shape_geometry(lines)
            leg = {**leg, "shape": shape}
        routes[route].append(leg)
    head = {"title": title, **({"strands": strands} if strands else {})}
    told = (*told, *off_the_lines(gathering))
    return Draft(with_stops(gathering), routes, head, documents, told)


def draft_in_order(
    rows: Sequence[Row],
    title: str,
    remarks: tuple[str, ...] = (),
    *,
    file: str,
    modes: Sequence[str] = (),
) -> Draft:
    """The draft of places with a leg from each to the next, each a stop of the story."""
    if not rows:
        raise RequestError(f"expected a place in {file}, instead found none")
    going = modes or [str(row.get("mode", "")) for row in rows]
    legs = [
        {"from": one["id"], "to": other["id"], **({"mode": mode} if mode else {})}
        for (one, other), mode in zip(pairwise(rows), going[1:], strict=False)
    ]
    plain = [without_aids(row) for row in rows]
    has_stops = any("stop" in row for row in plain)
    said = plain if has_stops else [{**row, "stop": n} for n, row in enumerate(plain, 1)]
    return Draft(said, {ROUTE: legs} if legs else {}, {"title": title}, {}, remarks)


def title_of(file: str) -> str:
    """A file's name as a title."""
    return readable(file.rpartition("/")[2].rpartition(".")[0] or file) or file


def shape_geometry(lines: Sequence[Line]) -> dict[str, Any]:
    """Lines as a GeoJSON geometry."""
    coordinates = [[list(point) for point in line] for line in lines]
    if len(coordinates) == 1:
        return {"type": "LineString", "coordinates": coordinates[0]}
    return {"type": "MultiLineString", "coordinates": coordinates}


def _left_out(found: Geodata) -> tuple[str, ...]:
    others = (
        (f"  left out: {found.others} that are neither points, lines nor areas",)
        if found.others
        else ()
    )
    if not found.areas:
        return others
    drawn = bool(found.spots or found.stretches)
    how = "their outlines are a layer" if drawn else "each is a place at its middle"
    return (*others, f"  {counted(len(found.areas), 'area')}: {how}")


def _middle(area: Area) -> Spot:
    from shapely.geometry import shape

    point = shape(dict(area.geometry)).representative_point()
    return Spot(round(point.x, 6), round(point.y, 6), {"name": area.name})


def _area_layer(found: Geodata) -> dict[str, Any]:
    """The outlines of areas as a layer of the story."""
    features = [
        {
            "type": "Feature",
            "properties": {"kind": "area", "name": one.name},
            "geometry": dict(one.geometry),
        }
        for one in found.areas
    ]
    return (
        {"layers/areas.geojson": {"type": "FeatureCollection", "features": features}}
        if features
        else {}
    )


def _distinct(spots: Sequence[Spot]) -> list[Spot]:
    """The points without those that stand twice under one name."""
    return list({(one.row.get("name"), *_rounded(one)): one for one in reversed(spots)}.values())[
        ::-1
    ]


def _rounded(spot: Spot) -> tuple[float, ...]:
    if spot.lon is None or spot.lat is None:
        return (id(spot),)
    return round(spot.lon, 3), round(spot.lat, 3)


def _row(spot: Spot, found: Geodata) -> Row:
    groups = {one.group for one in found.spots}
    chapter = {"chapter": spot.group} if spot.group and len(groups - {""}) > 1 else {}
    time = spot.row.get("time", "")
    span = span_of(time) if time and not spot.row.get("start") else None
    day = {"start": span.start} if span and span.start else {}
    at = {"lat": "", "lon": ""} if spot.lat is None else {"lat": spot.lat, "lon": spot.lon}
    return {**chapter, **day, **spot.row, **at}


def _legs_of(
    found: Geodata, title: str, gathering: Gathering
) -> Iterator[tuple[str, str, Row, Sequence[Line]]]:
    """The route, its title, the row and the lines of each leg."""
    ordered = _in_order_of_time([_forwards(one) for one in found.stretches])
    has_groups = len({one.group for one in ordered}) > 1
    gathering.ends = named_ends([one.name for one in ordered])
    ordered = told_apart(ordered, title, gathering.ends) if not found.is_ours else ordered
    for stretch in _with_unnamed_joined(ordered):
        shown = stretch.group if has_groups else ""
        route = slugged(shown) or ROUTE
        for leg, lines in _legs(stretch, title, gathering, is_ours=found.is_ours):
            for end in ("from", "to"):
                gathering.visited.setdefault(leg[end])
            yield route, shown, leg, lines


def _in_order_of_time(stretches: Sequence[Stretch]) -> list[Stretch]:
    if not all(one.times for one in stretches):
        return list(stretches)
    return sorted(stretches, key=lambda one: one.times[0])


def _forwards(stretch: Stretch) -> Stretch:
    """The stretch in the order of its times: some programs write the newest point first."""
    times = stretch.times
    if not times or times[0] <= times[-1]:
        return stretch
    lines = tuple(line[::-1] for line in reversed(stretch.lines))
    return replace(stretch, lines=lines, times=times[::-1])


def _with_unnamed_joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches, those without a name as one where there are several."""
    bare = [one for one in stretches if not one.name and not one.is_track]
    if len(bare) < 2:
        return list(stretches)
    lines = tuple(chain.from_iterable(one.lines for one in bare))
    named = [one for one in stretches if one.name or one.is_track]
    return [*named, Stretch("", lines, group=bare[0].group)]


def _legs(
    stretch: Stretch, title: str, gathering: Gathering, *, is_ours: bool
) -> Iterator[tuple[Row, Sequence[Line]]]:
    """The legs of a track or feature."""
    if is_ours:
        yield from _own_legs(stretch, title, gathering)
        return
    if not stretch.is_track and (known := _between_places(stretch, gathering)):
        yield from known
        return
    name = stretch.name or title
    ways = [merged(stretch.lines)]
    if not stretch.is_track and len(ways[0]) > 1:
        ways = _apart_ways(ways[0])
    for number, way in enumerate(ways):
        inner = (number > 0, number < len(ways) - 1)
        yield from _legs_of_way(
            way,
            name,
            stretch,
            gathering,
            is_bend=inner,
            keeps_joints=len(ways) > 1 or _is_in_pieces(stretch),
        )


def _is_in_pieces(stretch: Stretch) -> bool:
    """Whether unnamed lines were drawn one after the other, each a leg."""
    return not stretch.name and not stretch.is_track and len(stretch.lines) > 1


def _apart_ways(pieces: Sequence[Line]) -> list[list[Line]]:
    """The ways that pieces make: one where the gaps are short, else each chain that meets."""
    whole = tuple(chain.from_iterable(pieces))
    if longest_gap(pieces) <= reach_of(whole):
        return [list(pieces)]
    if len(pieces) > MOST_CHAINED:
        return [[piece] for piece in pieces]
    return [merged(one) for one in chained(pieces)]


def _own_legs(
    stretch: Stretch, title: str, gathering: Gathering
) -> Iterator[tuple[Row, Sequence[Line]]]:
    """The legs that a build of ours wrote: lines from place to place, some cut at 180 degrees."""
    pieces: list[Line] = []
    for line in stretch.lines:
        pieces.append(line)
        if gathering.places.nearest(line[-1], EXACT_KM) or line is stretch.lines[-1]:
            ends = [pieces[0][0], pieces[-1][-1]]
            names = [f"{stretch.name or title}, {end}" for end in ("start", "end")]
            origin, destination = (
                gathering.at_end(at, name, EXACT_KM) for at, name in zip(ends, names, strict=True)
            )
            if origin != destination:
                yield {"from": origin, "to": destination, **_leg_cells(stretch)}, pieces
            pieces = []


def _leg_cells(stretch: Stretch) -> Row:
    """What a feature tells of the leg that its line is."""
    row, _ = usable_rows(
        [{name: stretch.row.get(name, "") for name in ("start", "end", "text", "people")}]
    )
    mode = str(stretch.row.get("mode", ""))
    cells = {**row[0], "mode": mode_of(mode) or (mode if slugged(mode) else "")}
    return {name: cell for name, cell in cells.items() if cell}


def _between_places(stretch: Stretch, gathering: Gathering) -> list[tuple[Row, Sequence[Line]]]:
    """A leg for each of several lines, if all of them lead from place to place."""
    if len(stretch.lines) < 2 or not gathering.places:
        return []
    ends = []
    for line in stretch.lines:
        reach = min(MOST_KM, reach_of(line))
        ends.append(
            (gathering.places.nearest(line[0], reach), gathering.places.nearest(line[-1], reach))
        )
    if not all(one and other and one != other for one, other in ends):
        return []
    cells = _leg_cells(stretch)
    return [
        ({"from": one, "to": other, **cells}, [line])
        for (one, other), line in zip(ends, stretch.lines, strict=True)
    ]


def _legs_of_way(
    way: Sequence[Line],
    name: str,
    stretch: Stretch,
    gathering: Gathering,
    *,
    is_bend: tuple[bool, bool],
    keeps_joints: bool,
) -> Iterator[tuple[Row, Sequence[Line]]]:
    """The legs of one way: from its start over the places on it to its end."""
    whole = tuple(chain.from_iterable(way))
    reach = reach_of(whole)
    between = nodes_on(way, gathering.places, reach)
    first = gathering.at_end_of(name, whole[0], reach, is_last=False, is_bend=is_bend[0])
    is_loop = (
        meet(whole[0], whole[-1], size_of(whole))
        or gathering.places.nearest(whole[-1], reach) == first
    )
    last = (
        first
        if is_loop
        else gathering.at_end_of(name, whole[-1], reach, is_last=True, is_bend=is_bend[1])
    )
    inner = [one for one in between if one.id not in (first, last) and 0 < one.at < len(whole) - 1]
    if keeps_joints:
        inner = _with_joints(way, stretch, inner, name, gathering)
    if first == last and not inner:
        bend = whole[farthest(whole)]
        at = farthest(whole)
        inner = [
            Node(
                gathering.add({"name": name, "lat": bend[1], "lon": bend[0], "kind": WAYPOINT}), at
            )
        ]
    nodes = [Node(first, 0), *inner, Node(last, len(whole) - 1)]
    parts = [*stages(way, nodes)]
    for stage in parts:
        yield _leg(stage, stretch, gathering, is_only=len(parts) == 1), stage.lines


def _with_joints(
    way: Sequence[Line], stretch: Stretch, inner: Sequence[Node], name: str, gathering: Gathering
) -> list[Node]:
    """The nodes with those where one drawn piece ends and the next begins, which bend the way."""
    ends = {line[-1] for line in stretch.lines} | {line[0] for line in stretch.lines}
    taken = {one.at for one in inner}
    whole = tuple(chain.from_iterable(way))
    joints = [at for at in range(1, len(whole) - 1) if whole[at] in ends and at not in taken]
    found = list(inner)
    for at in joints:
        if at - 1 in joints and whole[at - 1] == whole[at]:
            continue
        row = {"name": name, "lat": whole[at][1], "lon": whole[at][0], "kind": WAYPOINT}
        found.append(Node(gathering.add(row), at))
    return sorted(found, key=lambda one: one.at)


def _leg(stage: Stage, stretch: Stretch, gathering: Gathering, *, is_only: bool) -> Row:
    leg: dict[str, Any] = {"from": stage.origin, "to": stage.destination}
    cells = _leg_cells(stretch)
    if is_only:
        leg |= cells
    elif "mode" in cells:
        leg["mode"] = cells["mode"]
    if stretch.times:
        start, end = (_day(stretch.times[at]) for at in (stage.first, stage.last))
        leg |= {name: day for name, day in (("start", start), ("end", end)) if day}
        gathering.days.setdefault(stage.origin, start)
        gathering.days.setdefault(stage.destination, end)
    return leg


def _day(time: str) -> str:
    span = span_of(time)
    return span.start if span else ""
