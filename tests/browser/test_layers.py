"""The dated layers of the shipped story: drawn in on their day, and named in the legend."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import FULL_HD, LAPTOP, OpenPage
from tests.pages import until

pytestmark = pytest.mark.browser

KINDS = """(kind) =>
  [...document.querySelectorAll(`.leaflet-overlays-pane .overlay-line.overlay-${kind}`)]
  .filter((path) => path.getAttribute("d").length > 4).length"""
SHOWN = f"""(kinds) => ({{
  ...Object.fromEntries(kinds.map((kind) => [kind, ({KINDS})(kind)])),
  legend: [...document.querySelectorAll(".legend-layers li")].map((row) => row.textContent),
}})"""
COMING = """() => [...document.querySelectorAll(".leaflet-overlays-pane .is-coming.overlay-line")]
  .filter((path) => path.getAnimations().length).map(({ classList }) => classList[1])"""
STOP = """(stop) => {
  map_1.fire("itinerarium:ask", { patch: { stop } });
  map_1.fire("itinerarium:ask", { patch: { legend: true } });
}"""

DRAWN = """() => {
  const svg = document.querySelector(".leaflet-overlays-pane > svg:not(.overlay-signs)");
  const { left, top, right, bottom } = svg.getBoundingClientRect();
  const isWhole = left <= 0 && top <= 0 && right >= innerWidth && bottom >= innerHeight;
  return [svg.getAttribute("viewBox"), isWhole];
}"""
MOVE = "(by) => void map_1.panBy(by, { animate: false })"


def kinds(page: Page, *names: str) -> dict[str, int]:
    return {name: page.evaluate(KINDS, name) for name in names}


def test_attacks_and_lost_land_are_drawn_in_with_their_day_and_the_legend_names_them(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, reduced_motion="no-preference")
    assert kinds(page, "attack", "sphere", "lost") == {"attack": 0, "sphere": 0, "lost": 0}
    page.evaluate(STOP, "danzig")
    assert page.evaluate(COMING).count("overlay-attack") == 8
    rows = page.locator(".legend-layers li")
    assert "German attack, 1 September 1939" in rows.all_text_contents()
    page.evaluate(STOP, "witley")
    page.wait_for_selector("html[data-stop=witley]")
    # The days pass while the map moves: map and legend are asked in one breath.
    for _ in range(100):
        found = page.evaluate(SHOWN, ["attack", "lost", "homeland"])
        if "Lost to the Soviet Union" in found["legend"]:
            break
        page.wait_for_timeout(100)
    assert "Lost to the Soviet Union" in found["legend"]
    assert (found["attack"], found["lost"]) == (0, 1)
    assert found["homeland"] > 0


def test_layers_are_drawn_anew_only_when_the_window_leaves_them(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD)
    page.evaluate("void map_1.setView([45, 30], 5, { animate: false })")
    first, is_whole = page.evaluate(DRAWN)
    assert is_whole
    page.evaluate(MOVE, [300, 100])
    assert page.evaluate(DRAWN) == [first, True]
    for by in ([700, 0], [0, -500], [-1500, 300]):
        page.evaluate(MOVE, by)
        here, is_whole = page.evaluate(DRAWN)
        assert is_whole, by
    assert here != first
    for width, height in (LAPTOP, FULL_HD):
        page.set_viewport_size({"width": width, "height": height})
        until(page, "map_1.getSize().x === innerWidth")
        assert page.evaluate(DRAWN)[1], width
    page.evaluate("void map_1.setZoom(6, { animate: false })")
    assert page.evaluate(DRAWN)[1]
