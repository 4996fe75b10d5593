"""The contents' search finds a place by any of its names, then and now, in any language."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import Built, OpenPage

pytestmark = pytest.mark.browser

PLACES = """id,name,name_pl,variants,modern,modern_pl,lat,lon,stop
totskoye,Tockoje,Tockoje,Totskoye;Тоцкое@ru,"Totskoye, Russia","Tockoje, Rosja",52.5,52.7,1
krasnovodsk,Krasnovodsk,Krasnowodzk,Красноводск@ru,"Türkmenbaşy, Turkmenistan",,40.0,53.0,2
lodz,Lodsch,Łódź,,,,51.8,19.5,
"""
STORY = 'title = "A story"\ntitle_pl = "Opowieść"\nlanguages = ["en", "pl"]\n'


@pytest.fixture
def page_file(built_once: Built) -> Path:
    routes = "from,to\ntotskoye,krasnovodsk\n"
    files = {"places.csv": PLACES, "routes/way.csv": routes, "story.toml": STORY}
    return built_once("search", files)


QUERIES = {
    "Tockoje": "#stop=totskoye",
    "Totskoye": "#stop=totskoye",
    "Тоцкое": "#stop=totskoye",
    "тоцк": "#stop=totskoye",
    "Turkmenbasy": "#stop=krasnovodsk",
    "TÜRKMENBAŞY": "#stop=krasnovodsk",
    "krasnowodzk": "#stop=krasnovodsk",
    "lodz": "#place=lodz",
}


@pytest.mark.parametrize("language", ["en", "pl"])
def test_a_name_leads_to_its_place(page_file: Path, open_page: OpenPage, language: str) -> None:
    page = open_page(page_file)
    for query, link in QUERIES.items():
        page.goto(f"{page_file.as_uri()}#lang={language}")
        page.locator('.tools [data-action="contents"]').click()
        page.get_by_role("searchbox").fill(query)
        found = page.locator(".contents-list a")
        expect(found).to_have_count(1)
        assert (found.get_attribute("href") or "").startswith(link)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash").startswith(link)
        shown = "[data-card]" if "stop" in link else "[data-popup]"
        expect(page.locator(shown)).to_be_visible()
        expect(page.locator(".contents")).to_be_hidden()


def test_what_is_not_there_is_not_found(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    page.locator('.tools [data-action="contents"]').click()
    page.get_by_role("searchbox").fill("Atlantis")
    expect(page.get_by_text("Found: 0")).to_be_visible()
    expect(page.locator(".contents-list a")).to_have_count(0)
