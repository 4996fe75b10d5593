"""Each component on a plain folium map and on an offline one, written to examples/output/.

From the repository: ``python -m examples.components``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import folium

import itinerarium

OUTPUT = Path(__file__).parent / "output"
PLACES: list[dict[str, Any]] = [
    {
        "name": "Plymouth",
        "lat": 50.37,
        "lon": -4.14,
        "start": "1831-12-27",
        "rank": 1,
        "kind": "port",
        "lead": "After two false starts the *Beagle* puts to sea.",
    },
    {
        "name": "Cape Verde",
        "lat": 14.92,
        "lon": -23.5,
        "start": "1832-01-16",
        "rank": 2,
        "kind": "island",
        "text": "A white band of shells in the cliff, **high above the sea**, poses a riddle.",
    },
    {
        "name": "Bahia",
        "modern": "Salvador, Brazil",
        "lat": -12.97,
        "lon": -38.5,
        "start": "1832-02-28",
        "rank": 2,
        "kind": "port",
        "text": "The first walk in a tropical forest.",
    },
    {
        "name": "Valparaíso",
        "lat": -33.05,
        "lon": -71.62,
        "start": "1834-07-23",
        "rank": 2,
        "kind": "port",
        "text": "From here over the Andes and back.",
    },
    {
        "name": "Galápagos",
        "lat": -0.74,
        "lon": -90.3,
        "start": "1835-09-15",
        "rank": 1,
        "kind": "island",
        "text": "Five weeks among tortoises, iguanas and finches.",
    },
]
LEGS = [
    {
        "from": "plymouth",
        "to": "cape_verde",
        "mode": "ship",
        "start": "1831-12-27",
        "end": "1832-01-16",
    },
    {
        "from": "cape_verde",
        "to": "bahia",
        "mode": "ship",
        "start": "1832-02-08",
        "end": "1832-02-28",
    },
    {
        "from": "bahia",
        "to": "valparaiso",
        "mode": "ship",
        "start": "1832-03-18",
        "end": "1834-07-23",
    },
    {
        "from": "valparaiso",
        "to": "galapagos",
        "mode": "ship",
        "start": "1834-11-10",
        "end": "1835-09-15",
    },
]
BOUNDS = [[-40, -95], [55, 5]]


def maps() -> Iterator[tuple[str, folium.Map]]:
    """The examples by name; the first three are plain folium maps, which fetch Leaflet, tiles."""
    story = folium.Map([10, -40], zoom_start=3)
    itinerarium.RouteLayer(PLACES, LEGS).add_to(story)
    itinerarium.StoryControl(PLACES, LEGS).add_to(story)
    yield "story", story
    time = folium.Map([10, -40], zoom_start=3)
    itinerarium.RouteLayer(PLACES, LEGS).add_to(time)
    itinerarium.PlaceLayer(PLACES, LEGS).add_to(time)
    itinerarium.TimelineControl(PLACES, LEGS).add_to(time)
    yield "timeline", time
    labels = folium.Map([10, -40], zoom_start=3, tiles=None)
    for place in PLACES:
        folium.CircleMarker([place["lat"], place["lon"]], radius=5).add_to(labels)
    itinerarium.LabelLayer(PLACES).add_to(labels)
    yield "labels", labels
    yield "offline", everything_offline()


def everything_offline() -> folium.Map:
    """All components on a map that asks no host; they share one story, made once."""
    story = itinerarium.plain_story(PLACES, LEGS)
    offline = itinerarium.OfflineMap(BOUNDS)
    for component in (
        itinerarium.RouteLayer,
        itinerarium.PlaceLayer,
        itinerarium.LabelLayer,
        itinerarium.StoryControl,
        itinerarium.TimelineControl,
    ):
        component(story).add_to(offline)
    return offline


def main() -> None:
    """Write the examples, which a browser opens from disk."""
    OUTPUT.mkdir(exist_ok=True)
    for name, example in maps():
        example.save(OUTPUT / f"{name}.html")


if __name__ == "__main__":
    main()
