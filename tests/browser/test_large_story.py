"""Stories of thousands of places: drawn on canvas, each still found by hand and by key."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from itinerarium.build import build
from tests.conftest import FULL_HD, REPOSITORY, Watch
from tests.pages import Size, until

sys.path.insert(0, str(REPOSITORY / "bench"))
from data import write_story

pytestmark = pytest.mark.browser

NUMBER, STAGES = 1500, 3
VERY_MANY = 3000
XGA = (1024, 768)
POINT_ON_SCREEN = """([lat, lon]) => {
  map_1.setView([lat, lon], 7, { animate: false });
  const { x, y } = map_1.latLngToContainerPoint([lat, lon]);
  return [x, y];
}"""
DOT_AT = """async ([lat, lon, zoom]) => {
  map_1.setView([lat, lon], zoom, { animate: false });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const canvas = document.querySelector(".many-places");
  const box = canvas.getBoundingClientRect();
  const { x, y } = map_1.latLngToContainerPoint([lat, lon]);
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  const ratio = canvas.width / box.width;
  return [...copy.getImageData((x - box.left) * ratio, (y - box.top) * ratio, 1, 1).data];
}"""
COAST = """() => {
  const canvas = document.querySelector(".ground-sea");
  const colour = getComputedStyle(canvas).getPropertyValue("--coast");
  const coast = colour.match(/[0-9a-f]{2}/g).map((part) => parseInt(part, 16));
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, width, height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    const off = coast.reduce((sum, part, band) => sum + Math.abs(data[at + band] - part), 0);
    if (off < 60 && data[at + 3] > 120) found += 1;
  }
  return found;
}"""
DARK = """() => {
  const canvas = document.querySelector(".many-places");
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, width, height);
  let drawn = 0;
  for (let index = 3; index < data.length; index += 4) drawn += data[index] > 128 ? 1 : 0;
  return drawn;
}"""

SHARPNESS = """() => {
  const { width, style } = document.querySelector("canvas.routes");
  return width / parseFloat(style.width);
}"""
AT_FIRST = f"""
new MutationObserver((_, watch) => {{
  if (document.documentElement.dataset.ready !== "true") return;
  watch.disconnect();
  window.atFirst = {{ sharpness: ({SHARPNESS})(), dark: ({DARK})() }};
}}).observe(document, {{ attributes: true, subtree: true, attributeFilter: ["data-ready"] }});
"""
"""What the canvases show when the page says that it is ready: they are drawn anew soon after."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(write_story(tmp_path_factory.mktemp("large"), NUMBER))
    with (folder / "routes" / "bench.csv").open(encoding="utf-8") as file:
        legs = list(csv.DictReader(file))[:STAGES]
    way = [legs[0]["from"], *(leg["to"] for leg in legs)]
    (folder / "story.toml").write_text(
        f'[[journeys]]\nid = "road"\ntitle = "The road"\nway = {way}\nstages = {way}\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def spots(folder: Path) -> dict[str, tuple[str, float, float]]:
    lines = (folder / "places.csv").read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split(",", 4) for line in lines)
    return {id_: (name, float(lat), float(lon)) for id_, name, lat, lon, _ in cells}


@pytest.fixture(scope="module")
def large_page(chromium: Browser, folder: Path) -> Iterator[Page]:
    yield from opened(chromium, folder, FULL_HD)


@pytest.fixture(scope="module")
def whole_page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """All of a story at once, as it has no journey that would be shown."""
    yield from opened(chromium, Path(write_story(tmp_path_factory.mktemp("whole"), VERY_MANY)), XGA)


def opened(chromium: Browser, folder: Path, size: Size) -> Iterator[Page]:
    built = build(folder, folder / "output")
    width, height = size
    context = chromium.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    page, watch = context.new_page(), Watch()
    watch.over(page)
    page.add_init_script(AT_FIRST)
    page.goto(built.path.as_uri())
    page.wait_for_selector("html[data-ready=true]", timeout=30_000)
    yield page
    context.close()
    assert watch.faults == []


def popup(page: Page) -> Locator:
    return page.locator("[data-popup]")


def test_very_many_places_are_dots_on_a_canvas_and_not_buttons(large_page: Page) -> None:
    assert large_page.locator("button[data-place]").count() < 10
    assert large_page.evaluate(DARK) > NUMBER


def test_very_many_lines_are_soft_when_the_page_is_ready_and_sharp_soon(whole_page: Page) -> None:
    assert whole_page.evaluate("atFirst.sharpness") == pytest.approx(0.5, abs=0.01)
    until(whole_page, f"({SHARPNESS})() > 0.99", seconds=3)


def test_dots_stay_as_large_as_they_are_at_first(whole_page: Page) -> None:
    until(whole_page, f"({SHARPNESS})() > 0.99", seconds=3)
    whole_page.wait_for_timeout(300)  # the dots are drawn anew as soon as the lines are
    assert whole_page.evaluate(DARK) == pytest.approx(whole_page.evaluate("atFirst.dark"), rel=0.02)


def test_the_stages_of_a_journey_bear_their_numbers_among_very_many_places(
    large_page: Page,
) -> None:
    numbers = [str(number + 1) for number in range(STAGES + 1)]
    stages = large_page.locator("[data-stage]")
    assert sorted(node.get_attribute("data-stage") or "" for node in stages.all()) == numbers


@pytest.mark.parametrize("zoom", [2, 4.5, 8])
def test_each_dot_stands_on_its_place(
    large_page: Page, spots: dict[str, tuple[str, float, float]], zoom: float
) -> None:
    _, lat, lon = spots["p700"]
    assert large_page.evaluate(DOT_AT, [lat, lon, zoom])[3] == 255


def test_the_canvas_is_no_larger_than_what_it_shows(large_page: Page) -> None:
    large_page.evaluate("void map_1.setView([50, 40], 2, { animate: false })")
    large_page.wait_for_timeout(600)
    box = large_page.locator(".many-places").bounding_box()
    assert box is not None
    assert box["width"] < FULL_HD[0] / 2


def test_coasts_come_after_the_first_drawing(large_page: Page) -> None:
    large_page.evaluate("void map_1.setView([50, 20], 5, { animate: false })")
    large_page.wait_for_timeout(600)
    assert large_page.evaluate(COAST) > 1000


def test_a_popup_has_the_text_that_stands_last_in_the_file(large_page: Page, folder: Path) -> None:
    with (folder / "places.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["id"]: row["text"] for row in csv.DictReader(file)}
    large_page.evaluate("void map_1.fire('itinerarium:ask', { patch: { place: 'p700' } })")
    expect(popup(large_page)).to_contain_text(" ".join(texts["p700"].split())[:60])
    large_page.keyboard.press("Escape")


def test_dots_follow_the_theme(
    large_page: Page, spots: dict[str, tuple[str, float, float]]
) -> None:
    _, lat, lon = spots["p700"]
    by_day = large_page.evaluate(DOT_AT, [lat, lon, 8])
    large_page.evaluate("void map_1.fire('itinerarium:ask', { patch: { theme: 'night' } })")
    by_night = large_page.evaluate(DOT_AT, [lat, lon, 8])
    large_page.evaluate("void map_1.fire('itinerarium:ask', { patch: { theme: '' } })")
    assert sum(by_day[:3]) > 600 > 300 > sum(by_night[:3])


def test_a_click_on_a_dot_opens_its_popup(
    large_page: Page, spots: dict[str, tuple[str, float, float]]
) -> None:
    for id_ in ("p7", "p700", "p1499"):
        name, lat, lon = spots[id_]
        x, y = large_page.evaluate(POINT_ON_SCREEN, [lat, lon])
        large_page.mouse.click(x, y)
        expect(popup(large_page)).to_have_attribute("data-popup", id_)
        expect(popup(large_page).locator("h2")).to_have_text(name)
        assert large_page.evaluate("location.hash") == f"#place={id_}"
        large_page.keyboard.press("Escape")
        expect(popup(large_page)).to_have_count(0)


def test_the_arrow_keys_walk_from_dot_to_dot_and_enter_opens(
    large_page: Page, spots: dict[str, tuple[str, float, float]]
) -> None:
    _, lat, lon = spots["p700"]
    large_page.evaluate(POINT_ON_SCREEN, [lat, lon])
    ring = large_page.locator(".many-ring")
    ring.focus()
    first = ring.get_attribute("data-place") or ""
    large_page.keyboard.press("ArrowRight")
    second = ring.get_attribute("data-place") or ""
    assert spots[second][2] > spots[first][2]
    assert spots[second][0] in (ring.get_attribute("aria-label") or "")
    large_page.keyboard.press("Enter")
    expect(popup(large_page)).to_have_attribute("data-popup", second)
    large_page.keyboard.press("Escape")
    expect(ring).to_be_focused()
    assert ring.get_attribute("data-place") == second


def test_a_link_leads_to_any_of_the_places(
    large_page: Page, spots: dict[str, tuple[str, float, float]]
) -> None:
    large_page.evaluate("() => { location.hash = 'place=p1234'; }")
    expect(popup(large_page).locator("h2")).to_have_text(spots["p1234"][0])
    large_page.keyboard.press("Escape")
