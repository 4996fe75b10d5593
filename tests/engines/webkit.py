"""WebKit as in Safari: Debian's MiniBrowser on a screen that nobody sees, driven by WebDriver."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Keys, WebKitGTK
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

DRIVER, SCREEN = "WebKitWebDriver", "Xvfb"
KEYS = {"PageDown": Keys.PAGE_DOWN, "PageUp": Keys.PAGE_UP, "Escape": Keys.ESCAPE}
RECORDER = """<script>
const faults = [];
addEventListener("error", (event) => faults.push(event.message));
addEventListener("unhandledrejection", (event) => faults.push(String(event.reason)));
addEventListener("securitypolicyviolation", (event) => faults.push(event.violatedDirective));
for (const kind of ["error", "warn"]) console[kind] = (...all) => faults.push(all.join(" "));
</script>"""
"""Stands before the page's policy, which holds for what comes after it."""


def missing() -> list[str]:
    """What has to be installed first."""
    return [name for name in (DRIVER, SCREEN) if not shutil.which(name)]


def recorded(page: Path, folder: Path) -> Path:
    """A copy of the page that gathers its faults: WebDriver shows no console."""
    copy = folder / "webkit.html"
    html = page.read_text(encoding="utf-8")
    copy.write_text(html.replace("<head>", f"<head>{RECORDER}", 1), encoding="utf-8")
    return copy


class WebKitTab:
    """The page in WebKit, with what the tests ask of an old Chromium's."""

    def __init__(self, driver: WebKitGTK) -> None:
        self.driver = driver
        self.faults: list[str] = []
        self.outside: list[str] = []

    def open(self, address: str, ready: str) -> None:
        """Load anew, also where only the part after ``#`` is another."""
        self.driver.get("about:blank")
        self.driver.get(address)
        for _ in range(400):
            if self.evaluate(ready):
                break
            time.sleep(0.05)
        self.faults += self.evaluate("faults")
        asked = self.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
        self.outside += [one for one in asked if one.startswith("http")]

    def evaluate(self, expression: str) -> Any:
        return self.driver.execute_script(f"return {expression}")

    def press(self, key: str) -> None:
        ActionChains(self.driver).send_keys(KEYS[key]).perform()


@contextmanager
def webkit(size: tuple[int, int]) -> Iterator[WebKitTab]:
    """Start the browser with a window of this size, or as narrow as it can be."""
    with _screen() as display:
        options = Options()
        options.binary_location = str(_program())
        options.add_argument("--automation")
        service = Service(shutil.which(DRIVER), env={**os.environ, "DISPLAY": display})
        driver = WebKitGTK(options=options, service=service)
        try:
            driver.set_window_size(*size)
            yield WebKitTab(driver)
        finally:
            driver.quit()


def _program() -> Path:
    return max(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))


@contextmanager
def _screen() -> Iterator[str]:
    """Start a screen in memory, and give its name."""
    reader, writer = os.pipe()
    size = ["-screen", "0", "1600x1200x24"]
    command = [SCREEN, "-displayfd", str(writer), *size, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    try:
        yield f":{os.read(reader, 16).decode().strip()}"
    finally:
        process.terminate()
        process.wait()
        os.close(reader)
        os.close(writer)
