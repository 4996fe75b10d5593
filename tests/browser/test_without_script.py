"""Without JavaScript the Read view is the page; printed it is the handout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from itinerarium.assets.packed import unpacked
from tests.conftest import OpenPage


def story_of(page: Page) -> dict[str, Any]:
    text = page.locator("#story-data").text_content()
    assert text is not None
    story: dict[str, Any] = json.loads(text)
    texts = json.loads(unpacked(story["placeTexts"]))
    for place, text in zip(story["places"], texts, strict=True):
        place["text"] = text or {}
    return story


def words(text: str) -> str:
    return " ".join(text.split())


def test_without_javascript_every_place_and_its_text_can_be_read(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, java_script_enabled=False)
    story = story_of(page)
    assert page.locator("#read h1").inner_text() == story["title"]["en"]
    assert any(place["text"] for place in story["places"])
    shown = words(page.locator("#read").inner_text())
    for place in story["places"]:
        assert place["name"]["en"] in shown
        for paragraph in place.get("text", {}).get("en", []):
            plain = [span for span in paragraph if isinstance(span, str)]
            assert all(words(span) in shown for span in plain)
    for source in story["sources"].values():
        assert words(source["text"]) in shown


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
