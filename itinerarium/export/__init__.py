"""Story -> the files that others read: GeoJSON, Linked Places, KML, GPX, CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import orjson

from itinerarium.export.geojson import collection
from itinerarium.export.gpx import gpx
from itinerarium.export.kml import kml
from itinerarium.export.lpf import linked_places
from itinerarium.export.source import Source
from itinerarium.export.table import places_csv
from itinerarium.vocabulary.story import Story

EXPORTS: Mapping[str, Callable[[Source], bytes]] = {
    "story.geojson": lambda source: _json(collection(source)),
    "story.lpf.json": lambda source: _json(linked_places(source)),
    "story.kml": lambda source: kml(source).encode("utf-8"),
    "story.gpx": lambda source: gpx(source).encode("utf-8"),
    "places.csv": lambda source: places_csv(source).encode("utf-8"),
}


def exported(story: Story) -> Iterator[tuple[str, bytes]]:
    """Each file's name and content, the same for the same story."""
    source = Source(story)
    for name, content in EXPORTS.items():
        yield name, content(source)


def _json(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
