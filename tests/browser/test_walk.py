"""The story as a class walks it: by the clicker's keys, stop after stop, with everything moving."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import OpenPage

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
FASTER, REST, FAULTS = (
    (HERE / f"{name}.js").read_text(encoding="utf-8") for name in ("faster", "rest", "walked")
)
TIMES = 8
"""So many times faster the page's clock runs; every flight and every leg still moves."""
STILL = 8
"""For so many frames nothing changes where the map is at rest."""
SMALL_LAPTOP = (1366, 768)


def hasten(page: Page) -> None:
    """Let flights, legs and fades run faster."""
    page.evaluate(FASTER, TIMES)
    session = page.context.new_cdp_session(page)
    session.send("Animation.enable")
    session.send("Animation.setPlaybackRate", {"playbackRate": TIMES})


def step(page: Page, key: str) -> None:
    page.keyboard.press(key)
    page.evaluate(REST, STILL)


def faults_at(page: Page, stop: str) -> list[str]:
    return [f"{stop}: {fault}" for fault in page.evaluate(FAULTS, stop)]


def test_a_class_walks_forward_through_all_stops(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, SMALL_LAPTOP, "#present&lang=en", reduced_motion="no-preference")
    hasten(page)
    faults = []
    for stop in page.evaluate("Itinerarium.pageData('story-data').stops"):
        step(page, "PageDown")
        faults += faults_at(page, stop)
    assert faults == []
