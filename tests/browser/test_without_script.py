"""Without JavaScript the Read view is the page; printed it is the handout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from itinerarium.assets.packed import unpacked
from tests.conftest import OpenPage


def story_of(page: Page) -> dict[str, Any]:
    text = page.locator("#story-data").text_content()
    assert text is not None
    story: dict[str, Any] = json.loads(text)
    later = json.loads(unpacked(story["later"]))
    for place, texts in zip(story["places"], later["places"], strict=True):
        place.update(texts or {})
    story["sources"] = later["sources"]
    return story


def words(text: str) -> str:
    return " ".join(text.split())


def test_without_javascript_every_place_and_its_text_can_be_read(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, java_script_enabled=False)
    story = story_of(page)
    assert page.locator("#read h1").inner_text() == story["title"]["en"]
    assert any("text" in place for place in story["places"])
    shown = words(page.locator("#read").inner_text())
    for place in story["places"]:
        assert place["name"]["en"] in shown
        for paragraph in place.get("text", {}).get("en", []):
            plain = [span for span in paragraph if isinstance(span, str)]
            assert all(words(span) in shown for span in plain)
    for source in story["sources"].values():
        assert words(source["text"]) in shown


def test_without_javascript_one_reads_how_to_see_the_map_and_the_stops_in_each_language(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, java_script_enabled=False)
    assert "open the file in Chrome" in page.locator("aside [lang=en]").inner_text()
    page.get_by_role("link", name="Przystanki po polsku").click()
    polish = page.locator("article[lang=pl]")
    shown = words(polish.inner_text())
    top = page.evaluate("document.querySelector('#read-pl').getBoundingClientRect().top")
    assert top == pytest.approx(0, abs=1)
    story = story_of(page)
    stops = [place for place in story["places"] if "stop" in place]
    for place in stops:
        assert words(place["name"]["pl"]) in shown
        for paragraph in [*place["text"]["pl"], *place.get("doubt", {}).get("pl", [])]:
            plain = [span for span in paragraph if isinstance(span, str)]
            assert all(words(span) in shown for span in plain), place["id"]
    assert polish.locator("img").count() == 0


def test_a_browser_too_old_for_the_map_shows_what_is_there_without_scripts(
    shipped_page: Path, chromium: Browser
) -> None:
    page = chromium.new_page()
    page.add_init_script("delete window.ResizeObserver")
    page.goto(shipped_page.as_uri())
    assert page.locator("aside [lang=pl]").is_visible()
    assert page.locator("article[lang=pl]").is_visible()
    assert page.locator("#read").is_visible()
    assert not page.locator(".plate-map").is_visible()
    page.close()


def test_without_javascript_no_empty_map_is_shown(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, java_script_enabled=False)
    assert not page.locator(".plate-map").is_visible()


def test_with_javascript_the_read_view_opens_over_the_map_and_closes(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    assert not page.locator("#read").is_visible()
    page.evaluate("location.hash = '#read'")
    page.locator("#read h1").wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator("#read").wait_for(state="hidden")


def test_on_paper_the_texts_are_there_and_the_controls_are_not(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, fresh=True)
    page.emulate_media(media="print")
    assert page.locator("#read h1").is_visible()
    buttons = page.locator("button")
    assert not any(buttons.nth(n).is_visible() for n in range(min(buttons.count(), 200)))
