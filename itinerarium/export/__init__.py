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
from itinerarium.vocabulary.story import Story, without_bytes

EXPORTS: Mapping[str, Callable[[Source], Iterator[bytes]]] = {
    "story.geojson": collection,
    "story.lpf.json": linked_places,
    "story.kml": kml,
    "story.gpx": gpx,
    "places.csv": places_csv,
    "stops.csv": stops_csv,
}


def files_for(story: Story) -> list[str]:
    """The names of the files that a story has: ``stops.csv`` only with stops that are no places."""
    return [name for name in EXPORTS if name != "stops.csv" or "ownStops" in story]


def exported(story: Story) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each file's name and its content in pieces, the same for the same story."""
    source = Source(without_bytes(untied(story, story["languages"])))
    for name in files_for(story):
        yield name, EXPORTS[name](source)
