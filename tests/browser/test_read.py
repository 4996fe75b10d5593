"""The article (Read): beside the map in a wide window, its contents, on paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader

from tests.conftest import FULL_HD, LAPTOP, PROJECTOR, Built, OpenPage
from tests.pages import until

SCROLL = """(id) => {
  const article = document.querySelector("#read");
  const section = document.getElementById(id);
  article.scrollTop += section.getBoundingClientRect().top - 100;
}"""
TOP = "(id) => document.getElementById(id).getBoundingClientRect().top"
OUTSIDE = """() => {
  const article = document.querySelector("#read");
  const { paddingLeft, paddingRight } = getComputedStyle(article);
  const { left } = article.getBoundingClientRect();
  const from = left + parseFloat(paddingLeft);
  const to = left + article.clientWidth - parseFloat(paddingRight);
  return [...article.querySelectorAll("p, li, h1, h2, h3, h4, a, figcaption")]
    .filter((node) => node.offsetParent && !node.closest(".read-bar, .spoken-only"))
    .filter((node) => {
      const box = node.getBoundingClientRect();
      return box.width && (box.left < from - 1 || box.right > to + 1);
    })
    .map((node) => node.textContent.slice(0, 40));
}"""
STOP_ON_MAP = """(id) => {
  const map = document.querySelector(".plate-map").getBoundingClientRect();
  const box = document.querySelector(`.place[data-place=${id}]`).getBoundingClientRect();
  const read = document.querySelector("#read").getBoundingClientRect();
  const isInside = box.left > map.left && box.right < map.right && box.bottom < map.bottom;
  return isInside && map.left >= read.right - 1;
}"""
SENTENCE = "The train went on for another day and another night and nobody knew where to. "
LONG = {
    "places.csv": "id,name,lat,lon,rank,stop,text\n"
    + "".join(f"s{n},Town {n},{50 + n},{19 + n},1,{n},{SENTENCE * 32}\n" for n in range(1, 9)),
    "routes/way.csv": "from,to,mode\n" + "".join(f"s{n},s{n + 1},rail\n" for n in range(1, 8)),
    "story.toml": 'title = "A way"\n',
}


def opened_at(page: Page, section: str) -> None:
    """Scroll to a section once the article is open."""
    page.locator("#read h1").wait_for()
    page.evaluate(SCROLL, section)


def stop_shown(page: Page, stop: str) -> None:
    expect(page.locator("html")).to_have_attribute("data-stop", stop, timeout=20_000)


def test_in_a_wide_window_the_map_shows_the_stop_that_is_being_read(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, LAPTOP, "#read")
    status = page.locator(".card-place [role=status]")
    opened_at(page, "stop=katyn")
    stop_shown(page, "katyn")
    until(page, STOP_ON_MAP, arg="katyn")
    assert page.evaluate("location.hash") == "#stop=katyn&read"
    assert not page.locator(".card").is_visible()
    # Who reads, by eye or by ear, is not disturbed.
    assert page.evaluate("document.activeElement.id") == "read"
    assert status.text_content() == ""
    # Led elsewhere, the article goes along; at its head the map is whole again.
    page.evaluate("() => { map_1.fire('itinerarium:ask', { patch: { stop: 'krasnovodsk' } }); }")
    assert 0 < page.evaluate(TOP, "stop=krasnovodsk") < 120
    page.wait_for_timeout(600)
    stop_shown(page, "krasnovodsk")
    page.keyboard.press("Home")
    until(page, "() => document.querySelector('#read').scrollTop === 0")
    stop_shown(page, "")
    # A place opens beside the text, and Escape closes one thing at a time.
    page.evaluate("() => { map_1.fire('itinerarium:ask', { patch: { place: 'tehran' } }); }")
    expect(page.locator("[data-popup=tehran]")).to_be_visible()
    assert page.locator("#read").is_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-popup=tehran]")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#read")).to_be_hidden()


def test_who_scrolls_past_a_stop_does_not_move_the_map(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, LAPTOP, "#read&stop=katyn")
    page.evaluate("""() => {
      window.stops = [];
      map_1.on("itinerarium:change", ({ state }) => window.stops.push(state.stop));
    }""")
    for stop in ("barbarossa", "lubyanka", "totskoye", "tobruk"):
        page.evaluate(SCROLL, f"stop={stop}")
        page.wait_for_timeout(60)
    stop_shown(page, "tobruk")
    assert set(page.evaluate("window.stops")) == {"tobruk"}


def test_in_a_narrow_window_the_article_lies_over_the_map(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PROJECTOR, "#read")
    opened_at(page, "stop=katyn")
    page.wait_for_timeout(600)
    stop_shown(page, "")
    assert page.evaluate("document.querySelector('.plate').inert")
    assert page.locator(".read-map .read-map-name").all_text_contents().count("Krasnovodsk") == 1


def test_the_contents_lead_to_every_stop_and_part(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, "#read&lang=pl")
    links = page.locator("#read-contents a")
    targets = links.evaluate_all("(all) => all.map(({ hash }) => hash.slice(1))")
    stops = page.evaluate("Itinerarium.pageData('story-data').stops")
    assert targets[: len(stops)] == [f"stop={stop}" for stop in stops]
    assert targets[len(stops) :] == [
        f"read-{part}" for part in ("others", "journeys", "routes", "person", "term", "sources")
    ]
    assert [
        target
        for target in targets
        if not page.evaluate("(id) => document.getElementById(id)", target)
    ] == []
    page.get_by_role("navigation", name="Spis treści").get_by_role("link", name="Katyń").click()
    assert page.evaluate("document.activeElement.id") == "stop=katyn"
    stop_shown(page, "katyn")
    assert page.evaluate(OUTSIDE) == []


def lowest(page: PageObject) -> float:
    """Where the last line of a page stands, as a part of its height from above."""
    heights: list[float] = []

    def visit(text: str, matrix: list[float], line: list[float], *_: object) -> None:
        if text.strip():
            heights.append(matrix[3] * line[5] + matrix[5])

    page.extract_text(visitor_text=visit)
    return 1 - min(heights) / float(page.mediabox.height)


def test_printed_the_article_has_a_map_and_full_pages(
    built_once: Built, open_page: OpenPage
) -> None:
    page = open_page(built_once("long_texts", LONG), LAPTOP, "#read", fresh=True)
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) > 4
    assert [number for number, one in enumerate(pages[:-1], 1) if lowest(one) < 0.8] == []
    page.emulate_media(media="print")
    assert page.locator(".read-map").is_visible()
    assert page.locator(".read-map .read-map-number").all_text_contents() == list("12345678")
