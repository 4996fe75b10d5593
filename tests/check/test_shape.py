"""A leg's own line: thinned within a tolerance, tied to its places, doubted where it is far off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from itinerarium.check import check
from itinerarium.check.layers.pieces import drawn
from itinerarium.geo.coordinates import Floats, Line
from itinerarium.geo.distance import haversine_km
from itinerarium.geo.great_circle import interpolate
from itinerarium.geo.simplify import TOLERANCE_KM, simplified
from itinerarium.read import read_folder
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.traced import TracedLeg
from tests.points import Pair, line_through
from tests.stories import write_story

GPX = '<gpx xmlns="http://www.topografix.com/GPX/1/1">{}</gpx>'
LINES = {
    "way.geojson": '{{"type": "LineString", "coordinates": [{}]}}',
    "way.kml": '<kml xmlns="http://www.opengis.net/kml/2.2"><LineString><coordinates>{}'
    "</coordinates></LineString></kml>",
    "track.gpx": GPX.format("<trk><trkseg>{}</trkseg></trk>"),
    "route.gpx": GPX.format("<rte>{}</rte>"),
}
WAY = line_through((55.11, 51.77), (58.0, 49.0), (58.0, 49.0003), (63.0, 44.9), (69.27, 41.3))


def written(name: str, points: Sequence[Pair]) -> str:
    """The line in the format that the file's name tells."""
    if name.endswith(".gpx"):
        tag = "trkpt" if name == "track.gpx" else "rtept"
        return LINES[name].format("".join(f'<{tag} lon="{x}" lat="{y}"/>' for x, y in points))
    if name.endswith(".kml"):
        return LINES[name].format(" ".join(f"{x},{y},12" for x, y in points))
    return LINES[name].format(", ".join(f"[{x}, {y}]" for x, y in points))


def leg_along(folder: Path, name: str, points: Sequence[Pair]) -> TracedLeg:
    files = {
        "routes/main.csv": f"from,to,shape\norenburg,tashkent,{name}\n",
        f"routes/{name}": written(name, points),
    }
    checked = check(read_folder(write_story(folder, files)))
    assert checked.warnings == ()
    return trace(checked.atlas).routes[0].legs[0]


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("turned", [1, -1])
def test_a_line_is_thinned_and_begins_and_ends_at_its_places(
    tmp_path: Path, name: str, turned: int
) -> None:
    leg = leg_along(tmp_path, name, WAY[::turned])
    [line] = leg.parts
    assert (line[0], line[-1]) == ((55.10, 51.77), (69.28, 41.31))
    assert [point for point in line if point in WAY] == [*WAY[:2], *WAY[3:]]
    assert leg.km == pytest.approx(haversine_km([line[0], *WAY, line[-1]]), rel=0.005)


STEPS = st.lists(st.tuples(st.floats(-0.3, 0.3), st.floats(-0.2, 0.2)), min_size=1, max_size=60)


@given(start=st.tuples(st.floats(-180, 180), st.floats(-70, 70)), steps=STEPS)
def test_no_point_left_out_is_further_from_the_line_than_stated(
    start: Pair, steps: list[Pair]
) -> None:
    walked = np.array(start) + np.cumsum(np.array(steps), axis=0)
    walked[:, 0] = (walked[:, 0] + 180) % 360 - 180
    points = line_through(*map(tuple, walked.tolist()))
    kept = simplified(points)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    dense = np.array([*kept, *_between(kept)])
    for lon, lat in set(points) - set(kept):
        near = dense[np.argsort(_roughly(dense, lon, lat))[:3]]
        away = min(great_circle((lat, lon), (y, x)).km for x, y in near)
        assert away < TOLERANCE_KM + STEP_KM


STEP_KM = 0.1
"""How finely the line is looked at."""


def _between(line: Line) -> list[list[float]]:
    pairs = np.array(list(pairwise(line)))
    if not len(pairs):
        return []
    pieces = np.array([1 + int(haversine_km((a, b)) / STEP_KM) for a, b in pairwise(line)])
    found: list[list[float]] = interpolate(pairs[:, 0], pairs[:, 1], pieces).tolist()
    return found


def _roughly(points: Floats, lon: float, lat: float) -> Floats:
    across = (points[:, 0] - lon + 180) % 360 - 180
    away: Floats = np.hypot(across * np.cos(np.radians(lat)), points[:, 1] - lat)
    return away


def test_a_way_along_a_parallel_does_not_turn_into_a_great_circle() -> None:
    parallel = line_through(*((lon / 10, 60.0) for lon in range(401)))
    kept = simplified(parallel)
    assert len(kept) < len(parallel) / 3
    assert max(b[0] - a[0] for a, b in pairwise(kept)) < 1.5


def test_a_line_across_the_antimeridian_is_thinned_as_any_other() -> None:
    lons = ((180 + x / 20) if x <= 0 else (x / 20 - 180) for x in range(-5, 6))
    line = line_through(*((lon, 10.0) for lon in lons))
    assert simplified(line) == (line[0], line[-1])


def test_a_ring_keeps_its_way_round() -> None:
    ring = line_through((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))
    assert simplified(ring) == ring


def test_a_long_track_is_thinned_to_what_is_seen() -> None:
    angle = np.linspace(0, 20, 50_000)
    track = line_through(
        *zip(
            (angle + 0.0001 * np.sin(500 * angle)).tolist(),
            (0.3 * np.sin(angle)).tolist(),
            strict=True,
        )
    )
    assert 20 < len(simplified(track)) < 200


def test_a_walk_through_a_town_keeps_its_corners() -> None:
    walk = line_through((19.9372, 50.0614), (19.9394, 50.0617), (19.9372, 50.0609), (19.95, 50.05))
    corners = set(drawn([walk]).points)
    assert corners == set(walk)
    far = line_through((19.9372, 50.0614), (19.9394, 50.0617), (19.9372, 50.0609), (29.95, 50.05))
    assert set(drawn([far]).points) < set(far)
