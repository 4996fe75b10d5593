"""A story's tables say what its page says, in units and types that are told."""

from __future__ import annotations

import doctest
import subprocess
import sys
from dataclasses import FrozenInstanceError
from importlib import import_module

import geopandas
import pandas as pd
import pytest
import shapely
from pyproj import Geod

from itinerarium import plain_story, read_story, read_tables
from itinerarium.tables.tables import Tables
from tests.conftest import REPOSITORY

WGS84 = Geod(ellps="WGS84")
ENDURANCE = REPOSITORY / "examples" / "endurance"


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables(REPOSITORY)


def test_the_columns_have_these_types(tables: Tables) -> None:
    kinds = {"Int64": "whole", "float64": "number", "string": "text", "datetime64[s]": "day"}
    places = {name: kinds[str(kind)] for name, kind in tables.places.dtypes.items()}
    assert {name for name, kind in places.items() if kind == "number"} == {
        "lat",
        "lon",
        "accuracy_km",
    }
    assert {name for name, kind in places.items() if kind == "whole"} == {"rank", "stop", "people"}
    legs = tables.legs.drop(columns="geometry").dtypes
    assert {name: kinds[str(kind)] for name, kind in legs.items() if not name.startswith("pe")} == {
        **dict.fromkeys(("route", "from", "to", "mode", "certainty", "sources"), "text"),
        **dict.fromkeys(("start", "end"), "text"),
        **dict.fromkeys(("start_first", "start_last", "end_first", "end_last"), "day"),
        "n": "whole",
        "km": "number",
    }
    assert list(tables.hops) == ["route", "from", "to", "first", "last", "km", "geometry"]
    assert tables.places.index.name == "id"


def test_the_tables_say_what_the_story_says(tables: Tables) -> None:
    story = read_story(REPOSITORY)
    assert tables.places.index.to_list() == [place["id"] for place in story["places"]]
    stops = tables.places["stop"].dropna().sort_values()
    assert stops.index.to_list() == story["stops"]
    half = 0.05 * len(tables.legs)
    assert tables.legs["km"].sum() == pytest.approx(story["km"], abs=half)
    by_mode = tables.legs.groupby("mode")["km"].sum()
    assert by_mode.to_dict() == pytest.approx(story["kmByMode"], abs=half)


def test_the_texts_stand_in_a_column_for_each_language(tables: Tables) -> None:
    place = tables.places.loc["krasnovodsk"]
    [told] = [one for one in read_story(REPOSITORY)["places"] if one["id"] == "krasnovodsk"]
    assert (place["name"], place["name_pl"]) == (told["name"]["en"], told["name"]["pl"])
    assert "**" not in place["text"]
    assert len(place["text_pl"]) > 100


def test_the_lines_are_as_long_as_the_legs_and_hops_that_they_draw(tables: Tables) -> None:
    for table in (tables.legs, tables.hops):
        drawn = table["geometry"].map(WGS84.geometry_length) / 1000
        is_wrong = (drawn - table["km"]).abs() > 0.001 * table["km"] + 0.1
        wrong = table.assign(drawn=drawn)[is_wrong]
        assert wrong[["route", "from", "to", "km", "drawn"]].to_dict("records") == []


def test_lines_begin_and_end_at_their_places(tables: Tables) -> None:
    for table in (tables.legs, tables.hops):
        for end, which in (("from", 0), ("to", -1)):
            known = table[table[end].isin(tables.places.index)]
            spots = tables.places.loc[known[end], ["lon", "lat"]].to_numpy()
            points = [shapely.get_coordinates(line)[which] for line in known["geometry"]]
            assert (abs(spots - points) < 1e-4).all()


def test_a_line_across_the_antimeridian_is_cut_there() -> None:
    places = [
        {"name": "Suva", "lat": -18.14, "lon": 178.44},
        {"name": "Apia", "lat": -13.83, "lon": -171.76},
    ]
    tables = read_tables(plain_story(places, [{"from": "suva", "to": "apia"}]))
    [line] = tables.legs["geometry"]
    assert (line.geom_type, line.bounds[0], line.bounds[2]) == ("MultiLineString", -180, 180)
    assert tables.places["lon"].to_list() == [178.44, -171.76]


def test_a_hop_over_several_legs_has_the_line_of_all() -> None:
    places = [
        {"id": "a", "lat": 50, "lon": 20},
        {"id": "bend", "lat": 51, "lon": 21, "kind": "waypoint"},
        {"id": "corner", "lat": 52, "lon": 20, "kind": "waypoint"},
        {"id": "b", "lat": 53, "lon": 21},
        {"id": "c", "lat": 53, "lon": 23},
    ]
    legs: list[dict[str, object]] = [
        {"from": "a", "to": "bend"},
        {"from": "bend", "to": "b", "via": "corner"},
        {"from": "b", "to": "a", "via": ["c", "b"]},
    ]
    hops = read_tables(plain_story(places, legs)).hops
    told = hops[["from", "to", "first", "last"]].to_dict("split")["data"]
    assert told == [
        ["a", "b", 1, 2],
        ["b", "c", 3, 3],
        ["c", "b", 3, 3],
        ["b", "a", 3, 3],
    ]
    drawn = hops["geometry"].map(WGS84.geometry_length) / 1000
    assert drawn.to_list() == pytest.approx(hops["km"].to_list(), rel=0.001)


def test_a_date_is_given_as_written_and_as_days() -> None:
    story = plain_story([{"name": "Oslo", "lat": 59.9, "lon": 10.7, "start": "1940-04~"}])
    [place] = read_tables(story).places.to_dict("records")
    assert (place["start"], place["start_first"], place["start_last"]) == (
        "1940-04~",
        pd.Timestamp("1940-04-01"),
        pd.Timestamp("1940-04-30"),
    )
    assert pd.isna(place["end"])
    assert pd.isna(place["end_first"])


def test_the_tables_make_the_same_story_again() -> None:
    tables = read_tables(ENDURANCE)
    shown = tables.places[tables.places["kind"] != "waypoint"]
    direct = tables.legs[tables.legs[["from", "to"]].isin(shown.index).all(axis="columns")]
    columns = ["name", "lat", "lon", "kind", "rank", "stop", "start", "end"]
    settings: dict[str, object] = {"sources": {}}
    story = plain_story(shown[columns], direct[["route", "from", "to", "mode", "start"]], settings)
    again = read_tables(story)
    pd.testing.assert_frame_equal(again.places[columns], shown[columns])
    assert again.legs["from"].to_list() == direct["from"].to_list()


def test_the_tables_are_there_for_geopandas(tables: Tables) -> None:
    frames = tables.to_geodataframes()
    for frame in (frames.places, frames.legs, frames.hops):
        assert isinstance(frame, geopandas.GeoDataFrame)
        assert frame.crs.to_epsg() == 4326
    assert frames.places.geometry.x.to_list() == tables.places["lon"].to_list()
    assert plain_story(frames.places.drop(columns=["lat", "lon", "sources"]))["places"]


def test_without_geopandas_it_is_said_what_to_install(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "geopandas", None)
    with pytest.raises(ImportError, match="pip install geopandas"):
        tables.to_geodataframes()


def test_the_tables_cannot_be_exchanged(tables: Tables) -> None:
    with pytest.raises(FrozenInstanceError):
        tables.legs = tables.places  # type: ignore[misc]  # just what is refused


def test_a_story_without_legs_has_empty_tables() -> None:
    tables = read_tables(plain_story([{"name": "Oslo", "lat": 59.9, "lon": 10.7}]))
    assert (len(tables.places), len(tables.legs), len(tables.hops)) == (1, 0, 0)
    assert str(tables.legs["km"].dtype) == "float64"


def test_the_example_of_the_documentation_is_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    tried = doctest.testmod(import_module("itinerarium.tables.tables"))
    assert (tried.failed, tried.attempted > 0) == (0, True)


def test_the_package_alone_does_not_import_pandas() -> None:
    code = "import itinerarium, sys; print('pandas' in sys.modules); itinerarium.read_tables"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
