"""The contents' search: places by any of their names, and all that the story tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults_of
from tests.conftest import PHONE, Built, OpenPage

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
    expect(page.get_by_text("Found: 0. Try fewer words")).to_be_visible()
    expect(page.locator(".contents-list a")).to_have_count(0)


def search(page: Page, query: str) -> None:
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(query)


def test_all_that_the_story_tells_is_found_in_words_and_dates(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#lang=pl")
    page.locator('.tools [data-action="contents"]').click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    rows = page.locator(".contents-list li")
    search(page, "24 marca 1942")
    expect(rows.first).to_contain_text("Krasnowodzk")
    expect(rows.first.locator("mark")).to_contain_text("24 marca")
    search(page, "kopalnia")
    expect(rows.locator(".entry-name mark", has_text="Kopalnie").first).to_be_visible()
    search(page, "niedźwiedzia")
    expect(rows.locator(".entry-passage mark").first).to_contain_text("niedźwied")
    assert faults_of(page) == []
    search(page, "Krasnowodsc")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-stop", "krasnovodsk")


def test_a_person_who_is_found_is_explained_beside_the_list(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PHONE, has_touch=True, is_mobile=True)
    page.locator('.tools [data-action="contents"]').tap()
    page.get_by_role("searchbox").fill("andres")
    row = page.locator(".contents-list li", has_text="Władysław Anders").first
    expect(row).to_contain_text("person · 1892–1970")
    row.locator("a").tap()
    note = page.get_by_role("dialog", name="Władysław Anders")
    expect(note).to_contain_text("A prisoner of the NKVD")
    assert faults_of(page) == []
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(row.locator("a")).to_be_focused()
