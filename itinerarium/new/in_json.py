"""JSON of other programs that is no GeoJSON -> the points and lines in it.

uMap, StoryMapJS, TimelineJS, the location history of Google in its four forms, answers of services,
Polarsteps, and plain lists of objects with coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard

from itinerarium.geo.coordinates import LonLat
from itinerarium.new.column_meanings import meanings_of
from itinerarium.new.geodata import Geodata, Spot, Stretch, joined
from itinerarium.new.in_geojson import in_geojson
from itinerarium.new.in_services import (
    bindings_of,
    in_esri,
    in_overpass,
    is_esri,
    is_overpass,
    named,
    without_umap_marks,
)
from itinerarium.new.pictures import ENDINGS, NOTE
from itinerarium.new.positions import position_in
from itinerarium.new.properties import rows_of_properties, text_of
from itinerarium.read.html_text import plain_text, text_of_html
from itinerarium.vocabulary.edtf import DateError, parse_date

Member: TypeAlias = Mapping[str, Any]
E7 = 1e7
LIST_KEYS = (
    "places",
    "locations",
    "stops",
    "points",
    "items",
    "data",
    "features",
    "steps",
    "waypoints",
    "results",
    "rows",
)


def in_json(value: Any, file: str) -> Geodata | None:
    """What is in a JSON value, or nothing if it is of no known kind."""
    for is_it, read in READERS:
        if is_it(value):
            return read(value, file)
    return None


def kind_of(value: Any) -> str:
    """What a JSON value seems to be, in words."""
    if isinstance(value, dict) and value.get("type") == "Topology":
        return "TopoJSON"
    if isinstance(value, dict):
        keys = ", ".join(list(map(str, value))[:6])
        return f"JSON with the keys {keys}" if keys else "an empty JSON object"
    return "a JSON list of other things" if isinstance(value, list) else "JSON with a single value"


def _has(*keys: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(key in value for key in keys)


def _of(value: Any, *keys: str) -> Any:
    """The value under keys within each other, or nothing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _list(value: Any, *keys: str) -> list[Member]:
    found = _of(value, *keys)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _umap(value: Any, file: str) -> Geodata:
    """A map of uMap: its layers are groups."""
    parts = []
    for layer in _list(value, "layers"):
        name = str(_of(layer, "_umap_options", "name") or _of(layer, "_storage", "name") or "")
        features = [*map(without_umap_marks, _list(layer, "features"))]
        plain = {**layer, "type": "FeatureCollection", "features": features}
        parts.append(in_geojson(plain, file, plain_text(name)))
    return joined(parts, plain_text(str(_of(value, "properties", "name") or "")))


def _storymapjs(value: Any, _: str) -> Geodata:
    """A story of StoryMapJS: its slides are stops, its overview the title."""
    slides = _list(value, "storymap", "slides") or _list(value, "slides")
    title = ""
    spots, lost = [], []
    for number, slide in enumerate(slides):
        headline = plain_text(str(_of(slide, "text", "headline") or ""))
        at = _number(_of(slide, "location", "lat")), _number(_of(slide, "location", "lon"))
        if at[0] is not None and at[1] is not None and slide.get("type") != "overview":
            spots.append(_slide(slide, headline, (at[1], at[0])))
        elif slide.get("type") == "overview" or not number:
            title = title or headline
        else:
            lost.append(headline or f"slide {number + 1}")
    told = (f"  left out: slides without a place: {', '.join(lost)}",) if lost else ()
    return Geodata(tuple(spots), title=title, remarks=told)


def _number(value: Any) -> float | None:
    """A number, which some programs write as text."""
    text = str(value) if not isinstance(value, bool) else ""
    return float(text) if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?", text) else None


def _slide(slide: Member, headline: str, at: tuple[float, float]) -> Spot:
    name = plain_text(str(_of(slide, "location", "name") or ""))
    row = {
        "name": name or headline,
        "title": headline if name else "",
        "text": text_of_html(str(_of(slide, "text", "text") or "")),
        **_days(str(slide.get("date") or "")),
        NOTE: _picture(str(_of(slide, "media", "url") or "")),
    }
    return Spot(round((at[0] + 180) % 360 - 180, 6), at[1], _filled(row))


def _picture(address: str) -> str:
    """An address, if a picture stands there."""
    return address if address.partition("?")[0].casefold().endswith(ENDINGS) else ""


def _timelinejs(value: Any, _: str) -> Geodata:
    """A timeline of TimelineJS: events have days and mostly no place."""
    spots = []
    for event in _list(value, "events"):
        headline = plain_text(str(_of(event, "text", "headline") or ""))
        place = _of(event, "location")
        lat, lon = _of(place, "lat"), _of(place, "lon")
        at = (float(lon), float(lat)) if _is_number(lat) and _is_number(lon) else (None, None)
        name = str(_of(place, "name") or "") if isinstance(place, dict) else str(place or "")
        row = {
            "name": plain_text(name) or headline,
            "title": headline if name else "",
            "text": text_of_html(str(_of(event, "text", "text") or "")),
            "start": _parts_of_date(event.get("start_date")),
            "end": _parts_of_date(event.get("end_date")),
        }
        spots.append(Spot(at[0], at[1], _filled(row)))
    return Geodata(
        tuple(spots), title=plain_text(str(_of(value, "title", "text", "headline") or ""))
    )


def _parts_of_date(date: Any) -> str:
    parts = [str(_of(date, key) or "") for key in ("year", "month", "day")]
    if not re.fullmatch(r"-?[0-9]{1,4}", parts[0]):
        return ""
    sign = "-" if parts[0].startswith("-") else ""
    whole = [sign + parts[0].strip("-").zfill(4), *(one.zfill(2) for one in parts[1:] if one)]
    return _valid("-".join(whole))


def _segments(value: Any, _: str) -> Geodata:
    """The timeline of a phone: visits are places, what lies between them a line."""
    found = value if isinstance(value, list) else _list(value, "semanticSegments")
    spots, points = [], []
    for segment in found:
        start, end = str(segment.get("startTime", "")), str(segment.get("endTime", ""))
        candidate = _of(segment, "visit", "topCandidate")
        place = _of(candidate, "placeLocation")
        at = position_in(str(_of(place, "latLng") or place or ""))
        if at:
            kind = str(_of(candidate, "semanticType") or "").replace("_", " ").capitalize()
            name = (
                kind
                if kind.casefold() not in ("", "unknown", "inferred home", "inferred work")
                else ""
            )
            row = {
                "name": name or f"{at[0]:.3f}, {at[1]:.3f}",
                "time": start,
                **_between(start, end),
            }
            spots.append(Spot(at[1], at[0], row))
        for one in _list(segment, "timelinePath"):
            if at := position_in(str(one.get("point", ""))):
                points.append((str(one.get("time") or start), LonLat((at[1], at[0]))))
    return Geodata(tuple(_merged(spots)), _line(points), title="")


def _takeout(value: Any, _: str) -> Geodata:
    """The semantic history of Google Takeout: visits with their names."""
    spots = []
    for one in _list(value, "timelineObjects"):
        visit = _of(one, "placeVisit")
        lat, lon = _of(visit, "location", "latitudeE7"), _of(visit, "location", "longitudeE7")
        if _is_number(lat) and _is_number(lon):
            start, end = (
                str(_of(visit, "duration", key) or "") for key in ("startTimestamp", "endTimestamp")
            )
            name = str(_of(visit, "location", "name") or _of(visit, "location", "address") or "")
            row = {"name": name, "time": start, **_between(start, end)}
            spots.append(Spot(lon / E7, lat / E7, _filled(row)))
    return Geodata(tuple(_merged(spots)))


def _records(value: Any, _: str) -> Geodata:
    """The raw positions of Google Takeout: one line."""
    points = []
    for one in _list(value, "locations"):
        lat, lon = one.get("latitudeE7"), one.get("longitudeE7")
        if _is_number(lat) and _is_number(lon):
            time = str(one.get("timestamp") or one.get("timestampMs") or "")
            points.append((time, LonLat((lon / E7, lat / E7))))
    return Geodata((), _line(points))


def _line(points: Sequence[tuple[str, LonLat]]) -> tuple[Stretch, ...]:
    if len(points) < 2:
        return ()
    line, times = tuple(at for _, at in points), tuple(time for time, _ in points)
    return (Stretch("", (line,), times if all(times) else (), is_track=True),)


def _merged(spots: Sequence[Spot]) -> Iterator[Spot]:
    """The visits without those that follow another at the same place."""
    last: tuple[float, ...] = ()
    for spot in spots:
        at = (round(spot.lon or 0, 3), round(spot.lat or 0, 3))
        if at != last:
            yield spot
        last = at


def _objects(value: Any, file: str) -> Geodata | None:
    """A list of objects, each with its coordinates in fields of its own."""
    found = _object_list(value)
    flat = [{**one, **_inner(one)} for one in found]
    said = [{key: text_of(cell) for key, cell in one.items()} for one in flat]
    located = [_position(one) for one in said]
    if not any(located):
        return None
    rows, remarks = rows_of_properties(file, said)
    spots = [
        Spot(at[0] if at else None, at[1] if at else None, _as_text(row))
        for at, row in zip(located, rows, strict=True)
    ]
    return Geodata(tuple(spots), remarks=remarks, title=named(value))


def _as_text(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(cell) for name, cell in row.items()}


def _object_list(value: Any) -> list[Member]:
    if isinstance(value, list):
        return [one for one in value if isinstance(one, dict)]
    if rows := bindings_of(value):
        return rows
    lists = [_list(value, key) for key in (*LIST_KEYS, *(value if isinstance(value, dict) else ()))]
    return next(filter(None, lists), [])


def _inner(one: Member) -> Member:
    """The fields of an object for a place within another."""
    for key in (
        "location",
        "position",
        "coordinates",
        "geo",
        "latlng",
        "coords",
        "point",
        "place",
        "gps",
    ):
        inner = one.get(key)
        if isinstance(inner, dict):
            return inner
        if isinstance(inner, list) and len(inner) > 1 and all(map(_is_number, inner[:2])):
            lat, lon = (inner[1], inner[0]) if key == "coordinates" else (inner[0], inner[1])
            return {"lat": lat, "lon": lon}
    return {}


def _position(said: Mapping[str, str]) -> tuple[float, float] | None:
    from itinerarium.new.grid import Grid
    from itinerarium.new.located_cells import position_of
    from itinerarium.new.unread import Remarks

    keys = tuple(key for key, cell in said.items() if cell)
    row = [said[key] for key in keys]
    found = meanings_of(Grid("", keys, 1, {1: row}), Remarks())
    at = position_of({one.name: cell for one, cell in zip(found, row, strict=True) if one.name})
    return (at[1], at[0]) if at else None


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _filled(row: Mapping[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if cell}


def _days(text: str) -> dict[str, str]:
    from itinerarium.new.dates import span_of

    span = span_of(text) if text else None
    return _filled({"start": span.start, "end": span.end}) if span else {}


def _between(start: str, end: str) -> dict[str, str]:
    first, last = _valid(start[:10]), _valid(end[:10])
    return _filled({"start": first, "end": last if last != first else ""})


def _valid(text: str) -> str:
    try:
        return parse_date(text).edtf
    except DateError:
        return ""


def _is_phone(value: Any) -> bool:
    return isinstance(value, list) and any(
        isinstance(one, dict) and "startTime" in one and ("visit" in one or "timelinePath" in one)
        for one in value[:20]
    )


def _is_raw(value: Any) -> bool:
    return any("latitudeE7" in one for one in _list(value, "locations")[:20])


def _is_storymapjs(value: Any) -> bool:
    return bool(_list(value, "storymap", "slides") or _list(value, "slides"))


def _is_timelinejs(value: Any) -> bool:
    return any("start_date" in one for one in _list(value, "events")[:20])


READERS: Sequence[tuple[Callable[[Any], bool], Callable[[Any, str], Geodata | None]]] = (
    (lambda value: isinstance(value, dict) and value.get("type") == "umap", _umap),
    (_is_storymapjs, _storymapjs),
    (_is_timelinejs, _timelinejs),
    (is_esri, in_esri),
    (is_overpass, in_overpass),
    (_has("semanticSegments"), _segments),
    (_is_phone, _segments),
    (_has("timelineObjects"), _takeout),
    (_is_raw, _records),
    (lambda value: bool(_object_list(value)), _objects),
)
