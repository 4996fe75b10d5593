"""The story on the shipped page: lessons, the way back, swipes, languages, frames, kiosk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import FULL_HD, PHONE, OpenPage
from tests.pages import until

pytestmark = pytest.mark.browser

STOP = "document.documentElement.dataset.stop"
LESSON = "#lesson=katyn,krasnovodsk:5"
SWIPE = """([from, to]) => {
  const card = document.querySelector("[data-card]");
  const at = (x) => [new Touch({ identifier: 1, target: card, clientX: x, clientY: 500 })];
  const send = (kind, touches, changedTouches) =>
    card.dispatchEvent(new TouchEvent(kind, { touches, changedTouches }));
  send("touchstart", at(from), at(from));
  send("touchend", [], at(to));
}"""
FRAME = """<!doctype html><body style="margin:0;height:4000px">
<iframe src="{address}" style="width:800px;height:600px;margin-top:100px"></iframe></body>"""


def stop_of(page: Page) -> str:
    return str(page.evaluate(STOP))


def test_a_lesson_in_the_link_is_the_whole_story(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, LESSON)
    seen = []
    for _ in range(3):
        page.keyboard.press("PageDown")
        seen.append((stop_of(page), page.locator("[data-card] .card-count").text_content()))
    assert [stop for stop, _ in seen] == ["katyn", "krasnovodsk", ""]
    assert (seen[0][1] or "").startswith("1 / 2")
    assert page.evaluate("location.hash").startswith("#end&lesson=katyn,krasnovodsk:5")


def test_where_the_story_goes_back_in_time_the_card_says_so(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#present&stop=brest")
    when, status = page.locator("[data-card] .told-when"), page.get_by_role("status")
    expect(when).to_have_text("17–28 September 1939")
    page.keyboard.press("PageDown")
    expect(when).to_have_text("Earlier: 19 August 1939 – 11 February 1940")
    expect(status.filter(has_text="Earlier: 19 August 1939")).to_have_count(1)
    page.keyboard.press("PageDown")
    expect(when).to_have_text("27 September 1939 – March 1940")


def test_cutting_a_lesson_changes_the_link_and_says_whether_it_fits(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    page.get_by_role("button", name="Teach").click()
    page.get_by_role("button", name="Choose or plan a lesson").click()
    dialog = page.get_by_role("dialog", name="Plan a lesson")
    expect(dialog.get_by_role("status")).to_have_text("45 of 45 minutes: it fits")
    dialog.get_by_label("Minutes: 1. Moscow").fill("9")
    expect(dialog.get_by_role("status")).to_have_text("52 minutes: 7 over the 45 available")
    dialog.get_by_label("6. The gulags", exact=True).uncheck()
    assert page.evaluate("location.hash").startswith("#lesson=moscow_pact:9,danzig,brest")
    assert "gulags" not in page.evaluate("location.hash")
    dialog.get_by_role("button", name="Back to the whole story").click()
    assert page.evaluate("location.hash") == ""


def test_after_roaming_one_key_comes_back_to_the_stop(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=krasnovodsk")
    back = page.get_by_role("button", name="Back to Krasnovodsk")
    expect(back).to_be_hidden()
    before = page.evaluate("map_1.getCenter()")
    page.evaluate("() => { map_1.panBy([500, 200], { animate: false }); }")
    expect(back).to_be_visible()
    page.keyboard.press("r")
    expect(back).to_be_hidden()
    after = page.evaluate("map_1.getCenter()")
    assert after == pytest.approx(before, abs=0.2)


def test_a_swipe_over_the_card_turns_the_leaf(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, PHONE, "#stop=katyn", has_touch=True)
    order = page.evaluate("Itinerarium.pageData('story-data').stops")
    at = order.index("katyn")
    page.evaluate(SWIPE, [300, 150])
    assert stop_of(page) == order[at + 1]
    page.evaluate(SWIPE, [150, 300])
    assert stop_of(page) == "katyn"


def test_back_and_forward_of_the_browser_walk_the_story(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=katyn")
    page.keyboard.press("PageDown")
    second = stop_of(page)
    page.go_back()
    expect(page.locator("html")).to_have_attribute("data-stop", "katyn")
    page.go_forward()
    expect(page.locator("html")).to_have_attribute("data-stop", second)


def test_the_contents_stand_by_chapters(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, "#lang=pl")
    page.get_by_role("button", name="Spis treści").click()
    headings = page.locator(".contents-list h3").all_text_contents()
    assert headings[:2] == ["Pakt i\u00a0dwa najazdy", "Niewola"]


def test_the_article_is_told_in_the_language_chosen_and_back_as_it_was_shipped(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#read")
    article = page.locator("#read")
    shipped = article.inner_html()
    sections = article.locator(".read-place").count()
    ask = "(lang) => { map_1.fire('itinerarium:ask', { patch: { lang } }); }"
    page.evaluate(ask, "pl")
    expect(article.locator("h1")).to_contain_text("Exodus Armii Polskiej")
    assert article.locator(".read-place").count() == sections
    assert article.get_attribute("lang") == "pl"
    page.evaluate(ask, "en")
    assert article.inner_html() == shipped


def test_the_wheel_over_an_embedded_map_scrolls_the_page_around_it_until_it_is_clicked(
    shipped_page: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    host = tmp_path / "host.html"
    host.write_text(FRAME.format(address=shipped_page.as_uri()), encoding="utf-8")
    page = open_page(shipped_page, fresh=True)
    page.goto(host.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready=true]")
    page.mouse.move(650, 400)
    page.mouse.wheel(0, 120)
    until(page, "scrollY === 120")
    zoom = frame.evaluate("map_1.getZoom()")
    page.mouse.click(650, 300)
    page.wait_for_timeout(800)  # a wheel keeps what it scrolls for a while
    page.mouse.wheel(0, -240)
    page.wait_for_timeout(500)
    assert frame.evaluate("map_1.getZoom()") != zoom
    assert page.evaluate("scrollY") == 120


def test_in_a_frame_fingers_and_a_refused_full_screen_get_a_word(
    shipped_page: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    host = tmp_path / "host.html"
    frame_of = FRAME.replace("<iframe", """<iframe allow="fullscreen 'none'\"""")
    host.write_text(frame_of.format(address=shipped_page.as_uri()), encoding="utf-8")
    page = open_page(shipped_page, PHONE, fresh=True, has_touch=True, is_mobile=True)
    page.goto(host.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready=true]")
    frame.evaluate(ONE_FINGER)
    expect(frame.locator(".embed-hint")).to_have_text("Move the map with two fingers")
    frame.locator(".plate-map").press("f")
    expect(frame.get_by_text("Full screen is not allowed here.")).to_be_visible()


ONE_FINGER = """() => {
  const node = map_1.getContainer();
  const touches = [new Touch({ identifier: 1, target: node, clientX: 90, clientY: 300 })];
  node.dispatchEvent(new TouchEvent("touchmove", { touches, bubbles: true }));
}"""


@pytest.mark.parametrize(("wish", "other"), [("reduce", "moving"), ("no-preference", "still")])
def test_the_switch_of_movement_overrides_the_systems_wish(
    shipped_page: Path, open_page: OpenPage, wish: str, other: str
) -> None:
    page = open_page(shipped_page, FULL_HD, "", reduced_motion=wish)
    root = page.locator("html")
    expect(root).to_have_attribute("data-motion", "still" if wish == "reduce" else "moving")
    page.get_by_role("button", name="Animation").click()
    expect(root).to_have_attribute("data-motion", other)
    page.reload()
    expect(root).to_have_attribute("data-motion", other)
    page.keyboard.press("m")
    expect(root).to_have_attribute("data-motion", "still" if other == "moving" else "moving")


def test_a_kiosk_plays_by_itself_yields_to_a_touch_and_begins_again_when_left_alone(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, fresh=True)
    page.clock.install()
    page.goto(shipped_page.as_uri() + "#kiosk=30")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-mode", "present")
    page.clock.run_for(11_000)
    first = stop_of(page)
    assert first != ""
    page.clock.run_for(46_000)
    assert stop_of(page) not in ("", first)
    page.mouse.click(700, 500)
    assert page.evaluate("document.documentElement.dataset.mode") != "present"
    taken = stop_of(page)
    page.clock.run_for(20_000)
    assert stop_of(page) == taken
    page.clock.run_for(11_000)
    assert stop_of(page) == ""
    expect(page.get_by_text("Touch the screen to explore the map yourself")).to_be_visible()


def test_a_step_is_said_once(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=katyn")
    page.evaluate("""() => {
      window.said = [];
      new MutationObserver((changes) => {
        const regions = new Set(changes.map(({ target }) => {
          const node = target.nodeType === 1 ? target : target.parentElement;
          return node?.closest("[role=status], [role=alert], [aria-live]");
        }).filter(Boolean));
        for (const node of regions) if (node.textContent) window.said.push(node.textContent);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    }""")
    page.keyboard.press("PageDown")
    page.wait_for_timeout(300)
    said = page.evaluate("window.said")
    assert len(said) == 1, said
    assert said[0].startswith("Stop 8 of 30")


def test_the_leg_is_drawn_as_one_goes_unless_nothing_may_move(
    shipped_page: Path, open_page: OpenPage
) -> None:
    gather = """() => {
      window.days = [];
      map_1.on("itinerarium:day", ({ day }) => window.days.push(day));
    }"""
    moving = open_page(shipped_page, FULL_HD, "#stop=totskoye", reduced_motion="no-preference")
    still = open_page(shipped_page, FULL_HD, "#stop=totskoye", fresh=True)
    for page in (moving, still):
        page.evaluate(gather)
        page.keyboard.press("g")
        page.keyboard.type("20")
        page.keyboard.press("Enter")
    moving.wait_for_timeout(3500)
    end = still.evaluate("window.days")
    passed = moving.evaluate("window.days")
    assert len(end) == 1
    assert (passed[0], passed[-1]) == (end[0], end[0])
    assert len(set(passed)) > 2
    assert passed[1:] == sorted(passed[1:])
