"""Presentation: what a class sees on the wall, and every key of keyboards and clickers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage
from tests.pages import until

pytestmark = pytest.mark.browser

SMALL_TEXTS = """() => [...document.querySelectorAll(
  ".card *, .legend *, .strands *, .title-text *, .scale, .names .name")]
  .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
  .filter((node) => node.checkVisibility({ visibilityProperty: true }))
  .filter((node) => !node.closest(".spoken-only"))
  .filter((node) => parseFloat(getComputedStyle(node).fontSize) < 27.9)
  .map((node) => `${node.className}: ${node.textContent}`)"""
SEND = """({ key, code, ...more }) => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true, ...more }))"""
SHOWN = """() => [...document.querySelectorAll(".names .name-place:not([hidden])")]
  .map((node) => node.dataset.label)"""


def state_of(page: Page, name: str) -> str:
    return str(page.evaluate(f"document.documentElement.dataset.{name} ?? ''"))


def stops(page: Page) -> list[str]:
    ids: list[str] = page.evaluate("Itinerarium.pageData('story-data').stops")
    return ids


@pytest.mark.parametrize(
    "state",
    [
        "#present",
        "#present&end",
        "#present&stop=krasnovodsk",
        "#present&stop=katyn",
    ],
)
def test_on_a_full_hd_wall_no_text_is_smaller_than_28_pixels(
    shipped_page: Path, open_page: OpenPage, state: str
) -> None:
    page = open_page(shipped_page, FULL_HD, state)
    page.wait_for_timeout(300)
    assert page.evaluate(SMALL_TEXTS) == []
    assert page.locator(".strands").is_visible()
    page.keyboard.press("l")
    assert page.locator(".legend").is_visible()
    assert page.evaluate(SMALL_TEXTS) == []


def test_the_wall_shows_the_lead_and_only_the_names_around_the_stop(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#present&stop=krasnovodsk")
    page.wait_for_timeout(300)
    order = stops(page)
    at = order.index("krasnovodsk")
    assert "krasnovodsk" in page.evaluate(SHOWN)
    assert set(page.evaluate(SHOWN)) <= set(order[at - 1 : at + 2])
    assert page.locator(".card-body p:not(.told-when)").count() == 1
    page.keyboard.press("Escape")
    until(page, f"({SHOWN})().length > 3")


def test_controls_go_until_the_mouse_moves_and_come_for_the_tab_key(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, fresh=True)
    page.clock.install()
    page.goto(shipped_page.as_uri() + "#present&stop=krasnovodsk")
    page.reload()
    title = page.locator(".title-block")
    expect(title).to_be_hidden()
    page.mouse.move(500, 500)
    expect(title).to_be_visible()
    page.clock.run_for(3300)
    expect(title).to_be_hidden()
    page.keyboard.press("Tab")
    expect(title).to_be_visible()
    cursor = page.evaluate("getComputedStyle(document.querySelector('.plate-map')).cursor")
    assert cursor.startswith('url("data:image/svg+xml')


def test_every_key_that_steps(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, "#present&stop=katyn")
    order = stops(page)
    at = order.index("katyn")
    for key in ("PageDown", "ArrowRight", "Space", "n", "N"):
        page.keyboard.press(key if key != "N" else "n")
        at += 1
        assert state_of(page, "stop") == order[at], key
    for key in ("PageUp", "ArrowLeft", "p"):
        page.keyboard.press(key)
        at -= 1
        assert state_of(page, "stop") == order[at], key
    page.keyboard.press("Home")
    assert (state_of(page, "stop"), state_of(page, "mode")) == ("", "present")
    page.keyboard.press("Escape")
    assert state_of(page, "mode") == "explore"


@pytest.mark.parametrize(
    "press",
    [
        {"key": "b", "code": "KeyB"},
        {"key": "B", "code": "KeyB"},  # Caps Lock
        {"key": ".", "code": "Period"},
        {"key": ".", "code": ""},  # a clicker without codes
        {"key": "и", "code": "KeyB"},  # a Russian layout
    ],
)
def test_the_screen_goes_black_by_whatever_a_clicker_sends(
    shipped_page: Path, open_page: OpenPage, press: dict[str, str]
) -> None:
    page = open_page(shipped_page, PROJECTOR, "#present&stop=katyn")
    dark = page.locator(".black-screen")
    page.evaluate(SEND, press)
    expect(dark).to_be_visible()
    page.keyboard.press("PageDown")
    expect(dark).to_be_hidden()
    assert state_of(page, "stop") == "katyn"


def test_a_polish_keyboard_types_its_letters_without_moving_the_story(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PROJECTOR, "#present&stop=katyn")
    for key, code in (("ń", "KeyN"), ("ś", "KeyS"), ("ł", "KeyL"), ("ż", "KeyZ")):
        page.evaluate(SEND, {"key": key, "code": code, "modifierAltGraph": True})
        page.evaluate(SEND, {"key": key, "code": code, "ctrlKey": True, "altKey": True})
        page.evaluate(SEND, {"key": key, "code": code})
    assert (state_of(page, "stop"), state_of(page, "mode")) == ("katyn", "present")
    page.evaluate(SEND, {"key": "?", "code": "Slash", "shiftKey": True})
    expect(page.get_by_role("dialog", name="Settings")).to_be_visible()


def test_a_clickers_start_button_presents_on_the_whole_screen_and_its_stop_button_ends_it(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PROJECTOR, "#stop=katyn")
    page.keyboard.press("F5")
    expect(page.locator("html:fullscreen")).to_have_attribute("data-mode", "present")
    page.evaluate("document.exitFullscreen()")
    expect(page.locator("html")).to_have_attribute("data-mode", "story")
    assert state_of(page, "stop") == "katyn"


def test_plus_and_minus_change_the_size_of_the_text(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#present&stop=katyn")
    size = "parseFloat(getComputedStyle(document.querySelector('.told-lead')).fontSize)"
    before = page.evaluate(size)
    page.keyboard.press("+")
    assert page.evaluate(size) > before
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert page.evaluate(size) < before


def test_keys_are_not_taken_from_a_field_with_a_modifier_or_from_the_map(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=katyn")
    page.keyboard.press("g")
    field = page.get_by_role("textbox")
    expect(field).to_be_focused()
    page.keyboard.type("b.fpn")
    expect(field).to_have_value("b.fpn")
    page.keyboard.press("Escape")
    page.locator(".plate-map").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+b")
    page.keyboard.press("Alt+n")
    assert (state_of(page, "stop"), state_of(page, "mode")) == ("katyn", "story")


def test_go_to_finds_a_stop_by_number_and_a_place_by_name(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#present")
    page.keyboard.press("g")
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    assert state_of(page, "stop") == stops(page)[19]
    page.keyboard.press("g")
    page.keyboard.type("tockoje")
    page.keyboard.press("Enter")
    assert state_of(page, "stop") == "totskoye"


def test_a_key_pressed_right_after_a_dialog_closes_is_heard(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#present")
    page.keyboard.press("g")
    page.keyboard.type("20")
    in_closed_dialog = page.evaluate("""() => {
      const field = document.activeElement;
      field.form.requestSubmit();
      return field.closest("dialog").contains(document.activeElement);
    }""")
    assert not in_closed_dialog
    page.keyboard.press("PageDown")
    assert state_of(page, "stop") == stops(page)[20]


def test_single_letters_can_be_switched_off_in_the_help(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=katyn")
    page.keyboard.press("h")
    page.get_by_label("Single keys, such as N or B").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert (state_of(page, "stop"), state_of(page, "mode")) == ("katyn", "story")
    page.keyboard.press("PageDown")
    assert state_of(page, "stop") != "katyn"


def test_the_question_comes_before_the_names_and_the_next_key_reveals_the_answer(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=katyn")
    page.keyboard.press("q")
    card = page.locator("[data-card]")
    expect(card).to_contain_text("Why would a government kill prisoners")
    expect(card).not_to_contain_text("Katyn")
    expect(page.locator(".names")).to_have_css("visibility", "hidden")
    page.keyboard.press("PageDown")
    expect(card).to_contain_text("Reserve officers were teachers")
    expect(card).to_contain_text("Katyn")
    expect(page.locator(".names")).to_have_css("visibility", "visible")
    page.keyboard.press("PageDown")
    assert state_of(page, "stop") != "katyn"
    expect(card.get_by_role("button", name="Show the answer")).to_be_visible()


@pytest.mark.parametrize("state", ["#stop=katyn", "#present&stop=katyn", "#teacher&stop=katyn"])
def test_text_of_twice_the_size_fits_a_phone(
    shipped_page: Path, open_page: OpenPage, state: str
) -> None:
    page = open_page(shipped_page, PHONE, state)
    page.evaluate("document.documentElement.style.setProperty('--text-scale', '2')")
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    inside = """() => [...document.querySelectorAll(".card-steps button, .teacher-next")]
      .map((node) => node.getBoundingClientRect())
      .filter(({ width }) => width > 0)
      .every(({ left, right }) => left >= 0 && right <= innerWidth)"""
    assert page.evaluate(inside)
