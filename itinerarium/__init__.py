"""A journey from two spreadsheets, drawn on a historical map that is one HTML file.

``draw(read_story("my-story"))`` is the map of a story, a ``folium.Map`` that a notebook shows and
``.save("map.html")`` writes.

The components for your own folium maps are here by name: ``StoryControl``, ``TimelineControl``,
``LabelLayer``, ``RouteLayer``, ``PlaceLayer``, ``OfflineMap`` and ``InlineAssets``, with
``plain_story`` for the data that they share.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from itinerarium.build import read_story
    from itinerarium.compose.from_dicts import plain_story
    from itinerarium.drawing.components import (
        LabelLayer,
        PlaceLayer,
        RouteLayer,
        StoryControl,
        TimelineControl,
    )
    from itinerarium.drawing.inline_assets import InlineAssets
    from itinerarium.drawing.offline_map import OfflineMap
    from itinerarium.story_map import draw
    from itinerarium.tables.tables import read_tables

__all__ = [
    "InlineAssets",
    "LabelLayer",
    "OfflineMap",
    "PlaceLayer",
    "RouteLayer",
    "StoryControl",
    "TimelineControl",
    "draw",
    "plain_story",
    "read_story",
    "read_tables",
]
_MODULES = {
    "InlineAssets": "drawing.inline_assets",
    "OfflineMap": "drawing.offline_map",
    "draw": "story_map",
    "plain_story": "compose.from_dicts",
    "read_story": "build",
    "read_tables": "tables.tables",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use: folium and shapely are slow to import."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"itinerarium.{_MODULES.get(name, 'drawing.components')}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
