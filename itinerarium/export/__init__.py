"""Story -> the files that others read: GeoJSON, Linked Places, KML, GPX, CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import orjson

from itinerarium.export.geojson import collection
from itinerarium.export.gpx import gpx
from itinerarium.export.kml import kml
from itinerarium.export.lpf import linked_places
from itinerarium.export.table import places_csv
from itinerarium.vocabulary.story import Passed, Story

EXPORTS: Mapping[str, Callable[[Story, Passed | None], bytes]] = {
    "story.geojson": lambda story, passed: orjson.dumps(collection(story, passed)) + b"\n",
    "story.lpf.json": lambda story, _: orjson.dumps(linked_places(story)) + b"\n",
    "story.kml": lambda story, _: kml(story).encode("utf-8"),
    "story.gpx": lambda story, _: gpx(story).encode("utf-8"),
    "places.csv": lambda story, passed: places_csv(story, passed).encode("utf-8"),
}


def exported(story: Story, passed: Passed | None = None) -> Iterator[tuple[str, bytes]]:
    """Each file's name and content, the same for the same story.

    Parameters
    ----------
    passed
        The places that only bend legs, which are no part of the page's story.
    """
    for name, content in EXPORTS.items():
        yield name, content(story, passed)
