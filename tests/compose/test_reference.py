"""What a map shows of its own accord: names, and today's borders where a story has none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from itinerarium.build import read_story
from itinerarium.compose.from_dicts import plain_story
from itinerarium.compose.overlays import shape_lines
from itinerarium.compose.reference import reference_names, with_layers_of_today
from itinerarium.geo.line_codec import decoded_line
from itinerarium.geo.mercator import GRID, from_mercator
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


@pytest.mark.parametrize(
    ("rows", "named", "has_border"),
    [
        ([("Lima", -12.05, -77.04), ("Cusco", -13.52, -71.97)], {"Huancayo", "Ica"}, False),
        ([("Oslo", 59.91, 10.75), ("Bergen", 60.39, 5.32)], {"Drammen", "Lillehammer"}, True),
        ([("Tokyo", 35.68, 139.77), ("Kyoto", 35.01, 135.77)], {"Nagoya", "Yokohama"}, False),
        ([("Mombasa", -4.05, 39.67), ("Nairobi", -1.29, 36.82)], {"Arusha", "Voi"}, True),
    ],
)
def test_two_rows_anywhere_have_five_names_between_them_and_the_borders_that_run_there(
    rows: list[tuple[str, float, float]], named: set[str], has_border: bool
) -> None:
    story = plain_story([{"name": name, "lat": lat, "lon": lon} for name, lat, lon in rows])
    low, high = (np.array([part(row[n] for row in rows) for n in (1, 2)]) for part in (min, max))
    low, high = low - 1.0, high + 1.0
    found = {
        name
        for kind in reference_names(story)["kinds"]
        for name, at in zip(
            kind["names"]["en"].split("|"),
            from_mercator(decoded_line(kind["at"]) / GRID)[:, ::-1],
            strict=True,
        )
        if np.all((at > low) & (at < high))
    }
    assert len(found) >= 5
    assert named <= found
    _, borders = with_layers_of_today(story, core_of(story))["overlays"]
    points = [at for shape in borders["shapes"] for line in shape_lines(shape) for at in line]
    assert any(np.all((np.array(at) > low) & (np.array(at) < high)) for at in points) == has_border


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
