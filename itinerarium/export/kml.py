"""Story -> KML 2.3 for globes: places with their texts, legs in their strands' colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from itinerarium.export.pieces import encoded
from itinerarium.export.source import Source
from itinerarium.export.text import escaped, tag
from itinerarium.export.written import in_language
from itinerarium.vocabulary.story import (
    LegData,
    PlaceData,
    RouteData,
)

NAMESPACE = "http://www.opengis.net/kml/2.2"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
OPENING = f'<kml xmlns="{NAMESPACE}"><Document>'
WIDTH = "3"


def kml(source: Source) -> Iterator[bytes]:
    """The story in its first language as one document with a folder for each strand."""
    return encoded(_document(source))


def _document(source: Source) -> Iterator[str]:
    story, language = source.story, source.language
    title = in_language(story["title"], language)
    yield DECLARATION + OPENING + _text("name", title)
    yield from map(_style, story["routes"])
    places = map(_place, story["places"], source.names, source.descriptions, source.point_pairs)
    yield from _folder(title, places)
    names = {place["id"]: name for place, name in zip(story["places"], source.names, strict=True)}
    for route, legs in zip(story["routes"], source.pairs, strict=True):
        yield from _folder(in_language(route["title"], language), _legs(route, legs, names))
    yield "</Document></kml>\n"


def _style(route: RouteData) -> str:
    """A strand's line; KML writes colours as opacity, blue, green, red."""
    red, green, blue = route["colour"][1:3], route["colour"][3:5], route["colour"][5:7]
    line = tag("LineStyle", tag("color", f"ff{blue}{green}{red}") + tag("width", WIDTH))
    return tag("Style", line, id=f"strand-{route['id']}")


def _folder(name: str, placemarks: Iterable[str]) -> Iterator[str]:
    yield f"<Folder>{_text('name', name)}"
    yield from placemarks
    yield "</Folder>"


def _place(place: PlaceData, name: str, description: str, point: str) -> str:
    """A place; its name and its description are XML already."""
    said = f"<description>{description}</description>" if description else ""
    return (
        f"<Placemark>{f'<name>{name}</name>' if name else ''}{said}{_time_span(place)}"
        f"<Point><coordinates>{point}</coordinates></Point></Placemark>"
    )


def _legs(
    route: RouteData, lines: Sequence[Sequence[str]], names: Mapping[str, str]
) -> Iterator[str]:
    style = tag("styleUrl", f"#strand-{route['id']}")
    for leg, points in zip(route["legs"], lines, strict=True):
        start, end = names.get(leg["from"], leg["from"]), names.get(leg["to"], leg["to"])
        yield (
            f"<Placemark><name>{start} – {end}</name>{_time_span(leg)}{style}"
            f"{_geometry(points)}</Placemark>"
        )


def _geometry(lines: Sequence[str]) -> str:
    drawn = [
        f"<LineString><tessellate>1</tessellate><coordinates>{points}</coordinates></LineString>"
        for points in lines
    ]
    return drawn[0] if len(drawn) == 1 else tag("MultiGeometry", "".join(drawn))


def _time_span(thing: PlaceData | LegData) -> str:
    """Start and end without the signs for “about” and “unsure”, which KML does not know."""
    if "start" not in thing and "end" not in thing:
        return ""
    inside = "".join(_ends(thing))
    return tag("TimeSpan", inside) if inside else ""


def _ends(thing: PlaceData | LegData) -> Iterator[str]:
    if "start" in thing:
        yield tag("begin", thing["start"].rstrip("~?%"))
    if "end" in thing:
        yield tag("end", thing["end"].rstrip("~?%"))


def _text(name: str, text: str) -> str:
    return tag(name, escaped(text)) if text else ""
