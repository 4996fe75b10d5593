"""Story -> files for other programs: GeoJSON, Linked Places, KML, GPX, CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from itinerarium.export.geojson import collection
from itinerarium.export.gpx import gpx
from itinerarium.export.kml import kml
from itinerarium.export.lpf import linked_places
from itinerarium.export.source import Source
from itinerarium.export.table import places_csv, stops_csv
from itinerarium.language.typography import untied
from itinerarium.vocabulary.story import Story
from itinerarium.vocabulary.story_parts import without_bytes

EXPORTS: Mapping[str, Callable[[Source], Iterator[bytes]]] = {
    "story.geojson": collection,
    "story.lpf.json": linked_places,
    "story.kml": kml,
    "story.gpx": gpx,
    "places.csv": places_csv,
}
OF_OWN_STOPS: Mapping[str, Callable[[Source], Iterator[bytes]]] = {"stops.csv": stops_csv}
"""What only a story with stops of its own has."""


def files_for(story: Story) -> Mapping[str, Callable[[Source], Iterator[bytes]]]:
    """What makes each of the files that a story has, by its name."""
    return {**EXPORTS, **OF_OWN_STOPS} if "ownStops" in story else EXPORTS


def exported(story: Story) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each file's name and its content in pieces, the same for the same story."""
    source = Source(without_bytes(untied(story, story["languages"])))
    for name, content in files_for(story).items():
        yield name, content(source)
