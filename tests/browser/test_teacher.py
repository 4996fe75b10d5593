"""The teacher's window, opened from disk: in step with the map, harmless when closed."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import FULL_HD, OpenPage
from tests.firefox import Firefox, firefox

pytestmark = pytest.mark.browser

READY = """new Promise((done) => {
  const look = () => document.documentElement?.dataset.ready ? done(true) : setTimeout(look, 50);
  look();
})"""
BECOMES = """new Promise((done) => {
  const look = (tries) => {
    const isThere = document.documentElement?.dataset.stop === "%s";
    if (isThere || !tries) done(isThere);
    else setTimeout(() => look(tries - 1), 100);
  };
  look(100);
})"""

MOVED = """new Promise((done) => {
  const look = (tries) => {
    const { stop } = document.documentElement?.dataset ?? {};
    if (stop !== "%s" || !tries) done(stop);
    else setTimeout(() => look(tries - 1), 100);
  };
  look(100);
})"""


def teacher_of(page: Page) -> Page:
    """The window that S opens; where the one before is still closing, S is pressed again."""
    windows: list[Page] = []
    page.on("popup", lambda window: windows.append(window))
    for attempt in range(100):
        if attempt % 20 == 0:
            page.keyboard.press("s")
        page.wait_for_timeout(100)
        if windows:
            break
    teacher = windows[0]
    teacher.wait_for_selector("html[data-ready=true]")
    return teacher


def test_the_teachers_window_shows_notes_question_answer_next_stop_and_plan(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=katyn")
    teacher = teacher_of(page)
    view = teacher.get_by_role("region", name="Teacher’s window")
    expect(view).to_contain_text("Show the three camps and the three graves.")
    expect(view).to_contain_text("Why would a government kill prisoners")
    expect(view).to_contain_text("Reserve officers were teachers")
    expect(view).to_contain_text("45 of 45 minutes: it fits")
    expect(view.locator(".teacher-used")).to_contain_text("/ 45:00")
    expect(view.locator("[aria-current=step]")).to_contain_text("Katyn")
    expect(view).not_to_contain_text("The map window is closed")


def test_both_windows_stay_in_step(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, "#present&stop=katyn")
    teacher = teacher_of(page)
    page.keyboard.press("PageDown")
    second = page.evaluate("document.documentElement.dataset.stop")
    assert second != "katyn"
    expect(teacher.locator("html")).to_have_attribute("data-stop", second)
    teacher.keyboard.press("PageUp")
    expect(page.locator("html")).to_have_attribute("data-stop", "katyn")
    assert page.evaluate("document.documentElement.dataset.mode") == "present"
    teacher.get_by_role("button", name="Black screen").click()
    expect(page.locator(".black-screen")).to_be_visible()
    expect(teacher.locator(".black-screen")).to_be_hidden()
    teacher.get_by_role("button", name="Next", exact=True).click()
    expect(page.locator(".black-screen")).to_be_hidden()


def test_a_map_that_was_loaded_again_finds_its_teacher(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=katyn")
    teacher = teacher_of(page)
    page.reload()
    page.wait_for_selector("html[data-ready=true]")
    teacher.keyboard.press("PageDown")
    after = teacher.evaluate("document.documentElement.dataset.stop")
    assert after != "katyn"
    expect(page.locator("html")).to_have_attribute("data-stop", after)
    page.keyboard.press("PageUp")
    expect(teacher.locator("html")).to_have_attribute("data-stop", "katyn")


def test_closing_either_window_harms_nothing(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=katyn")
    teacher = teacher_of(page)
    teacher.close()
    page.keyboard.press("PageDown")
    stop = page.evaluate("document.documentElement.dataset.stop")
    assert stop != "katyn"
    teacher = teacher_of(page)
    expect(teacher.locator("html")).to_have_attribute("data-stop", stop)
    page.close()
    teacher.keyboard.press("PageUp")
    expect(teacher.locator("html")).to_have_attribute("data-stop", "katyn")
    expect(teacher.get_by_text("The map window is closed.")).to_be_visible()


def test_a_blocked_second_window_is_said(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=katyn")
    page.evaluate("window.open = () => null")
    page.keyboard.press("s")
    expect(page.get_by_role("alert")).to_contain_text("blocked the second window")


def test_a_message_from_a_stranger_moves_nothing(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=katyn")
    page.evaluate("""() => {
      const data = { itinerarium: "state", state: { stop: "krasnovodsk", black: true } };
      window.postMessage(data, "*");
      const frame = document.createElement("iframe");
      document.body.append(frame);
      window.dispatchEvent(new MessageEvent("message", { data, source: frame.contentWindow }));
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.dataset.stop") == "katyn"


def test_the_clock_can_be_stopped_and_tells_time_left(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, fresh=True)
    page.clock.install()
    page.goto(shipped_page.as_uri() + "#teacher&stop=moscow_pact")
    page.reload()
    expect(page.locator(".teacher-used")).not_to_be_empty()
    page.clock.run_for(60_000)
    expect(page.locator(".teacher-used")).to_have_text(re.compile(r"^1:\d\d / 45:00$"))
    page.clock.run_for(90_000)
    expect(page.locator(".teacher-ahead")).to_contain_text("behind plan")
    page.get_by_role("button", name="Stop the clock").click()
    stopped = page.locator(".teacher-used").text_content()
    page.clock.run_for(30_000)
    assert page.locator(".teacher-used").text_content() == stopped


def test_in_firefox_too_both_windows_stay_in_step(shipped_page: Path, tmp_path: Path) -> None:
    with firefox(tmp_path) as browser:
        browser.open(shipped_page.as_uri() + "#stop=katyn")
        browser.evaluate(READY)
        browser.press("s")
        main = browser.context
        browser.context = second_tab(browser)
        browser.evaluate(READY)
        browser.evaluate("map_1.fire('itinerarium:press', { command: 'next' }) && true")
        after = browser.evaluate(MOVED % "katyn")
        browser.context = main
        assert after != "katyn"
        assert browser.evaluate(BECOMES % after)
        assert browser.log == []


def second_tab(browser: Firefox) -> str:
    for _ in range(100):
        tabs = browser.call("browsingContext.getTree")["contexts"]
        others = [tab["context"] for tab in tabs if "teacher" in tab["url"]]
        if others:
            return str(others[0])
        time.sleep(0.1)
    raise AssertionError("no second window was opened")
