"""Marks that lie on one another: each can be reached, by a finger, a mouse and the keys."""

from __future__ import annotations

from math import dist
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PHONE, OpenPage

pytestmark = pytest.mark.browser

FRAMING = (Path(__file__).parent / "framing.js").read_text(encoding="utf-8")
REST = (Path(__file__).parent / "rest.js").read_text(encoding="utf-8")
STILL = 8
"""For so many frames nothing changes where the map is at rest."""
OPENED = "() => document.querySelector('[data-popup]')?.dataset.popup"
NOT_REACHED = """(framing, pointerType) => {
  map_1.off("itinerarium:ask");
  let asked = "";
  map_1.on("itinerarium:ask", ({ patch }) => { asked = patch.place; });
  const markers = framing.markers();
  const lost = markers.filter(([place, clientX, clientY]) => {
    asked = "";
    const press = { pointerType, clientX, clientY, detail: 1, bubbles: true };
    document.elementFromPoint(clientX, clientY).dispatchEvent(new PointerEvent("click", press));
    document.querySelector(`.place-choice:not([hidden]) [data-choose="${place}"]`)?.click();
    map_1.fire("movestart");
    return asked !== place;
  });
  return { seen: markers.length, lost };
}"""
"""Press each mark in sight: it asks for its own place, or a list offers it."""


@pytest.mark.parametrize(("size", "pointer"), [(PHONE, "touch"), ((1366, 768), "mouse")], ids=str)
def test_a_finger_and_a_mouse_reach_every_mark_of_the_overview(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int], pointer: str
) -> None:
    page = open_page(shipped_page, size, fresh=True)
    found = page.evaluate_handle(FRAMING).evaluate(NOT_REACHED, pointer)
    assert found["seen"] > 80
    assert found["lost"] == []


HIT = """() => parseFloat(getComputedStyle(
  document.querySelector("[data-place=kolyma]"), "::before").width)"""


def test_the_first_touch_of_a_board_behind_a_computer_makes_the_marks_larger(
    shipped_page: Path, open_page: OpenPage
) -> None:
    """Such a board says that it has a mouse."""
    page = open_page(shipped_page, fresh=True)
    before = page.evaluate(HIT)
    page.evaluate("""() => document.body.dispatchEvent(
      new PointerEvent("pointerdown", { pointerType: "touch", bubbles: true }))""")
    assert before < 30 <= page.evaluate(HIT)


def crowded_spot(page: Page) -> tuple[float, float]:
    """The middle of a mark that has another one within reach."""
    markers = page.evaluate_handle(FRAMING).evaluate("(framing) => framing.markers()")
    return next(
        (x, y)
        for place, x, y in markers
        if any(other != place and dist((x, y), at) < 12 for other, *at in markers)
    )


def test_the_list_is_walked_by_the_arrow_keys_and_escape_gives_the_focus_back(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, (1366, 768))
    page.evaluate("document.fonts.ready")
    page.evaluate(REST, STILL)
    page.mouse.click(*crowded_spot(page))
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
