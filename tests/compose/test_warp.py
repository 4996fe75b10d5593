"""A plan as it lies on the map: what is at a pixel of the scan is at its place."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from itinerarium.compose import warp as warping
from itinerarium.compose.warp import warp
from itinerarium.geo.mercator import mercator
from itinerarium.vocabulary.plans import ControlPoint, Georeference, Method, Plan

WEST, SOUTH, STEP = 23.0, 53.9, 1e-4


def turned(x: float, y: float) -> ControlPoint:
    """A sheet that lies askew."""
    return ControlPoint(x, y, WEST + (x + 0.3 * y) * STEP, SOUTH + (0.3 * x - 0.59 * y) * STEP)


def scan(path: Path, size: tuple[int, int], dot: tuple[int, int]) -> Path:
    image = Image.new("RGB", size, "white")
    image.paste("red", (dot[0] - 4, dot[1] - 4, dot[0] + 5, dot[1] + 5))
    image.save(path)
    return path


def seen_at(laid: warping.WarpedPlan, lon: float, lat: float) -> tuple[int, ...]:
    """The colour of the laid picture at a place."""
    image = Image.open(io.BytesIO(laid.data)).convert("RGBA")
    at, low, high = mercator(np.array([(lon, lat), laid.south_west, laid.north_east]))
    x = (at[0] - low[0]) / (high[0] - low[0]) * image.width
    y = (at[1] - high[1]) / (low[1] - high[1]) * image.height
    found = image.getpixel((int(x), int(y)))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("method", ["affine", "degrees", "spline"])
def test_a_dot_of_the_scan_lies_at_its_place_and_outside_it_is_clear(
    tmp_path: Path, method: Method
) -> None:
    path = scan(tmp_path / "plan.png", (400, 300), (100, 220))
    known = tuple(turned(*one) for one in ((0, 0), (400, 0), (0, 300), (400, 300)))
    plan = Plan("plan", path, 400, 300, Georeference(known, method), {"en": "Plan"})
    laid = warp(plan)
    dot = turned(100, 220)
    red, green, blue, alpha = seen_at(laid, dot.lon, dot.lat)
    assert red > 180 > 90 > max(green, blue)
    assert alpha > 250
    assert seen_at(laid, laid.south_west[0] + STEP, laid.north_east[1] - STEP)[3] < 5
    assert warp(plan) == laid


def test_only_what_lies_in_the_outline_is_seen(tmp_path: Path) -> None:
    path = scan(tmp_path / "plan.png", (200, 100), (20, 20))
    known = tuple(turned(*one) for one in ((0, 0), (200, 0), (0, 100)))
    outline = ((100.0, 0.0), (200.0, 0.0), (200.0, 100.0), (100.0, 100.0))
    laid = warp(Plan("plan", path, 200, 100, Georeference(known, outline=outline), {}))
    inside, outside = turned(150, 50), turned(120, 50)
    assert seen_at(laid, inside.lon, inside.lat)[3] > 250
    assert seen_at(laid, outside.lon, outside.lat)[3] > 200
    assert laid.south_west[0] > WEST + 99 * STEP


def test_a_large_scan_makes_a_picture_of_limited_size_and_less_zoom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scan(tmp_path / "plan.png", (800, 600), (100, 100))
    known = tuple(turned(*one) for one in ((0, 0), (800, 0), (0, 600)))
    plan = Plan("plan", path, 800, 600, Georeference(known), {})
    whole = warp(plan)
    monkeypatch.setattr(warping, "LONGEST_SIDE", 250)
    small = warp(plan)
    assert max(Image.open(io.BytesIO(small.data)).size) <= 250
    assert small.zoom < whole.zoom - 1
    dot = turned(100, 100)
    assert seen_at(small, dot.lon, dot.lat)[1] < 120
