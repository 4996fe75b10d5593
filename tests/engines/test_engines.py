"""The shipped map in old Chromium and in WebKit: what a class needs works in each of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from itinerarium.vocabulary.errors import BrowserError
from tests.conftest import REPOSITORY
from tests.engines.old_chromium import READY, OldTab, old_chromium, unpacked
from tests.engines.webkit import WebKitTab, missing, recorded, webkit

# Selenium calls a part of its own that it has given up.
pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")

PACKAGES = Path(__file__).parent / "node_modules"
VERSIONS = (88, 92, 106, 112, 119)
LAPTOP, PHONE = (1366, 768), (390, 844)
NARROWEST = 460
"""Pixels: WebKit's window has room for its own buttons."""
TRIES = 4
"""In one process these browsers fall now and then by themselves."""
Size = tuple[int, int]
EngineTab = OldTab | WebKitTab
Look = Callable[[EngineTab, str], None]
See = Callable[[Size, Look], None]

SHOWN = """(({{ display, visibility, opacity }}) =>
  display !== "none" && visibility !== "hidden" && opacity !== "0"
)(getComputedStyle(document.querySelector({!r})))"""


@pytest.fixture(params=[*(f"Chromium {version}" for version in VERSIONS), "WebKit"])
def see(request: pytest.FixtureRequest) -> See:
    is_webkit = request.param == "WebKit"
    fixture: See = request.getfixturevalue("in_webkit" if is_webkit else "in_chromium")
    return fixture


@pytest.fixture
def program(request: pytest.FixtureRequest, shared_folder: Path) -> Path:
    version = request.node.callspec.params["see"].partition(" ")[2]
    package = PACKAGES / f"chromium-{version}"
    if not package.exists():
        pytest.skip("`make engines` fetches the old browsers")
    return unpacked(package, shared_folder / f"chromium-{version}")


@pytest.fixture
def in_webkit(shipped_page: Path, tmp_path: Path) -> See:
    if missing():
        pytest.skip(f"`make engines` installs {' and '.join(missing())}")

    def see_(size: Size, look: Look) -> None:
        with webkit(size) as tab:
            look(tab, recorded(shipped_page, tmp_path).as_uri())
            assert (tab.faults, tab.outside) == ([], [])

    return see_


@pytest.fixture
def in_chromium(program: Path, shipped_page: Path, monkeypatch: pytest.MonkeyPatch) -> See:
    monkeypatch.setenv("LD_LIBRARY_PATH", str(program.parent / "lib"))

    def see_(size: Size, look: Look) -> None:
        for _ in range(TRIES):
            try:
                with old_chromium(program, size) as tab:
                    look(tab, shipped_page.as_uri())
                    assert (tab.faults, tab.outside) == ([], [])
                    return
            except BrowserError as error:
                if "ended" not in str(error):
                    raise
        pytest.fail(f"the browser ended {TRIES} times")

    return see_


def wait_for(tab: EngineTab, condition: str) -> None:
    for _ in range(200):
        if tab.evaluate(f"Boolean({condition})"):
            return
        time.sleep(0.05)
    pytest.fail(f"{condition} is not true")


def text_size(tab: EngineTab, selector: str) -> float:
    script = f"parseFloat(getComputedStyle(document.querySelector({selector!r})).fontSize)"
    return float(tab.evaluate(script))


def test_the_guide_names_the_engines_that_are_driven() -> None:
    guide = (REPOSITORY / "docs" / "browsers.md").read_text(encoding="utf-8")
    [header] = [line for line in guide.splitlines() if line.startswith("| | ")]
    named = [
        cell.split()[0] for cell in header.removeprefix("| | Chromium ").strip(" |").split(" | ")
    ]
    assert named == [*map(str, VERSIONS), "present", "WebKit"]


def test_a_class_is_led_through_the_story(see: See) -> None:
    def look(tab: EngineTab, page: str) -> None:
        tab.open(page, READY)
        assert tab.evaluate(SHOWN.format("#read")) is False
        assert tab.evaluate("document.querySelectorAll('[data-stage]').length") == 7
        tab.open(f"{page}#stop=krasnovodsk", READY)
        assert tab.evaluate("scrollY") == 0
        assert "Krasnovodsk" in str(tab.evaluate("document.querySelector('.card').innerText"))
        tab.press("PageDown")
        wait_for(tab, "document.documentElement.dataset.stop === 'pahlevi'")
        small = text_size(tab, ".told-lead")
        tab.open(f"{page}#present&stop=pahlevi", READY)
        assert text_size(tab, ".told-lead") > 1.2 * small
        assert tab.evaluate(SHOWN.format(".timeline")) is False

    see(LAPTOP, look)


def test_a_reader_reads_asks_and_changes_the_language(see: See) -> None:
    def look(tab: EngineTab, page: str) -> None:
        tab.open(f"{page}#read", READY)
        assert tab.evaluate(SHOWN.format("#read")) is True
        tab.press("Escape")
        wait_for(tab, "!document.documentElement.hasAttribute('data-read')")
        tab.open(f"{page}#place=krasnovodsk&lang=pl", READY)
        wait_for(tab, "document.querySelector('[data-popup=krasnovodsk]')")
        assert tab.evaluate("document.documentElement.lang") == "pl"
        tab.evaluate("map_1.fire('itinerarium:ask', { patch: { dialog: 'help' } }) && null")
        wait_for(tab, "document.querySelector('dialog[open]')")

    see(LAPTOP, look)


def test_the_telephone_has_its_layout(see: See) -> None:
    def look(tab: EngineTab, page: str) -> None:
        tab.open(f"{page}#stop=pahlevi", READY)
        width = tab.evaluate("innerWidth")
        assert PHONE[0] <= width < NARROWEST
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        card = "document.querySelector('.card').getBoundingClientRect()"
        assert tab.evaluate(f"{card}.width") == width
        assert tab.evaluate(f"{card}.top") > PHONE[1] * 0.3

    see(PHONE, look)
