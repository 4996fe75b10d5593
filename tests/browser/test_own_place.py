"""A reader's own place: typed, pressed, in the link, as text alone; and the way to today's map."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults_of
from tests.conftest import FULL_HD, PHONE, OpenPage
from tests.pages import until

pytestmark = pytest.mark.browser

AT = """([lat, lng]) => { const { x, y } = map_1.latLngToContainerPoint([lat, lng]);
  const box = map_1.getContainer().getBoundingClientRect(); return [x + box.left, y + box.top]; }"""
SMALL = """() => [...document.querySelectorAll(".tool-mine *")]
  .filter((node) => node.checkVisibility() && [...node.childNodes]
    .some((child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim()))
  .filter((node) => !node.matches(".spoken-only, .button-name"))
  .filter((node) => parseFloat(getComputedStyle(node).fontSize) < 27.9)
  .map((node) => node.textContent)"""
MARK = ".mine-mark"


def link(page: Page) -> str:
    hash_: str = page.evaluate("decodeURIComponent(location.hash)")
    return hash_


def test_a_place_is_typed_and_told_how_far_it_is_from_the_road(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#present")
    page.keyboard.press("y")
    bar = page.get_by_role("group", name="My place")
    expect(bar.get_by_label("Where")).to_be_focused()
    page.keyboard.type("52°13′47″N 21°0′44″E")
    page.keyboard.press("Tab")
    page.keyboard.type("Grandmother’s house")
    page.keyboard.press("Enter")
    assert "mine=52.2297,21.0122,Grandmother’s house" in link(page)
    expect(page.locator(".mine-tip")).to_have_text("Grandmother’s house")
    expect(bar).to_contain_text(re.compile(r"[\d,]+ km from “"))
    expect(bar).to_contain_text(re.compile(r"Near it:\s*Brest, 18\d km"))
    spot = bar.get_by_role("link", name="The spot on today’s map")
    expect(spot).to_have_attribute("rel", "noopener noreferrer")
    assert page.evaluate(SMALL) == []
    assert faults_of(page) == []
    bar.get_by_label("Where").fill("nowhere at all")
    page.keyboard.press("Enter")
    expect(bar).to_contain_text("“nowhere at all” is neither")
    bar.get_by_label("Where").fill("tobrik")
    page.keyboard.press("Enter")
    expect(bar).to_contain_text("Near it: North Africa (Tobruk), 0 km")
    bar.get_by_role("button", name="Remove the place").click()
    expect(page.locator(MARK)).to_have_count(0)
    assert "mine" not in link(page)
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("data-mode", "present")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_press_marks_it_and_a_link_hands_it_on(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, PHONE, "#lang=pl", has_touch=True, is_mobile=True)
    page.locator(".tools").get_by_role("button", name="Lekcja").tap()
    page.get_by_role("button", name="Zaznacz własne miejsce").tap()
    bar = page.get_by_role("group", name="Moje miejsce")
    expect(bar).to_contain_text("Kliknij swoje miejsce")
    x, y = page.evaluate(AT, (45.0, 60.0))
    page.touchscreen.tap(x, y)
    expect(bar).to_contain_text("W pobliżu:")
    expect(page.locator(MARK)).to_be_visible()
    assert faults_of(page) == []
    address = page.url
    bar.get_by_role("button", name="Zamknij").tap()
    expect(page.locator(MARK)).to_be_visible()
    found = re.search(r"mine=([\d.]+),([\d.]+)", address)
    assert found
    assert float(found[1]) == pytest.approx(45, abs=0.5)
    assert float(found[2]) == pytest.approx(60, abs=0.5)


def test_a_link_s_words_are_text_and_its_place_opens_the_tool(
    shipped_page: Path, open_page: OpenPage
) -> None:
    words = "<img src=x onerror=alert(1)>"
    page = open_page(shipped_page, FULL_HD, f"#mine=50,20,{words}", fresh=True)
    expect(page.locator(".mine-tip")).to_have_text(words)
    mark = page.get_by_role("button", name=f"My place: {words}")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="My place")).to_be_visible()
    for hostile in ("91,0", "abc", "1,2e9", "1;2", ",,,"):
        page.evaluate("(link) => { location.hash = link; }", f"#mine={hostile}")
        expect(page.locator(MARK)).to_have_count(0)


def test_the_focus_goes_back_to_the_mark_and_on_when_the_place_is_removed(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#mine=52.2,21,Home")
    mark = page.get_by_role("button", name="My place: Home")
    mark.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Remove the place").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Where")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".plate-map")).to_be_focused()


WORDS = "Grandmother’s house in the village by the river"
CROSSED = """() => {
  const tip = document.querySelector(".mine-tip").getBoundingClientRect();
  const meets = (box) => box.width && box.left < tip.right - 1 && box.right > tip.left + 1
    && box.top < tip.bottom - 1 && box.bottom > tip.top + 1;
  const all = ".names .name, .legend, .zoom, .layers, .timeline, .title-block, .place.rank-1";
  return [...document.querySelectorAll(all)]
    .filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((node) => meets(node.getBoundingClientRect())).map((node) => node.className);
}"""


def test_its_words_run_under_no_panel_and_over_no_name_or_main_stage(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, (1366, 768))
    for spot in ("52.2,21", "35,60", "47,3", "56,80", "31,25"):
        page.evaluate("(link) => { location.hash = link; }", f"#mine={spot},{WORDS}")
        expect(page.locator(".mine-tip")).to_be_visible()
        until(page, f"() => ({CROSSED})().length === 0")


def test_the_keyboard_marks_at_the_cross(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD)
    page.keyboard.press("y")
    page.locator(".plate-map").focus()
    expect(page.locator(".tool-cross")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(MARK)).to_be_visible()


def test_a_popup_leads_to_the_spot_on_todays_map_and_asks_nobody_before(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#place=tehran")
    spot = page.locator("[data-popup]").get_by_role("link", name="The spot on today’s map")
    address = spot.get_attribute("href") or ""
    assert re.fullmatch(
        r"https://www\.openstreetmap\.org/\?mlat=35\.\d+&mlon=51\.\d+#map=12/35\.\d+/51\.\d+",
        address,
    )
    assert spot.get_attribute("rel") == "noopener noreferrer"
