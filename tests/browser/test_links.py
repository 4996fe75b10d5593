"""Links into the page: what the hash asks for is shown, and what is shown stands in the hash."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import OpenPage

pytestmark = pytest.mark.browser

STATE = """() => {
  const root = document.documentElement;
  return [root.dataset.mode, root.dataset.stop, root.lang, root.hasAttribute("data-read")];
}"""


def state_of(page: Page) -> list[object]:
    state: list[object] = page.evaluate(STATE)
    return state


def go(page: Page, link: str) -> None:
    page.evaluate("(link) => { location.hash = link; }", link)
    page.wait_for_timeout(50)


def test_a_link_leads_to_its_state_when_the_page_opens_and_later(
    shipped_page: Path, open_page: OpenPage
) -> None:
    links = {
        "": ["explore", "", "en", False],
        "#stop=krasnovodsk": ["story", "krasnovodsk", "en", False],
        "#stop=krasnovodsk&lang=pl": ["story", "krasnovodsk", "pl", False],
        "#read": ["explore", "", "en", True],
        "#present": ["present", "", "en", False],
        "#present&stop=pahlevi": ["present", "pahlevi", "en", False],
    }
    page = open_page(shipped_page)
    for link, state in links.items():
        go(page, link)
        assert state_of(page) == state, link
    fresh = open_page(shipped_page, state="#present&stop=pahlevi&lang=pl", fresh=True)
    assert state_of(fresh) == ["present", "pahlevi", "pl", False]
    expect(fresh.locator("[data-card]:visible, .card:visible").first).to_contain_text("Pahlewi")


def test_a_link_to_a_place_opens_its_popup(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, state="#place=tehran&lang=pl", fresh=True)
    expect(page.locator("[data-popup=tehran]")).to_be_visible()
    expect(page.locator("[data-popup=tehran] h2")).to_have_text("Teheran")


@pytest.mark.parametrize("link", ["#stop=nowhere", "#place=%00", "#lang=tlh", "#day=soon", "#&&=="])
def test_a_link_to_nothing_shows_the_whole_map(
    shipped_page: Path, open_page: OpenPage, link: str
) -> None:
    page = open_page(shipped_page, state=link, fresh=True)
    assert state_of(page) == ["explore", "", "en", False]
    expect(page.locator("[data-popup]")).to_have_count(0)


def test_what_one_does_stands_in_the_address_and_back_and_forward_walk_it(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    page.locator("button[data-place=montecassino]").click()
    assert page.evaluate("location.hash") == "#place=montecassino"
    page.locator(".popup-story").click()
    assert page.evaluate("location.hash") == "#stop=montecassino"
    page.locator("[data-card] .card-next, .card:not(.quiz) .card-next").first.click()
    assert page.evaluate("location.hash") == "#stop=bologna"
    seen = []
    for step in ("back", "back", "back", "forward", "forward"):
        page.evaluate("(step) => { history[step](); }", step)
        page.wait_for_timeout(150)
        seen.append((page.evaluate("location.hash"), state_of(page)[1]))
    assert seen == [
        ("#stop=montecassino", "montecassino"),
        ("#place=montecassino", ""),
        ("", ""),
        ("#place=montecassino", ""),
        ("#stop=montecassino", "montecassino"),
    ]
