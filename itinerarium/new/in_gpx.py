"""A parsed GPX or TCX file -> the points and lines in it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from itinerarium.check.layers.shape import local, point_of
from itinerarium.check.tables.modes import mode_of
from itinerarium.geo.coordinates import Line, LonLat
from itinerarium.new.geodata import Geodata, Spot, Stretch
from itinerarium.new.told_ways import is_time
from itinerarium.problems.problem import BadValueError, counted
from itinerarium.read.html_text import plain_text, text_of_html

NO_TIMES = ("1901-12-13T20:45:5", "1970-01-01T00:00:0")
"""The least number of seconds that 32 bits hold, and none at all."""
SAME_SHARE = 0.05
"""A plan whose ends lie so near to a track's ends, as a share of its size, is the track's plan."""
OURS = "itinerarium"


def in_gpx(root: Element) -> Geodata:
    """The waypoints, routes and tracks of a GPX file."""
    is_ours = root.get("creator") == OURS
    tracks = [one for track in _all(root, "trk") for one in _tracks(track, is_ours) if one.lines]
    routes = [_route(one) for one in _all(root, "rte")]
    plans = [stretch for stretch, _ in routes if stretch.lines]
    kept = [one for one in plans if not any(_is_plan_of(one, track) for track in tracks)]
    spots = [_spot(one) for one in _all(root, "wpt")]
    spots += [spot for _, stations in routes for spot in stations if spot.row["name"]]
    if not spots and not tracks and not kept:
        spots = [spot for track in _all(root, "trk") for spot in _lone_points(track)]
    metadata = next(iter(_all(root, "metadata")), root)
    left = len(plans) - len(kept)
    remarks = (
        (f"  left out: {counted(left, 'plan')} of a way whose track is there too",) if left else ()
    )
    title = _title(_said(metadata, "name"), tracks)
    return Geodata(
        tuple(spots),
        (*tracks, *kept),
        title=title,
        remarks=remarks,
        is_ours=is_ours,
    )


def _title(said: str, tracks: Sequence[Stretch]) -> str:
    """What a file calls itself, or its track, if the file only says when it was recorded."""
    of_track = tracks[0].name if len(tracks) == 1 else ""
    return of_track if of_track and (is_time(said) or not said) else said


def in_tcx(root: Element) -> Geodata:
    """The activities of a TCX file of a sports watch: a line for each, and its course points."""
    stretches = []
    for activity in [*_all(root, "Activity"), *_all(root, "Course")]:
        points = [one for one in _all(activity, "Trackpoint") if _all(one, "Position")]
        placed = [(_position(one), _said(one, "Time")) for one in points]
        line = tuple(at for at, _ in placed if at)
        times = tuple(time for at, time in placed if at)
        name = _said(activity, "Name") or activity.get("Sport", "") or _said(activity, "Notes")
        if len(line) > 1:
            row = {"mode": mode_of(activity.get("Sport", "")) or ""}
            stretches.append(Stretch(name, (line,), _if_all(times), is_track=True, row=row))
    spots = [_course_point(one) for one in _all(root, "CoursePoint") if _position(one)]
    return Geodata(tuple(spots), tuple(stretches), title=stretches[0].name if stretches else "")


def _position(point: Element) -> LonLat | None:
    position = next(iter(_all(point, "Position")), None)
    if position is None:
        return None
    lon, lat = _said(position, "LongitudeDegrees"), _said(position, "LatitudeDegrees")
    try:
        return point_of(lon, lat, "P713")
    except BadValueError:
        return None


def _course_point(one: Element) -> Spot:
    at = _position(one)
    lon, lat = at if at else (None, None)
    return Spot(lon, lat, {"name": _said(one, "Name"), "text": _said(one, "Notes")})


def _tracks(track: Element, is_ours: bool) -> Iterator[Stretch]:
    """A track; ours in parts, where the end of a leg is told by a name that its last point has."""
    part: list[Element] = []
    for segment in _all(track, "trkseg"):
        part.append(segment)
        if is_ours and any(_said(point, "name") for point in segment[-1:]):
            yield _track(track, part, is_ours)
            part = []
    yield _track(track, part, is_ours)


def _track(track: Element, segments: Sequence[Element], is_ours: bool) -> Stretch:
    lines: list[Line] = []
    times: list[str] = []
    for points in _pieces(segments):
        lines.append(tuple(at for at, _ in points))
        times += [time for _, time in points]
    name = plain_text(_said(track, "name"))
    mode = mode_of(_said(track, "type")) or ""
    row = {"text": text_of_html(_said(track, "desc") or _said(track, "cmt")), "mode": mode}
    return Stretch(name, tuple(lines), _if_all(times), name if is_ours else "", True, row)


def _pieces(segments: Sequence[Element]) -> Iterator[Sequence[tuple[LonLat, str]]]:
    """The pieces of a track that are lines; a track of points apart is one line through them."""
    pieces = [[*_points(segment)] for segment in segments]
    lone = [point for piece in pieces for point in piece if len(piece) == 1]
    if len(lone) > 1 and not any(len(piece) > 1 for piece in pieces):
        yield lone
    yield from (piece for piece in pieces if len(piece) > 1)


def _lone_points(track: Element) -> Iterator[Spot]:
    """The place of a track that has one point alone."""
    points = [*_points(track)]
    if len(points) == 1:
        (lon, lat), time = points[0]
        name = plain_text(_said(track, "name"))
        yield Spot(lon, lat, {"name": name, **({"time": time} if time else {})})


def _points(segment: Element) -> Iterator[tuple[LonLat, str]]:
    """The points of a segment that lie on the globe, with their times."""
    wrong: BadValueError | None = None
    count = 0
    for one in _all(segment, "trkpt"):
        try:
            yield point_of(one.get("lon"), one.get("lat"), "P713"), _time(one)
            count += 1
        except BadValueError as fault:
            wrong = fault
    if wrong and not count:
        raise wrong


def _if_all(times: Sequence[str]) -> tuple[str, ...]:
    return tuple(times) if times and all(times) else ()


def _route(route: Element) -> tuple[Stretch, list[Spot]]:
    """A route with its line cut at each named point, and its points."""
    stations = [_spot(one) for one in _all(route, "rtept")]
    name = plain_text(_said(route, "name"))
    line = tuple(
        LonLat((spot.lon, spot.lat))
        for spot in stations
        if spot.lon is not None and spot.lat is not None
    )
    return Stretch(name, (line,) if len(line) > 1 else ()), stations


def _is_plan_of(plan: Stretch, track: Stretch) -> bool:
    ends = ((plan.lines[0][0], track.lines[0][0]), (plan.lines[-1][-1], track.lines[-1][-1]))
    lons, lats = zip(*(point for line in track.lines for point in line), strict=True)
    size = math.hypot(max(lons) - min(lons), max(lats) - min(lats))
    return all(math.dist(one, other) <= SAME_SHARE * size for one, other in ends)


def _spot(one: Element) -> Spot:
    lon, lat = point_of(one.get("lon"), one.get("lat"), "P713")
    text = _said(one, "desc") or _said(one, "cmt")
    kind = plain_text(_said(one, "type"))
    row = {
        "name": plain_text(_said(one, "name")),
        "text": text_of_html(text),
        "kind": kind,
        "time": _time(one),
    }
    return Spot(lon, lat, {"name": row["name"], **{key: cell for key, cell in row.items() if cell}})


def _all(element: Element, name: str) -> list[Element]:
    return [one for one in element.iter() if local(one) == name]


def _time(point: Element) -> str:
    """When a point was recorded; empty for the clock of a device that did not know."""
    time = _said(point, "time")
    return "" if time.startswith(NO_TIMES) else time


def _said(element: Element, name: str) -> str:
    """The text of a child."""
    return next(((one.text or "").strip() for one in element if local(one) == name), "")
