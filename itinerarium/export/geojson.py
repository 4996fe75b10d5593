"""Story -> GeoJSON (RFC 7946): places and legs as features, the rest as foreign members.

``itinerarium.new`` makes the same story of it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from itinerarium.compose.overlays import shape_lines
from itinerarium.export.lines import (
    LatLons,
    cut_lines,
    position,
    whole_ring,
)
from itinerarium.export.rows import row_of
from itinerarium.vocabulary.story import (
    NOT_ON_PAGE,
    CourseData,
    LabelData,
    LegData,
    PlaceData,
    RouteData,
    ShapeData,
    Story,
)

Feature: TypeAlias = dict[str, Any]

DRAWN = frozenset(
    ("places", "stops", "routes", "labels", "overlays", "bounds", "km", "kmByMode", "linkSites")
)
"""Keys of the story that are in the features, or follow from them."""


def collection(story: Story) -> dict[str, Any]:
    """The story as a FeatureCollection, longitude first, lines cut at the antimeridian.

    With its courses, which a page does not carry, it is ``complete``: the legs can be drawn anew.
    """
    languages = story["languages"]
    places = [*story["places"], *story.get("waypoints", ())]
    legs = (
        leg
        for route in story["routes"]
        for leg in _legs(route, languages, story.get("courses", {}))
    )
    return {
        "type": "FeatureCollection",
        "bbox": bbox(story),
        "story": _story_member(story),
        "features": [*(place_feature(place, languages) for place in places), *legs],
    }


def bbox(story: Story) -> list[float]:
    """West, south, east, north; the west is greater where the story crosses the antimeridian."""
    (south, west), (north, east) = story["bounds"]
    return [position(south, west)[0], south, position(north, east)[0], north]


def place_feature(place: PlaceData, languages: Sequence[str]) -> Feature:
    """A place as a point, with its row as properties."""
    row = row_of(place, "places", languages)
    lat, lon = row.pop("lat"), row.pop("lon")
    return {
        "type": "Feature",
        "id": place["id"],
        "geometry": {"type": "Point", "coordinates": position(lat, lon)},
        "properties": {"feature": "place", **row},
    }


def _legs(
    route: RouteData, languages: Sequence[str], courses: Mapping[str, CourseData]
) -> Iterator[Feature]:
    for leg in route["legs"]:
        id_ = f"{route['id']}/{leg['n']}"
        yield {
            "type": "Feature",
            "id": id_,
            "geometry": line_geometry(leg["line"]),
            "properties": {
                "feature": "leg",
                "route": route["id"],
                **_row_of_leg(leg, languages),
                **courses.get(id_, {}),
            },
        }


def _row_of_leg(leg: LegData, languages: Sequence[str]) -> Mapping[str, Any]:
    return row_of(leg, "legs", languages)


def line_geometry(parts: Iterable[LatLons]) -> dict[str, Any]:
    """A line, or several where it is in parts."""
    lines = cut_lines(parts)
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def _story_member(story: Story) -> dict[str, Any]:
    strands = [
        {"id": route["id"], "title": route["title"], "colour": route["colour"]}
        for route in story["routes"]
    ]
    return {
        **{key: value for key, value in story.items() if key not in DRAWN | NOT_ON_PAGE},
        **({"complete": True} if "courses" in story else {}),
        "strands": strands,
        "layers": list(_layers(story)),
    }


def _layers(story: Story) -> Iterator[dict[str, Any]]:
    for overlay in story["overlays"]:
        labels = (label for label in story["labels"] if label["overlay"] == overlay["id"])
        said = {key: value for key, value in overlay.items() if key != "shapes"}
        features = [
            *(_shape(shape, story["languages"]) for shape in overlay["shapes"]),
            *(_label(label, story["languages"]) for label in labels),
        ]
        yield {**said, "features": features}


def _shape(shape: ShapeData, languages: Sequence[str]) -> Feature:
    lines = shape_lines(shape)
    geometry = area_geometry(lines) if shape["closed"] else line_geometry(lines)
    properties = row_of(shape, "labels", languages)
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def area_geometry(rings: Sequence[LatLons]) -> dict[str, Any]:
    """An area; several rings are its parts."""
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": [whole_ring(rings[0])]}
    return {"type": "MultiPolygon", "coordinates": [[whole_ring(ring)] for ring in rings]}


def _label(label: LabelData, languages: Sequence[str]) -> Feature:
    point = {"type": "Point", "coordinates": position(label["lat"], label["lon"])}
    properties = row_of(label, "labels", languages)
    return {"type": "Feature", "geometry": point, "properties": properties}
