"""Drives Debian's Firefox over WebDriver BiDi on its own port, without a driver to download."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

FIREFOX = "/usr/bin/firefox-esr"
PATIENCE = 60


@dataclass
class Firefox:
    """A browser with one tab; ``log`` gathers what the page's console says."""

    socket: ClientConnection
    context: str = ""
    log: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    number: int = 0

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a BiDi command and wait for its answer."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv(timeout=PATIENCE))
            if message.get("id") == self.number:
                if message["type"] == "error":
                    raise AssertionError(f"{method}: {message['message']}")
                result: dict[str, Any] = message["result"]
                return result
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        parameters = message.get("params", {})
        if message.get("method") == "log.entryAdded" and parameters["level"] in ("error", "warn"):
            self.log.append(parameters["text"])
        if message.get("method") == "network.beforeRequestSent":
            self.requests.append(parameters["request"]["url"])

    def open(self, address: str) -> None:
        """Go to the address and wait until it is loaded."""
        self.call("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def evaluate(self, script: str) -> Any:
        """The value of a JavaScript expression in the page; promises are waited for."""
        answer = self.call(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({script})))()",
            target={"context": self.context},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"].get("value", "null"))

    def press(self, key: str) -> None:
        """Press and let go of a key, as a person at the keyboard does."""
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.call("input.performActions", context=self.context, actions=[source])


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A headless Firefox with an empty profile."""
    process = subprocess.Popen(
        [FIREFOX, "--headless", "--remote-debugging-port", "0", "--profile", str(profile)],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        with connect(f"{_address(process)}/session", max_size=None) as socket:
            browser = Firefox(socket)
            browser.call("session.new", capabilities={})
            browser.context = browser.call("browsingContext.getTree")["contexts"][0]["context"]
            browser.call(
                "session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"]
            )
            yield browser
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
        if process.stderr:
            process.stderr.close()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        line = process.stderr.readline()
        if match := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return match[1]
    raise AssertionError("Firefox did not open its port")
