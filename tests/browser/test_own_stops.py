"""A story that begins with a wide view and comes to a place twice: walked, read, printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults_of
from tests.conftest import FULL_HD, LAPTOP, PROJECTOR, Built, OpenPage
from tests.stories import TWICE_STORY

pytestmark = pytest.mark.browser

STOPS = ["steppe", "orenburg", "tashkent", "back_again", "buzuluk_5"]
MARKS = [[], ["orenburg"], ["tashkent"], ["orenburg"], ["buzuluk"]]
NAMES = ["The whole steppe", "Orenburg", "Tashkent", "Orenburg", "Buzuluk"]
LIT = "[...document.querySelectorAll('.place.is-current')].map((one) => one.dataset.place)"
SEEN = """([south, west], [north, east]) => {
  const card = document.querySelector("[data-card]").getBoundingClientRect();
  const low = map_1.latLngToContainerPoint([south, west]);
  const high = map_1.latLngToContainerPoint([north, east]);
  return { left: low.x, right: high.x, top: high.y, bottom: low.y, card: card.left };
}"""

BOX = "(one) => one.getBoundingClientRect().toJSON()"
BOXES = f"(all) => all.map({BOX})"


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two boxes share more than their edges."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > 1


@pytest.fixture
def twice(built_once: Built) -> Path:
    return built_once("twice", TWICE_STORY)


def shown(page: Page) -> tuple[str, list[str], str]:
    """The stop, the marks that it lights and the heading of its card."""
    stop = page.locator("html").get_attribute("data-stop") or ""
    return stop, page.evaluate(LIT), page.locator("[data-card] .card-name").inner_text()


@pytest.mark.parametrize("mode", ["story", "present"])
def test_keys_lead_forward_and_back_through_all(
    twice: Path, open_page: OpenPage, mode: str
) -> None:
    page = open_page(twice, LAPTOP, f"#{mode}", fresh=True)
    expected = list(zip(STOPS, MARKS, NAMES, strict=True))
    walked = []
    for _ in STOPS:
        page.keyboard.press("PageDown")
        walked.append(shown(page))
    assert walked == expected
    assert page.locator(".place").count() == 3
    page.keyboard.press("PageDown")
    expect(page.locator("html")).to_have_attribute("data-end", "")
    back = []
    for _ in STOPS:
        page.keyboard.press("PageUp")
        back.append(shown(page))
    assert back == expected[::-1]


def test_a_wide_view_fills_the_free_part_of_the_map(twice: Path, open_page: OpenPage) -> None:
    page = open_page(twice, LAPTOP, "#stop=steppe", fresh=True)
    box = page.evaluate(f"() => ({SEEN})([36, 46], [55, 75])")
    assert box["left"] >= 0
    assert box["right"] <= box["card"]
    assert max(box["right"] - box["left"], box["bottom"] - box["top"]) > 480
    assert page.locator(".routes .is-past").count() == 0


def test_a_link_leads_to_one_and_its_words_to_another(twice: Path, open_page: OpenPage) -> None:
    page = open_page(twice, LAPTOP, "#stop=back_again", fresh=True)
    assert shown(page) == ("back_again", ["orenburg"], "Orenburg")
    card = page.locator("[data-card=back_again]")
    expect(card).to_contain_text("Back again")
    expect(card).to_contain_text("from May 1943")
    expect(page.locator(".annotation")).to_contain_text("empty now")
    card.get_by_role("button", name="the steppe").click()
    assert shown(page)[0] == "steppe"


def test_the_place_s_popup_tells_all_and_leads_to_each(twice: Path, open_page: OpenPage) -> None:
    page = open_page(twice, LAPTOP, "#place=orenburg", fresh=True)
    popup = page.locator("[data-popup=orenburg]")
    expect(popup).to_contain_text("Tents in the snow.")
    expect(popup.locator("[data-visit=back_again]")).to_contain_text("Only the steppe is left.")
    expect(popup.get_by_role("heading", name="Back again")).to_be_visible()
    assert faults_of(page) == []
    counts = popup.locator(".popup-story .popup-count").all_inner_texts()
    assert counts == ["4 / 5", "2 / 5"]
    popup.locator("[data-visit=back_again] .popup-story").click()
    assert shown(page)[0] == "back_again"
    page.goto(f"{twice.as_uri()}#place=buzuluk")
    page.locator("[data-popup=buzuluk] .popup-story").click()
    assert shown(page) == ("buzuluk_5", ["buzuluk"], "Buzuluk")


def test_contents_and_search_find_them(twice: Path, open_page: OpenPage) -> None:
    page = open_page(twice, LAPTOP, fresh=True)
    page.get_by_role("button", name="Contents").first.click()
    contents = page.locator(".contents")
    assert [" ".join(one.inner_text().split()) for one in contents.locator("a").all()] == [
        "1 The whole steppe",
        "2 Orenburg from September 1941",
        "3 Tashkent from February 1942",
        "4 Orenburg: Back again from May 1943",
        "5 Buzuluk from 1944",
    ]
    contents.get_by_role("searchbox").fill("back ag")
    contents.locator("a").click()
    assert shown(page)[0] == "back_again"


def test_read_has_a_section_for_each_and_shows_it_on_the_map(
    twice: Path, open_page: OpenPage
) -> None:
    page = open_page(twice, PROJECTOR, "#read", fresh=True)
    sections = page.locator("#read .read-place")
    ids = sections.evaluate_all("(all) => all.map(({ id }) => id)")
    assert ids == [*(f"stop={stop}" for stop in STOPS), "place=buzuluk"]
    assert (
        page.evaluate("new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size")
        == page.locator("[id]").count()
    )
    numbers = page.locator(".read-map-number")
    assert numbers.all_text_contents() == ["2", "3", "4", "5"]
    name = page.locator(".read-map-name", has_text="Orenburg")
    assert name.count() == 1
    boxes = page.locator(".read-map-disc").evaluate_all(BOXES)
    assert not any(meet(name.evaluate(BOX), box) for box in boxes)
    page.locator("[id='stop=back_again'] .read-go a").click()
    expect(page.locator("html")).to_have_attribute("data-stop", "back_again")


def test_without_scripts_the_article_tells_all(twice: Path, open_page: OpenPage) -> None:
    page = open_page(twice, LAPTOP, java_script_enabled=False)
    expect(page.locator("[id='stop=steppe']")).to_contain_text("From the Volga to the mountains.")
    expect(page.locator("[id='stop=back_again'] .map-link")).to_have_attribute(
        "href", "#stop=steppe"
    )


def test_on_paper_the_place_has_both_numbers_and_the_wide_view_none(
    twice: Path, open_page: OpenPage
) -> None:
    page = open_page(twice, LAPTOP, "#paper=handout", fresh=True)
    page.wait_for_selector("html[data-paper-ready=true]")
    discs = page.locator(".paper-numbers .paper-stop")
    assert discs.all_inner_texts() == ["2", "3", "4", "5"]
    first, _, again, _ = discs.evaluate_all(BOXES)
    assert abs(first["x"] - again["x"]) + abs(first["y"] - again["y"]) > 8
    headings = page.locator(".paper-place h3").all_inner_texts()
    assert [" ".join(one.split()) for one in headings] == [
        f"{number} {name}" for number, name in enumerate(NAMES, 1)
    ]
    expect(page.locator(".paper-place").nth(3)).to_contain_text("Back again")
    page.goto(f"{twice.as_uri()}#paper=worksheet")
    expect(page.locator(".task")).to_have_count(5)
    page.locator(".task-when").evaluate_all("(all) => { for (const one of all) one.remove(); }")
    names = page.locator(".task-name").all_text_contents()
    assert names == ["1The whole steppe", "2", "3", "4", "5"]
    expect(page.locator(".task").nth(3)).to_contain_text("Who is gone?")


OFTEN = {
    "places.csv": (
        "id,name,lat,lon,stop,rank\nrome,Roma,41.9,12.5,1,1\ntivoli,Tivoli,42.6,13.4,2,2\n"
        "oslo,Oslo,59.9,10.8,3,1\nathens,Athens,38,23.7,4,1\n"
    ),
    "stops.csv": "id,stop,place,title\n"
    + "".join(f"again{number},{number},rome,Once more\n" for number in range(5, 12)),
    "routes/main.csv": "from,to\nrome,tivoli\noslo,rome\nrome,athens\n",
}


def test_no_name_lies_under_the_numbers_of_a_place_that_is_come_to_often(
    built_once: Built, open_page: OpenPage
) -> None:
    page = open_page(built_once("often", OFTEN), LAPTOP, "#paper=handout", fresh=True)
    page.wait_for_selector("html[data-paper-ready=true]")
    discs = page.locator(".paper-numbers .paper-stop").evaluate_all(BOXES)
    names = page.locator(".names .name-place").filter(visible=True)
    assert {"Roma", "Tivoli"} <= {*names.all_inner_texts()}
    assert len(discs) == 11
    crossed = [
        name.inner_text()
        for name in names.all()
        for disc in discs
        if meet(name.evaluate(BOX), disc)
    ]
    assert crossed == []


def test_a_lesson_has_them(twice: Path, open_page: OpenPage) -> None:
    page = open_page(twice, LAPTOP, "#lesson=short", fresh=True)
    walked = []
    for _ in range(3):
        page.keyboard.press("PageDown")
        walked.append(shown(page)[0])
    assert walked == ["steppe", "orenburg", "back_again"]


def test_a_day_and_a_language_find_them(twice: Path, open_page: OpenPage) -> None:
    page = open_page(twice, PROJECTOR, "#story&day=1943-06-01", fresh=True)
    assert shown(page)[0] == "back_again"
    page.goto(f"{twice.as_uri()}#stop=back_again&lang=pl")
    expect(page.locator("[data-card=back_again]")).to_contain_text("Znowu tu")
    page.goto(f"{twice.as_uri()}#read&lang=pl")
    ids = page.locator("#read .read-place").evaluate_all("(all) => all.map(({ id }) => id)")
    assert ids == [*(f"stop={stop}" for stop in STOPS), "place=buzuluk"]
    expect(page.locator("[id='stop=steppe'] h2")).to_have_text("1 Cały step")


def test_the_teacher_s_window_plans_them(twice: Path, open_page: OpenPage) -> None:
    page = open_page(twice, FULL_HD, "#teacher&stop=back_again", fresh=True)
    assert page.locator(".plan-name").all_inner_texts() == [
        *("The whole steppe", "Orenburg", "Tashkent", "Orenburg: Back again", "Buzuluk"),
    ]
    view = page.get_by_role("region", name="Teacher’s window")
    expect(view).to_contain_text("The army.")


def test_the_page_s_downloads_have_them_as_the_build_s_files(
    twice: Path, open_page: OpenPage
) -> None:
    page = open_page(twice, fresh=True)
    page.locator(".tools [data-action=print]").click()
    for name in ("stops.csv", "story.lpf.json", "story.kml", "story.gpx", "story.geojson"):
        with page.expect_download() as waiting:
            page.locator(f"[data-download='{name}']").click()
        got = Path(waiting.value.path()).read_bytes()
        written = (twice.parent / name).read_bytes()
        if name.endswith("json"):
            have, wanted = json.loads(got), json.loads(written)
            assert have["features"] == wanted["features"] or name == "story.geojson"
            if name == "story.geojson":
                assert have["story"]["ownStops"] == wanted["story"]["ownStops"]
        elif name == "stops.csv":
            assert got == written
        else:
            assert b"The tents are gone.\n\nOnly the steppe is left." in got
