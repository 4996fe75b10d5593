"""The quiz: places on a map without names, stops in order, points that nobody keeps."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults_of
from tests.conftest import FULL_HD, PHONE, Built, OpenPage

pytestmark = pytest.mark.browser

PLACES = """id,name,name_pl,lat,lon,stop,start,lead
warsaw,Warsaw,Warszawa,52.23,21.01,1,1939-09,A lead.
lwow,Lwów,Lwów,49.84,24.03,2,1939-10,A lead.
tehran,Tehran,Teheran,35.69,51.39,3,1942,A lead.
"""
STORY = 'title = "A story"\ntitle_pl = "Opowieść"\nlanguages = ["en", "pl"]\n'
AS_THE_FIRST_PLACE = range(2, 6)
"""The second and the third place are asked and answered as the first is."""
NAMED = ".leaflet-names-pane, .leaflet-places-pane, .leaflet-routes-pane"


@pytest.fixture
def page_file(built_once: Built) -> Path:
    files = {"places.csv": PLACES, "routes/way.csv": "from,to\nwarsaw,lwow\n", "story.toml": STORY}
    return built_once("quiz", files)


def panel(page: Page) -> str:
    return page.locator(".quiz").inner_text()


def look_at(page: Page, lat: float, lon: float) -> None:
    page.wait_for_timeout(150)
    page.evaluate("([lat, lon]) => { map_1.setView([lat, lon], 5, {animate: false}); }", [lat, lon])


def rest_near(page: Page, lon: float, within: float) -> float:
    """The longitude near `lon` where the map rests; the policy allows no waiting function."""
    was = math.inf
    for _ in range(100):
        now: float = page.evaluate("map_1.getCenter().lng")
        if now == was and abs(now - lon) <= within:
            return now
        was = now
        page.wait_for_timeout(100)
    pytest.fail("the map did not come there")


def answer_all_at(page: Page, lat: float, lon: float) -> None:
    """Answer the three places from the keyboard, always at the same point."""
    for _ in range(3):
        expect(page.locator(".quiz-cross")).to_be_visible()
        look_at(page, lat, lon)
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")


def test_nothing_names_a_place_while_one_looks_for_it(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file, state="#quiz")
    page.wait_for_timeout(200)
    hidden = f"[...document.querySelectorAll('{NAMED}')].map(n => getComputedStyle(n).visibility)"
    assert set(page.evaluate(hidden)) == {"hidden"}
    assert page.locator(".title-block").is_hidden()


def test_the_keyboard_answers_at_the_cross_and_hears_how_far_off_it_was(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file, state="#quiz")
    for _ in range(3):
        if "Warsaw" in panel(page):
            break
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    look_at(page, 52.23, 21.01)
    page.keyboard.press("ArrowRight")
    pixel = 360 / 8192
    lon = rest_near(page, 21.01 + 80 * pixel, within=pixel)
    page.keyboard.press("Enter")
    told = page.locator(".quiz-verdict").inner_text()
    off = page.evaluate(
        f"Itinerarium.modules['geo/framing.js'].haversineKm([52.23, 21.01], [52.23, {lon}])"
    )
    assert told.startswith(f"{round(off)} km off.")
    assert told in (page.locator(".quiz-place [role=status]").text_content() or "")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    expect(page.locator(".quiz-tip")).to_have_text("Warsaw")


def test_a_click_and_a_tap_answer_once(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file, size=PHONE, state="#quiz", has_touch=True)
    page.touchscreen.tap(150, 200)
    verdict = page.locator(".quiz-verdict")
    expect(verdict).to_be_visible()
    before = verdict.inner_text()
    page.touchscreen.tap(60, 60)
    assert verdict.inner_text() == before
    assert "1 / 4" in panel(page)


def test_stops_are_put_in_order_by_the_keyboard_alone(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file, state="#quiz")
    answer_all_at(page, 0, 0)
    rows = page.locator(".quiz-order .quiz-name")
    for name, place in (("Warsaw", 0), ("Lwów", 1)):
        button = page.get_by_role("button", name=f"Move up: {name}")
        button.focus()
        while rows.all_inner_texts().index(name) > place:
            page.keyboard.press("Enter")
            expect(button).to_be_focused()
    assert rows.all_inner_texts() == ["Warsaw", "Lwów", "Tehran"]
    page.get_by_role("button", name="Check the order").click()
    expect(page.locator(".quiz-verdict")).to_have_text("10 of 10 points")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="10 of 40 points")).to_be_focused()


def test_the_same_round_asks_the_same_and_the_next_has_a_link_of_its_own(
    page_file: Path, open_page: OpenPage
) -> None:
    one, other = (panel(open_page(page_file, state="#quiz=2")) for _ in range(2))
    assert one == other
    page = open_page(page_file, state="#quiz")
    answer_all_at(page, 0, 0)
    page.get_by_role("button", name="Check the order").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Another round").click()
    assert page.evaluate("location.hash") == "#quiz=2"
    assert panel(page) == one


def test_escape_leads_back_and_the_end_of_the_story_leads_in(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file, state="#stop=tehran")
    page.keyboard.press("PageDown")
    page.get_by_role("button", name="Quiz on the story").click()
    expect(page.locator(".quiz-cross")).to_be_visible()
    expect(page.locator("[data-card]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".quiz")).to_be_hidden()
    expect(page.locator(".title-block")).to_be_visible()
    assert page.evaluate("location.hash") == ""
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_quiz_speaks_the_language_shown(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file, state="#quiz&lang=pl")
    assert "Gdzie to jest" in panel(page)


@pytest.mark.parametrize("size", [FULL_HD, PHONE], ids=["full", "phone"])
def test_axe_finds_nothing_in_any_step(
    page_file: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(page_file, size=size, state="#quiz")
    for step in range(9):
        page.wait_for_timeout(150)
        if step not in AS_THE_FIRST_PLACE:
            assert faults_of(page) == [], step
        page.locator(".quiz .card-next").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


CHOICES = """id,name,lat,lon,stop,start,lead
warsaw,Warsaw,52.23,21.01,1,1939-09,A lead.
lwow,Lwów,49.84,24.03,2,1940-10,A lead.
tehran,Tehran,35.69,51.39,3,1942,A lead.
tobruk,Tobruk,32.08,23.96,4,1941-08,A lead.
"""
PEOPLE = """name,who
Anders,A general of the army.
Kot,A historian and ambassador.
Sikorski,The prime minister.
Maisky,The ambassador in London.
"""
SHOWN = "getComputedStyle(document.querySelector('.leaflet-names-pane')).visibility"


@pytest.fixture
def choosing(built_once: Built) -> Path:
    files = {
        "places.csv": CHOICES,
        "people.csv": PEOPLE,
        "routes/way.csv": "from,to\nwarsaw,lwow\nlwow,tehran\n",
        "story.toml": 'title = "A story"\n',
    }
    return built_once("quiz-choices", files)


def find_all(page: Page, number: int) -> None:
    for _ in range(number):
        expect(page.locator(".quiz-cross")).to_be_visible()
        page.keyboard.press("Enter")
        assert page.evaluate(SHOWN) == "visible", "one sees what lies around"
        page.keyboard.press("Enter")


def test_an_answer_is_chosen_by_key_and_what_was_wrong_comes_again(
    choosing: Path, open_page: OpenPage
) -> None:
    page = open_page(choosing, size=FULL_HD, state="#present&quiz")
    assert page.evaluate(SHOWN) == "hidden"
    find_all(page, 4)
    for step in range(3):
        assert f"{step + 5} / 8" in panel(page)
        buttons = page.locator("button.quiz-choice")
        expect(buttons).to_have_count(4)
        sizes = "nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize))"
        assert min(buttons.evaluate_all(sizes)) >= 28
        assert faults_of(page) == []
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.matches('.quiz-choice')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".quiz-choice.is-right")).to_have_count(1)
        expect(page.locator(".quiz-place > [role=status]")).to_contain_text(": right")
        assert faults_of(page) == []
        expect(page.get_by_role("button", name="Next")).to_be_focused()
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Check the order").click()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="of 80 points")).to_be_focused()
    expect(page.locator(".quiz-verdict")).to_have_text(
        re.compile(r"\d+% of the points, time \d+:\d\d")
    )
    assert page.evaluate(SHOWN) == "visible", "at the end the whole road is seen"
    assert faults_of(page) == []
    page.get_by_role("button", name="Again with what was wrong").click()
    assert panel(page).startswith("1 / ")
    assert "Where is" in panel(page)
    expect(page.locator(".quiz-cross")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".quiz")).to_be_hidden()
    assert not page.evaluate("document.documentElement.hasAttribute('data-quiz-shown')")


def test_the_cross_tells_where_it_is_when_keys_move_it(choosing: Path, open_page: OpenPage) -> None:
    page = open_page(choosing, state="#quiz")
    told = page.locator(".quiz-place > [role=status]")
    expect(told).to_contain_text("Where is")
    page.locator(".plate-map").focus()
    page.keyboard.press("ArrowRight")
    expect(told).to_have_text(re.compile(r"The cross is at \d+\.\d° N, \d+\.\d° E"))
