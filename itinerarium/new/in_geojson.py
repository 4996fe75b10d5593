"""A parsed GeoJSON value -> the points, lines and areas in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from itinerarium.check.layers.geojson import DEPTHS, features_of, is_number
from itinerarium.geo.coordinates import LonLat
from itinerarium.new.geodata import Area, Geodata, Spot, Stretch
from itinerarium.new.pictures import NOTE, picture_in
from itinerarium.new.properties import rows_of_properties
from itinerarium.problems.problem import BadValueError
from itinerarium.vocabulary.errors import RequestError

Turn = Callable[[float, float], tuple[float, float]]
MOST_TOLD = 5
MOST_WITHIN = 50
WGS84 = ("CRS84", "4326", "OGC:1.3:CRS84")


@dataclass(slots=True)
class _Parts:
    """The points, lines and areas of one geometry."""

    points: list[LonLat] = field(default_factory=list)
    lines: list[tuple[LonLat, ...]] = field(default_factory=list)
    areas: list[Mapping[str, Any]] = field(default_factory=list)


def in_geojson(value: Any, file: str, group: str = "") -> Geodata:
    """The features of a value; what is wrong with single ones is told, the others are kept.

    Raises
    ------
    BadValueError
        If it is no GeoJSON, or nothing in it can be used.
    """
    features = [one for one in features_of(value) if isinstance(one, dict)]
    turn = _turn_of(value)
    properties = [_properties(one) for one in features]
    rows, remarks = rows_of_properties(file, properties)
    spots: list[Spot] = []
    stretches: list[Stretch] = []
    areas: list[Area] = []
    faults: list[tuple[int, BadValueError]] = []
    others = 0
    for number, (feature, row) in enumerate(zip(features, rows, strict=True), start=1):
        texts = {name: str(cell) for name, cell in row.items()}
        if picture := picture_in(str(_properties(feature).get("description") or "")):
            texts[NOTE] = picture
        try:
            parts = _parts_of(feature.get("geometry"), turn)
        except BadValueError as fault:
            faults.append((number, fault))
            continue
        spots += [Spot(lon, lat, texts, group) for lon, lat in parts.points]
        areas += [Area(texts.get("name", ""), one) for one in parts.areas]
        if parts.lines:
            times = _times(feature.get("properties"), parts.lines)
            stretches.append(
                Stretch(texts.get("name", ""), tuple(parts.lines), times, group, bool(times), texts)
            )
        others += not (parts.points or parts.lines or parts.areas)
    if faults and not (spots or stretches or areas):
        raise faults[0][1]
    told = (*remarks, *_told(faults, file))
    title = str(value.get("name") or value.get("title") or "") if isinstance(value, dict) else ""
    return Geodata(tuple(spots), tuple(stretches), others, title, tuple(areas), told)


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    said = feature.get("properties")
    return said if isinstance(said, dict) else {}


def _told(faults: Sequence[tuple[int, BadValueError]], file: str) -> Iterator[str]:
    from itinerarium.vocabulary.atlas import Cell

    for number, fault in faults[:MOST_TOLD]:
        yield f"  left out: feature {number}: {fault.at(Cell(file, 0, 0)).message}"
    if (more := len(faults) - MOST_TOLD) > 0:
        yield f"  left out: {more} more features with such faults"


def _parts_of(geometry: Any, turn: Turn, depth: int = 0) -> _Parts:
    """The parts of a geometry, of a collection those of each within it."""
    parts = _Parts()
    if not isinstance(geometry, dict) or depth > MOST_WITHIN:
        return parts
    if geometry.get("type") == "GeometryCollection":
        inner = geometry.get("geometries")
        for one in inner if isinstance(inner, list) else ():
            found = _parts_of(one, turn, depth + 1)
            parts.points += found.points
            parts.lines += found.lines
            parts.areas += found.areas
        return parts
    kind = str(geometry.get("type"))
    if kind not in DEPTHS:
        raise BadValueError(
            "P712", expected=f"a geometry of the type {', '.join(DEPTHS)}", found=kind
        )
    turned = _turned(geometry.get("coordinates"), DEPTHS[kind], turn)
    _sort_in(parts, kind, turned)
    return parts


def _sort_in(parts: _Parts, kind: str, turned: Any) -> None:
    if kind == "Point":
        parts.points += [turned] if turned else []
    elif kind == "MultiPoint":
        parts.points += turned
    elif kind == "LineString":
        parts.lines += [tuple(turned)] if len(turned) > 1 else []
    elif kind == "MultiLineString":
        parts.lines += [tuple(line) for line in turned if len(line) > 1]
    elif kind == "Polygon":
        parts.areas += [{"type": kind, "coordinates": _rings(turned)}] if turned else []
    else:
        parts.areas += [{"type": "Polygon", "coordinates": _rings(one)} for one in turned if one]


def _rings(rings: Sequence[Sequence[LonLat]]) -> list[list[list[float]]]:
    lines = [[list(point) for point in ring] for ring in rings if len(ring) > 2]
    return [line if line[0] == line[-1] else [*line, line[0]] for line in lines]


def _turned(value: Any, depth: int, turn: Turn) -> Any:
    """Positions as (lon, lat) on the globe."""
    if depth:
        if not isinstance(value, list):
            raise BadValueError("P712", expected="a list of positions", found=_short(value))
        return [_turned(one, depth - 1, turn) for one in value]
    if value == []:
        return None
    if not (isinstance(value, list) and len(value) > 1 and all(map(is_number, value[:2]))):
        raise BadValueError(
            "P712", expected="a position [longitude, latitude]", found=_short(value)
        )
    lon, lat = turn(float(value[0]), float(value[1]))
    if not (abs(lon) <= 540 and abs(lat) <= 90):
        expected = "lon from -180 to 180 and lat from -90 to 90 (WGS 84)"
        raise BadValueError("P712", expected=expected, found=_short(value[:2]))
    return LonLat((lon if abs(lon) <= 180 else round((lon + 180) % 360 - 180, 7), lat))


def _short(value: Any) -> str:
    return str(value)[:60] if value is not None else "nothing"


def _turn_of(value: Any) -> Turn:
    """What turns positions of the reference system that a file declares into WGS 84."""
    crs = value.get("crs") if isinstance(value, dict) else None
    said = crs.get("properties") if isinstance(crs, dict) else None
    name = str(said.get("name") or said.get("code") or "") if isinstance(said, dict) else ""
    if not name or any(name.endswith(one) for one in WGS84):
        return lambda lon, lat: (lon, lat)
    from pyproj import CRS, Transformer
    from pyproj.exceptions import CRSError

    try:
        source = CRS.from_user_input(name if ":" in name else f"EPSG:{name}")
        transformer = Transformer.from_crs(source, "EPSG:4326", always_xy=True)
    except CRSError as error:
        raise RequestError(
            f"expected coordinates in WGS 84, instead got the system {name}, which is not known: "
            "export the file again in WGS 84 (EPSG:4326)"
        ) from error
    return lambda x, y: tuple(round(one, 7) for one in transformer.transform(x, y))


def _times(properties: Any, lines: Sequence[Sequence[LonLat]]) -> tuple[str, ...]:
    """The time of each point, as other programs keep it beside a line."""
    said = properties if isinstance(properties, dict) else {}
    inner = said.get("coordinateProperties")
    found = said.get("coordTimes") or (inner.get("times") if isinstance(inner, dict) else None)
    if not isinstance(found, list):
        return ()
    flat = [time for one in found for time in (one if isinstance(one, list) else [one])]
    return tuple(map(str, flat)) if len(flat) == sum(map(len, lines)) else ()
