"""A page opened in Chromium and gone through -> what it requested, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from itinerarium.headless.chromium import GONE, Tab, chromium, prepared_tab
from itinerarium.offline.scan import Scan, scan_of_elements
from itinerarium.vocabulary.errors import BrowserError

READY = "document.documentElement.dataset.ready === 'true'"
STORY = "document.getElementById('story-data')?.textContent ?? ''"
ELEMENTS = """[...document.querySelectorAll("*")].map((element) => ({
  name: element.localName,
  attributes: Object.fromEntries([...element.attributes].map((one) => [one.name, one.value])),
  text: ["script", "style"].includes(element.localName) ? element.textContent : "",
}))"""
SWITCH_ON = """(() => {
  const box = document.getElementById("layer-online-map");
  box?.click();
  return box?.checked ?? false;
})()"""
LATE = 120_000
"""Milliseconds that pass for the page at the end, as fast as they can: for what comes late."""

MOST_STOPS, MOST_PLACES = 8, 4
"""How many stops and places are opened: further ones run the same code."""

OWN = ("data:", "blob:", "about:")

ELSEWHERE = "the page goes elsewhere by itself"


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser saw: the elements that it read, requests, errors, and how many views."""

    elements: Scan | None
    requests: tuple[str, ...]
    faults: tuple[str, ...]
    views: int
    online: tuple[str, ...] = ()
    """What it asked for when today's map was switched on."""


def visit(path: Path, program: Path) -> Visit:
    """Open a page without its scripts, then with them in all its views.

    No host name resolves in this browser, so that the check itself makes no request either.

    Raises
    ------
    BrowserError
        If the browser cannot be used.
    """
    address = path.resolve().as_uri()
    with chromium(program) as browser:
        still = prepared_tab(browser)
        elements = _elements(still, address)
        tab = prepared_tab(browser)
        views = list(_gone_through(tab, address))
        asked = dict.fromkeys([*still.requests, *tab.requests])
        foreign = tuple(one for one in asked if not _is_own(one, address))
        faults = tuple(dict.fromkeys([*still.faults, *tab.faults]))
        online = tuple(_switched_on(tab, address))
        return Visit(elements, foreign, faults, len(views), online)


def _elements(tab: Tab, address: str) -> Scan | None:
    """What the browser makes of the page's text before any script has changed it."""
    tab.call("Network.enable")
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.open(address, "document.readyState === 'complete'")
        elements = scan_of_elements(tab.evaluate(ELEMENTS))
        tab.assert_there(address)
        return elements
    except BrowserError as error:
        _note_if_gone(tab, error)
        return None


def _note_if_gone(tab: Tab, error: BrowserError) -> None:
    """A page that goes elsewhere by itself is at fault, and not the browser."""
    if GONE not in str(error):
        raise error
    tab.faults.append(ELSEWHERE)


def _gone_through(tab: Tab, address: str) -> Iterator[str]:
    """Go to each view, then let time pass; a page that is not drawn is a fault."""
    tab.call("Network.enable")
    try:
        tab.open(address, READY)
    except BrowserError as error:
        tab.faults.append(ELSEWHERE if GONE in str(error) else str(error))
        return
    try:
        for view in ("", *_views(tab)):
            tab.evaluate(f"location.hash = {json.dumps(view)}")
            tab.evaluate("document.body.offsetHeight")
            yield view
        tab.call("Emulation.setVirtualTimePolicy", policy="advance", budget=LATE)
        tab.wait_for("Emulation.virtualTimeBudgetExpired")
        tab.evaluate("0")
        tab.assert_there(address)
    except BrowserError as error:
        _note_if_gone(tab, error)


def _switched_on(tab: Tab, address: str) -> Iterator[str]:
    """What the page asks for when today's map is switched on, if it has one."""
    before = len(tab.requests)
    if not tab.faults and tab.evaluate(SWITCH_ON):
        tab.call("Emulation.setVirtualTimePolicy", policy="advance", budget=LATE)
        tab.wait_for("Emulation.virtualTimeBudgetExpired")
        yield from (one for one in tab.requests[before:] if not _is_own(one, address))


def _views(tab: Tab) -> list[str]:
    """The hashes of a page's views: its stops, its places, its languages, and the other modes."""
    story = json.loads(tab.evaluate(STORY) or "{}")
    stops = [f"#stop={one}" for one in story.get("stops", [])]
    places = [f"#place={one['id']}" for one in story.get("places", [])]
    languages = [f"#lang={one}" for one in story.get("languages", [])]
    return ["#read", "#present", *languages, *stops[:MOST_STOPS], *places[:MOST_PLACES]]


def _is_own(asked: str, address: str) -> bool:
    return asked.startswith(OWN) or asked.partition("#")[0] == address
