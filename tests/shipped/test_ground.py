"""The shipped story on its ground: at the nearest zoom what belongs on land is drawn on land."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import shapely

from itinerarium.build import read_story
from itinerarium.geo.coordinates import Floats
from itinerarium.geo.mercator import GRID, mercator
from itinerarium.story_map import plate_of
from itinerarium.vocabulary.story import Story
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
