"""Story -> GPX 1.1 for satellite receivers: places as waypoints, strands as tracks.

The order of elements and the ranges are those of the schema of GPX 1.1, in which a longitude is at
least -180 and less than 180.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from itinerarium.export.geojson import bbox
from itinerarium.export.kml import DECLARATION
from itinerarium.export.pieces import encoded
from itinerarium.export.source import Source
from itinerarium.export.text import DECIMALS, escaped, number, tag
from itinerarium.export.written import in_language
from itinerarium.vocabulary.story import LegData, PlaceData, RouteData, Story

NAMESPACE = "http://www.topografix.com/GPX/1/1"
OPENING = f'<gpx version="1.1" creator="itinerarium" xmlns="{NAMESPACE}">'
LAST = "</trkpt></trkseg>"
EASTERNMOST = 180 - 10.0**-DECIMALS
"""The last longitude below 180°, as 180 itself is not allowed."""


def gpx(source: Source) -> Iterator[bytes]:
    """The story in its first language."""
    return encoded(_elements(source))


def _elements(source: Source) -> Iterator[str]:
    story, language = source.story, source.language
    yield DECLARATION + OPENING + _metadata(story, language)
    yield from map(
        _waypoint, story["places"], source.names, source.descriptions, source.point_pairs
    )
    marked = frozenset(place["id"] for place in story["places"])
    for route, legs in zip(story["routes"], source.pairs, strict=True):
        yield _track(route, language, legs, marked)
    yield "</gpx>\n"


def _metadata(story: Story, language: str) -> str:
    west, south, east, north = bbox(story)
    bounds = tag(
        "bounds",
        "",
        minlat=number(south),
        minlon=_longitude(west),
        maxlat=number(north),
        maxlon=_longitude(east),
    )
    texts = (("name", story["title"]), ("desc", story["subtitle"]))
    said = "".join(_text(name, in_language(text, language)) for name, text in texts)
    return tag("metadata", said + bounds)


def _waypoint(place: PlaceData, name: str, description: str, point: str) -> str:
    """A place; its name and its description are XML already."""
    said = f"<name>{name}</name>" if name else ""
    if description:
        said += f"<desc>{description}</desc>"
    return f"<wpt {_place_of(point)}>{said}{_text('type', place['kind'])}</wpt>"


def _track(
    route: RouteData, language: str, lines: Sequence[Sequence[str]], marked: Collection[str]
) -> str:
    legs = zip(route["legs"], lines, strict=True)
    segments = "".join(_segments(leg, parts, marked) for leg, parts in legs)
    return tag("trk", _text("name", in_language(route["title"], language)) + segments)


def _segments(leg: LegData, lines: Sequence[str], marked: Collection[str]) -> str:
    """A leg's lines; where it ends at no waypoint of the file, its last point says so by a name."""
    segments = "".join([f"<trkseg>{_points(line)}</trkseg>" for line in lines])
    if leg["to"] in marked:
        return segments
    name = _text("name", leg["to"])
    return segments.removesuffix(LAST) + name + LAST


def _points(pairs: str) -> str:
    """The points of a line that stands as ``lon,lat lon,lat``."""
    return "".join([f"<trkpt {_place_of(pair)}></trkpt>" for pair in pairs.split(" ")])


def _place_of(pair: str) -> str:
    """A point as attributes, from ``lon,lat``."""
    lon, lat = pair.split(",")
    if lon.startswith(("180", "179.99999")):
        lon = _longitude(float(lon))
    return f'lat="{lat}" lon="{lon}"'


def _longitude(lon: float) -> str:
    """Degrees from -180 to below 180; a line that ends at 180° stays on its own side."""
    return number(min(lon, EASTERNMOST))


def _text(name: str, text: str) -> str:
    return tag(name, escaped(text)) if text else ""
