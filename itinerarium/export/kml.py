"""Story -> KML 2.3 for globes: places with their texts, legs in their strands' colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from itinerarium.export.lines import LonLat, cut_lines, position
from itinerarium.export.text import escaped, pairs, tag
from itinerarium.export.written import plain
from itinerarium.language.text_by_language import text_in
from itinerarium.vocabulary.story import (
    LegData,
    PlaceData,
    RouteData,
    Story,
)

NAMESPACE = "http://www.opengis.net/kml/2.2"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
WIDTH = "3"


def kml(story: Story) -> str:
    """The story in its first language as one document with a folder for each strand."""
    language = story["languages"][0]
    names = {place["id"]: in_language(place["name"], language) for place in story["places"]}
    title = in_language(story["title"], language)
    inside = [
        _text("name", title),
        *map(_style, story["routes"]),
        _folder(title, [_place(place, language) for place in story["places"]]),
        *(_route(route, names, language) for route in story["routes"]),
    ]
    return DECLARATION + tag("kml", tag("Document", "".join(inside)), xmlns=NAMESPACE) + "\n"


def in_language(text: Mapping[str, str], language: str) -> str:
    """The text in a language, or in the first that has it, or an empty text."""
    return text_in(text, language) or ""


def description(place: PlaceData, language: str) -> str:
    """The lead and the text of a place in plain words."""
    text = place.get("text", {})
    words = plain(text_in(text, language) or [])
    return "\n\n".join(filter(None, (in_language(place.get("lead", {}), language), words)))


def _style(route: RouteData) -> str:
    """A strand's line; KML writes colours as opacity, blue, green, red."""
    red, green, blue = route["colour"][1:3], route["colour"][3:5], route["colour"][5:7]
    line = tag("LineStyle", tag("color", f"ff{blue}{green}{red}") + tag("width", WIDTH))
    return tag("Style", line, id=f"strand-{route['id']}")


def _folder(name: str, placemarks: list[str]) -> str:
    return tag("Folder", _text("name", name) + "".join(placemarks))


def _place(place: PlaceData, language: str) -> str:
    lat_lon = position(place["lat"], place["lon"])
    inside = [
        _text("name", in_language(place["name"], language)),
        _text("description", description(place, language)),
        _time_span(place),
        tag("Point", _coordinates([lat_lon])),
    ]
    return tag("Placemark", "".join(inside))


def _route(route: RouteData, names: Mapping[str, str], language: str) -> str:
    style = tag("styleUrl", f"#strand-{route['id']}")
    legs = [_leg(leg, style, names) for leg in route["legs"]]
    return _folder(in_language(route["title"], language), legs)


def _leg(leg: LegData, style: str, names: Mapping[str, str]) -> str:
    ends = (names.get(leg["from"], leg["from"]), names.get(leg["to"], leg["to"]))
    lines = [_line(points) for points in cut_lines(leg["line"])]
    inside = [
        _text("name", " – ".join(ends)),
        _time_span(leg),
        style,
        lines[0] if len(lines) == 1 else tag("MultiGeometry", "".join(lines)),
    ]
    return tag("Placemark", "".join(inside))


def _line(points: list[LonLat]) -> str:
    return tag("LineString", tag("tessellate", "1") + _coordinates(points))


def _coordinates(points: list[LonLat]) -> str:
    return tag("coordinates", pairs(points))


def _time_span(thing: PlaceData | LegData) -> str:
    """Start and end without the signs for “about” and “unsure”, which KML does not know."""
    inside = "".join(_ends(thing))
    return tag("TimeSpan", inside) if inside else ""


def _ends(thing: PlaceData | LegData) -> Iterator[str]:
    if "start" in thing:
        yield tag("begin", thing["start"].rstrip("~?%"))
    if "end" in thing:
        yield tag("end", thing["end"].rstrip("~?%"))


def _text(name: str, text: str) -> str:
    return tag(name, escaped(text)) if text else ""
