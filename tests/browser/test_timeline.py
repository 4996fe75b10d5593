"""Time and story are two views of one state: the handle, the days that run, what a day draws."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from itinerarium.build import build
from tests.conftest import FULL_HD, PHONE, PROJECTOR, Built, OpenPage, StoryFolder

NORTH: Mapping[str, str] = {
    "places.csv": (
        "id,name,lat,lon,start,stop\n"
        "oslo,Oslo,59.91,10.75,1942-01-01,1\n"
        "bergen,Bergen,60.39,5.32,1942-01-11,3\n"
        "tromso,Tromsø,69.65,18.96,1941-12-20,2\n"
        "vardo,Vardø,70.37,31.11,1942-03-05~,4\n"
    ),
    "routes/main.csv": (
        "from,to,mode,start,end\n"
        "oslo,bergen,rail,1942-01-01,1942-01-10\n"
        "bergen,vardo,ship,1942-03-01,1942-03-04\n"
    ),
    "story.toml": (
        'title = "North"\nlanguages = ["en", "pl"]\n'
        '[[strength]]\ndate = "1942-01-02"\npeople = 40\nsources = ["book"]\n'
        '[[strength]]\ndate = "1942-03-02"\npeople = 90\n'
        '[[counter]]\ntitle = "saved"\ntitle_pl = "ocalonych"\n'
        'points = [{ date = "1942-01-05", people = 7 }]\n'
        '[sources.book]\ntext = "A book"\n'
    ),
}
DATELESS: Mapping[str, str] = {
    "places.csv": "id,name,lat,lon,stop\noslo,Oslo,59.91,10.75,1\nbergen,Bergen,60.39,5.32,2\n",
    "routes/main.csv": "from,to\noslo,bergen\n",
}
ONE_DAY: Mapping[str, str] = {
    "places.csv": (
        "id,name,lat,lon,start,stop\n"
        "hut,Hut,49.26,19.97,2024-07-14,1\n"
        "top,Top,49.25,19.93,2024-07-14,2\n"
    ),
    "routes/walk.csv": "from,to,mode\nhut,top,foot\n",
}
ZONES = ("Pacific/Kiritimati", "America/Los_Angeles", "Europe/Warsaw")


@pytest.fixture
def north(built_once: Built) -> Path:
    return built_once("north", NORTH)


def moment(page: Page) -> tuple[str, str]:
    """The stop and the day that the page says it shows."""
    return (
        page.locator("html").get_attribute("data-stop") or "",
        page.locator("html").get_attribute("data-day") or "",
    )


def handle_day(page: Page) -> str | None:
    return page.get_by_role("slider").get_attribute("aria-valuetext")


def lengths(page: Page) -> dict[str, float]:
    """How long each leg is drawn, as a part of the whole way; paths of before are kept for it."""
    found: dict[str, float] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".leg-line[data-leg]")]
            .map((path) => [
                path.dataset.leg, path.getAttribute("d") ? path.getTotalLength() : 0]))"""
    )
    return found


def press(page: Page, *keys: str) -> None:
    page.get_by_role("slider").focus()
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.parametrize("zone", ZONES)
def test_days_before_1970_are_the_same_in_every_time_zone(
    north: Path, open_page: OpenPage, zone: str
) -> None:
    page = open_page(north, state="#stop=oslo", timezone_id=zone)
    assert moment(page) == ("oslo", "1942-01-01")
    assert handle_day(page) == "1 January 1942"
    press(page, "ArrowLeft")
    assert handle_day(page) == "31 December 1941"
    assert moment(page) == ("tromso", "1941-12-31")
    assert page.locator(".time-date").inner_text() == "31 December 1941"
    expect(page).to_have_url(re.compile(r"#stop=tromso&day=1941-12-31$"))


def test_the_handle_is_a_slider_over_the_days_of_the_story(
    north: Path, open_page: OpenPage
) -> None:
    page = open_page(north)
    slider = page.get_by_role("slider", name="Day")
    assert [slider.get_attribute(f"aria-value{end}") for end in ("min", "max", "now")] == [
        "0",
        "120",
        "120",
    ]
    days = {
        "Home": "1 December 1941",
        "ArrowRight": "2 December 1941",
        "ArrowUp": "3 December 1941",
        "PageUp": "3 January 1942",
        "ArrowLeft": "2 January 1942",
        "ArrowDown": "1 January 1942",
        "PageDown": "1 December 1941",
        "End": "31 March 1942",
    }
    for key, day in days.items():
        press(page, key)
        assert handle_day(page) == day, key
    press(page, "Home", "ArrowLeft")
    assert slider.get_attribute("aria-valuenow") == "0"
    assert moment(page) == ("", "1941-12-01")


def test_the_storys_keys_set_the_day_and_the_handles_keys_the_stop(
    north: Path, open_page: OpenPage
) -> None:
    page = open_page(north, state="#stop=oslo")
    page.keyboard.press("PageDown")
    assert moment(page) == ("tromso", "1941-12-20")
    page.keyboard.press("PageDown")
    assert moment(page) == ("bergen", "1942-01-11")
    assert handle_day(page) == "11 January 1942"
    press(page, "ArrowLeft")
    assert moment(page) == ("oslo", "1942-01-10")
    expect(page.locator("[data-card]")).to_have_attribute("data-card", "oslo")
    press(page, "Home")
    assert moment(page) == ("", "1941-12-01")
    page.get_by_role("slider").blur()
    page.keyboard.press("Home")
    assert moment(page) == ("", "")


def test_a_leg_is_drawn_as_far_as_its_days_have_gone(north: Path, open_page: OpenPage) -> None:
    page = open_page(north)
    whole = lengths(page)
    press(page, "Home")
    assert lengths(page) == {"main/1": 0, "main/2": 0}
    assert page.locator(".head[visibility=visible]").count() == 0
    for _ in range(35):
        page.keyboard.press("ArrowRight")
    assert moment(page) == ("", "1942-01-05")
    assert lengths(page)["main/1"] == pytest.approx(whole["main/1"] / 2, rel=0.02)
    assert page.locator(".head[visibility=visible]").count() == 1
    press(page, "End")
    assert lengths(page) == pytest.approx(whole, rel=0.001)
    page.get_by_role("button", name="All years").click()
    assert moment(page) == ("", "")
    assert lengths(page) == pytest.approx(whole, rel=0.001)


def test_places_not_yet_reached_are_faded_and_have_no_name(
    north: Path, open_page: OpenPage
) -> None:
    page = open_page(north, state="#day=1942-01-05")
    ahead = page.locator(".place.is-ahead")
    assert ahead.evaluate_all("all => all.map((one) => one.dataset.place)") == ["bergen", "vardo"]
    expect(page.locator("[data-label]", has_text="Bergen").locator("visible=true")).to_have_count(0)
    expect(page.locator("[data-label]", has_text="Oslo").locator("visible=true")).to_have_count(1)
    press(page, "End")
    assert ahead.count() == 0


def test_the_figures_are_those_of_the_day(north: Path, open_page: OpenPage) -> None:
    page = open_page(north, FULL_HD, "#day=1942-01-04")
    counters = page.locator(".counters")
    assert counters.locator(".counter").all_inner_texts()[:2] == ["0\nsaved", "40\nstrength"]
    assert counters.get_by_text("so far").count() == 1
    press(page, "ArrowRight")
    assert counters.locator(".counter").all_inner_texts()[:2] == ["7\nsaved", "40\nstrength"]
    page.get_by_role("combobox").select_option("pl")
    assert counters.locator(".counter").first.inner_text() == "7\nocalonych"
    assert handle_day(page) == "5 stycznia 1942"


def test_the_figures_name_their_sources(north: Path, open_page: OpenPage) -> None:
    page = open_page(north)
    button = page.get_by_role("button", name="Figures and their sources")
    button.click()
    panel = page.get_by_role("group", name="Figures and their sources")
    assert "40 2 January 1942\nA book" in panel.inner_text()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()


def test_dragging_leads_through_the_days_and_leaves_the_focus(
    north: Path, open_page: OpenPage
) -> None:
    page = open_page(north, state="#stop=oslo")
    box = page.locator(".time-track").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2, steps=9)
    assert moment(page) == ("vardo", "1942-03-31")
    page.mouse.up()
    page.mouse.move(box["x"], box["y"] + box["height"] / 2)
    assert moment(page) == ("vardo", "1942-03-31")
    assert page.evaluate("document.activeElement.getAttribute('role')") != "slider"
    page.keyboard.press("PageUp")
    assert moment(page) == ("bergen", "1942-01-11")


def test_a_stops_name_on_the_line_leads_to_the_stop(north: Path, open_page: OpenPage) -> None:
    page = open_page(north)
    page.locator(".time-name", has_text="Bergen").click()
    assert moment(page) == ("bergen", "1942-01-11")
    assert page.locator(".time-stop.is-about").get_attribute("data-tick") == "vardo"


def test_the_days_run_and_stand_and_run_again(north: Path, open_page: OpenPage) -> None:
    page = open_page(north, reduced_motion="no-preference")
    page.get_by_role("button", name="Speed: 1×").click()
    page.get_by_role("button", name="Speed: 2×").click()
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-day", re.compile("1941-12-[12]"))
    page.get_by_role("button", name="Pause").click()
    day = moment(page)
    page.wait_for_timeout(400)
    assert moment(page) == day
    page.get_by_role("button", name="Play", exact=True).click()
    page.keyboard.press("PageDown")
    assert moment(page) in [("bergen", "1942-01-11"), ("oslo", "1942-01-01")]
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_without_motion_the_days_go_month_by_month(north: Path, open_page: OpenPage) -> None:
    page = open_page(north)
    for speed in ("1", "2"):
        page.get_by_role("button", name=f"Speed: {speed}×").click()
    page.evaluate(
        """() => { window.seen = []; const root = document.documentElement;
            new MutationObserver(() => {
                if (window.seen.at(-1) !== root.dataset.day) window.seen.push(root.dataset.day);
            }).observe(root, { attributes: true, attributeFilter: ["data-day"] }); }"""
    )
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible(timeout=9000)
    assert page.evaluate("window.seen") == [
        "1941-12-01",
        "1942-01-01",
        "1942-02-01",
        "1942-03-01",
        "1942-03-31",
    ]


def test_in_a_loop_the_days_begin_again(north: Path, open_page: OpenPage) -> None:
    page = open_page(north, state="#day=1942-03-30")
    page.get_by_role("button", name="Repeat").click()
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-day", "1941-12-01", timeout=9000)
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_a_story_without_dates_has_no_line_of_days(
    story_folder: StoryFolder, tmp_path: Path, open_page: OpenPage
) -> None:
    page = open_page(build(story_folder(DATELESS), tmp_path / "out").path, state="#day=1942-01-01")
    assert page.get_by_role("slider").count() == 0
    expect(page.locator(".timeline")).to_be_hidden()
    page.keyboard.press("PageDown")
    assert moment(page) == ("oslo", "")
    assert page.locator(".place.is-ahead").count() == 0


def test_a_story_of_one_day_tells_its_date_and_length_and_has_nothing_to_run_through(
    built_once: Built, open_page: OpenPage
) -> None:
    page = open_page(built_once("one-day", ONE_DAY), FULL_HD, "#stop=hut")
    timeline = page.locator(".timeline")
    expect(timeline).to_contain_text("14 July 2024")
    expect(timeline).to_contain_text(re.compile(r"3\.1 km\s*in all"))
    expect(timeline.get_by_role("slider")).to_be_hidden()
    expect(timeline.get_by_role("button", name="Play")).to_be_hidden()


def test_from_a_day_on_the_bare_map_the_clicker_goes_on_from_there(
    north: Path, open_page: OpenPage
) -> None:
    page = open_page(north, state="#day=1942-01-05")
    page.keyboard.press("PageUp")
    assert moment(page) == ("", "")
    page = open_page(north, state="#day=1942-02-05")
    page.keyboard.press("PageDown")
    assert moment(page) == ("vardo", "1942-03-05")


@pytest.mark.parametrize("size", [FULL_HD, PROJECTOR, PHONE], ids=["full", "projector", "phone"])
@pytest.mark.parametrize(
    "state",
    ["", "#day=1942-04-01", "#stop=krasnovodsk", "#stop=krasnovodsk&day=1942-08-20&lang=pl"],
)
def test_the_line_of_days_covers_no_other_control(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int], state: str
) -> None:
    page = open_page(shipped_page, size, state)
    page.wait_for_timeout(300)
    line = page.locator(".timeline").bounding_box()
    assert line
    assert line["x"] >= 0
    assert line["x"] + line["width"] <= size[0]
    assert line["y"] + line["height"] <= size[1]
    assert line["height"] < 0.22 * size[1]
    for other in page.locator(".card, .legend, .zoom, .scale, .title-block").all():
        box = other.bounding_box()
        if box and other.is_visible():
            assert box["y"] + box["height"] <= line["y"] + 1, other.get_attribute("class")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_at_twice_the_text_size_nothing_of_it_is_cut(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#day=1942-04-01")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(300)
    cut = page.locator(
        ".timeline :is(.time-date, .counter, .time-whole, .icon-button)"
    ).evaluate_all(
        """all => all.filter((one) => { const own = one.getBoundingClientRect();
            const line = one.closest(".timeline").getBoundingClientRect();
            const isOut = own.right > line.right + 1 || own.bottom > line.bottom + 1;
            return own.width && (isOut || own.left < line.left - 1); })
            .map((one) => one.textContent)"""
    )
    assert cut == []
