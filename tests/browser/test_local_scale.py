"""A walk through a town: as near as its streets, in metres."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import Built, OpenPage

PLACES = """id,name,lat,lon,rank,stop
market,Market square,50.0614,19.9372,1,1
church,Church,50.0617,19.9394,2,2
castle,Castle,50.0541,19.9354,1,3
quarter,Old quarter,50.0513,19.9449,2,4
square,New square,50.0466,19.9546,1,5
"""
WALK = """from,to,mode
market,church,foot
church,castle,foot
castle,quarter,foot
quarter,square,foot
"""
LOOK = """() => {
  const { width, height } = map_1.getContainer().getBoundingClientRect();
  const marks = [...document.querySelectorAll("button.place")];
  const spots = marks.map((mark) => mark.getBoundingClientRect());
  const across = spots.map(({ x }) => x);
  return {
    seen: spots.filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height).length,
    apart: Math.max(...across) - Math.min(...across),
  };
}"""


@pytest.fixture(scope="module")
def town(built_once: Built) -> Path:
    return built_once("town", {"places.csv": PLACES, "routes/walk.csv": WALK})


def test_a_walk_through_a_town_fills_the_window_and_is_told_in_metres(
    town: Path, open_page: OpenPage
) -> None:
    page = open_page(town)
    look = page.evaluate(LOOK)
    assert look["seen"] == 5
    assert look["apart"] > 300
    expect(page.locator(".scale-text")).to_have_text("200 m")
    page.keyboard.press("r")
    expect(page.locator("#read")).to_contain_text("Market square to Church on foot, 160 m")
    page.keyboard.press("Escape")
    page.evaluate("map_1.setZoom(30, { animate: false })")
    assert page.evaluate("map_1.getZoom()") == 18
    expect(page.locator(".scale-text")).to_have_text("20 m")
