"""What a map shows of its own accord: names, and today's borders where a story has none."""

from __future__ import annotations

from pathlib import Path

from itinerarium.build import read_story
from itinerarium.compose.from_dicts import plain_story
from itinerarium.compose.overlays import shape_lines
from itinerarium.compose.reference import reference_names, with_layers_of_today
from itinerarium.story_map import core_of
from tests.conftest import REPOSITORY

TWO_ROWS = [
    {"name": "Kaunas", "lat": 54.9, "lon": 23.9},
    {"name": "Tallinn", "lat": 59.44, "lon": 24.75},
]


def test_a_story_of_two_rows_has_names_and_borders_around_it() -> None:
    story = plain_story(TWO_ROWS)
    kinds = {one["kind"]: one["names"]["en"].split("|") for one in reference_names(story)["kinds"]}
    assert set(kinds) == {"country", "sea", "range", "river", "town"}
    assert {"Latvia", "Baltic Sea", "Riga", "Vilnius"} <= {
        one for names in kinds.values() for one in names
    }
    assert "Tallinn" not in kinds["town"]
    towns, borders = with_layers_of_today(story, core_of(story))["overlays"]
    assert (towns["id"], borders["id"], borders["shown"]) == ("towns", "borders-today", True)
    assert towns["added"]
    assert borders["added"]
    lines = shape_lines(borders["shapes"][0])
    near_latvia = [
        (lat, lon) for line in lines for lat, lon in line if 55 < lat < 58.5 and 20 < lon < 29
    ]
    assert len(near_latvia) > 30


def test_a_story_with_names_and_borders_of_its_own_has_no_others() -> None:
    story = read_story(REPOSITORY)
    assert [one["kind"] for one in reference_names(story)["kinds"]] == ["town"]
    assert with_layers_of_today(story, core_of(story)) == story


def test_towns_of_the_shipped_story_stand_under_the_names_of_the_time() -> None:
    story = read_story(Path(REPOSITORY))
    modern = reference_names(story)["kinds"][0]["names"]["en"].split("|")
    own = {label["name"]["en"] for label in story["labels"] if label["kind"] == "town"}
    for then, today in {"Stalingrad": "Volgograd", "Leningrad": "Saint Petersburg"}.items():
        assert then in own
        assert today not in modern
    assert {"Rome", "Bucharest", "Vienna", "Cairo"} <= set(modern)
