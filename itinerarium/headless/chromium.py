"""Chromium without a window, driven over the DevTools protocol, to print and take pictures."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from itinerarium.headless.pipe import PATIENCE, Pipe, piped
from itinerarium.vocabulary.errors import BrowserError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NAMES_OF_EDGE = ("microsoft-edge", "microsoft-edge-stable", "msedge")
USUAL_PLACES = {
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ),
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
}
GONE = "navigated"
"""The word, in the browser's errors and in ours, for a page that has become another one."""
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,Translate",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def find_chromium() -> Path:
    """The Chromium, Chrome or Edge of this computer.

    Raises
    ------
    BrowserError
        If there is none; the message says what to install.
    """
    for name in (*NAMES, *NAMES_OF_EDGE):
        if found := shutil.which(name):
            return Path(found)
    for place in USUAL_PLACES.get(sys.platform, ()):
        path = Path(os.path.expandvars(place))
        if path.is_file():
            return path
    raise BrowserError(
        "this needs Chromium, Google Chrome or Microsoft Edge, and none was found: install one "
        "(on Debian or Ubuntu: sudo apt install chromium), or print the page from your own browser"
    )


@dataclass
class Tab:
    """One page of a running browser, or the browser itself, whose ``session`` is empty."""

    pipe: Pipe
    session: str
    number: int = 0
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    """The addresses asked for since ``Network.enable``."""
    shown: list[str] = field(default_factory=list)
    """The pages that it has shown since it was last told to open one."""

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The answer to a command of the DevTools protocol."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": parameters}
        session = {"sessionId": self.session} if self.session else {}
        self.pipe.send(json.dumps({**command, **session}))
        while True:
            message = self._message()
            if message.get("id") == self.number and message.get("sessionId", "") == self.session:
                return _result(method, message)
            self._note(message)

    def _message(self) -> dict[str, Any]:
        """What the browser says next."""
        said = self.pipe.recv()
        with contextlib.suppress(ValueError):
            message = json.loads(said)
            if isinstance(message, dict):
                return message
        raise BrowserError(f"{self.pipe.name} answers in no way that is understood")

    def _note(self, message: dict[str, Any]) -> None:
        if message.get("sessionId", "") != self.session:
            return
        if message.get("method") == "Runtime.exceptionThrown":
            details = message["params"]["exceptionDetails"]
            self.faults.append(details.get("exception", {}).get("description", details["text"]))

        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        if message.get("method") == "Network.webSocketCreated":
            self.requests.append(message["params"]["url"])
        if message.get("method") == "Page.frameNavigated":
            frame = message["params"]["frame"]
            self.shown += [frame["url"]] if "parentId" not in frame else []

    def wait_for(self, event: str) -> None:
        """Wait until the browser tells of an event in this page.

        Raises
        ------
        BrowserError
            If it tells of nothing in time.
        """
        while True:
            message = self._message()
            self._note(message)
            if message.get("method") == event and message.get("sessionId", "") == self.session:
                return

    def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    def open(self, address: str, ready: str) -> None:
        """Go to the address and wait until the expression ``ready`` is true there.

        Raises
        ------
        BrowserError
            If an error stops the page, it goes elsewhere by itself (the text says ``GONE``), or it
            has not got there after ``PATIENCE`` seconds.
        """
        self.call("Page.navigate", url="about:blank")
        self.shown.clear()
        self.call("Page.navigate", url=address)
        deadline = time.monotonic() + PATIENCE
        while not self.evaluate(f"Boolean({ready})"):
            if self.faults:
                raise BrowserError(f"the page was not drawn: {self.faults[0]}")
            self.assert_there(address)
            if time.monotonic() > deadline:
                raise BrowserError("the page was not drawn in time")
            time.sleep(0.05)

    def assert_there(self, address: str) -> None:
        """Check that the page opened at this address is still the one shown.

        Raises
        ------
        BrowserError
            If it has gone elsewhere by itself.
        """
        opened = address.partition("#")[0]
        if opened in self.shown and self.shown[-1] != opened:
            raise BrowserError(f"the page {GONE} elsewhere")

    def resize(self, width: int, height: int) -> None:
        """Set the window's size in pixels, at a pixel ratio of 1."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def pdf(self) -> bytes:
        """The page as PDF, on the paper size that its style sheet asks for."""
        answer = self.call(
            "Page.printToPDF",
            preferCSSPageSize=True,
            printBackground=True,
            generateTaggedPDF=True,
            generateDocumentOutline=True,
        )
        return base64.b64decode(answer["data"])

    def png(self) -> bytes:
        """The window as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])


@contextmanager
def chromium_tab(program: Path) -> Iterator[Tab]:
    """An empty page in a browser of its own, which is closed afterwards.

    Raises
    ------
    BrowserError
        If the browser cannot be started or falls silent.
    """
    with chromium(program) as browser:
        yield prepared_tab(browser)


def prepared_tab(browser: Tab) -> Tab:
    """Open another empty page, which tells its errors and moves nothing."""
    tab = new_tab(browser)
    tab.call("Page.enable")
    tab.call("Runtime.enable")
    tab.call(
        "Emulation.setEmulatedMedia",
        features=[{"name": "prefers-reduced-motion", "value": "reduce"}],
    )
    return tab


def new_tab(browser: Tab, **place: str) -> Tab:
    """Open another empty page in the browser context ``place``."""
    target = browser.call("Target.createTarget", url="about:blank", **place)["targetId"]
    attached = browser.call("Target.attachToTarget", targetId=target, flatten=True)
    return Tab(browser.pipe, attached["sessionId"])


@contextmanager
def chromium(program: Path) -> Iterator[Tab]:
    """Start a browser that is closed afterwards.

    Raises
    ------
    BrowserError
        If the browser cannot be started or falls silent.
    """
    # Chromium's own walls do not stand for root; the page that is opened is ours.
    as_root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with piped(program, [*FLAGS, *as_root]) as pipe:
        yield Tab(pipe, "")


def _result(method: str, message: dict[str, Any]) -> dict[str, Any]:
    if "error" in message:
        raise BrowserError(f"the browser refused {method}: {message['error']['message']}")
    result: dict[str, Any] = message["result"]
    return result
