"""Story -> GeoJSON (RFC 7946): places and legs as features, the rest as foreign members.

``itinerarium.new`` makes the same story of it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

from itinerarium.compose.overlays import shape_lines
from itinerarium.export.lines import (
    LatLons,
    Line,
    LonLat,
    cut_lines,
    position,
    whole_ring,
)
from itinerarium.export.pieces import feature_collection
from itinerarium.export.rows import Row, row_of
from itinerarium.export.source import Source
from itinerarium.vocabulary.story import CourseData, LabelData, RouteData, ShapeData, Story
from itinerarium.vocabulary.story_parts import NOT_IN_FILES

Feature: TypeAlias = dict[str, Any]

DRAWN = frozenset(
    ("places", "stops", "routes", "labels", "overlays", "bounds", "km", "kmByMode", "linkSites")
)
"""What of the story stands in the features, or follows from them."""


def collection(source: Source) -> Iterator[bytes]:
    """The story as a FeatureCollection, longitude first, lines cut at the antimeridian.

    With its courses, which a page does not carry, it is ``complete``: the legs can be drawn anew.
    """
    story = source.story
    legs = (
        leg
        for route, lines in zip(story["routes"], source.lines, strict=True)
        for leg in _legs(route, lines, story["languages"], story.get("courses", {}))
    )
    members = {
        "type": "FeatureCollection",
        "bbox": bbox(story),
        "story": _story_member(story),
    }
    return feature_collection(members, chain(map(_place, source.rows, source.points), legs))


def bbox(story: Story) -> list[float]:
    """West, south, east, north; the west is greater where the story crosses the antimeridian."""
    (south, west), (north, east) = story["bounds"]
    return [position(south, west)[0], south, position(north, east)[0], north]


def _place(row: Row, point: LonLat) -> Feature:
    """A place as a point with its row as properties."""
    properties = {"feature": "place", **row}
    del properties["lat"], properties["lon"]
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": point},
        "properties": properties,
    }


def _legs(
    route: RouteData,
    lines: Sequence[Sequence[Line]],
    languages: Sequence[str],
    courses: Mapping[str, CourseData],
) -> Iterator[Feature]:
    for leg, drawn in zip(route["legs"], lines, strict=True):
        id_ = f"{route['id']}/{leg['n']}"
        yield {
            "type": "Feature",
            "id": id_,
            "geometry": line_geometry(drawn),
            "properties": {
                "feature": "leg",
                "route": route["id"],
                **row_of(leg, "legs", languages),
                **courses.get(id_, {}),
                **({"look": leg["look"]} if "look" in leg else {}),
            },
        }


def line_geometry(lines: Sequence[Line]) -> dict[str, Any]:
    """A line, or several where it is in parts."""
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def _story_member(story: Story) -> dict[str, Any]:
    return {
        **{key: value for key, value in story.items() if key not in DRAWN | NOT_IN_FILES},
        **({"complete": True} if "courses" in story else {}),
        "strands": list(map(_strand, story["routes"])),
        "layers": list(_layers(story)),
    }


def _strand(route: RouteData) -> dict[str, Any]:
    return {key: route[key] for key in ("id", "title", "colour", "shown") if key in route}


def _layers(story: Story) -> Iterator[dict[str, Any]]:
    for overlay in story["overlays"]:
        labels = (label for label in story["labels"] if label["overlay"] == overlay["id"])
        told = {key: value for key, value in overlay.items() if key != "shapes"}
        features = [
            *(_shape(shape, story["languages"]) for shape in overlay["shapes"]),
            *(_label(label, story["languages"]) for label in labels),
        ]
        yield {**told, "features": features}


def _shape(shape: ShapeData, languages: Sequence[str]) -> Feature:
    lines = shape_lines(shape)
    geometry = area_geometry(lines) if shape["closed"] else line_geometry(cut_lines(lines))
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
