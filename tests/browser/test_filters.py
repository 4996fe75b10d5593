"""Kinds and strands switched off in legend and link: not drawn, not named, in no tab order."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults_of
from tests.conftest import FULL_HD, PHONE, Built, OpenPage

pytestmark = pytest.mark.browser

PLACES = """id,name,lat,lon,stop,kind,rank
warsaw,Warsaw,52.23,21.01,1,city,1
lwow,Lwów,49.84,24.03,2,camp,1
tehran,Tehran,35.69,51.39,3,city,1
baku,Baku,40.4,49.87,,port,1
"""
FILES = {
    "places.csv": PLACES,
    "routes/army.csv": "from,to\nwarsaw,lwow\n",
    "routes/navy.csv": "from,to\nbaku,tehran\n",
    "story.toml": """title = "A story"
[strands.army]
title = "The army"
[strands.navy]
title = "The navy"
""",
}
SHOWN = """() => [...document.querySelectorAll("[data-place]")]
  .filter((node) => node.checkVisibility()).map((node) => node.dataset.place).sort()"""
NAMED = """() => [...document.querySelectorAll(".names .name-place")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((node) => node.textContent).sort()"""
LEGS = """() => [...document.querySelectorAll("[data-leg]")].map((node) => node.dataset.leg)"""


@pytest.fixture
def page_file(built_once: Built) -> Path:
    return built_once("filters", FILES)


def legend(page: Page) -> None:
    if page.locator(".legend").is_hidden():
        page.locator('.tools [data-action="legend"]').click()
    more = page.get_by_role("button", name="Show all")
    if more.is_visible():
        more.click()


def test_an_entry_of_the_legend_is_a_switch_and_one_button_brings_all_back(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file, FULL_HD)
    legend(page)
    everything = page.evaluate(SHOWN)
    assert everything == ["baku", "lwow", "tehran", "warsaw"]
    assert page.evaluate(LEGS) == ["army/1", "navy/1"]
    page.get_by_role("checkbox", name="city").click()
    expect(page.get_by_role("button", name="Remove the filters")).to_be_visible()
    assert page.evaluate("location.hash") == "#kinds=camp,port"
    assert page.evaluate(SHOWN) == ["baku", "lwow"]
    page.wait_for_timeout(200)
    assert page.evaluate(NAMED) == ["Baku", "Lwów"]
    navy = page.get_by_role("checkbox", name="The navy")
    navy.focus()
    page.keyboard.press("Space")
    expect(navy).not_to_be_checked()
    assert page.evaluate(LEGS) == ["army/1"]
    assert page.evaluate(SHOWN) == ["lwow"]
    assert page.evaluate("location.hash") == "#kinds=camp,port&strands=army"
    assert faults_of(page) == []
    page.get_by_role("button", name="Remove the filters").click()
    assert page.evaluate(SHOWN) == everything
    assert page.evaluate(LEGS) == ["army/1", "navy/1"]
    assert page.evaluate("location.hash") == ""
    expect(page.get_by_role("button", name="Remove the filters")).to_be_hidden()
    page.locator(".legend-kinds").get_by_role("button", name="Hide all").click()
    page.get_by_role("checkbox", name="port").click()
    assert page.evaluate(SHOWN) == ["baku"]


def test_a_link_filters_and_the_walk_shows_its_own_stop(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file, FULL_HD, "#kinds=camp,%3Cb%3E&strands=nothing")
    assert page.evaluate(SHOWN) == ["lwow"]
    assert page.evaluate(LEGS) == ["army/1", "navy/1"]
    page.keyboard.press("PageDown")
    expect(page.locator("html")).to_have_attribute("data-stop", "warsaw")
    assert page.evaluate(SHOWN) == ["lwow", "warsaw"]
    page.keyboard.press("PageDown")
    assert page.evaluate(SHOWN) == ["lwow"]
    page.evaluate("() => { location.hash = '#kinds=none&strands=none'; }")
    page.wait_for_timeout(100)
    assert page.evaluate(SHOWN) == []
    assert page.evaluate(LEGS) == []


def test_of_very_many_places_the_dots_go_too(built_once: Built, open_page: OpenPage) -> None:
    rows = (
        f"p{n},Place {n},{45 + n // 30 / 4},{5 + n % 30 / 4},{'town' if n % 4 else 'port'}\n"
        for n in range(420)
    )
    files = {"places.csv": "id,name,lat,lon,kind\n" + "".join(rows)}
    many = built_once("filters-many", files)
    page = open_page(many, PHONE, "#kinds=port", has_touch=True, is_mobile=True)
    ring = page.locator(".many-ring")
    ring.focus()
    names = set()
    for _ in range(4):
        names.add(ring.get_attribute("aria-label") or "")
        page.keyboard.press("ArrowRight")
    assert len(names) == 4
    assert all(name.endswith(", port") for name in names)
    expect(page.get_by_text("Part of the map is hidden")).to_be_visible()
    assert faults_of(page) == []
    page.get_by_role("button", name="Remove the filters").tap()
    assert page.evaluate("location.hash") == ""
