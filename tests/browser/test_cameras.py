"""What the camera shows: of each stop what it tells, large in the free window; the road in full."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage
from tests.stories import shipped_story

pytestmark = pytest.mark.browser

SMALL_LAPTOP = (1366, 768)
FRAMING = (Path(__file__).parent / "framing.js").read_text(encoding="utf-8")
PLACES = shipped_story().atlas.places
TOLD = """async (framing, patch) => {
  const found = {};
  for (const stop of framing.stops) {
    map_1.fire("itinerarium:ask", { patch: { ...patch, stop } });
    map_1.fire("itinerarium:ask", { patch: {} }); // whoever asks for more finds the step told
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    found[stop] = framing.told(stop);
  }
  return found;
}"""
COVERED = """async (framing) => {
  while (map_1.getSize().x !== map_1.getContainer().clientWidth
    || map_1.getSize().y !== map_1.getContainer().clientHeight) {
    await new Promise(requestAnimationFrame);
  }
  map_1.fire("itinerarium:overview", {});
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return framing.covered(".place.is-stop .place-disc");
}"""
BARE = """() => {
  map_1.eachLayer((layer) => map_1.removeLayer(layer));
  for (const node of document.querySelectorAll(".leaflet-map-pane > *, .read")) node.remove();
}"""
"""The camera needs nothing that is on the map, nor the article, which take the longest to draw."""
MARKS_ALONE = """() => {
  map_1.eachLayer((layer) => {
    if (!("markers" in layer)) map_1.removeLayer(layer);
  });
  document.querySelector(".read").remove();
}"""
NEAREST = 8.75
"""No stop is shown nearer than at this zoom in a window of 1,000 pixels."""
CLOSED = [("story", False), ("present", False)]
WITH_LEGEND = [*CLOSED, ("story", True), ("present", True)]
States = list[tuple[str, bool]]


@pytest.mark.parametrize(
    ("size", "states"),
    [(FULL_HD, CLOSED), (SMALL_LAPTOP, WITH_LEGEND), (PROJECTOR, CLOSED), (PHONE, CLOSED)],
    ids=str,
)
def test_what_a_stop_tells_fills_half_to_two_thirds_of_the_free_window(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int], states: States
) -> None:
    page = open_page(shipped_page, size, fresh=True)
    page.evaluate(BARE)
    framing = page.evaluate_handle(FRAMING)
    wrong = [
        (mode, legend, stop, found)
        for mode, legend in states
        for stop, found in framing.evaluate(TOLD, {"mode": mode, "legend": legend}).items()
        if is_misframed(found)
    ]
    assert wrong == []


def is_misframed(found: dict[str, Any]) -> bool:
    """At the nearest zoom nothing can be larger than it is; buttons that rest may count."""
    least = 0.5 if found["zoom"] < NEAREST else 0
    return not found["isFree"] or not any(least <= fill <= 0.67 for fill in found["fills"])


def test_every_stop_of_the_story_says_what_must_be_in_view() -> None:
    stops = {place.id: place.camera for place in PLACES if place.stop is not None}
    assert [id_ for id_, camera in stops.items() if not camera] == []
    assert stops["krasnovodsk"] == ("pahlevi",)


@pytest.mark.parametrize(
    "sizes",
    [(FULL_HD, SMALL_LAPTOP), (PROJECTOR, (820, 1180), PHONE, (844, 390))],
    ids=["legend open", "legend closed"],
)
def test_the_overview_has_all_stops_in_the_free_window(
    shipped_page: Path, open_page: OpenPage, sizes: Sequence[tuple[int, int]]
) -> None:
    """Where no journey is shown; what a journey's overview shows, ``test_journeys`` tests."""
    page = open_page(shipped_page, sizes[0], "#journey=none", fresh=True)
    page.evaluate(MARKS_ALONE)
    framing = page.evaluate_handle(FRAMING)
    wrong = {}
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        if covered := framing.evaluate(COVERED):
            wrong[width, height] = covered
    assert wrong == {}
