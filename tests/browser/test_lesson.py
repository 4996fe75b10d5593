"""A lesson of the seven stages as it is given: from the link over the walk to the printed sheet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.axe import faults_of
from tests.conftest import PHONE, PROJECTOR, OpenPage
from tests.pages import until

pytestmark = pytest.mark.browser

SEVEN = ["gulags", "totskoye", "krasnovodsk", "pahlevi", "khanaqin", "tobruk", "montecassino"]
NAMES = [
    "The gulags",
    "Tockoje",
    "Krasnovodsk",
    "Pahlevi",
    "Iraq (Khanaqin)",
    "North Africa (Tobruk)",
    "Monte Cassino",
]
OTHERS = ["Katyn", "Quastina", "Isfahan", "Edinburgh Zoo"]
IS_IN_VIEW = """(id) => {
  const { left, right, top, bottom } = document
    .querySelector(`[data-place="${id}"] .place-disc`).getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return document.elementFromPoint(x, y)?.closest("[data-place]")?.dataset.place === id;
}"""
"""Whether nothing lies over the middle of a place's mark; the camera follows the card."""


def sheet_of(page: Page, sheet: str) -> list[str]:
    """What a sheet has on each of its pages, printed as a reader prints it."""
    page.locator(".paper-bar").get_by_role("link", name=sheet).click()
    page.wait_for_selector("html[data-paper-ready]")
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    return [" ".join(one.extract_text().split()) for one in reader.pages]


def test_on_a_projector_by_the_clicker_with_pen_and_questions(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PROJECTOR, "#present&question&lesson=seven", fresh=True)
    walked, named = [], {*NAMES}
    for stop in SEVEN:
        page.keyboard.press("PageDown")
        expect(page.locator("html")).to_have_attribute("data-stop", stop)
        card = page.locator("[data-card]")
        expect(card.locator(".told-answer")).to_be_hidden()
        page.keyboard.press("PageDown")
        expect(card.locator(".told-answer")).to_be_visible()
        walked.append(card.locator(".card-name").inner_text())
        until(page, IS_IN_VIEW, stop, seconds=3)
        if stop == "krasnovodsk":
            page.keyboard.press("d")
            page.mouse.move(300, 400)
            page.mouse.down()
            page.mouse.move(420, 460, steps=5)
            page.mouse.up()
            expect(page.locator(".leaflet-pen-pane path")).not_to_have_count(0)
            page.keyboard.press("Escape")
    assert walked == NAMES
    page.keyboard.press("PageDown")
    expect(page.locator("html")).to_have_attribute("data-end", "")
    page.keyboard.press("Escape")
    page.locator(".tools").get_by_role("button", name="Print").click()
    page.get_by_role("link", name="Worksheet, A4").click()
    page.wait_for_selector("html[data-paper-ready]")
    assert "lesson=seven" in page.url
    assert page.locator("[data-number]").all_inner_texts() == list("1234567")
    plate, *told = sheet_of(page, "Worksheet")
    assert not [name for name in NAMES if name in plate]
    assert all(name in " ".join(told) for name in NAMES)
    assert not [name for name in OTHERS if name in " ".join(told)]
    sheet_of(page, "Answer key")
    for name in page.locator(".names .name-place").filter(visible=True).all_inner_texts():
        named.discard(" ".join(name.split()))
    assert not named
    handout = " ".join(sheet_of(page, "Handout")[1:])
    assert all(name in handout for name in NAMES)
    page.get_by_role("button", name="Back to the map").click()
    assert "lesson=seven" in page.url


def test_on_a_phone_by_the_finger_to_the_same_sheet(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PHONE, "#lesson=seven", has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Begin the story").tap()
    walked = []
    for number, stop in enumerate(SEVEN, start=1):
        expect(page.locator("html")).to_have_attribute("data-stop", stop)
        card = page.locator("[data-card]")
        expect(card.locator(".card-count")).to_contain_text(f"{number}")
        walked.append(card.locator(".card-name").inner_text())
        until(page, IS_IN_VIEW, stop, seconds=3)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator(".card-next").tap()
    assert walked == NAMES
    assert faults_of(page) == []
    page.locator(".tools").get_by_role("button", name="Teach").tap()
    page.get_by_role("button", name="Print and download").tap()
    page.get_by_role("link", name="Worksheet, A4").tap()
    page.wait_for_selector("html[data-paper-ready]")
    assert page.locator("[data-number]").all_inner_texts() == list("1234567")
    told = " ".join(sheet_of(page, "Answer key"))
    assert all(name in told for name in NAMES)
    assert not [name for name in OTHERS if name in told]
