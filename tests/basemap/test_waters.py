"""Lakes and rivers: which of them a map gets, none ending before it reaches its mouth."""

from __future__ import annotations

import csv

import numpy as np
import pytest
import shapely

from itinerarium.basemap.names import Own, names_data
from itinerarium.basemap.plate import HERE, core_bounds, make_plate
from itinerarium.basemap.waters import Waters, read_waters, thinned_rivers, water_strings
from itinerarium.geo.coordinates import Floats, LonLat
from itinerarium.geo.line_codec import decoded_line
from itinerarium.geo.mercator import GRID, Ring, from_mercator, mercator
from tools.make_waters import rounded

PERU = [LonLat((-77.04, -12.05)), LonLat((-71.97, -13.52))]
NORWAY = [LonLat((10.75, 59.91)), LonLat((5.32, 60.39))]
FRANCE = [LonLat((2.35, 48.86)), LonLat((4.84, 45.76))]
CHARACTERS = 42_000
NAMED_KM = 12.0


@pytest.fixture(scope="module")
def waters() -> Waters:
    return read_waters(HERE / "waters.bin")


def drawn(waters: Waters, places: list[LonLat]) -> list[Ring]:
    near = np.array(places, dtype=float)
    _, rivers, streams = water_strings(waters, core_bounds(near), near, CHARACTERS)
    return [decoded_line(text) for text in (*rivers, *streams)]


def tree_of(lines: list[Ring]) -> shapely.STRtree:
    return shapely.STRtree([shapely.LineString(line) for line in lines])


def km_off(tree: shapely.STRtree, lonlat: Floats) -> Floats:
    """How far each point lies from the nearest line."""
    spots = shapely.points(mercator(lonlat) * GRID)
    steps = shapely.distance(tree.geometries[tree.nearest(spots)], spots)
    return np.asarray(steps * 40_075 / GRID * np.cos(np.radians(lonlat[:, 1])))


@pytest.mark.parametrize(
    ("river", "lon", "lat"),
    [
        ("Volga", 48.4, 54.3),
        ("Vistula", 21.0, 52.2),
        ("Nile", 31.2, 30.05),
        ("Tigris", 44.4, 33.3),
        ("Samara", 52.25, 52.8),
        ("Rapido", 13.84, 41.49),
    ],
)
def test_a_river_passes_its_towns_within_eight_kilometres(
    waters: Waters, river: str, lon: float, lat: float
) -> None:
    off = km_off(tree_of(list(waters.rivers)), np.array([[lon, lat]]))
    assert off[0] < 8, river


def test_a_curve_through_drawn_points_keeps_its_ends() -> None:
    curve = rounded(np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]]))
    assert curve[0].tolist() == [0.0, 0.0]
    assert curve[-1].tolist() == [10.0, 10.0]
    assert [10.0, 0.0] not in curve.tolist()


@pytest.mark.parametrize("places", [PERU, NORWAY, FRANCE])
def test_no_river_is_drawn_without_the_larger_one_that_it_meets(
    waters: Waters, places: list[LonLat]
) -> None:
    known: dict[tuple[int, ...], list[int]] = {}
    for rank, line in zip(waters.ranks.tolist(), waters.rivers, strict=True):
        for point in line.tolist():
            known.setdefault(tuple(point), []).append(rank)
    lines = drawn(waters, places)
    shown: dict[tuple[int, ...], int] = {}
    for line in lines:
        for point in {tuple(point) for point in line.tolist()}:
            shown[point] = shown.get(point, 0) + 1
    ends = {tuple(end.tolist()) for line in lines for end in line[[0, -1]]}
    meeting = [end for end in ends if len(set(known[end])) > 1]
    alone = [end for end in meeting if shown[end] == 1]
    # Where only the largest of several is drawn, its source is where it begins.
    assert len(meeting) > 10
    assert len(alone) < len(meeting) / 2
    larger_left_out = [end for end in alone if is_smaller_one(end, waters, lines)]
    assert larger_left_out == []


def is_smaller_one(end: tuple[int, ...], waters: Waters, lines: list[Ring]) -> bool:
    """Whether the one river that is drawn to an end is not the largest of those that meet there."""
    line = next(one for one in lines if end in map(tuple, one[[0, -1]].tolist()))
    meeting = [
        (rank, river)
        for rank, river in zip(waters.ranks.tolist(), waters.rivers, strict=True)
        if (river == end).all(axis=1).any()
    ]
    own = min(rank for rank, river in meeting if (river[[0, -1]] == line[[0, -1]]).all())
    return bool(own > min(rank for rank, _ in meeting))


def test_small_rivers_are_drawn_near_the_places_alone_and_large_ones_everywhere(
    waters: Waters,
) -> None:
    tree = tree_of(drawn(waters, FRANCE))
    off = dict(
        zip(
            ("Seine", "Thames", "Amazon", "Ocmulgee"),
            km_off(
                tree, np.array([[2.35, 48.85], [-1.27, 51.65], [-60.22, -3.33], [-83.5, 32.3]])
            ).round(1),
            strict=True,
        )
    )
    assert off["Seine"] < 3
    assert off["Amazon"] < 15
    assert off["Ocmulgee"] > 100


def test_rivers_are_as_fine_as_the_characters_allow_but_keep_their_meeting_points(
    waters: Waters,
) -> None:
    near = np.array(FRANCE, dtype=float)
    few = water_strings(waters, core_bounds(near), near, 9_000)
    assert sum(len(text) + 3 for part in few for text in part) <= 9_000
    points = sum(len(decoded_line(text)) for text in (*few[1], *few[2]))
    assert sum(map(len, drawn(waters, FRANCE))) > 1.2 * points
    thin = thinned_rivers(waters, 400.0)
    assert len(thin.rivers) == len(waters.rivers)
    counts: dict[tuple[int, ...], int] = {}
    for line in waters.rivers:
        for point in {tuple(point) for point in line.tolist()}:
            counts[point] = counts.get(point, 0) + 1
    kept = {tuple(point) for line in thin.rivers for point in line.tolist()}
    assert {point for point, count in counts.items() if count > 1} <= kept


def test_reservoirs_are_land_and_lakes_are_water(waters: Waters) -> None:
    lakes = [shapely.Polygon(ring) for ring in waters.lakes]

    def is_lake(lon: float, lat: float) -> bool:
        spot = shapely.Point(mercator(np.array([[lon, lat]]))[0] * GRID)
        return any(bool(lake.contains(spot)) for lake in lakes)

    assert [is_lake(*at) for at in ((107.9, 53.6), (-69.4, -15.8), (59.5, 45.0))] == [True] * 3
    assert [is_lake(*at) for at in ((38.2, 58.4), (32.4, 23.2))] == [False] * 2


def test_every_named_river_of_the_world_runs_under_its_name(waters: Waters) -> None:
    with (HERE / "names.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "river"]
    points = np.array([(float(row["lon"]), float(row["lat"])) for row in rows])
    off = km_off(tree_of(list(waters.rivers)), points)
    far = {row["name"]: km for row, km in zip(rows, off.round(1).tolist(), strict=True) if km > 1}
    assert len(rows) > 100
    assert far == {}


@pytest.mark.parametrize("places", [PERU, NORWAY, FRANCE])
def test_a_map_names_no_river_that_it_does_not_draw(places: list[LonLat]) -> None:
    core = core_bounds(places)
    plate = make_plate(core, None, places)
    tree = tree_of([decoded_line(text) for text in (*plate.rivers, *plate.streams)])
    (named,) = (one for one in names_data(["en"], places, Own())["kinds"] if one["kind"] == "river")
    spots = decoded_line(named["at"])
    off = km_off(tree, from_mercator(spots / GRID))
    far = {
        name: round(km, 1)
        for name, spot, km in zip(named["names"]["en"].split("|"), spots, off.tolist(), strict=True)
        if km > NAMED_KM and is_inside(core, spot)
    }
    assert far == {}


def is_inside(core: tuple[float, float, float, float], spot: Ring) -> bool:
    (left, top), (right, bottom) = (
        mercator(np.array([[core[0], core[3]], [core[2], core[1]]])) * GRID
    )
    return bool(left < spot[0] < right and top < spot[1] < bottom)
