"""The shipped story on its ground: at the nearest zoom what belongs on land is drawn on land."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from itinerarium.build import read_story
from itinerarium.compose.reference import reference_names
from itinerarium.drawing.offline_map import MAX_ZOOM
from itinerarium.geo.coordinates import Floats
from itinerarium.geo.line_codec import decoded_line
from itinerarium.geo.mercator import GRID, from_mercator, mercator
from itinerarium.story_map import plate_of
from itinerarium.vocabulary.story import PlaceData, Story
from tests.conftest import REPOSITORY
from tests.fine import fine_rings

LAND_MODES = {"rail", "road", "foot", "cart", "sledge"}
EVERY_DEGREES = 0.02
AT_SEA = {"mombasa", "dar_es_salaam"}
"""Harbours on islands and spits that Natural Earth does not have."""
QUAY_KM = 2.0
BRIDGE_KM = 3.0
"""Bridges, dams and quays that lead over narrow water."""


@pytest.fixture(scope="module")
def story() -> Story:
    return read_story(REPOSITORY)


@pytest.fixture(scope="module")
def land(story: Story) -> list[shapely.Polygon]:
    return [shapely.Polygon(ring) for ring in fine_rings(plate_of(story)) if len(ring) > 3]


def km_off_land(land: list[shapely.Polygon], lonlat: Floats) -> Floats:
    """How far each point lies in the water, 0 on land; rings in rings are lakes and islands."""
    spots = mercator(lonlat) * GRID
    odd = np.zeros(len(spots), dtype=bool)
    off = np.full(len(spots), np.inf)
    for ring in land:
        west, north, east, south = ring.bounds
        near = np.all(
            (spots >= [west - 50, north - 50]) & (spots <= [east + 50, south + 50]), axis=1
        )
        shapely.prepare(ring)
        odd[near] ^= shapely.contains_xy(ring, spots[near, 0], spots[near, 1])
    wet = np.flatnonzero(~odd)
    for ring in land if len(wet) else ():
        off[wet] = np.minimum(off[wet], shapely.distance(ring.exterior, shapely.points(spots[wet])))
    km = 40075 / GRID * np.cos(np.radians(lonlat[:, 1]))
    return np.where(odd, 0.0, off * km)


def land_legs(story: Story) -> Iterator[tuple[str, Floats]]:
    for route in story["routes"]:
        for leg in route["legs"]:
            for part in leg["line"] if leg["mode"] in LAND_MODES else ():
                line = shapely.LineString([(lon, lat) for lat, lon in part])
                points = shapely.get_coordinates(shapely.segmentize(line, EVERY_DEGREES))
                yield f"{route['id']}/{leg['n']} {leg['from']}-{leg['to']}", points


def test_every_place_is_on_drawn_land(story: Story, land: list[shapely.Polygon]) -> None:
    places = [place for place in story["places"] if place["id"] not in AT_SEA]
    off = km_off_land(land, np.array([(place["lon"], place["lat"]) for place in places]))
    wet = {place["id"]: km for place, km in zip(places, off.round(1).tolist(), strict=True) if km}
    assert {key: km for key, km in wet.items() if km > QUAY_KM} == {}


def test_every_railway_and_road_runs_on_drawn_land(
    story: Story, land: list[shapely.Polygon]
) -> None:
    names, lines = zip(*land_legs(story), strict=True)
    off = km_off_land(land, np.concatenate(lines))
    parts = np.split(off, np.cumsum([len(line) for line in lines])[:-1])
    worst = {name: round(float(part.max()), 1) for name, part in zip(names, parts, strict=True)}
    assert {name: km for name, km in worst.items() if km > BRIDGE_KM} == {}


MAIN, WINDOW = 1, (1366, 768)
LEAST_NAMES = 3
MOST_KM_OFF_A_RIVER = 12.0


def in_window(place: PlaceData, lonlat: Floats) -> NDArray[np.bool_]:
    """Which points a laptop shows when a place lies in its middle at the nearest zoom."""
    aside = np.abs(mercator(lonlat) - mercator(np.array([[place["lon"], place["lat"]]])))
    return np.asarray(np.all(aside * 256 * 2**MAX_ZOOM <= np.array(WINDOW) / 2, axis=1))


def named_points(story: Story) -> Floats:
    """Where the map has a name that is shown near: towns, rivers, places."""
    kinds = [kind for kind in reference_names(story)["kinds"] if kind["kind"] == "town"]
    towns = [from_mercator(decoded_line(kind["at"]) / GRID) for kind in kinds]
    own = [one for one in story["labels"] if one["kind"] in ("town", "river")]
    points = [(one["lon"], one["lat"]) for one in (*own, *story["places"])]
    return np.concatenate([np.array(points), *towns])


def test_around_each_main_stage_there_is_something_to_see_at_the_nearest_zoom(
    story: Story,
) -> None:
    plate = plate_of(story)
    lines = [decoded_line(text) for text in (*plate.rivers, *plate.streams)]
    water = from_mercator(np.concatenate([*lines, *fine_rings(plate)]) / GRID)
    names = named_points(story)
    bare = {
        place["id"]: (int(in_window(place, names).sum()), bool(in_window(place, water).any()))
        for place in story["places"]
        if place["rank"] == MAIN and place["id"] != "gulags"
    }
    assert len(bare) == 6
    assert {key for key, (count, _) in bare.items() if count < LEAST_NAMES} == set()
    assert {key for key, (_, is_wet) in bare.items() if not is_wet} == set()


def test_every_river_that_is_named_is_drawn_under_its_name(story: Story) -> None:
    plate = plate_of(story)
    lines = [shapely.LineString(decoded_line(one)) for one in (*plate.rivers, *plate.streams)]
    tree = shapely.STRtree(lines)
    far = {}
    for label in story["labels"]:
        if label["kind"] == "river":
            spot = shapely.Point(mercator(np.array([[label["lon"], label["lat"]]]))[0] * GRID)
            steps = float(lines[tree.nearest(spot)].distance(spot))
            km = steps * 40075 / GRID * float(np.cos(np.radians(label["lat"])))
            if km > MOST_KM_OFF_A_RIVER:
                far[label["name"]["en"]] = round(km)
    assert far == {}
