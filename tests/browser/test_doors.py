"""The three doors of the menu: what a teacher, a printer and a reader look for is behind one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import FULL_HD, PHONE, OpenPage

pytestmark = pytest.mark.browser


def door(page: Page, name: str, heading: str) -> Page:
    """The page with the dialog open that the menu's button of this name opens."""
    page.locator(".tools").get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("dialog", name=heading)).to_be_visible()
    return page


def test_lesson_quiz_and_presentation_are_behind_the_door_for_teachers(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD)
    teach = door(page, "Teach", "Teach with this map").get_by_role("dialog")
    teach.get_by_role("button", name="Choose or plan a lesson").click()
    expect(page.get_by_role("dialog", name="Plan a lesson")).to_be_visible()
    page.keyboard.press("Escape")
    door(page, "Teach", "Teach with this map")
    teach.get_by_role("button", name="Present on a projector").click()
    expect(page.locator("html")).to_have_attribute("data-mode", "present")
    page.mouse.move(400, 400)
    door(page, "Teach", "Teach with this map")
    teach.get_by_role("button", name="End the presentation").click()
    expect(page.locator("html")).to_have_attribute("data-mode", "explore")
    door(page, "Teach", "Teach with this map")
    teach.get_by_role("button", name="Question first").click()
    door(page, "Teach", "Teach with this map")
    expect(teach.get_by_role("button", name="Question first")).to_have_attribute(
        "aria-pressed", "true"
    )
    teach.get_by_role("button", name="Quiz on the story").click()
    expect(page.locator("html")).to_have_attribute("data-quiz", "")


def test_on_a_phone_the_doors_open_by_touch_and_show_no_keys(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PHONE, "#lang=pl", has_touch=True, is_mobile=True)
    page.locator(".tools").get_by_role("button", name="Ustawienia").tap()
    settings = page.get_by_role("dialog", name="Ustawienia")
    expect(settings.get_by_label("Animacje")).to_be_visible()
    expect(settings.locator("kbd").first).to_be_hidden()
    size = "getComputedStyle(document.documentElement).getPropertyValue('--text-scale')"
    settings.get_by_role("button", name="Większe litery").tap()
    assert float(page.evaluate(size)) > 1
    settings.get_by_role("button", name="Zamknij").tap()
    page.goto(page.url.partition("#")[0] + "#stop=krasnovodsk&lang=pl")
    page.locator(".tools").get_by_role("button", name="Lekcja").tap()
    expect(page.locator("dialog kbd").first).to_be_hidden()
    page.get_by_role("button", name="Druk i pobieranie").tap()
    page.get_by_role("link", name="Karta pracy, A4").tap()
    expect(page.locator("html")).to_have_attribute("data-paper", "worksheet")


@pytest.mark.parametrize("window", [FULL_HD, PHONE])
def test_a_picture_is_as_large_as_the_window(
    shipped_page: Path, open_page: OpenPage, window: tuple[int, int]
) -> None:
    page = open_page(shipped_page, window, state="#stop=totskoye")
    page.keyboard.press("i")
    box = page.locator(".dialog-media[open]").bounding_box()
    assert box == {"x": 0, "y": 0, "width": window[0], "height": window[1]}
