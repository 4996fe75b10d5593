"""The stories of ``examples/``: other countries, other seas, the same code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from itinerarium.build import Built, build
from itinerarium.check import check
from itinerarium.geo.coordinates import LonLat
from itinerarium.geo.distance import haversine_km
from itinerarium.read import read_folder
from itinerarium.vocabulary.story import LegData, Story
from tests.conftest import FULL_HD, PHONE, REPOSITORY, OpenPage

EXAMPLES = sorted(one.parent for one in (REPOSITORY / "examples").glob("*/places.csv"))
ENDURANCE = REPOSITORY / "examples" / "endurance"
LONGEST_STEP = 30.0
"""Degrees of longitude: curves are drawn in smaller steps, so a longer one has gone astray."""
OF_THE_SHIPPED_STORY = re.compile(
    r"Anders|Sikorski|Wojtek|Tockoje|Monte Cassino|Warsaw", re.IGNORECASE
)
POLISH = re.compile(r"[ąćęłńśźżĄĆĘŁŃŚŹŻ]|\bpolsk|\bPolish\b|\bPoland\b")


@pytest.fixture(scope="module")
def endurance(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(ENDURANCE, tmp_path_factory.mktemp("endurance"))


def lines(story: Story) -> Iterator[tuple[LegData, list[list[float]]]]:
    return (
        (leg, part) for route in story["routes"] for leg in route["legs"] for part in leg["line"]
    )


@pytest.mark.parametrize("folder", EXAMPLES, ids=[one.name for one in EXAMPLES])
def test_an_example_gives_nothing_to_complain_of(folder: Path) -> None:
    assert check(read_folder(folder)).warnings == ()


def test_the_story_runs_on_across_the_antimeridian(endurance: Built) -> None:
    [[south, west], [north, east]] = endurance.story["bounds"]
    assert (south, north) == (-83.6, 37.795)
    assert 140 < west < 180 < east < 360
    assert all(west <= place["lon"] <= east for place in endurance.story["places"])


def test_no_line_runs_across_the_world(endurance: Built) -> None:
    longest = max(
        (abs(b[1] - a[1]), leg["from"], leg["to"])
        for leg, line in lines(endurance.story)
        for a, b in pairwise(line)
    )
    assert longest[0] < LONGEST_STEP, longest


def test_the_ship_over_the_pacific_is_one_piece_of_its_true_length(endurance: Built) -> None:
    [(leg, _)] = [
        (leg, line) for leg, line in lines(endurance.story) if leg["from"] == "san_francisco"
    ]
    [line] = leg["line"]
    assert line[0][1] > 180 > line[-1][1]
    drawn = haversine_km([LonLat((lon, lat)) for lat, lon in line])
    assert drawn == pytest.approx(leg["km"], rel=0.01)


@pytest.mark.parametrize(
    ("strand", "least", "most"),
    [
        ("caird", 1300, 1700),  # 800 nautical miles by the log, and 50 km over the mountains
        ("depots", 1200, 1700),
        ("aurora", 15_000, 25_000),
        ("endurance", 8_000, 10_000),
    ],
)
def test_a_strand_is_about_as_long_as_it_was(
    endurance: Built, strand: str, least: int, most: int
) -> None:
    [km] = [route["km"] for route in endurance.story["routes"] if route["id"] == strand]
    assert least < km < most


def test_nothing_of_the_shipped_story_is_in_the_page(endurance: Built) -> None:
    page = endurance.path.read_text(encoding="utf-8")
    assert OF_THE_SHIPPED_STORY.findall(page) == []
    told = re.search(r'id="story-data">(.*?)</script>', page, re.DOTALL)
    assert told
    assert POLISH.findall(told[1]) == []


@pytest.mark.browser
@pytest.mark.parametrize("size", [FULL_HD, PHONE])
def test_land_lies_under_both_halves(
    endurance: Built, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(endurance.path, size)
    page.wait_for_selector(".ground[data-drawn=true]", state="attached")
    for lat, lon in ((-43.6, 171.5), (-38, 360 - 65), (-75, 360 - 120)):
        assert page.evaluate(IS_LAND, [lat, lon]), (lat, lon)
    for lat, lon in ((-60, 200), (-50, 360 - 45)):
        assert not page.evaluate(IS_LAND, [lat, lon]), (lat, lon)


IS_LAND = """async ([lat, lon]) => {
  map_1.setView([lat, lon], 5, { animate: false });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const at = map_1.getContainer().getBoundingClientRect();
  const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const opacityOf = (selector) => {
    const canvas = document.querySelector(selector);
    const box = canvas.getBoundingClientRect();
    const x = (at.left + at.width / 2 - box.left) * canvas.width / box.width;
    const y = (at.top + at.height / 2 - box.top) * canvas.height / box.height;
    copy.clearRect(0, 0, 1, 1);
    copy.drawImage(canvas, x, y, 1, 1, 0, 0, 1, 1);
    return copy.getImageData(0, 0, 1, 1).data[3];
  };
  return opacityOf(".ground-sea") < 60 && opacityOf(".ground-relief") > 200;
}"""
