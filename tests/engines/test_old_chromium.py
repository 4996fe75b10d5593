"""The shipped map in the Chromium of school computers: what a class needs works from 88 on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from tests.engines.old_chromium import OldChromium, old_chromium, unpacked

PACKAGES = Path(__file__).parent / "node_modules"
VERSIONS = (88, 92, 106, 112, 119)
LAPTOP, PHONE = (1366, 768), (390, 844)
TRIES = 4
"""In one process these browsers fall now and then by themselves."""
Size = tuple[int, int]
Look = Callable[[OldChromium, str], None]
See = Callable[[Size, Look], None]

SHOWN = """(({{ display, visibility, opacity }}) =>
  display !== "none" && visibility !== "hidden" && opacity !== "0"
)(getComputedStyle(document.querySelector({!r})))"""


@pytest.fixture(params=VERSIONS, ids=lambda version: f"Chromium {version}")
def program(request: pytest.FixtureRequest, shared_folder: Path) -> Path:
    package = PACKAGES / f"chromium-{request.param}"
    if not package.exists():
        pytest.skip("`make engines` fetches the old browsers")
    return unpacked(package, shared_folder / f"chromium-{request.param}")


@pytest.fixture
def see(program: Path, shipped_page: Path, tmp_path: Path) -> See:
    def see_(size: Size, look: Look) -> None:
        for attempt in range(TRIES):
            profile = tmp_path / f"profile-{size[0]}-{attempt}"
            profile.mkdir()
            try:
                with old_chromium(program, profile, size) as browser:
                    look(browser, shipped_page.as_uri())
                    assert (browser.faults, browser.requests) == ([], [])
                    return
            except (ConnectionClosed, ConnectionError):
                continue
        pytest.fail(f"the browser fell {TRIES} times")

    return see_


def text_size(browser: OldChromium, selector: str) -> float:
    script = f"parseFloat(getComputedStyle(document.querySelector({selector!r})).fontSize)"
    return float(browser.evaluate(script))


def test_a_class_is_led_through_the_story(see: See) -> None:
    def look(browser: OldChromium, page: str) -> None:
        browser.open(page)
        assert browser.evaluate(SHOWN.format("#read")) is False
        assert browser.evaluate("document.querySelectorAll('[data-stage]').length") == 7
        browser.open(f"{page}#stop=krasnovodsk")
        assert browser.evaluate("scrollY") == 0
        assert "Krasnovodsk" in str(browser.evaluate("document.querySelector('.card').innerText"))
        browser.press("PageDown")
        browser.wait_for("document.documentElement.dataset.stop === 'pahlevi'")
        small = text_size(browser, ".told-lead")
        browser.open(f"{page}#present&stop=pahlevi")
        assert text_size(browser, ".told-lead") > 1.2 * small
        assert browser.evaluate(SHOWN.format(".timeline")) is False

    see(LAPTOP, look)


def test_a_reader_reads_asks_and_changes_the_language(see: See) -> None:
    def look(browser: OldChromium, page: str) -> None:
        browser.open(f"{page}#read")
        assert browser.evaluate(SHOWN.format("#read")) is True
        browser.press("Escape")
        browser.wait_for("!document.documentElement.hasAttribute('data-read')")
        browser.open(f"{page}#place=krasnovodsk&lang=pl")
        browser.wait_for("document.querySelector('[data-popup=krasnovodsk]')")
        assert browser.evaluate("document.documentElement.lang") == "pl"
        browser.evaluate("map_1.fire('itinerarium:ask', { patch: { dialog: 'help' } }) && null")
        browser.wait_for("document.querySelector('dialog[open]')")

    see(LAPTOP, look)


def test_the_telephone_has_its_layout(see: See) -> None:
    def look(browser: OldChromium, page: str) -> None:
        browser.open(f"{page}#stop=pahlevi")
        assert browser.evaluate("innerWidth") == PHONE[0]
        assert browser.evaluate("document.documentElement.scrollWidth") == PHONE[0]
        card = "document.querySelector('.card').getBoundingClientRect()"
        assert browser.evaluate(f"{card}.width") == PHONE[0]
        assert browser.evaluate(f"{card}.top") > PHONE[1] * 0.3

    see(PHONE, look)
