"""What the tests share: small stories, the built map, a browser that tells on the page."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from itinerarium.build import build
from itinerarium.locate import Gazetteer
from tests.pages import Opened, Pool, opened
from tests.pages import Watch as Watch
from tests.stories import REPOSITORY as REPOSITORY

CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
"""The engine alone, where it is installed: a page without a browser's window costs a third less."""
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Each window would load the browser's own drop-down as a page, at half the cost of ours.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,PaintHolding,Translate,HttpsUpgrades,SpareRendererForSitePerProcess",
]
FULL_HD, LAPTOP, PROJECTOR, PHONE = (1920, 1080), (1280, 800), (1024, 768), (390, 844)

# A busy machine is no fault of ours; `HYPOTHESIS_PROFILE=thorough` looks longer.
settings.register_profile("usual", deadline=None, max_examples=100)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

StoryFolder = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def story_folder(tmp_path: Path) -> StoryFolder:
    """Write a story's files, by name, into a new folder."""

    return lambda files: write_files(tmp_path / "story", files)


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


Built = Callable[[str, Mapping[str, str]], Path]


@pytest.fixture(scope="session")
def built_once(once: Once) -> Built:
    """Build a small story once in a run; its files lie in ``story``, its page in ``out``."""

    def built(name: str, files: Mapping[str, str]) -> Path:
        def fill(folder: Path) -> None:
            write_files(folder / "story", files)
            build(folder / "story", folder / "out")

        return once(name, fill) / "out" / "index.html"

    return built


@pytest.fixture(scope="session")
def geonames() -> Gazetteer:
    """All towns: to read them takes seconds, so that one worker runs all tests with them."""
    return Gazetteer()


@pytest.fixture(scope="session")
def all_towns(geonames: Gazetteer) -> Mapping[str, Mapping[str, Any]]:
    """The rows of GeoNames by their number."""
    return {str(town["geonameid"]): town for town in geonames._towns}


BROWSERS = re.compile("chrom|firefox|msedge")
BROWSER_TESTS = REPOSITORY / "tests" / "browser"
SLOW = {"geonames", "installed"}
"""Fixtures that cost so much that ``make check`` does without them."""
GROUPS = {"large_page", "sheets", "italy"}
"""Fixtures that cost seconds. One worker runs all tests with one of these or of ``SLOW``."""
is_browser_allowed = True


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--gallery", action="store_true", help="write pictures of every state")
    parser.addoption("--walk", action="store_true", help="walk the story at every size")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "chromium" in fixtures or item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker("browser")
        for name in {*GROUPS, *SLOW} & {*fixtures}:
            item.add_marker(pytest.mark.xdist_group(name))
        if SLOW & {*fixtures}:
            item.add_marker("slow")


@pytest.fixture(autouse=True)
def _browsers_only_with_the_marker(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test without the marker ``browser`` must not start one: ``make check`` has none."""
    global is_browser_allowed
    is_browser_allowed = request.node.get_closest_marker("browser") is not None
    yield
    is_browser_allowed = True


def _refuse_browsers(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "subprocess.Popen" and not is_browser_allowed:
        for word in (arguments[0], *arguments[1][:4]):  # a shell may stand before it
            program = Path(str(word)).resolve()
            is_made_by_a_test = program.is_relative_to(tempfile.gettempdir())
            if BROWSERS.search(program.name) and not is_made_by_a_test:
                raise AssertionError(f"{program} is started without the marker “browser”")


sys.addaudithook(_refuse_browsers)


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The temporary folder of the run; each worker has its own in it."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def once(shared_folder: Path) -> Once:
    """Fill a folder of that name once in a run, whichever worker comes first."""
    shared = shared_folder / "once"
    shared.mkdir(exist_ok=True)

    def once_(name: str, fill: Callable[[Path], object]) -> Path:
        folder = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not folder.exists():
                unfinished = shared / f"{name}.unfinished"
                shutil.rmtree(unfinished, ignore_errors=True)
                unfinished.mkdir()
                fill(unfinished)
                unfinished.rename(folder)
        return folder

    return once_


@pytest.fixture(scope="session")
def shipped_page(once: Once) -> Path:
    """The repository's own story, built."""
    return once("shipped", lambda folder: build(REPOSITORY, folder)) / "index.html"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def page_pool(chromium: Browser) -> Iterator[Pool]:
    pool = Pool(chromium)
    yield pool
    pool.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(
    chromium: Browser, page_pool: Pool, shared_folder: Path, request: pytest.FixtureRequest
) -> Iterator[OpenPage]:
    """Open a page from disk; the test fails on any console error or request of it.

    A page that was built once in a run is lent from test to test. ``fresh=True`` gives a new one
    where the loading is what the test is about, or where it changes more than can be set back; so
    does any option of a context.
    """
    new: list[Opened] = []
    lent: list[Opened] = []

    def open_(
        path: Path,
        size: tuple[int, int] = LAPTOP,
        state: str = "",
        fresh: bool = False,
        **options: object,
    ) -> Page:
        if path.is_relative_to(shared_folder / "once") and not (fresh or options):
            lent.append(page_pool.lend(path, size, state))
            return lent[-1].page
        new.append(opened(chromium, path, size, state, **options))
        return new[-1].page

    failed_before = request.session.testsfailed
    yield open_
    faults = [fault for one in (*new, *lent) for fault in one.watch.faults]
    is_sound = not faults and request.session.testsfailed == failed_before
    for one in new if is_sound else (*new, *lent):
        one.close()
    for one in lent if is_sound else ():
        page_pool.take_back(one)
    assert faults == []


@contextmanager
def no_new_files(folder: Path) -> Iterator[None]:
    """Assert that nothing is left behind in the folder."""
    before = sorted(folder.iterdir())
    yield
    assert sorted(folder.iterdir()) == before
