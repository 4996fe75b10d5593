"""A page opened in Chromium and gone through -> every address that it requested."""

from __future__ import annotations

import json
import time
from pathlib import Path

from itinerarium.headless.chromium import Tab, chromium_tab

READY = "document.documentElement.dataset.ready === 'true'"
STORY = "document.getElementById('story-data')?.textContent ?? ''"
LAST_CALL = 0.5
"""Seconds to wait at the end for late requests."""

MOST_STOPS, MOST_PLACES = 25, 10
"""How many stops and places are opened: further ones run the same code."""

OWN = ("data:", "blob:", "about:")


def visit(path: Path, program: Path) -> tuple[tuple[str, ...], int]:
    """The addresses that a page requests in all its views, and the number of views.

    No host name resolves in this browser, so that the check itself makes no request either.

    Raises
    ------
    BrowserError
        If the browser cannot be used, or the page is not drawn in it.
    """
    address = path.resolve().as_uri()
    with chromium_tab(program) as tab:
        tab.call("Network.enable")
        tab.open(address, READY)
        views = _views(tab)
        for view in views:
            tab.evaluate(f"location.hash = {json.dumps(view)}")
            tab.evaluate("document.body.offsetHeight")
        time.sleep(LAST_CALL)
        tab.evaluate("0")
        asked = dict.fromkeys(tab.requests)
    return tuple(one for one in asked if not _is_own(one, address)), len(views) + 1


def _views(tab: Tab) -> list[str]:
    """The hashes of a page's views: its stops, its places, its languages, and the other modes."""
    story = json.loads(tab.evaluate(STORY) or "{}")
    stops = [f"#stop={one}" for one in story.get("stops", [])]
    places = [f"#place={one['id']}" for one in story.get("places", [])]
    languages = [f"#lang={one}" for one in story.get("languages", [])]
    return ["#read", "#present", *languages, *stops[:MOST_STOPS], *places[:MOST_PLACES]]


def _is_own(asked: str, address: str) -> bool:
    return asked.startswith(OWN) or asked.partition("#")[0] == address
