"""Read aloud, the reading ruler and wider spacing. Only the engine that speaks is a stub."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults_of
from tests.conftest import FULL_HD, PHONE, OpenPage

pytestmark = pytest.mark.browser

ENGINE = """(voices) => {
  window.said = [];
  window.cancelled = 0;
  class Utterance { constructor(text) { this.text = text; } }
  const engine = {
    getVoices: () => voices,
    speak: (one) => window.said.push(one),
    cancel: () => { window.cancelled++; },
    addEventListener() {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: engine });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
}"""
LOCAL = [
    {"lang": "en-GB", "localService": True, "name": "Here"},
    {"lang": "pl-PL", "localService": True, "name": "Tu"},
]
REMOTE = [{"lang": "en-GB", "localService": False, "name": "Far away"}]
MARKED = "() => [...(CSS.highlights.get('aloud') ?? [])].map((range) => range.toString()).join('')"
SAID = "() => said.map(({ text, lang, rate, voice }) => [text, lang, rate, voice.name])"


def with_voices(page: Page, voices: list[dict[str, Any]], state: str) -> Page:
    page.add_init_script(
        f"({ENGINE})({voices!r})".replace("True", "true").replace("False", "false")
    )
    page.goto(page.url.partition("#")[0] + state)
    page.reload()
    page.wait_for_selector("html[data-ready=true]")
    page.wait_for_selector("dialog.dialog-help", state="attached")
    return page


def end_of_sentence(page: Page) -> None:
    page.evaluate("said.at(-1).onend()")


def test_the_card_is_read_sentence_by_sentence_by_a_voice_of_this_computer(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, fresh=True)
    with_voices(page, LOCAL, "#stop=krasnovodsk&lang=pl")
    page.keyboard.press("a")
    bar = page.get_by_role("group", name="Czytanie na głos")
    expect(bar).to_be_visible()
    assert faults_of(page) == []
    assert page.evaluate(SAID) == [["Krasnowodzk", "pl-PL", 1, "Tu"]]
    for _ in range(3):
        end_of_sentence(page)
    said = page.evaluate(SAID)
    assert len(said) == 4
    last = said[-1][0]
    assert last == page.evaluate(MARKED).strip()
    assert last in page.locator(".card").inner_text().replace("\n", " ")
    bar.get_by_role("button", name="Wstrzymaj").click()
    assert page.evaluate("cancelled") > 0
    page.evaluate("said.at(-1).onend()")
    assert len(page.evaluate(SAID)) == 4, "what was cancelled leads no further"
    bar.get_by_role("button", name="Prędkość: 1×").click()
    bar.get_by_role("button", name="Odtwórz").click()
    assert page.evaluate(SAID)[-1][0::2] == [last, 1.25]
    page.keyboard.press("PageDown")
    expect(bar).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("data-stop", "pahlevi")
    count = len(page.evaluate(SAID))
    end_of_sentence(page)
    assert len(page.evaluate(SAID)) == count
    assert page.evaluate(MARKED) == ""


def test_without_a_voice_of_this_computer_there_is_no_button(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, fresh=True)
    with_voices(page, REMOTE, "#stop=krasnovodsk")
    for door in ("Teach", "Settings"):
        page.locator(".tools").get_by_role("button", name=door).click()
        assert page.get_by_role("button", name="Read aloud").count() == 0
        page.keyboard.press("Escape")
    page.keyboard.press("a")
    bar = page.get_by_role("group", name="Read aloud")
    expect(bar).to_contain_text("This computer has no voice for English")
    assert page.evaluate(SAID) == []
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    with_voices(page, LOCAL, "#stop=krasnovodsk")
    page.locator(".tools").get_by_role("button", name="Teach").click()
    page.get_by_role("button", name="Read aloud").click()
    expect(bar).to_be_visible()
    assert len(page.evaluate(SAID)) == 1


SPACING = """() => {
  const { letterSpacing, wordSpacing, lineHeight, fontSize } =
    getComputedStyle(document.querySelector(".card-body .told-lead"));
  const part = (length) => parseFloat(length) / parseFloat(fontSize);
  return [letterSpacing, wordSpacing, lineHeight].map(part);
}"""


def test_the_ruler_follows_and_letters_stand_wider(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, PHONE, "#stop=krasnovodsk", fresh=True)
    page.keyboard.press("h")
    settings = page.get_by_role("dialog", name="Settings")
    settings.get_by_label("Wider spacing of letters and lines").check()
    settings.get_by_label("Reading ruler").check()
    assert faults_of(page, contrast=False) == []
    page.keyboard.press("Escape")
    letters, words, lines = page.evaluate(SPACING)
    assert (letters, words) == (pytest.approx(0.12), pytest.approx(0.16))
    assert lines >= 1.5
    ruler = page.locator(".reading-ruler")
    page.mouse.move(200, 600)
    box = ruler.bounding_box()
    assert box
    assert box["y"] + box["height"] / 2 == pytest.approx(600, abs=2)
    page.reload()
    page.wait_for_selector("html[data-ready=true]")
    expect(ruler).to_be_attached()
    page.keyboard.press("h")
    settings.get_by_label("Reading ruler").uncheck()
    expect(ruler).not_to_be_attached()
