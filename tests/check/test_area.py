"""Areas that other programs refuse, found with the place where it shows."""

from __future__ import annotations

from pathlib import Path

from shapely import wkt

from itinerarium import read_story
from itinerarium.check.layers.area import area_faults
from tests.stories import problems_of, write_story

SQUARE = "(0 0, 4 0, 4 4, 0 4, 0 0)"
FAULTS = {
    f"POLYGON ({SQUARE})": [],
    "LINESTRING (0 0, 2 2, 2 0, 0 2)": [],
    "POLYGON EMPTY": [],
    "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))": ["whose outline crosses itself at 1 1"],
    "POLYGON ((0 0, 4 0, 4 4, 2 0, 0 4, 0 0))": ["whose outline touches itself at 2 0"],
    "POLYGON ((5 6, 5 6, 5 6, 5 6))": ["with a ring that encloses nothing at 5 6"],
    f"POLYGON ({SQUARE}, (1 1, 2 2, 3 3, 1 1))": ["with a ring that encloses nothing at 1 1"],
    f"POLYGON ({SQUARE}, (1 1, 3 1, 3 3, 1 3, 1 1), (2 2, 2.5 2, 2.5 2.5, 2 2))": [
        "with a hole inside a hole at 2 2"
    ],
    f"MULTIPOLYGON (({SQUARE}), ((1 1, 2 1, 2 2, 1 1)))": [
        "with a part inside another part at 1 1"
    ],
    "MULTIPOLYGON (((0 0, 2 2, 2 0, 0 2, 0 0)), ((10 0, 12 2, 12 0, 10 2, 10 0)))": [
        "whose outline crosses itself at 1 1",
        "whose outline crosses itself at 11 1",
    ],
    # Across the antimeridian: crossing only on a flat map of -180 to 180, then really.
    "POLYGON ((178 0, -178 1, 179 2, -178 3, 178 4, 178 0))": [],
    "MULTIPOLYGON (((178 0, -178 1, 179 2, -178 3, 178 4, 178 0)), ((0 0, 1 0, 1 1, 0 0)))": [],
    "POLYGON ((178 0, -178 4, -178 0, 178 4, 178 0))": ["whose outline crosses itself at 180 2"],
    "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))": [],
}


def told(text: str) -> list[str]:
    faults = (fault.fields for fault in area_faults(wkt.loads(text)))
    return [f"{one['found']} at {one['lon']} {one['lat']}" for one in faults]


def test_each_area_that_is_not_simple_is_told_with_its_place() -> None:
    assert {text: told(text) for text in FAULTS} == FAULTS


def test_an_area_that_crosses_itself_is_drawn_nevertheless_and_empty_ones_do_no_harm(
    tmp_path: Path,
) -> None:
    areas: tuple[list[list[list[int]]], ...] = (
        [[[20, 50], [21, 51], [21, 50], [20, 51], [20, 50]]],
        [],
    )
    features = ", ".join(
        f'{{"type": "Feature", "geometry": {{"type": "Polygon", "coordinates": {area}}}}}'
        for area in areas
    )
    text = f'{{"type": "FeatureCollection", "features": [{features}]}}'
    folder = write_story(tmp_path, {"layers/front.geojson": text})
    assert [(one.code, one.severity) for one in problems_of(folder)] == [("P717", "warning")]
    (overlay,) = read_story(folder)["overlays"]
    assert len(overlay["shapes"]) == 1
