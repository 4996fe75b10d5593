"""Story -> files for other programs: GeoJSON, Linked Places, KML, GPX, CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import orjson

from itinerarium.export.geojson import collection
from itinerarium.export.gpx import gpx
from itinerarium.export.kml import kml
from itinerarium.export.lpf import linked_places
from itinerarium.export.table import places_csv
from itinerarium.vocabulary.story import Story

EXPORTS: Mapping[str, Callable[[Story], bytes]] = {
    "story.geojson": lambda story: orjson.dumps(collection(story)) + b"\n",
    "story.lpf.json": lambda story: orjson.dumps(linked_places(story)) + b"\n",
    "story.kml": lambda story: kml(story).encode("utf-8"),
    "story.gpx": lambda story: gpx(story).encode("utf-8"),
    "places.csv": lambda story: places_csv(story).encode("utf-8"),
}


def exported(story: Story) -> Iterator[tuple[str, bytes]]:
    """Each file's name and content, the same for the same story."""
    for name, content in EXPORTS.items():
        yield name, content(story)
