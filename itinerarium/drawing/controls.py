"""Story -> folium.Map: which layers and controls the page has, in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from math import ceil, log2
from typing import Any, TypeVar

from branca.element import Element

from itinerarium.drawing.component import Component, DeferredControls
from itinerarium.drawing.data_block import DataBlock, StoryBlock
from itinerarium.drawing.inline_assets import InlineAssets
from itinerarium.drawing.offline_map import CLOSEST_ZOOM, MAX_ZOOM, OfflineMap, highest_zoom
from itinerarium.vocabulary.story import Story
from itinerarium.vocabulary.story_parts import without_bytes

COMPONENTS = (
    ("ThemeSetter", "story-data"),
    ("GroundPicture", "story-data"),
    ("BasemapLayer", "plate-data"),
    ("OverlayLayer", "story-data"),
    ("RouteLayer", "story-data"),
    ("JourneyLayer", "story-data"),
    ("PlaceLayer", "story-data"),
    ("LabelLayer", "story-data"),
    ("AnnotationLayer", "story-data"),
    ("MenuControl", "story-data"),
    ("LegendControl", "story-data"),
    ("StrandsControl", "story-data"),
    ("ScaleControl", "story-data"),
    ("CreditControl", "story-data"),
    ("InsetControl", "plate-data"),
    ("ZoomControl", "story-data"),
    ("LayerControl", "story-data"),
    ("TimelineControl", "story-data"),
    ("MotionControl", "story-data"),
    ("ReturnControl", "story-data"),
    ("PresentControl", "story-data"),
    ("EmbeddedPage", "story-data"),
    ("Settings", "story-data"),
    ("Camera", "story-data"),
)

DEFERRED_CONTROLS = (
    ("PopupControl", "story-data"),
    ("StoryControl", "story-data"),
    ("StoryWalk", "story-data"),
    ("TeacherLink", "story-data"),
    ("Keyboard", "story-data"),
    ("ReferenceNames", "names-data"),
    ("KioskControl", "story-data"),
    ("PaperControl", "story-data"),
    ("QuizControl", "story-data"),
    ("FilterControl", "story-data"),
    ("ContentsControl", "story-data"),
    ("ReadControl", "story-data"),
    ("HelpControl", "story-data"),
    ("TeachControl", "story-data"),
    ("PrintControl", "story-data"),
    ("ShareControl", "story-data"),
    ("GotoControl", "story-data"),
    ("LessonControl", "story-data"),
    ("TeacherControl", "story-data"),
    ("TermControl", "story-data"),
    ("MediaControl", "story-data"),
    ("MapLinkControl", "story-data"),
    ("OnlineMapLayer", "story-data"),
    ("PlanLayer", "story-data"),
    ("PenControl", "story-data"),
    ("MeasureControl", "story-data"),
    ("OwnPlaceControl", "story-data"),
    ("TrueSizeControl", "story-data"),
    ("SpotlightControl", "story-data"),
    ("AloudControl", "story-data"),
    ("ReadingRuler", "story-data"),
)
"""What the first drawing does not show: their script runs after it."""


SMALLEST = 300
"""Pixels: as small as a picture may become that is the ground."""

NEED_THE_MAP = ("BasemapLayer", "ScaleControl", "InsetControl", "CreditControl", "ReferenceNames")
"""What a story on a picture has no use for."""

NEARER = 1
"""Steps of zoom by which the pixels of a plan may be enlarged."""


@contextmanager
def stable_ids() -> Iterator[None]:
    """Have folium number its elements instead of giving them random names, inside this context."""
    numbers = count(1)
    begin = Element.__init__

    def begin_numbered(element: Element, *given: Any, **named: Any) -> None:
        begin(element, *given, **named)
        element._id = str(next(numbers))

    Element.__init__ = begin_numbered  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        Element.__init__ = begin  # type: ignore[method-assign]


def _zooms(story: Story) -> dict[str, int]:
    """The zooms where they are others than the map's own: for plans, or a picture as ground."""
    if ground := story.get("ground"):
        (south, west), (north, east) = ground["bounds"]
        steps = log2(max(east - west, north - south) / 360 * 256 * 2 ** ground["zoom"] / SMALLEST)
        zoom = round(ground["zoom"])
        return {"minZoom": max(1, zoom - ceil(max(0.0, steps))), "maxZoom": zoom + 2}
    plans = max((ceil(plan["zoom"]) + NEARER for plan in story.get("plans", [])), default=0)
    nearest = min(max(plans, highest_zoom(story["bounds"])), CLOSEST_ZOOM)
    return {"maxZoom": nearest} if plans and nearest > MAX_ZOOM else {}


Drawn = TypeVar("Drawn", bound=OfflineMap)


def draw_on(
    kind: type[Drawn],
    story: Story,
    blocks: Mapping[str, Any],
    fonts: str = "",
) -> Drawn:
    """A map of this kind with all its layers and controls; call it inside ``stable_ids``.

    ``blocks`` are the data that they need beside the story, by their blocks.
    """
    options = {"zoomControl": False, "attributionControl": False, **_zooms(story)}
    page_map = kind(story["bounds"], options, relief=False)
    page_map.add_child(InlineAssets(fonts))
    page_map.add_child(StoryBlock("story-data", without_bytes(story)))
    for block, data in blocks.items():
        page_map.add_child(DataBlock(block, data))
    left_out = NEED_THE_MAP if "ground" in story else ()
    for browser_class, block in COMPONENTS:
        if browser_class in left_out:
            continue
        page_map.add_child(Component(browser_class, block))
    deferred = [Component(*one) for one in DEFERRED_CONTROLS if one[0] not in left_out]
    page_map.add_child(DeferredControls(deferred))
    page_map.add_child(Component("Conductor", "story-data"))
    return page_map
