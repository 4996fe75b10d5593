"""An old plan on the map: its strength, and the edge between it and the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from itinerarium.build import build
from tests.conftest import REPOSITORY, Once, OpenPage

pytestmark = pytest.mark.browser

TOWN = REPOSITORY / "examples" / "town"


@pytest.fixture(scope="session")
def town_page(once: Once) -> Path:
    return once("town", lambda folder: build(TOWN, folder)) / "index.html"


def clip_of(page: Page) -> str:
    clip: str = page.evaluate("document.querySelector('.leaflet-plans-pane').style.clipPath")
    return clip


def test_a_plan_is_made_fainter_and_uncovered_by_mouse_and_keyboard(
    town_page: Path, open_page: OpenPage
) -> None:
    page = open_page(town_page, state="#stop=well", fresh=True)
    plan = page.locator(".leaflet-plans-pane img")
    expect(plan).to_be_visible()
    page.get_by_role("button", name="Layers").click()
    box = page.get_by_role("checkbox", name="Plan of 1938")
    expect(box).to_have_accessible_description(
        "An invented sheet, 1 : 2500. "
        "Laid on the map by 5 points, which are off by about 3 m, at most 4 m."
    )
    page.get_by_role("slider", name="Opacity: Plan of 1938").press("Home")
    expect(plan).to_have_css("opacity", "0")
    page.get_by_role("slider", name="Opacity: Plan of 1938").press("End")
    page.get_by_role("checkbox", name="Compare with the map").check()
    edge = page.get_by_role("slider", name="Edge between plan and map")
    expect(edge).to_have_attribute("aria-valuenow", "50")
    before = clip_of(page)
    edge.press("ArrowLeft")
    expect(edge).to_have_attribute("aria-valuenow", "48")
    assert clip_of(page) != before != ""
    assert page.url.endswith("#stop=well")
    page.keyboard.press("Escape")
    at = edge.bounding_box()
    assert at
    page.mouse.move(at["x"] + 20, at["y"] + 20)
    page.mouse.down()
    page.mouse.move(at["x"] - 236, at["y"] + 20)
    page.mouse.up()
    expect(edge).to_have_attribute("aria-valuenow", "28")
    page.get_by_role("button", name="Layers").click()
    box.uncheck()
    expect(edge).to_have_count(0)
    expect(plan).to_have_count(0)
    assert clip_of(page) == ""
