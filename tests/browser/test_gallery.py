"""Every state of the page at every size, measured for faults; with ``--gallery`` as pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import FULL_HD, PHONE, PROJECTOR, REPOSITORY, OpenPage

pytestmark = pytest.mark.browser

WALL = (3840, 2160)
GALLERY = REPOSITORY / "gallery"
COMPLAINTS = (Path(__file__).parent / "gallery.js").read_text(encoding="utf-8")
SIZES = {"full-hd": FULL_HD, "projector": PROJECTOR, "phone": PHONE, "wall": WALL}
ASK = "patch => { map_1.fire('itinerarium:ask', { patch }); }"
START = {
    "mode": "explore",
    "stop": "",
    "place": "",
    "day": "",
    "read": False,
    "contents": False,
    "theme": "",
    "dialog": "",
}
STATES: dict[str, dict[str, object]] = {
    "overview": {},
    "legend": {"legend": True},
    "popup": {"place": "krasnovodsk"},
    "stop": {"mode": "story", "stop": "krasnovodsk"},
    "first-stop": {"mode": "story", "stop": "moscow_pact"},
    "contents": {"contents": True},
    "layers": {},
    "help": {"dialog": "help"},
    "read": {"read": True},
    "day": {"day": "1942-03-24"},
    "present": {"mode": "present", "stop": "pahlevi"},
}
LOOKS = {
    f"{theme}-{name}": {**STATES[name], "theme": theme}
    for theme in ("night", "print", "projector")
    for name in ("overview", "stop")
}
WORDY = ("popup", "stop", "contents", "layers", "help", "read", "day", "present")
"""What another language may make too long."""
ON_THE_WALL = ("overview", "stop", "popup", "present")
REST = """() => new Promise(done => {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)));
})"""


def show(page: Page, name: str, patch: dict[str, object]) -> None:
    assert page.viewport_size is not None
    has_room = page.viewport_size["width"] >= FULL_HD[0]
    wished = {**START, "legend": has_room, **patch}
    if wished["stop"]:
        del wished["day"]  # a stop has its own
    page.evaluate(ASK, wished)
    if name == "layers":
        page.locator(".layers > button").click()
    page.mouse.move(0, 0)
    page.evaluate(REST)


def hide(page: Page, name: str) -> None:
    if name == "layers":
        page.locator(".layers > button").click()


def complaints(page: Page) -> list[str]:
    """What is wrong once the page has come to rest."""
    for _ in range(50):
        found: list[str] = page.evaluate(COMPLAINTS)
        if not found:
            break
        page.wait_for_timeout(100)
    return found


Keep = Callable[[Page, str, str], None]


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Keep:
    """With ``--gallery``: write a picture of the page into a folder of the gallery."""

    def write(page: Page, folder: str, name: str) -> None:
        (GALLERY / folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=GALLERY / folder / f"{name}.jpg", type="jpeg", quality=80)

    return write if request.config.getoption("--gallery") else lambda *_: None


VIEWS = [
    pytest.param(size, lang, id=f"{name}-{lang}")
    for name, size in SIZES.items()
    for lang in (("en",) if size == WALL else ("en", "pl"))
]


def states_of(size: tuple[int, int], lang: str, all_of_them: bool) -> dict[str, dict[str, object]]:
    """The states of a view; a picture is wanted of more than can go wrong."""
    if size == WALL:
        return {name: STATES[name] for name in ON_THE_WALL}
    looks = LOOKS if size in (FULL_HD, PHONE) and lang == "en" else {}
    if all_of_them:
        return {**STATES, **looks}
    larger = {name: looks[name] for name in looks if name.startswith("projector")}
    return {**STATES, **larger} if lang == "en" else {name: STATES[name] for name in WORDY}


@pytest.mark.parametrize(("size", "lang"), VIEWS)
def test_no_state_has_a_fault_that_shows(
    shipped_page: Path,
    open_page: OpenPage,
    size: tuple[int, int],
    lang: str,
    keep: Keep,
    request: pytest.FixtureRequest,
) -> None:
    page = open_page(shipped_page, size, f"#lang={lang}")
    page.wait_for_selector(".ground[data-drawn=true]", state="attached")
    faults = []
    for name, patch in states_of(size, lang, request.config.getoption("--gallery")).items():
        show(page, name, patch)
        faults += [f"{name}: {fault}" for fault in complaints(page)]
        keep(page, f"{size[0]}x{size[1]}-{lang}", name)
        hide(page, name)
    assert faults == []
