"""At twice the size of the letters everything can be pressed and read, on a telephone too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage

pytestmark = pytest.mark.browser

COMPLAINTS = (Path(__file__).parent / "large_text.js").read_text(encoding="utf-8")
TWICE = "document.documentElement.style.setProperty('--text-scale', '2')"
SHOW = """patch => new Promise(done => {
  map_1.fire("itinerarium:ask", { patch });
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)));
})"""
START = {
    "mode": "explore",
    "stop": "",
    "place": "",
    "read": False,
    "contents": False,
    "legend": False,
    "question": False,
    "answer": False,
    "autoplay": False,
    "kiosk": 0,
    "quiz": 0,
    "dialog": "",
}
STOP = {"mode": "story", "stop": "katyn"}
STATES: dict[str, dict[str, Any]] = {
    "overview": {},
    "popup": {"place": "krasnovodsk"},
    "day": {"day": "1942-03-24"},
    "stop": STOP,
    "contents": STOP | {"contents": True},
    "legend": STOP | {"legend": True},
    "layers": STOP,
    "present": STOP | {"mode": "present"},
    "question": STOP | {"question": True},
    "answer": STOP | {"question": True, "answer": True},
    "help": {"dialog": "help"},
    "goto": {"dialog": "goto"},
    "lesson": {"dialog": "lesson"},
    "quiz": {"quiz": 1},
    "read": {"read": True},
    "kiosk": {"mode": "present", "autoplay": True, "kiosk": 120},
}


TEACHER = {"teacher": STOP | {"teacher": True}}


def complaints(page: Page, name: str) -> list[str]:
    """What is wrong in a state once it has come to rest."""
    page.evaluate(SHOW, START | (STATES | TEACHER)[name])
    if name == "layers":
        page.locator(".layers > button").click()
    for _ in range(5):
        found: list[str] = page.evaluate(COMPLAINTS)
        if not found:
            break
        page.wait_for_timeout(100)
    if name == "layers":
        page.locator(".layers > button").click()
    return [f"{name}: {complaint}" for complaint in found]


WALKS = {
    # The kiosk begins again in the story's first language: what follows it is in English.
    PHONE: (*STATES, "overview", "day", "stop", "teacher"),
    PROJECTOR: ("overview", "stop", "layers"),
    FULL_HD: ("overview", "stop"),
}


@pytest.mark.parametrize("size", WALKS, ids=["phone", "projector", "full-hd"])
def test_at_twice_the_size_everything_can_be_pressed_and_read(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(shipped_page, size, "#lang=pl")
    page.evaluate(TWICE)
    assert [fault for name in WALKS[size] for fault in complaints(page, name)] == []
