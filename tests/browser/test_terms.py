"""Terms and names in texts: pressed, they are explained; Esc leads back to the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults_of
from tests.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_a_term_is_explained_by_mouse_and_by_keyboard_and_on_the_handout(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#stop=katyn")
    note = page.locator(".term-note")
    term = page.locator("[data-card=katyn] a.term", has_text="NKVD").first
    term.focus()
    page.keyboard.press("Enter")
    expect(note).to_contain_text("secret police")
    expect(note).to_be_focused()
    assert faults_of(page) == []
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()
    assert page.url.endswith("#stop=katyn")

    page.locator("[data-card=katyn] a.term", has_text="Anders").first.click()
    expect(note).to_contain_text("1892–1970")
    page.keyboard.press("PageDown")
    expect(note).to_be_hidden()

    page.evaluate("location.hash = 'paper=handout&lesson=katyn/20'")
    lists = page.locator(".paper-texts .entries")
    expect(lists.filter(has_text="secret police")).to_have_count(1)
    expect(lists.filter(has_text="Gustav Line")).to_have_count(0)
    expect(page.locator(".paper-texts a.term[href]")).to_have_count(0)
