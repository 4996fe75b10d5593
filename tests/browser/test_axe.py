"""axe finds nothing to mend in any state of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.axe import faults_of
from tests.conftest import FULL_HD, PHONE, OpenPage

LINKS = (
    "",
    "#day=1942-04-01",
    "#place=krasnovodsk",
    "#stop=krasnovodsk",
    "#read",
    "#present&stop=pahlevi",
    "#quiz",
    "#question&stop=pahlevi",
    "#kiosk",
    "#teacher&stop=katyn",
    "#stop=katyn",
)
NOT_IN_THEMES = {"#day=1942-04-01", "#read", "#present&stop=pahlevi", "#question&stop=pahlevi"}
"""Where axe alone looks at the colours of texts: ``test_themes`` measures them in the others."""
CLOSED = {"dialog": "", "question": False, "answer": False, "black": False, "mode": "story"}
PATCHES: tuple[dict[str, object], ...] = (
    {"dialog": "help"},
    {"dialog": "teach"},
    {"dialog": "print"},
    {"dialog": "goto"},
    {"dialog": "lesson"},
    {"question": True, "answer": True, "mode": "present"},
    {"black": True},
)
ASK = "(patch) => { map_1.fire('itinerarium:ask', { patch }); }"


@pytest.mark.parametrize("size", [FULL_HD, PHONE], ids=["full", "phone"])
def test_axe_finds_nothing(shipped_page: Path, open_page: OpenPage, size: tuple[int, int]) -> None:
    page = open_page(shipped_page, size, fresh=True)
    has_colours = size == FULL_HD
    found = []
    for link in LINKS:
        page.goto(shipped_page.as_uri() + link)
        if "day=" in link:
            page.get_by_role("button", name="Figures and their sources").click()
        found += faults_at_rest(page, link, has_colours and link in NOT_IN_THEMES)
    for patch in PATCHES:
        page.evaluate(ASK, {**CLOSED, **patch})
        found += faults_at_rest(page, str(patch), has_colours and "question" in patch)
    if size == FULL_HD:
        page.evaluate(ASK, CLOSED)
        page.goto(shipped_page.as_uri() + "#paper=handout")
        found += faults_at_rest(page, "paper", has_colours)
    assert found == []


def faults_at_rest(page: Page, state: str, contrast: bool) -> list[str]:
    page.wait_for_timeout(200)
    return [f"{state} {fault}" for fault in faults_of(page, contrast)]


ADD_A_NAMELESS_BUTTON = """() => {
  const button = document.createElement("button");
  Object.assign(button.style, { position: "fixed", zIndex: "9999" });
  document.body.append(button);
}"""


def test_a_button_without_a_name_is_found(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, fresh=True)
    page.evaluate(ADD_A_NAMELESS_BUTTON)
    assert [fault.split(":")[0] for fault in faults_of(page)] == ["button-name"]
