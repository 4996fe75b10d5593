"""Story -> GPX 1.1 for satellite receivers: places as waypoints, strands as tracks.

The order of elements and the ranges are those of the schema of GPX 1.1, in which a longitude is at
least -180 and less than 180.
"""

from __future__ import annotations

from itinerarium.export.geojson import bbox
from itinerarium.export.kml import DECLARATION, description, in_language
from itinerarium.export.lines import LonLat, cut_lines, position
from itinerarium.export.text import DECIMALS, escaped, number, tag
from itinerarium.vocabulary.story import PlaceData, RouteData, Story

NAMESPACE = "http://www.topografix.com/GPX/1/1"
EASTERNMOST = 180 - 10.0**-DECIMALS
"""The last longitude below 180°, as 180 itself is not allowed."""


def gpx(story: Story) -> str:
    """The story in its first language."""
    language = story["languages"][0]
    inside = [
        _metadata(story, language),
        *(_waypoint(place, language) for place in story["places"]),
        *(_track(route, language) for route in story["routes"]),
    ]
    return (
        DECLARATION
        + tag("gpx", "".join(inside), version="1.1", creator="itinerarium", xmlns=NAMESPACE)
        + "\n"
    )


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


def _waypoint(place: PlaceData, language: str) -> str:
    inside = [
        _text("name", in_language(place["name"], language)),
        _text("desc", description(place, language)),
        _text("type", place["kind"]),
    ]
    return _point("wpt", position(place["lat"], place["lon"]), "".join(inside))


def _track(route: RouteData, language: str) -> str:
    lines = (line for leg in route["legs"] for line in cut_lines(leg["line"]))
    segments = (tag("trkseg", "".join(_point("trkpt", point) for point in line)) for line in lines)
    return tag("trk", _text("name", in_language(route["title"], language)) + "".join(segments))


def _point(name: str, point: LonLat, inside: str = "") -> str:
    lon, lat = point
    return tag(name, inside, lat=number(lat), lon=_longitude(lon))


def _longitude(lon: float) -> str:
    """Degrees from -180 to below 180; a line that ends at 180° stays on its own side."""
    return number(min(lon, EASTERNMOST))


def _text(name: str, text: str) -> str:
    return tag(name, escaped(text)) if text else ""
