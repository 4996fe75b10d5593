"""Every text in every theme against what really lies behind it, as the screen shows it."""

from __future__ import annotations

import math
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page, expect

from tests.colour import contrast
from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage
from tests.pages import TWO_FRAMES

pytestmark = pytest.mark.browser

Pixels = NDArray[np.uint8]
Box = tuple[int, int, int, int]

LEAST = {"atlas": 4.5, "night": 4.5, "print": 4.5, "projector": 7.0}
VIEWS = [
    (FULL_HD, "", "body"),
    (FULL_HD, "stop=montecassino", "body"),
    (FULL_HD, "place=yangiyul", "[data-popup=yangiyul]"),
    (PROJECTOR, "stop=krasnovodsk", "body"),
    (PHONE, "stop=pahlevi", "body"),
]
"""The size, the link, and the part that no other view shows."""
SURELY = 0.12
"""Of the pixels behind a text so many may be worse: a letter may cross a coast or a line."""
SEEN_CHANGE = 60.0
"""A pixel that changes by so much when the letters go is a letter's."""
HERE = Path(__file__).parent
TEXTS = (HERE / "texts_shown.js").read_text("utf-8")
SHOW_LETTERS = "document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)"
THEME = "theme => { map_1.fire('itinerarium:ask', { patch: { theme } }); }"
HIDE_LETTERS = (HERE / "letters_hidden.js").read_text("utf-8")


def pixels(page: Page, part: Box) -> Pixels:
    """What the screen shows of a part, lossless, (height, width, 3); packing it well is slow."""
    left, top, right, bottom = part
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top, "scale": 1}
    session = page.context.new_cdp_session(page)
    shot = session.send(
        "Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True, "clip": clip}
    )
    session.detach()
    return np.asarray(Image.open(BytesIO(b64decode(shot["data"]))).convert("RGB"))


def box_of(page: Page, selector: str) -> Box:
    """Left, top, right and bottom of an element in whole pixels, inside the window."""
    box, window = page.locator(selector).first.bounding_box(), page.viewport_size
    assert box is not None
    assert window is not None
    right, bottom = box["x"] + box["width"], box["y"] + box["height"]
    return (
        max(0, math.floor(box["x"])),
        max(0, math.floor(box["y"])),
        min(window["width"], math.ceil(right)),
        min(window["height"], math.ceil(bottom)),
    )


def texts_in(page: Page, part: Box) -> list[dict[str, Any]]:
    """The texts that lie in a part, with boxes from its corner."""
    found = []
    for text in page.evaluate(TEXTS):
        left, top, right, bottom = text["box"]
        if left >= part[0] and top >= part[1] and right <= part[2] and bottom <= part[3]:
            box = [left - part[0], top - part[1], right - part[0], bottom - part[1]]
            found.append({**text, "box": box})
    return found


def under(text: dict[str, Any], shown: Pixels, bare: Pixels) -> NDArray[np.float64]:
    """The pixels of the bare page behind the letters themselves, shape (n, 3)."""
    left, top, right, bottom = (max(0, round(edge)) for edge in text["box"])
    window = np.s_[top:bottom, left:right]
    seen, behind = shown[window].astype(int), bare[window].astype(int)
    return np.asarray(behind[np.abs(seen - behind).sum(axis=-1) > SEEN_CHANGE], dtype=float)


def contrast_of(text: dict[str, Any], shown: Pixels, bare: Pixels) -> float:
    """What all but a few of the pixels behind a text reach; infinite where none is seen."""
    behind = under(text, shown, bare)
    if len(behind) < 8:
        return float("inf")
    letters = np.array(text["colour"], dtype=float)
    letters = text["opacity"] * letters + (1 - text["opacity"]) * behind
    return float(np.quantile(contrast(letters, behind), SURELY))


def weak_texts(page: Page, least: float, selector: str = "body") -> list[str]:
    page.evaluate(TWO_FRAMES)
    page.wait_for_timeout(100)
    part = box_of(page, selector)
    texts = texts_in(page, part)
    assert texts
    shown = pixels(page, part)
    page.evaluate(HIDE_LETTERS)
    bare = pixels(page, part)
    page.evaluate(SHOW_LETTERS)
    found = [(text["text"], contrast_of(text, shown, bare)) for text in texts]
    return [f"{text}: {ratio:.2f}" for text, ratio in found if ratio < least]


@pytest.mark.parametrize(("size", "state", "part"), VIEWS)
def test_every_text_stands_out_from_what_lies_behind_it(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int], state: str, part: str
) -> None:
    page = open_page(shipped_page, size, f"#{state}")
    page.wait_for_selector(".ground[data-drawn=true]", state="attached")
    weak = {}
    for theme, least in LEAST.items():
        page.goto(f"{shipped_page.as_uri()}#{state}&theme={theme}")
        weak[theme] = weak_texts(page, least, part)
    assert weak == {theme: [] for theme in LEAST}


@pytest.mark.parametrize(
    ("state", "key"),
    [("", "?"), ("", "g"), ("quiz", ""), ("kiosk", ""), ("teacher&stop=pahlevi", "")],
)
def test_every_text_of_a_dialog_and_of_the_class_stands_out(
    shipped_page: Path, open_page: OpenPage, state: str, key: str
) -> None:
    page = open_page(shipped_page, FULL_HD, f"#{state}")
    if key:
        page.keyboard.press(key)
        assert page.locator("dialog[open]").is_visible()
    weak = {}
    for theme, least in LEAST.items():
        page.evaluate(THEME, theme)
        assert page.evaluate("document.documentElement.dataset.theme") == theme
        weak[theme] = weak_texts(page, least, "dialog[open]" if key else "body")
    assert weak == {theme: [] for theme in LEAST}


def test_a_pale_text_on_paper_is_found_out(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, FULL_HD, "#stop=krasnovodsk")
    assert weak_texts(page, LEAST["atlas"]) == []
    page.evaluate("document.documentElement.style.setProperty('--ink-soft', '#a8a294')")
    assert weak_texts(page, LEAST["atlas"]) != []


def test_a_theme_is_chosen_by_radio_buttons_and_kept_in_the_link_only(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    page.get_by_role("button", name="Layers").click()
    page.get_by_role("radio", name="Night").check()
    assert page.evaluate("document.documentElement.dataset.theme") == "night"
    assert page.url.endswith("#theme=night")
    page.get_by_role("radio", name="Atlas").check()
    assert "#" not in page.url
    assert page.evaluate("document.documentElement.dataset.theme") == "atlas"


def test_a_system_set_to_dark_or_to_strong_colours_has_the_theme_next_to_it(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, color_scheme="dark")
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "night")
    page.get_by_role("button", name="Layers").click()
    expect(page.get_by_role("radio", name="Night")).to_be_checked()
    page.get_by_role("radio", name="Atlas").check()
    expect(root).to_have_attribute("data-theme", "atlas")
    assert "theme=atlas" in page.url
    strong = open_page(shipped_page, contrast="more")
    expect(strong.locator("html")).to_have_attribute("data-theme", "projector")


def test_paper_is_white_at_night(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, state="#paper=handout", color_scheme="dark")
    page.wait_for_selector("html[data-paper-ready]")
    paper = "getComputedStyle(document.documentElement).getPropertyValue('--paper')"
    assert page.evaluate(paper).strip() == "#fff"
    assert page.evaluate("document.documentElement.style.getPropertyValue('--strand-0')") == ""


def test_the_wall_has_the_projectors_theme_unless_another_is_chosen(
    shipped_page: Path, open_page: OpenPage
) -> None:
    theme = "document.documentElement.dataset.theme"
    assert open_page(shipped_page, FULL_HD, "#present").evaluate(theme) == "projector"
    assert open_page(shipped_page, FULL_HD, "#present&theme=night").evaluate(theme) == "night"


BLOCKS = """() => [...document.querySelectorAll(
  ".title-block, .legend, .timeline, .card, .credit, .scale, .zoom, .layers > button, .inset")]
  .map((node) => [node.className, node.getBoundingClientRect()])
  .filter(([, { width, height }]) => width && height)
  .filter(([, { left, top }]) => document.elementFromPoint(left + 3, top + 3) !== null)
  .map(([name, { left, top, right, bottom }]) => [name, [left, top, right, bottom]])"""
OPEN_LEGEND = """() => {
  const legend = document.querySelector("[data-action=legend]");
  if (document.querySelector(".legend").hidden) legend.click();
  document.querySelector(".legend-more").click();
}"""


@pytest.mark.parametrize("state", ["", "#stop=pahlevi"])
def test_the_open_legend_lies_over_no_other_panel(
    shipped_page: Path, open_page: OpenPage, state: str
) -> None:
    page = open_page(shipped_page, FULL_HD, state)
    page.evaluate(OPEN_LEGEND)
    for width, height in (FULL_HD, (1600, 900), (1366, 768), (1280, 720), PROJECTOR):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(100)
        assert panels_under_the_legend(page) == []


def panels_under_the_legend(page: Page) -> list[str]:
    blocks = dict(page.evaluate(BLOCKS))
    legend = next(box for name, box in blocks.items() if name.split()[0] == "legend")
    assert legend[3] - legend[1] > 100
    return [
        name
        for name, box in blocks.items()
        if box is not legend
        and box[0] + 1 < legend[2]
        and legend[0] + 1 < box[2]
        and box[1] + 1 < legend[3]
        and legend[1] + 1 < box[3]
    ]


def test_the_inset_frames_the_window_only_where_it_is_nearer(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    assert not page.locator(".inset").is_visible()
    page = open_page(shipped_page, FULL_HD, "#stop=pahlevi")
    frame, plate = (page.locator(one).bounding_box() for one in (".inset-frame", ".inset"))
    assert frame is not None
    assert plate is not None
    assert 0 < frame["width"] < 0.6 * plate["width"]
    assert plate["x"] <= frame["x"] <= plate["x"] + plate["width"] - frame["width"]
    assert not open_page(shipped_page, PHONE, "#stop=pahlevi").locator(".inset").is_visible()
    assert (
        not open_page(shipped_page, FULL_HD, "#present&stop=pahlevi").locator(".inset").is_visible()
    )
