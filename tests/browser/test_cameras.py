"""What the camera shows: of each stop what it tells, large in the free window; the road in full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import JSHandle

from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage
from tests.stories import shipped_story

pytestmark = pytest.mark.browser

LAPTOP = (1366, 768)
FRAMING = (Path(__file__).parent / "framing.js").read_text(encoding="utf-8")
PLACES = shipped_story().atlas.places
GO = """async (framing, patch) => {
  map_1.fire("itinerarium:ask", { patch });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return framing.told(patch.stop);
}"""
BARE = "map_1.eachLayer((layer) => map_1.removeLayer(layer))"
"""The camera needs no land, lines or names, which take the longest to draw."""
NEAREST = 8.75
"""No stop is shown nearer than at this zoom in a window of 1,000 pixels."""
STATES = [("story", False), ("story", True), ("present", False), ("present", True)]


@pytest.mark.parametrize("size", [FULL_HD, LAPTOP, PROJECTOR, PHONE], ids=str)
def test_what_a_stop_tells_fills_half_to_two_thirds_of_the_free_window(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(shipped_page, size, fresh=True)
    page.evaluate(BARE)
    framing = page.evaluate_handle(FRAMING)
    states = STATES if size == LAPTOP else [one for one in STATES if not one[1]]
    wrong = [
        (mode, legend, stop, found)
        for mode, legend in states
        for stop in page.evaluate("JSON.parse(document.getElementById('story-data').text).stops")
        if is_misframed(found := told(framing, {"stop": stop, "mode": mode, "legend": legend}))
    ]
    assert wrong == []


def told(framing: JSHandle, patch: dict[str, Any]) -> dict[str, float]:
    found: dict[str, float] = framing.evaluate(GO, patch)
    return found


def is_misframed(found: dict[str, float]) -> bool:
    """Where the nearest zoom decides, what is told may be smaller."""
    least = 0.5 if found["zoom"] < NEAREST else 0.4
    return not found["isFree"] or not least <= found["fill"] <= 0.67


def test_every_stop_of_the_story_says_what_must_be_in_view() -> None:
    stops = {place.id: place.camera for place in PLACES if place.stop is not None}
    assert [id_ for id_, camera in stops.items() if not camera] == []
    assert stops["krasnovodsk"] == ("pahlevi",)


@pytest.mark.parametrize(
    "size", [FULL_HD, LAPTOP, PROJECTOR, (820, 1180), PHONE, (844, 390)], ids=str
)
def test_the_overview_has_all_stops_in_the_free_window(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    """Where no journey is shown; what a journey's overview shows, ``test_journeys`` tests."""
    framing = open_page(shipped_page, size, "#journey=none").evaluate_handle(FRAMING)
    assert framing.evaluate("({ covered }) => covered('.place.is-stop .place-disc')") == []
