"""Today's map: off at first, asks one host while it is on, says whose it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.conftest import Built, OpenPage
from tests.pages import until
from tests.stories import GOOD_STORY

pytestmark = pytest.mark.browser

OURS = """[today]
address = "https://tiles.example.org/{z}/{x}/{y}.png"
attribution = "© [The map makers](https://example.org/makers)"
title = "The streets now"
"""
OSM = '[today]\nsource = "OpenStreetMap.Mapnik"\n'


@pytest.fixture(scope="session")
def online_page(built_once: Built) -> Path:
    return built_once("online-map", {**GOOD_STORY, "story.toml": OURS})


def test_it_is_asked_for_only_while_it_is_switched_on(chromium: Browser, online_page: Path) -> None:
    asked: list[str] = []
    console: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.route(re.compile("^https?:"), answer)
    page = context.new_page()
    page.on("console", lambda message: console.append(message.text))
    page.goto(online_page.as_uri())
    page.wait_for_selector("html[data-ready=true]")
    page.get_by_role("button", name="Layers").click()
    box = page.get_by_role("checkbox", name="The streets now")
    expect(box).to_have_accessible_description(re.compile("tiles.example.org"))
    assert not box.is_checked()
    assert asked == []
    box.check()
    credit = page.locator(".online-credit")
    expect(credit.get_by_role("link")).to_have_attribute("href", "https://example.org/makers")
    until(page, "document.querySelector('.leaflet-online-map-pane img')")
    box.uncheck()
    expect(credit).to_have_count(0)
    before = len(asked)
    page.locator(".plate-map").press("+")
    page.wait_for_timeout(100)
    context.close()
    assert before == len(asked) > 0
    assert all(re.match(r"https://tiles\.example\.org/\d+/\d+/\d+\.png$", one) for one in asked)
    assert not [text for text in console if "Content Security" in text]


def test_a_server_that_refuses_pages_from_a_disk_cannot_be_switched_on_there(
    built_once: Built, open_page: OpenPage
) -> None:
    page = open_page(built_once("osm-map", {**GOOD_STORY, "story.toml": OSM}))
    page.get_by_role("button", name="Layers").click()
    box = page.get_by_role("checkbox", name="Today’s map")
    expect(box).to_be_disabled()
    expect(box).to_have_accessible_description(
        "Not here: tile.openstreetmap.org sends nothing to a page opened from a disk. "
        "On the web it can be switched on."
    )
