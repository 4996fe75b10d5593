"""Full and easy texts: one switch for the card, the popup, the article and the sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults_of
from tests.conftest import OpenPage

pytestmark = pytest.mark.browser

FULL = "The railway ended at the Caspian Sea."
EASY = "Krasnovodsk was a port on the Caspian Sea."
EASY_POLISH = "Krasnowodzk był portem nad Morzem Kaspijskim."


def test_one_choice_holds_for_the_card_the_popup_the_article_and_paper(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#stop=krasnovodsk")
    card = page.locator("[data-card=krasnovodsk]")
    expect(card).to_contain_text(FULL)
    easy = card.get_by_role("button", name="Easy text")
    easy.focus()
    page.keyboard.press("Enter")
    expect(card).to_contain_text(EASY)
    expect(card).not_to_contain_text(FULL)
    expect(easy).to_be_focused()
    expect(easy).to_have_attribute("aria-pressed", "true")
    assert "level=easy" in page.url
    assert faults_of(page) == []

    page.locator("button[data-place=krasnovodsk]").dispatch_event("click")
    popup = page.locator("[data-popup=krasnovodsk]")
    expect(popup).to_contain_text(EASY)
    popup.get_by_role("button", name="Full text").click()
    expect(popup).to_contain_text(FULL)
    expect(popup.get_by_role("button", name="Full text")).to_be_focused()

    page.evaluate("location.hash = 'read&level=easy&lang=pl'")
    article = page.locator("#read")
    expect(article).to_contain_text(EASY_POLISH)
    article.get_by_role("button", name="Tekst pełny").click()
    expect(article).not_to_contain_text(EASY_POLISH)
    article.get_by_role("button", name="Tekst łatwy").click()

    page.evaluate("location.hash = 'paper=handout&level=easy&lesson=krasnovodsk,pahlevi/20'")
    texts = page.locator(".paper-texts")
    expect(texts).to_contain_text(EASY)
    expect(texts.locator(".paper-place")).to_have_count(2)
    assert page.locator("[data-number]").all_text_contents() == ["1", "2"]
    page.keyboard.press("Escape")
    assert "lesson=krasnovodsk,pahlevi/20&level=easy" in page.url
