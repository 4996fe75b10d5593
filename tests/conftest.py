"""What the tests share: small stories, the built map, a browser that tells on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from itinerarium.build import build
from itinerarium.locate import Gazetteer

REPOSITORY = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
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

settings.register_profile("any machine", deadline=None)  # a busy machine is no fault of ours
settings.load_profile("any machine")

StoryFolder = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def story_folder(tmp_path: Path) -> StoryFolder:
    """Write a story's files, by name, into a new folder."""

    def write(files: Mapping[str, str]) -> Path:
        folder = tmp_path / "story"
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def geonames() -> Gazetteer:
    """All towns: to read them takes seconds."""
    return Gazetteer()


@pytest.fixture(scope="session")
def shipped_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own story, built."""
    return build(REPOSITORY, tmp_path_factory.mktemp("shipped")).path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """All that a page must not do."""

    faults: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", lambda request: self._request(request.url))

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"console {kind}: {text}")

    def _request(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "about:", "blob:")):
            self.faults.append(f"request: {url}")


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """Open a page from disk; the test fails on any console error or request of it."""
    contexts: list[BrowserContext] = []
    watch = Watch()

    def open_(
        path: Path, size: tuple[int, int] = LAPTOP, state: str = "", **options: object
    ) -> Page:
        width, height = size
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            **{"reduced_motion": "reduce", **options},  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        page.goto(path.as_uri() + state)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready=true]", timeout=20_000)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert watch.faults == []


@contextmanager
def no_new_files(folder: Path) -> Iterator[None]:
    """Assert that nothing is left behind in the folder."""
    before = sorted(folder.iterdir())
    yield
    assert sorted(folder.iterdir()) == before
