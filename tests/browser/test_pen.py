"""The pen: strokes that mouse, finger and keyboard draw, where they lie, and how they go again."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.axe import faults_of
from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage
from tests.pages import until

pytestmark = pytest.mark.browser

STROKES = """() => [...document.querySelectorAll(".leaflet-pen-pane path")]
  .map((path) => [path.getAttribute("stroke"), path.getAttribute("stroke-width"),
    path.getBoundingClientRect().toJSON(), path.getTotalLength()])"""
GROUND = """() => {
  const { left, top, right, bottom } =
    document.querySelector(".leaflet-pen-pane path:last-of-type").getBoundingClientRect();
  const at = map_1.containerPointToLatLng([(left + right) / 2, (top + bottom) / 2]);
  return [at.lat, at.lng];
}"""
RED, BLUE = "#c8102e", "#0047bb"
Point = tuple[float, float]


def inks(page: Page) -> list[Any]:
    """Colour, width, box and length of each stroke's ink, without its rim."""
    found: list[Any] = page.evaluate(STROKES)
    return [stroke for stroke in found if stroke[0] != "#fff"]


def draw(page: Page, *points: Point) -> None:
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=5)
    page.mouse.up()


def test_strokes_stay_with_the_ground_and_the_clicker_goes_on(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#present&stop=krasnovodsk", fresh=True)
    page.keyboard.press("d")
    bar = page.get_by_role("group", name="Pen")
    expect(bar).to_be_visible()
    assert faults_of(page) == []
    draw(page, (500, 500), (620, 560), (700, 500))
    ((colour, width, box, _),) = inks(page)
    assert (colour, width) == (RED, "4")
    assert abs(box["left"] - 500) < 4
    assert abs(box["right"] - 700) < 4
    here = page.evaluate(GROUND)
    page.mouse.wheel(0, -240)
    page.wait_for_timeout(300)
    assert inks(page)[0][2]["width"] > 1.2 * box["width"]
    assert page.evaluate(GROUND) == pytest.approx(here, abs=0.05)
    page.keyboard.press("PageDown")
    expect(page.locator("html")).to_have_attribute("data-stop", "pahlevi")
    page.wait_for_timeout(300)
    assert page.evaluate(GROUND) == pytest.approx(here, abs=0.05)
    assert page.evaluate("document.documentElement.dataset.tool") == "pen"
    draw(page, (300, 700), (400, 700))
    assert len(inks(page)) == 2
    page.keyboard.press("Control+z")
    assert len(inks(page)) == 1
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("data-mode", "present")
    assert len(inks(page)) == 1, "what is written stays when the pen is laid down"
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert "pen" not in page.url


def test_arrow_and_circle_straighten_themselves_and_vanishing_ink_goes(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, fresh=True)
    page.clock.install()
    page.keyboard.press("d")
    bar = page.get_by_role("group", name="Pen")
    bar.get_by_role("button", name="Circle").click()
    bar.get_by_role("button", name="Blue").click()
    bar.get_by_role("button", name="Thick line").click()
    turn = [step / 20 * 2 * math.pi for step in range(20)]
    wave = [80 + 6 * math.sin(5 * one) for one in turn]
    rough = [
        (1000 + r * math.cos(one), 500 + r * math.sin(one))
        for r, one in zip(wave, turn, strict=True)
    ]
    draw(page, *rough)
    ((colour, width, box, length),) = inks(page)
    assert (colour, width) == (BLUE, "10")
    assert box["width"] == pytest.approx(box["height"], abs=2)
    assert length == pytest.approx(math.pi * box["width"], rel=0.02)
    bar.get_by_role("button", name="Undo").click()
    bar.get_by_role("button", name="Vanishing ink").click()
    bar.get_by_role("button", name="Arrow").click()
    draw(page, (900, 400), (1000, 480), (1100, 400))
    ((_, _, box, _),) = inks(page)
    assert box["height"] < 30, "the arrow did not straighten itself"
    page.clock.run_for(7000)
    assert inks(page) == []
    bar.get_by_role("button", name="Vanishing ink").click()
    draw(page, (900, 400), (1100, 400))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(inks(page)) == 1, "printed with the page"
    assert page.locator(".leaflet-pen-pane path").first.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    bar.get_by_role("button", name="Erase all").click()
    assert inks(page) == []


def test_the_map_with_its_strokes_is_saved_as_a_picture_or_else_printed(
    shipped_page: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(shipped_page, PROJECTOR, "#stop=krasnovodsk", fresh=True)
    page.keyboard.press("d")
    draw(page, (300, 300), (400, 300))
    bar = page.get_by_role("group", name="Pen")
    with page.expect_download() as saved:
        bar.get_by_role("button", name="Save as a picture").click()
    saved.value.save_as(tmp_path / "map.png")
    picture = Image.open(tmp_path / "map.png").convert("RGB")
    box = page.locator(".plate-map").bounding_box()
    assert box
    scale = picture.width / box["width"]
    assert scale == 2
    x, y = 350 - box["x"], 300 - box["y"]
    assert picture.getpixel((round(x * scale), round(y * scale))) == (0xC8, 0x10, 0x2E)
    assert len(picture.getcolors(picture.width * picture.height) or ()) > 5000, "no relief, no sea"
    printed = "() => { window.print = () => { document.title = 'printed'; }; }"
    page.evaluate(printed)
    page.evaluate("() => { HTMLCanvasElement.prototype.toBlob = () => { throw new Error(); }; }")
    bar.get_by_role("button", name="Save as a picture").click()
    until(page, "document.title === 'printed'")


def test_a_finger_writes_two_move_the_map_and_keys_draw(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PHONE, "#lang=pl", has_touch=True, is_mobile=True)
    page.locator(".tools").get_by_role("button", name="Lekcja").tap()
    page.get_by_role("button", name="Rysuj po mapie").tap()
    bar = page.get_by_role("group", name="Pisak")
    expect(bar).to_be_visible()
    assert faults_of(page) == []
    box = bar.bounding_box()
    assert box
    assert box["height"] < 120
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, *points: Point) -> None:
        touches = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    view = page.evaluate("map_1.getZoom()")
    fingers("touchStart", (100, 500))
    for step in range(10):
        fingers("touchMove", (100 + 10 * step, 500 - 6 * step))
    fingers("touchEnd")
    assert len(inks(page)) == 1
    assert page.evaluate("map_1.getZoom()") == view
    fingers("touchStart", (100, 500))
    fingers("touchStart", (100, 500), (250, 500))
    for step in range(8):
        fingers("touchMove", (100 - 8 * step, 500), (250 + 8 * step, 500))
    fingers("touchEnd")
    page.wait_for_timeout(400)
    assert page.evaluate("map_1.getZoom()") > view
    assert len(inks(page)) == 1
    page.locator(".plate-map").focus()
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(350)
        until(page, "!map_1._panAnim?._inProgress")  # it hears no key meanwhile
    page.keyboard.press("Enter")
    assert len(inks(page)) == 2
    assert inks(page)[1][3] > 150
