"""Stops that are no places, in the files for other programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from itinerarium.build import build
from itinerarium.new import begin
from tests.exports import HARD_STORY, exports_of, story_of
from tests.stories import TWICE_STORY, write_story

Files = dict[str, str | bytes | bool]


def test_our_own_geojson_brings_them_back(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "story", TWICE_STORY)
    source = tmp_path / "story.geojson"
    source.write_bytes(exports_of(folder)["story.geojson"])
    begin(tmp_path / "again", source)
    told = {key: part for key, part in story_of(folder).items() if key != "lessonPlans"}
    assert story_of(tmp_path / "again") == told


def test_stops_csv_is_read_as_a_story_s_own(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "story", TWICE_STORY)
    files = exports_of(folder)
    again: Files = {**TWICE_STORY, **{one: files[one] for one in ("places.csv", "stops.csv")}}
    assert story_of(write_story(tmp_path / "again", again)) == story_of(folder)
    rows = list(csv.DictReader(io.StringIO(files["stops.csv"].decode("utf-8-sig"))))
    assert [(row["stop"], row["place"], row["bounds"], row["title"]) for row in rows] == [
        ("1", "", "36, 46, 55, 75", "The whole steppe"),
        ("4", "orenburg", "", "Back again"),
        ("5", "buzuluk", "", ""),
    ]


def test_across_the_antimeridian_bounds_are_written_within_one_turn(tmp_path: Path) -> None:
    stops = 'id,stop,bounds,title\nsea,1,"-25, -178, -10, -165",The sea\n'
    folder = write_story(tmp_path, {**HARD_STORY, "routes/main.csv": False, "stops.csv": stops})
    assert story_of(folder)["ownStops"][0]["bounds"] == [[-25.0, 182.0], [-10.0, 195.0]]
    assert b"-25, -178, -10, -165" in exports_of(folder)["stops.csv"]


def test_a_place_s_description_has_all_that_is_told_there(tmp_path: Path) -> None:
    files = exports_of(write_story(tmp_path, TWICE_STORY))
    said = "snow.\n\nBack again, from May 1943\n\nThe tents are gone.\n\nOnly the steppe is left."
    assert [said in files[name].decode() for name in ("story.kml", "story.gpx")] == [True, True]
    orenburg = json.loads(files["story.lpf.json"])["features"][0]
    assert [one["value"] for one in orenburg["descriptions"]] == [
        "Tents in the snow.",
        "Only the steppe is left.",
    ]


def test_a_story_without_them_leaves_no_older_table_behind(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "story", TWICE_STORY)
    build(folder, tmp_path / "out")
    assert (tmp_path / "out" / "stops.csv").exists()
    (folder / "stops.csv").unlink()
    (folder / "story.toml").unlink()
    build(folder, tmp_path / "out")
    assert not (tmp_path / "out" / "stops.csv").exists()
    assert (tmp_path / "out" / "places.csv").exists()
