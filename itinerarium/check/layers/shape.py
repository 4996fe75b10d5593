"""A parsed GeoJSON, GPX or KML file -> the points of a leg's line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from itinerarium.check.layers.geojson import lines_of
from itinerarium.check.layers.pieces import Drawn, drawn
from itinerarium.geo.coordinates import Line, LonLat
from itinerarium.problems.problem import BadValueError, shown
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem


@dataclass(frozen=True, slots=True)
class Shapes:
    """The lines of legs by the names of their files, and the problems of those without one."""

    lines: Mapping[str, Drawn]
    problems: tuple[Problem, ...] = ()


def check_shapes(documents: Mapping[str, Document]) -> Shapes:
    """The line in every file that a route names; none for an invalid file."""
    lines: dict[str, Drawn] = {}
    problems: list[Problem] = []
    for name, document in documents.items():
        try:
            lines[name] = drawn(pieces_of(document))
        except BadValueError as fault:
            problems.append(fault.at(Cell(document.file, 0, 0)))
    return Shapes(lines, tuple(problems))


def pieces_of(document: Document) -> list[Line]:
    """The pieces of a leg's line, each of (lon, lat) points.

    Raises
    ------
    BadValueError
        When the file holds no line of at least two points on the globe.
    """
    kind = document.file.casefold().rpartition(".")[2]
    if kind == "gpx":
        return _enough(_gpx_lines(document.value), "P713", "a track or a route")
    if kind == "kml":
        return _enough(_kml_lines(document.value), "P714", "a LineString")
    return _enough(map(tuple, lines_of(document.value)), "P712", "a LineString")


def _enough(lines: Iterable[Line], code: str, expected: str) -> list[Line]:
    found = [line for line in lines if line]
    count = sum(map(len, found))
    if count >= 2:
        return found
    told = "none" if not count else "a single point"
    raise BadValueError(code, expected=f"{expected} of at least two points", found=told)


def _gpx_lines(root: Element) -> Iterator[Line]:
    """The segments of all tracks, or else the routes."""
    for part, name in (("trkseg", "trkpt"), ("rte", "rtept")):
        parts = [one for one in root.iter() if local(one) == part]
        points = [[one for one in inner.iter() if local(one) == name] for inner in parts]
        if any(points):
            for line in points:
                yield tuple(point_of(one.get("lon"), one.get("lat"), "P713") for one in line)
            return


def _kml_lines(root: Element) -> Iterator[Line]:
    for line in root.iter():
        if local(line) == "LineString":
            yield tuple(coordinates_of(line))


def coordinates_of(element: Element) -> Iterator[LonLat]:
    """The points of a KML geometry as (lon, lat)."""
    for one in element.iter():
        if local(one) == "coordinates":
            for triple in (one.text or "").split():
                lon, _, rest = triple.partition(",")
                yield point_of(lon, rest.partition(",")[0], "P714")


def local(element: Element) -> str:
    """An XML element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def point_of(lon: str | None, lat: str | None, code: str) -> LonLat:
    """A point as (lon, lat) in degrees.

    Raises
    ------
    BadValueError
        When it is none; ``code`` is the problem's.
    """
    try:
        point = LonLat((float(lon or ""), float(lat or "")))
    except ValueError:
        found = shown(f"{lon}, {lat}")
        raise BadValueError(
            code, expected="points of longitude and latitude", found=found
        ) from None
    if not (abs(point[0]) <= 180 and abs(point[1]) <= 90):
        found = f"lon {point[0]:g} and lat {point[1]:g}"
        raise BadValueError(
            code, expected="lon from -180 to 180 and lat from -90 to 90", found=found
        )
    return point
