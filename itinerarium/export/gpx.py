"""Story -> GPX 1.1 for satellite receivers: places as waypoints, strands as tracks."""

from __future__ import annotations

from itinerarium.export.geojson import bbox
from itinerarium.export.kml import DECLARATION, description, told
from itinerarium.export.lines import LonLat, cut_lines, position
from itinerarium.export.text import escaped, number, tag
from itinerarium.vocabulary.story import PlaceData, RouteData, Story

NAMESPACE = "http://www.topografix.com/GPX/1/1"


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
    west, south, east, north = map(number, bbox(story))
    bounds = tag("bounds", "", minlat=south, minlon=west, maxlat=north, maxlon=east)
    texts = (("name", story["title"]), ("desc", story["subtitle"]))
    said = "".join(_text(name, told(text, language)) for name, text in texts)
    return tag("metadata", said + bounds)


def _waypoint(place: PlaceData, language: str) -> str:
    inside = [
        _text("name", told(place["name"], language)),
        _text("desc", description(place, language)),
        _text("type", place["kind"]),
    ]
    return _point("wpt", position(place["lat"], place["lon"]), "".join(inside))


def _track(route: RouteData, language: str) -> str:
    lines = (line for leg in route["legs"] for line in cut_lines(leg["line"]))
    segments = (tag("trkseg", "".join(_point("trkpt", point) for point in line)) for line in lines)
    return tag("trk", _text("name", told(route["title"], language)) + "".join(segments))


def _point(name: str, point: LonLat, inside: str = "") -> str:
    lon, lat = map(number, point)
    return tag(name, inside, lat=lat, lon=lon)


def _text(name: str, text: str) -> str:
    return tag(name, escaped(text)) if text else ""
