"""Pages of the shipped map that tests lend each other: to load one takes the longest of all.

A page that comes back is set back and then compared with what a page just opened shows: every
visible element with its box, text and attributes (in any order, as what was current has come to the
front), the map's view and listeners, the address, what is stored, and the names of the window. A
page with any difference is thrown away.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as BrowserError

HERE = Path(__file__).parent / "browser"
SEEN = (HERE / "seen.js").read_text(encoding="utf-8")
RESET = (HERE / "reset.js").read_text(encoding="utf-8")
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
BEGIN_NARROW = 1200
"""Below this width, in CSS pixels, the legend is closed at first."""
MOST_IDLE = 6
Size = tuple[int, int]


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


@dataclass
class Opened:
    """A page in a context of its own."""

    page: Page
    path: Path
    size: Size
    watch: Watch
    seen: Sequence[str] = ()
    """What the page showed at rest when it was new; empty for one that is not lent again."""

    def close(self) -> None:
        self.page.context.close()


def until(page: Page, condition: str, arg: Any = None, seconds: float = 10) -> None:
    """Wait until the expression or function holds.

    Playwright's own ``wait_for_function`` evaluates texts in the page when it asks a second time,
    which the page's policy forbids.
    """
    deadline = time.monotonic() + seconds
    while not page.evaluate(condition, arg):
        assert time.monotonic() < deadline, f"not within {seconds} seconds: {condition}, {arg}"
        page.wait_for_timeout(50)


def opened(browser: Browser, path: Path, size: Size, state: str = "", **options: Any) -> Opened:
    """A page just loaded in a new context, ready if it may run scripts."""
    width, height = size
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": height},
        **{"reduced_motion": "reduce", **options},
    )
    page, watch = context.new_page(), Watch()
    watch.over(page)
    page.goto(path.as_uri() + state)
    if options.get("java_script_enabled", True):
        page.wait_for_selector("html[data-ready=true]", timeout=20_000)
    return Opened(page, path, size, watch)


class Pool:
    """Lends pages by path and size."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.idle: list[Opened] = []
        self.told: Counter[str] = Counter()

    def lend(self, path: Path, size: Size, state: str) -> Opened:
        """A page that shows what a new one would, and then what ``state`` asks for."""
        one = self._idle_one(path, size) or self._new(path, size)
        if state:
            one.page.goto(path.as_uri() + state)
            one.page.evaluate(TWO_FRAMES)
        return one

    def take_back(self, one: Opened) -> None:
        if one.page.is_closed() or len(one.page.context.pages) > 1:
            one.close()
        else:
            self.idle.append(one)
        while len(self.idle) > MOST_IDLE:
            self.idle.pop(0).close()

    def close(self) -> None:
        for one in self.idle:
            one.close()

    def _idle_one(self, path: Path, size: Size) -> Opened | None:
        for one in [one for one in self.idle if (one.path, one.size) == (path, size)]:
            self.idle.remove(one)
            if difference := reset(one):
                self.told["thrown away"] += 1
                self._log(difference)
                one.close()
            else:
                self.told["lent again"] += 1
                return one
        return None

    def _new(self, path: Path, size: Size) -> Opened:
        self.told["new"] += 1
        one = opened(self.browser, path, size)
        one.page.wait_for_selector(".ground[data-drawn=true]", state="attached")
        one.seen = at_rest(one.page)
        return one

    def _log(self, difference: str) -> None:
        if log := os.environ.get("PAGES_LOG"):
            with Path(log).open("a", encoding="utf-8") as file:
                file.write(f"{os.environ.get('PYTEST_CURRENT_TEST')}: {difference}\n")


def at_rest(page: Page) -> Sequence[str]:
    """What a page shows once it has shown the same twice."""
    was: Sequence[str] = ()
    for _ in range(50):
        now: Sequence[str] = page.evaluate(SEEN)
        if now == was:
            return now
        was = now
        page.wait_for_timeout(50)
    raise AssertionError("the page does not come to rest")


def reset(one: Opened) -> str:
    """Set a page back; the first difference from what it showed when new, or nothing."""
    page = one.page
    width, height = one.size
    try:
        if page.url.partition("#")[0] != one.path.as_uri():
            return f"address {page.url}"
        page.set_viewport_size({"width": width, "height": height})
        page.mouse.move(0, 0)
        page.evaluate(RESET, width >= BEGIN_NARROW)
        for _ in range(12):
            now = page.evaluate(SEEN)
            if sorted(now) == sorted(one.seen):
                return ""
            page.wait_for_timeout(40)
    except BrowserError as error:
        return str(error)
    gone = [line for line in one.seen if line not in set(now)][:3]
    come = [line for line in now if line not in set(one.seen)][:3]
    return f"{len(one.seen)} -> {len(now)}: -{gone} +{come}"
