"""A leg whose line has gaps: they are not drawn nor counted, and thinning costs no kilometre."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from itinerarium.build import read_story
from itinerarium.geo.distance import haversine_km
from itinerarium.vocabulary.story import LegData
from tests.points import line_through
from tests.stories import write_story

PLACES = "id,name,lat,lon\na,A,50,20\nb,B,50,21\n"


def leg(folder: Path, *segments: list[tuple[float, float]]) -> LegData:
    inner = "".join(
        "<trkseg>" + "".join(f'<trkpt lat="{y}" lon="{x}"/>' for x, y in line) + "</trkseg>"
        for line in segments
    )
    files = {
        "places.csv": PLACES,
        "routes/main.csv": "from,to,shape\na,b,way.gpx\n",
        "routes/way.gpx": f"<gpx><trk>{inner}</trk></gpx>",
    }
    return read_story(write_story(folder, files))["routes"][0]["legs"][0]


@pytest.mark.parametrize("turned", [1, -1])
def test_a_recorded_gap_is_no_line_and_no_kilometre(tmp_path: Path, turned: int) -> None:
    one, other = [(20.0, 50.0), (20.2, 50.1)], [(20.8, 50.1), (21.0, 50.0)]
    segments = (one, other) if turned == 1 else (other[::-1], one[::-1])
    found = leg(tmp_path, *segments)
    assert found["line"] == [
        [[50, 20], [50.1, 20.2]],
        [[50.1, 20.8], [50, 21]],
    ]
    walked = sum(haversine_km(line_through(*line)) for line in (one, other))
    assert found["km"] == pytest.approx(walked, rel=0.006)


def test_segments_that_go_on_at_once_are_one_line(tmp_path: Path) -> None:
    found = leg(tmp_path, [(20.0, 50.0), (20.5, 50.2)], [(20.5005, 50.2), (21.0, 50.0)])
    assert len(found["line"]) == 1


def test_the_length_is_that_of_all_points_recorded(tmp_path: Path) -> None:
    bends = [(20 + n / 1000, 50 + 0.0002 * (n % 2)) for n in range(1001)]
    found = leg(tmp_path, bends)
    assert found["km"] == pytest.approx(haversine_km(line_through(*bends)), rel=0.006)
    assert sum(map(len, found["line"])) < 20
    assert math.dist(found["line"][0][0], (50, 20)) == 0
