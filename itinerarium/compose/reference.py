"""What a map shows of its own accord: towns, and where the story has none, today's borders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely

from itinerarium.basemap.coast import Bounds, read_coast
from itinerarium.basemap.names import NamesData, Own, names_data
from itinerarium.geo.coordinates import Floats, LonLat
from itinerarium.geo.line_codec import encoded_line
from itinerarium.geo.mercator import GRID, from_mercator
from itinerarium.language.control_texts import layer_text
from itinerarium.vocabulary.limits import MAX_DETAILED_PLACES
from itinerarium.vocabulary.story import OverlayData, ShapeData, Story

BORDERS = Path(__file__).parents[1] / "basemap" / "borders.bin"
BORDER, BORDER_TODAY = "border", "border-today"
TOWNS, TODAY = "towns", "borders-today"
"""The overlays' ids; a story's own file of such a name takes the place of ours."""
PARTS = 1500.0
"""A border may be off by so small a part of the region's larger side."""
DECIMALS = 2


def reference_names(story: Story) -> NamesData:
    """The names of towns, and of countries, seas and so on if the story names none itself."""
    kinds = {label["kind"] for label in story["labels"]}
    points = [*story["places"], *(one for one in story["labels"] if one["kind"] == "town")]
    own = [(LonLat((one["lon"], one["lat"])), set(one["name"].values())) for one in points]
    near = [LonLat((place["lon"], place["lat"])) for place in story["places"]]
    few = near if len(near) <= MAX_DETAILED_PLACES else near[:: len(near) // MAX_DETAILED_PLACES]
    return names_data(story["languages"], few, Own(kinds, own))


def with_layers_of_today(story: Story, region: Bounds) -> Story:
    """The story with the overlays that belong to ``reference_names``, which readers may hide."""
    known = {overlay["id"] for overlay in story["overlays"]}
    more = [_overlay(TOWNS, [], story)]
    kinds = {shape["kind"] for overlay in story["overlays"] for shape in overlay["shapes"]}
    if not kinds & {BORDER, BORDER_TODAY}:
        more.append(_overlay(TODAY, _borders(region), story))
    ours = [overlay for overlay in more if overlay["id"] not in known]
    return {**story, "overlays": [*story["overlays"], *ours]}


def _overlay(key: str, shapes: list[ShapeData], story: Story) -> OverlayData:
    languages = story["languages"]
    return {
        "id": key,
        "title": layer_text(key, languages),
        "note": layer_text(f"{key}-note", languages),
        "shown": True,
        "added": True,
        "shapes": shapes,
    }


def _borders(region: Bounds) -> list[ShapeData]:
    """Today's borders in the region, as exact as its size needs them."""
    west, south, east, north = region
    off = max(east - west, north - south) / PARTS
    lines = [line for line in _border_lines((west + east) / 2) if _meets(line, region)]
    simple = shapely.simplify([shapely.LineString(line) for line in lines], off)
    steps = [np.rint(shapely.get_coordinates(line)[:, ::-1] * 10**DECIMALS) for line in simple]
    parts = [encoded_line(line.astype(np.int32)) for line in steps]
    return [{"kind": BORDER_TODAY, "closed": False, "decimals": DECIMALS, "parts": parts}]


def _border_lines(middle: float) -> Iterator[Floats]:
    """Each border in degrees, in the world copy around this longitude."""
    for line in read_coast(BORDERS):
        points = from_mercator(line / GRID)
        turns = np.round((middle - points[:, 0].mean()) / 360)
        yield points + np.array([360 * turns, 0])


def _meets(line: Floats, region: Bounds) -> bool:
    low, high = line.min(axis=0), line.max(axis=0)
    return bool(np.all(low <= region[2:]) and np.all(high >= region[:2]))
