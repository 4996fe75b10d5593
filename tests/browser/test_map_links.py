"""Words that move the map: buttons where scripts run, links or plain words where none do."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import OpenPage

pytestmark = pytest.mark.browser

ADD_LINK = """() => {
  const link = document.createElement("a");
  Object.assign(link, { className: "map-link", textContent: "borders", tabIndex: 0 });
  link.dataset.map = "layer=borders-today";
  document.querySelector("[data-card] .card-body").append(link);
}"""


def test_words_move_the_map_by_mouse_and_keyboard_and_the_address_stays(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#stop=gulags", fresh=True)
    words = page.locator("[data-card=gulags] .map-link")
    expect(page.locator(".way-back")).to_be_hidden()
    words.click()
    expect(page.locator(".way-back")).to_be_visible()
    assert page.url.endswith("#stop=gulags")
    page.locator(".way-back button").click()
    expect(page.locator(".way-back")).to_be_hidden()
    words.focus()
    page.keyboard.press("Space")
    expect(page.locator(".way-back")).to_be_visible()

    box = page.locator("#layer-borders-today")
    assert not box.is_checked()
    page.evaluate(ADD_LINK)
    page.locator("[data-card] .map-link", has_text="borders").press("Enter")
    assert box.is_checked()

    page.goto(f"{shipped_page.as_uri()}#read")
    told = page.locator("#read").get_by_role("button", name="Tobruk", exact=True)
    assert told.get_attribute("href") is None
    told.click()
    expect(page.locator("html")).to_have_attribute("data-stop", "tobruk")


def test_without_scripts_words_lead_to_the_section_or_are_plain(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, java_script_enabled=False)
    links = page.locator("#read .map-link")
    expect(links.filter(has_text="Tobruk")).to_have_attribute("href", "#stop=tobruk")
    assert page.locator("[id='stop=tobruk']").count() == 1
    assert links.filter(has_text="the others on the map").get_attribute("href") is None
