"""What nobody sees before it is asked for comes when the map is drawn, sooner than any key."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import LAPTOP, OpenPage, Watch
from tests.pages import TWO_FRAMES, until

pytestmark = pytest.mark.browser

# The page says that it is ready: is the quiz there then, and is it there when a key might come?
LISTEN = """window.seen = [];
new MutationObserver((_, watch) => {
  if (document.documentElement.dataset.ready !== "true") return;
  watch.disconnect();
  window.seen.push(typeof Itinerarium.QuizControl);
  setTimeout(() => window.seen.push(typeof Itinerarium.QuizControl));
}).observe(document, { attributes: true, subtree: true });"""


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("", ["undefined", "function"]),
        ("#stop=krasnovodsk", ["function", "function"]),
        ("#read", ["function", "function"]),
    ],
)
def test_dialogs_and_quiz_wait_for_the_map_but_not_for_the_reader(
    shipped_page: Path, chromium: Browser, address: str, seen: list[str]
) -> None:
    width, height = LAPTOP
    context = chromium.new_context(viewport={"width": width, "height": height})
    context.add_init_script(LISTEN)
    page, watch = context.new_page(), Watch()
    watch.over(page)
    page.goto(shipped_page.as_uri() + address)
    page.wait_for_selector("html[data-ready=true]")
    page.wait_for_timeout(100)
    assert page.evaluate("window.seen") == seen
    context.close()
    assert watch.faults == []


def test_what_came_late_speaks_the_language_and_hears_the_keys(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Read").click()
    expect(page.get_by_role("button", name="Back to the map")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Language").select_option("pl")
    page.keyboard.press("g")
    expect(page.get_by_role("dialog")).to_have_accessible_name("Przejdź do")


def test_a_key_before_the_map_is_drawn_is_heard(shipped_page: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    page.add_init_script("window.requestAnimationFrame = () => 0;")  # it is never drawn
    page.goto(shipped_page.as_uri())
    assert page.evaluate("document.documentElement.dataset.ready") is None
    page.keyboard.press("PageDown")
    expect(page.locator(".card-name")).to_have_text("Moscow")
    page.close()


@pytest.mark.parametrize("first", ["", "#paper=handout"])
def test_who_goes_from_paper_to_the_article_is_in_it(
    shipped_page: Path, open_page: OpenPage, first: str
) -> None:
    page = open_page(shipped_page, state=first)
    for address in ("#paper=handout", "#read"):
        page.evaluate("address => { location.hash = address; }", address)
    article = page.locator("#read")
    expect(article).to_be_focused()
    page.evaluate(TWO_FRAMES)  # Chromium scrolls by key only what has been drawn
    page.keyboard.press("PageDown")
    until(page, "() => document.querySelector('#read').scrollTop > 0")


def test_a_page_that_has_drawn_nothing_yet_prints_the_handout(
    shipped_page: Path, chromium: Browser
) -> None:
    page = chromium.new_page()
    page.add_init_script("window.requestAnimationFrame = () => 0;")  # as in a frame nobody sees
    page.goto(shipped_page.as_uri())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.paper") == "handout"
    assert (
        page.evaluate("typeof Itinerarium.ReadControl") == "function"
    )  # lists legs for the printer
    page.close()
