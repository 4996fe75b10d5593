"""Chromium without a window, driven over the DevTools protocol, to print and take pictures."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from itinerarium.vocabulary.errors import BrowserError

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

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
FLAGS = (
    "--headless",
    "--remote-debugging-port=0",
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
PATIENCE = 60
"""Seconds to wait for the browser's answer, or for a page to be drawn."""


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

    socket: ClientConnection
    session: str
    number: int = 0
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    """The addresses asked for since ``Network.enable``."""

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The answer to a command of the DevTools protocol."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": parameters}
        session = {"sessionId": self.session} if self.session else {}
        self.socket.send(json.dumps({**command, **session}))
        while True:
            message = json.loads(self.socket.recv(timeout=PATIENCE))
            if message.get("id") == self.number and message.get("sessionId", "") == self.session:
                return _result(method, message)
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        if message.get("method") == "Runtime.exceptionThrown":
            details = message["params"]["exceptionDetails"]
            self.faults.append(details.get("exception", {}).get("description", details["text"]))

        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        if message.get("method") == "Network.webSocketCreated":
            self.requests.append(message["params"]["url"])

    def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    def open(self, address: str, ready: str) -> None:
        """Go to the address and wait until the expression ``ready`` is true there.

        Raises
        ------
        BrowserError
            If the page has not got there after ``PATIENCE`` seconds.
        """
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)
        deadline = time.monotonic() + PATIENCE
        while not self.evaluate(f"Boolean({ready})"):
            if time.monotonic() > deadline:
                raise BrowserError(f"the page was not drawn in time {'; '.join(self.faults)}")
            time.sleep(0.05)

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
        tab = new_tab(browser)
        tab.call("Page.enable")
        tab.call("Runtime.enable")
        tab.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-reduced-motion", "value": "reduce"}],
        )
        yield tab


def new_tab(browser: Tab, **place: str) -> Tab:
    """Open another empty page in the browser context ``place``."""
    target = browser.call("Target.createTarget", url="about:blank", **place)["targetId"]
    attached = browser.call("Target.attachToTarget", targetId=target, flatten=True)
    return Tab(browser.socket, attached["sessionId"])


@contextmanager
def chromium(program: Path) -> Iterator[Tab]:
    """Start a browser that is closed afterwards.

    Raises
    ------
    BrowserError
        If the browser cannot be started or falls silent.
    """
    from websockets.exceptions import WebSocketException  # only who prints needs it
    from websockets.sync.client import connect

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = _start(program, Path(profile))
        try:
            address = _address(process, program, Path(profile))
            with connect(address, max_size=None, compression=None, proxy=None) as socket:
                yield Tab(socket, "")
        except (WebSocketException, TimeoutError) as error:
            raise BrowserError(f"{program.name} does not answer: {error}") from error
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def _start(program: Path, profile: Path) -> subprocess.Popen[bytes]:
    # Chromium's own walls do not stand for root; the page that is opened is ours.
    as_root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    command = [str(program), *FLAGS, *as_root, f"--user-data-dir={profile}", "about:blank"]
    try:
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError as error:
        raise BrowserError(f"{program} cannot be started: {error.strerror}") from error


def _address(process: subprocess.Popen[bytes], program: Path, profile: Path) -> str:
    """Where the browser listens: it writes its port and path into its profile."""
    said = profile / "DevToolsActivePort"
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        lines = said.read_text(encoding="utf-8").split() if said.is_file() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.02)
    raise BrowserError(f"{program} ended before it could be used")


def _result(method: str, message: dict[str, Any]) -> dict[str, Any]:
    if "error" in message:
        raise BrowserError(f"the browser refused {method}: {message['error']['message']}")
    result: dict[str, Any] = message["result"]
    return result
