"""The popup of a place: what it tells, that it fits any window, how one comes in and out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from itinerarium.vocabulary.atlas import Place
from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage
from tests.pages import until
from tests.stories import shipped_story

pytestmark = pytest.mark.browser

ATLAS = shipped_story().atlas
KRASNOVODSK = next(place for place in ATLAS.places if place.id == "krasnovodsk")
IN_THE_WINDOW = """(popup) => {
  const { left, top, right, bottom } = popup.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}"""
SCROLLS_INSIDE = """(body) => {
  body.scrollTop = 1e6;
  return body.scrollTop > 0 && body.scrollHeight > body.clientHeight;
}"""


def popup_of(page: Page, place: str) -> Locator:
    return page.locator(f"[data-popup={place}]")


def shown(popup: Locator) -> str:
    """The popup's text with the blanks of a line of print."""
    return re.sub(r"\s+", " ", popup.text_content() or "")


@pytest.mark.parametrize("size", [FULL_HD, PROJECTOR], ids=["full", "projector"])
def test_a_click_opens_the_popup_and_everything_of_the_place_is_in_it(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(shipped_page, size)
    page.locator("button[data-place=krasnovodsk]").click()
    told = shown(popup_of(page, "krasnovodsk"))
    for text in texts_of(KRASNOVODSK):
        assert text in told
    assert "24 March" in told
    assert "115,742" in told


def texts_of(place: Place) -> list[str]:
    """What the popup has to show, as it stands in the files."""
    texts = (place.name, place.modern, place.title, place.lead, place.quote, place.quote_by)
    plain = [text["en"] for text in (*texts, place.people_note, place.doubt, place.section)]
    paragraphs = re.sub(r"[*]+|\]\([^)]*\)|\[", "", place.text["en"]).split("\n")
    names = [variant.name for variant in place.variants]
    sources = [ATLAS.sources[key].text for key in place.sources]
    return [" ".join(text.split()) for text in (*plain, *paragraphs, *names, *sources) if text]


def test_enter_opens_the_popup_and_escape_gives_the_focus_back_to_the_marker(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    marker = page.locator("button[data-place=pahlevi]")
    marker.focus()
    page.keyboard.press("Enter")
    expect(popup_of(page, "pahlevi").locator("h2")).to_be_focused()
    expect(marker).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(popup_of(page, "pahlevi")).to_have_count(0)
    expect(marker).to_be_focused()
    expect(marker).to_have_attribute("aria-expanded", "false")


def test_the_ways_out_tell_mode_and_distance_and_lead_on(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#place=krasnovodsk")
    way = popup_of(page, "krasnovodsk").locator("[data-way=pahlevi]")
    told = re.sub(r"\s+", " ", way.text_content() or "")
    assert re.search(r"Pahlevi.*by ship · \d{3} km", told, re.IGNORECASE)
    way.click()
    expect(popup_of(page, "pahlevi").locator("h2")).to_be_focused()
    popup_of(page, "pahlevi").locator("[data-way=krasnovodsk]").first.click()
    expect(popup_of(page, "krasnovodsk")).to_be_visible()


@pytest.mark.parametrize("size", [FULL_HD, PROJECTOR, PHONE], ids=["full", "projector", "phone"])
def test_the_popup_lies_in_the_window_and_its_text_scrolls_inside(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(shipped_page, size)
    for place in ("montecassino", "kolyma", "edinburgh_zoo", "krasnovodsk"):
        page.evaluate("(place) => { location.hash = `place=${place}`; }", place)
        popup = popup_of(page, place)
        expect(popup).to_be_visible()
        until(page, IN_THE_WINDOW, arg=popup.element_handle())
    assert popup_of(page, "krasnovodsk").locator(".popup-body").evaluate(SCROLLS_INSIDE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_click_beside_it_closes_the_popup(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, "#place=montecassino")
    expect(popup_of(page, "montecassino")).to_be_visible()
    page.mouse.click(560, 900)
    expect(page.locator("[data-popup]")).to_have_count(0)
    assert page.evaluate("location.hash") == ""


FRAMING = (Path(__file__).parent / "framing.js").read_text(encoding="utf-8")
FREE = "({ isFree }, place) => isFree(`button[data-place=${place}] .place-disc`)"
LIES_OPEN = """(selector) => [...document.querySelectorAll(selector)].filter((node) => {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  const spots = [[left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3],
    [right - 3, bottom - 3], [(left + right) / 2, (top + bottom) / 2]];
  return !spots.every(([x, y]) => node.contains(document.elementFromPoint(x, y)));
}).map((node) => node.className)"""


MARKS_ALONE = """() => {
  map_1.eachLayer((layer) => {
    if (!("markers" in layer || "sheet" in layer)) map_1.removeLayer(layer);
  });
  document.querySelector(".read").remove();
}"""
"""Land, lines, names and the article take the longest to draw."""
SHOW = """async (framing, patch) => {
  map_1.fire("itinerarium:ask", { patch });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


@pytest.mark.parametrize(
    "sizes",
    [(FULL_HD, (1366, 768)), (PROJECTOR, (820, 1180), PHONE, (844, 390))],
    ids=["legend open", "legend closed"],
)
def test_beside_the_popup_the_place_is_in_sight_and_nothing_lies_on_it(
    shipped_page: Path, open_page: OpenPage, sizes: Sequence[tuple[int, int]]
) -> None:
    page = open_page(shipped_page, sizes[0], fresh=True)
    page.evaluate(MARKS_ALONE)
    framing = page.evaluate_handle(FRAMING)
    wrong = []
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        for stop in ("", "pahlevi"):
            told = {"stop": stop, "mode": "story" if stop else "explore"}
            framing.evaluate(SHOW, told | {"place": ""})
            for place in ("krasnovodsk", "london", "edinburgh_zoo", "kolyma", "isfahan"):
                framing.evaluate(SHOW, {"place": place})
                hidden = page.evaluate(LIES_OPEN, ".popup, .popup-steps .step, .popup-story")
                if hidden or not framing.evaluate(FREE, place):
                    wrong.append((width, stop, place, hidden))
    assert wrong == []


def test_on_a_phone_the_place_is_in_the_middle_of_what_is_free(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PHONE, "#place=tashkent")
    page.wait_for_timeout(100)
    mark = page.locator("button[data-place=tashkent]").bounding_box()
    sheet = page.locator(".popup-sheet").bounding_box()
    assert mark is not None
    assert sheet is not None
    assert abs(mark["x"] - PHONE[0] / 2) < 20
    assert abs(mark["y"] - sheet["y"] / 2) < 20


def test_ways_of_other_years_stand_under_their_year(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#place=london")
    popup = popup_of(page, "london")
    expect(popup.locator(".popup-ways h3").first).to_have_text("1942: Came from")
    foot = popup.locator(".popup-foot .step")
    expect(foot.first).to_contain_text("London (BBC)")
    foot.last.click()
    expect(popup_of(page, "lubyanka")).to_be_visible()


def test_on_the_wall_the_popup_is_read_as_well_as_the_card(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#present&stop=pahlevi&place=krasnovodsk")
    small = popup_of(page, "krasnovodsk").evaluate(
        """(popup) => [...popup.querySelectorAll("*")]
          .filter((node) => node.checkVisibility() && !node.matches(".spoken-only") &&
            [...node.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()))
          .filter((node) => parseFloat(getComputedStyle(node).fontSize) < 28)
          .map((node) => node.className || node.localName)"""
    )
    assert small == []
