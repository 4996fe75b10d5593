"""Make the pictures of ``docs/present.md`` from the repository's own page, by pointer and keys.

Run it as ``python -m tools.make_guide_pictures`` after the page has changed its look. It needs the
group ``dev`` and Chromium.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from itinerarium.build import build

REPOSITORY = Path(__file__).parent.parent
DOCS = REPOSITORY / "docs"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PROJECTOR, PHONE = (1024, 768), (390, 844)
LARGEST = (820, 640)
QUALITY = 54


@dataclass(frozen=True)
class Picture:
    """A picture: its file, the link that it begins with, and what is done on the page then."""

    name: str
    link: str
    do: Callable[[Page], Page | None]
    """Gives the window that is shown, if it is another one."""
    size: tuple[int, int] = PROJECTOR


def _nothing(_page: Page) -> None:
    pass


def _stroke(page: Page, *points: tuple[int, int]) -> None:
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=8)
    page.mouse.up()


def _write_on_the_map(page: Page) -> None:
    page.keyboard.press("d")
    bar = page.get_by_role("group", name="Pen")
    bar.get_by_role("button", name="Arrow").click()
    _stroke(page, (215, 600), (330, 520), (430, 430))
    bar.get_by_role("button", name="Circle").click()
    bar.get_by_role("button", name="Blue").click()
    _stroke(page, (380, 330), (450, 270), (530, 330), (450, 400), (380, 330))


def _measure(page: Page) -> None:
    page.keyboard.press("k")
    for point in ((230, 560), (420, 380), (560, 300)):
        page.mouse.click(*point)


def _true_size(page: Page) -> None:
    page.keyboard.press("t")
    page.get_by_role("button", name="Move the area with the arrow keys").focus()
    for key, times in (("ArrowRight", 11), ("ArrowDown", 4)):
        for _ in range(times):
            page.keyboard.press(key)


def _search(page: Page) -> None:
    page.locator(".tools").get_by_role("button", name="Contents").click()
    page.keyboard.type("24 March 1942")


def _open_teach(page: Page) -> None:
    page.locator(".tools").get_by_role("button", name="Teach").click()


def _plan_a_lesson(page: Page) -> None:
    _open_teach(page)
    page.get_by_role("button", name="Choose or plan a lesson").click()


def _answer_the_quiz(page: Page) -> None:
    page.mouse.click(330, 480)


def _open_the_teachers_window(page: Page) -> Page:
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    opened.value.wait_for_selector("html[data-ready=true]")
    opened.value.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    return opened.value


PICTURES = (
    Picture("pen", "#present&stop=krasnovodsk", _write_on_the_map),
    Picture("teach", "", _open_teach),
    Picture("lesson", "", _plan_a_lesson),
    Picture("question", "#present&question&stop=tobruk", _nothing),
    Picture("teacher", "#stop=pahlevi", _open_the_teachers_window),
    Picture("measure", "#stop=yangiyul", _measure),
    Picture("true-size", "", _true_size),
    Picture("search", "", _search),
    Picture("quiz", "#quiz", _answer_the_quiz),
    Picture("phone", "#lesson=seven&level=easy&stop=pahlevi", _nothing, PHONE),
)


def take(browser: Browser, page_file: Path, picture: Picture) -> bytes:
    """The picture as WebP."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    context.clock.set_fixed_time("2026-03-24T09:10:00")
    page = context.new_page()
    page.goto(page_file.as_uri() + picture.link)
    page.wait_for_selector("html[data-ready=true]")
    page.wait_for_timeout(800)
    shown = picture.do(page) or page
    shown.wait_for_timeout(1200)
    seen = Image.open(BytesIO(shown.screenshot())).convert("RGB")
    context.close()
    seen.thumbnail(LARGEST, Image.Resampling.LANCZOS)
    written = BytesIO()
    seen.save(written, "WEBP", quality=QUALITY, method=6)
    return written.getvalue()


def main() -> None:
    """Build the page, take all its pictures, and say how large each is."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = build(REPOSITORY, Path(folder), page_only=True).path
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for picture in PICTURES:
            path = DOCS / f"{picture.name}.webp"
            path.write_bytes(take(browser, page_file, picture))
            print(f"{path.name} {path.stat().st_size / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
