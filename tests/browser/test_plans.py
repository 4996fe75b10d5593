"""An old plan on the map: its strength, and the edge between it and the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from itinerarium.build import build
from tests.conftest import REPOSITORY, Once, OpenPage

pytestmark = pytest.mark.browser

TOWN = REPOSITORY / "examples" / "town"
MUSEUM = REPOSITORY / "examples" / "museum"


@pytest.fixture(scope="session")
def town_page(once: Once) -> Path:
    return once("town-plan", lambda folder: build(TOWN, folder)) / "index.html"


@pytest.fixture(scope="session")
def museum_page(once: Once) -> Path:
    return once("museum", lambda folder: build(MUSEUM, folder)) / "index.html"


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


def test_a_story_on_a_picture_is_walked_and_says_nothing_of_the_globe(
    museum_page: Path, open_page: OpenPage
) -> None:
    assert [one.name for one in museum_page.parent.iterdir()] == ["index.html"]
    page = open_page(museum_page, fresh=True)
    expect(page.locator(".leaflet-picture-pane img")).to_be_visible()
    assert page.locator(".ground, .scale, .inset, .credit").count() == 0
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(page.locator("html")).to_have_attribute("data-stop", "hall")
    mark, room = page.locator("[data-place=hall]").bounding_box(), page.viewport_size
    assert mark
    assert room
    assert 0 < mark["x"] < room["width"]
    assert 0 < mark["y"] < room["height"]
    page.goto(f"{museum_page.as_uri()}#place=kitchen")
    expect(page.locator("[data-popup=kitchen]")).to_contain_text("The round: on foot")
    page.get_by_role("button", name="Layers").click()
    assert page.get_by_role("checkbox", name="Shaded relief").count() == 0
    told = page.locator("body").inner_text() + page.locator("#read").inner_text()
    assert " km" not in told
    page.get_by_role("button", name="Settings").click()
    assert page.locator("[data-download]").count() == 0
