"""Tables of pandas and geopandas go wherever dicts go, and say the same."""

from __future__ import annotations

import datetime
import subprocess
import sys
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely

from itinerarium import (
    LabelLayer,
    PlaceLayer,
    RouteLayer,
    StoryControl,
    TimelineControl,
    plain_story,
)
from itinerarium.story_map import draw
from itinerarium.vocabulary.errors import DataError

PLACES: list[dict[str, Any]] = [
    {"id": "sejny", "name": "Sejny", "lat": 54.108, "lon": 23.347, "start": "2025-06-08"},
    {"id": "krynki", "name": "Krynki", "lat": 53.264, "lon": 23.773, "people": 12},
    {"id": "suwalki", "name": "Suwałki", "lat": 54, "lon": 22.93, "end": "2025-06-12", "rank": 1},
]
LEGS = [
    {"from": "sejny", "to": "krynki", "mode": "road", "start": "2025-06-10"},
    {"from": "krynki", "to": "suwalki", "mode": "rail"},
]
STORY = plain_story(PLACES, LEGS)


def frame() -> pd.DataFrame:
    """The places as a table: its empty cells are NaN or NaT, its whole numbers are floats."""
    table = pd.DataFrame(PLACES)
    table["start"] = pd.to_datetime(table["start"])
    table["end"] = pd.to_datetime(table["end"])
    return table


def test_a_table_with_nan_nat_and_timestamps_is_the_story_of_its_dicts() -> None:
    table = frame()
    assert table["people"].dtype == np.float64
    assert table["start"].isna().sum() == 2
    assert plain_story(table, pd.DataFrame(LEGS)) == STORY


@pytest.mark.parametrize("to", ["Int64", "object"])
def test_whole_numbers_may_have_any_type(to: str) -> None:
    table = frame().astype({"people": to, "rank": to})
    assert plain_story(table, pd.DataFrame(LEGS)) == STORY


def test_a_named_index_is_a_column() -> None:
    assert plain_story(frame().set_index("id"), pd.DataFrame(LEGS)) == STORY


def test_points_give_lat_and_lon_in_whichever_system_they_are() -> None:
    table = frame()
    points = geopandas.points_from_xy(table["lon"], table["lat"], crs=4326)
    located = geopandas.GeoDataFrame(table.drop(columns=["lat", "lon"]), geometry=points)
    assert plain_story(located, LEGS) == STORY
    assert plain_story(located.to_crs(3857), LEGS) == STORY
    named = located.rename_geometry("where")
    assert plain_story(named, LEGS) == STORY


def test_coordinates_in_columns_win_over_points_unless_they_are_empty() -> None:
    table = frame()
    table["geometry"] = [shapely.Point(1, 2)] * len(table)
    table.loc[0, "lat"] = None
    story = plain_story(table, LEGS)
    assert [(place["lat"], place["lon"]) for place in story["places"][:2]] == [
        (2, 23.347),
        (53.264, 23.773),
    ]


def test_a_point_that_is_empty_is_a_place_without_coordinates() -> None:
    table = geopandas.GeoDataFrame({"name": ["Sejny"]}, geometry=[shapely.Point()], crs=4326)
    with pytest.raises(DataError) as raised:
        plain_story(table)
    assert "lat" in raised.value.__notes__[0]


def test_a_column_route_says_to_which_route_each_leg_belongs() -> None:
    legs = pd.DataFrame(LEGS).assign(route=["out", "back"])
    story = plain_story(frame(), legs)
    assert [(route["id"], len(route["legs"])) for route in story["routes"]] == [
        ("out", 1),
        ("back", 1),
    ]
    assert plain_story(frame(), {"out": legs[:1].drop(columns="route")})["routes"][0]["id"] == "out"


def test_a_table_of_legs_without_rows_is_no_route() -> None:
    assert plain_story(frame(), pd.DataFrame(LEGS)[:0])["routes"] == []


def test_each_kind_of_cell_is_read() -> None:
    cells = {
        "None": (None, None),
        "NaN": (float("nan"), None),
        "numpy's NaN": (np.float32("nan"), None),
        "NaT": (pd.NaT, None),
        "numpy's NaT": (np.datetime64("NaT"), None),
        "NA": (pd.NA, None),
        "a Timestamp": (pd.Timestamp("1942-03-24 12:00"), "1942-03-24"),
        "numpy's day": (np.datetime64("1942-03-24"), "1942-03-24"),
        "a day in nanoseconds": (np.datetime64("1942-03-24", "ns"), "1942-03-24"),
        "a date": (datetime.date(1942, 3, 24), "1942-03-24"),
        "a month": (pd.Period("1942-03", "M"), "1942-03"),
        "an early date": (datetime.date(982, 3, 4), "0982-03-04"),
        "a whole float": (1942.0, "1942"),
        "a float": (0.5, "0.5"),
        "a small float": (0.00001, "0.00001"),
        "numpy's integer": (np.int64(12), "12"),
        "numpy's float": (np.float64(12), "12"),
        "text": ("12.0", "12.0"),
    }
    from itinerarium.compose.frames import plain_text

    assert {name: plain_text(value) for name, (value, _) in cells.items()} == {
        name: expected for name, (_, expected) in cells.items()
    }


@pytest.mark.parametrize(
    "part", [StoryControl, TimelineControl, LabelLayer, RouteLayer, PlaceLayer, draw]
)
def test_each_part_takes_tables(part: Any) -> None:
    assert part(frame(), pd.DataFrame(LEGS)).story == STORY


def test_problems_of_a_table_are_told_by_row() -> None:
    with pytest.raises(DataError) as raised:
        plain_story(frame().assign(lat=[1, 95, 2]))
    assert "places, row 2" in raised.value.__notes__[0]


def test_without_a_table_pandas_is_not_needed_to_read_the_rows() -> None:
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "from itinerarium.compose.frames import place_rows, plain_text\n"
        "print(place_rows([{'lat': 1}]), plain_text(float('nan')), plain_text(2.0))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[{'lat': 1}] None 2\n"
