"""Marks that lie on one another: each can be reached, by a finger, a mouse and the keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PHONE, OpenPage

pytestmark = pytest.mark.browser

FRAMING = (Path(__file__).parent / "framing.js").read_text(encoding="utf-8")
OPENED = "() => document.querySelector('[data-popup]')?.dataset.popup"
OFFERED = """() => [...document.querySelectorAll('.place-choice:not([hidden]) [data-choose]')]
  .map((one) => one.dataset.choose)"""
MARKS_ALONE = """() => {
  map_1.doubleClickZoom.disable();
  map_1.eachLayer((layer) => {
    if (!("markers" in layer || "sheet" in layer)) map_1.removeLayer(layer);
  });
}"""
"""Land, lines and names take the longest to draw; two marks pressed in haste are no double tap."""
CLOSE = """() => {
  map_1.fire('itinerarium:ask', { patch: { place: '' } });
  map_1.fire('itinerarium:overview', {});
}"""


def not_reached(page: Page, press: Callable[[float, float], None]) -> list[str]:
    """The places in sight that pressing their own mark neither opens nor offers."""
    page.evaluate(MARKS_ALONE)
    framing = page.evaluate_handle(FRAMING)
    markers = framing.evaluate("(framing) => framing.markers()")
    assert len(markers) > 80
    lost = []
    for place, x, y in markers:
        press(x, y)
        offered = page.evaluate(OFFERED)
        if place in offered:
            page.locator(f"[data-choose={place}]").click()
        if page.evaluate(OPENED) != place:
            lost.append(f"{place}: {offered}")
        page.evaluate(CLOSE)
    return lost


def test_a_finger_reaches_every_mark_of_the_overview(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PHONE, has_touch=True, is_mobile=True)
    assert not_reached(page, page.touchscreen.tap) == []


def test_a_mouse_reaches_every_mark_of_the_overview(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, (1366, 768), fresh=True)
    assert not_reached(page, page.mouse.click) == []


def test_the_list_is_walked_by_the_arrow_keys_and_escape_gives_the_focus_back(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, (1366, 768))
    x, y = next(
        (x, y)
        for place, x, y in page.evaluate_handle(FRAMING).evaluate("(one) => one.markers()")
        if place == "buzuluk"
    )
    page.mouse.click(x, y)
    choice = page.get_by_role("dialog", name="Several places lie here")
    buttons = choice.get_by_role("button")
    expect(buttons.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(buttons.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(choice).to_be_hidden()
    expect(page.locator("button[data-place]:focus")).to_have_count(1)
    assert page.evaluate(OPENED) is None


def test_enter_on_a_mark_opens_its_own_place(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, (1366, 768))
    page.locator("button[data-place=koltubanka]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(OPENED) == "koltubanka"
