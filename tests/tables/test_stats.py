"""Kilometres and people by strand, mode and year: what the page says, in four forms."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from itinerarium import plain_story, read_story
from itinerarium.cli import main
from itinerarium.language.formats import whole
from itinerarium.tables.printed import (
    PRINTED,
    as_csv,
    as_json,
    as_markdown,
    as_text,
    mode_lengths,
)
from itinerarium.tables.totals import totals
from itinerarium.vocabulary.story import Story
from tests.conftest import REPOSITORY

PLACES = [
    {"id": "a", "lat": 50, "lon": 20},
    {"id": "b", "lat": 51, "lon": 21},
    {"id": "c", "lat": 52, "lon": 20},
]
ROUTES: dict[str, list[dict[str, object]]] = {
    "there": [
        {"from": "a", "to": "b", "mode": "rail", "start": "1941-05", "people": 1000},
        {"from": "b", "to": "c", "mode": "foot", "start": "1942", "people": 900},
        {"from": "c", "to": "a", "mode": "rail", "start": "1942-12-31", "people": 1200},
    ],
    "back": [
        {"from": "c", "to": "a", "people": 5, "people_note": "tons"},
        {"from": "a", "to": "b", "mode": "rail", "start": "1941", "end": "1945"},
    ],
}


@pytest.fixture(scope="module")
def small() -> Story:
    return plain_story(PLACES, ROUTES)


@pytest.fixture(scope="module", params=[".", "examples/endurance", "examples/villages"])
def story(request: pytest.FixtureRequest) -> Story:
    return read_story(REPOSITORY / request.param)


def test_the_sums_are_the_pages(story: Story) -> None:
    by_mode = totals(story, ["mode"]).set_index("mode")["km"].to_dict()
    assert by_mode == pytest.approx(story["kmByMode"], abs=1e-6)
    by_strand = totals(story, ["strand"]).set_index("strand")["km"].to_dict()
    assert by_strand == pytest.approx({one["id"]: one["km"] for one in story["routes"]}, abs=1e-6)
    for by in (["year"], ["strand", "mode", "year"]):
        assert totals(story, by)["km"].sum() == pytest.approx(story["km"], abs=0.5)


def test_what_is_printed_is_what_a_reader_sees_on_the_page(story: Story) -> None:
    cells = [line.split() for line in as_text(story).splitlines() if line]
    printed = {row[0]: row[2] for row in cells}
    routes = {route["id"]: f"{whole(route['km']):,}" for route in story["routes"]}
    modes = {mode: f"{whole(km):,}" for mode, km in story["kmByMode"].items()}
    assert printed.items() >= {**routes, **modes, "all": f"{whole(story['km']):,}"}.items()
    assert mode_lengths(story).startswith(f"{whole(story['km']):,} km: ")


def test_groups_count_their_legs_and_the_most_people_on_one(small: Story) -> None:
    table = totals(small)
    told = table.drop(columns="km").astype(object).where(table.notna(), None)
    assert told.to_dict("split")["data"] == [
        ["there", "rail", 1941, 1, 1000],
        ["there", "rail", 1942, 1, 1200],
        ["there", "foot", 1942, 1, 900],
        ["back", "rail", 1941, 1, None],
        ["back", "road", None, 1, None],
    ]


def test_the_text_is_in_columns_with_a_line_for_all(small: Story) -> None:
    assert as_text(small) == (
        "strand  legs   km  people\n"
        "there      3  486   1,200\n"
        "back       2  354\n"
        "all        5  840   1,200\n"
        "\n"
        "mode  legs   km  people\n"
        "rail     3  486   1,200\n"
        "road     1  223\n"
        "foot     1  131     900\n"
        "all      5  840   1,200\n"
        "\n"
        "year     legs   km  people\n"
        "1941        2  264   1,000\n"
        "1942        2  354   1,200\n"
        "undated     1  223\n"
        "all         5  840   1,200\n"
    )


def test_markdown_is_three_tables(small: Story) -> None:
    head, rule, first, *_ = as_markdown(small).splitlines()
    assert (head, rule) == ("| strand | legs | km | people |", "| --- | ---: | ---: | ---: |")
    assert first == "| there | 3 | 486 | 1,200 |"
    assert as_markdown(small).count("| all | 5 | 840 | 1,200 |") == 3


def test_csv_is_one_table(small: Story) -> None:
    first, *_ = csv.DictReader(io.StringIO(as_csv(small)))
    assert first == {
        "strand": "there",
        "mode": "rail",
        "year": "1941",
        "legs": "1",
        "km": "131.9",
        "people": "1000",
    }


def test_json_has_the_rows_and_each_grouping(small: Story) -> None:
    told = json.loads(as_json(small))
    assert list(told) == ["rows", "strand", "mode", "year"]
    assert told["year"][-1] == {"year": None, "legs": 1, "km": 222.5, "people": None}


def test_a_story_without_legs_has_nothing_to_add_up() -> None:
    story = plain_story(PLACES[:1])
    assert len(totals(story)) == 0
    assert as_csv(story) == "strand,mode,year,legs,km,people\n"
    assert as_text(story).startswith("strand  legs  km  people\nall        0   0\n")
    assert json.loads(as_json(story))["rows"] == []


@pytest.mark.parametrize("form", ["text", "md", "csv", "json"])
def test_the_command_prints_each_form(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = REPOSITORY / "examples" / "endurance"
    assert main(["stats", str(folder), "--format", form]) == 0
    assert capsys.readouterr() == (PRINTED[form](read_story(folder)), "")


def test_the_command_tells_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert (said.out, "P101" in said.err) == ("", True)
