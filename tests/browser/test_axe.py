"""axe finds nothing to mend in any state of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.axe import faults_of
from tests.conftest import FULL_HD, PHONE, OpenPage

STATES = (
    "",
    "#place=krasnovodsk",
    "#stop=krasnovodsk",
    "#read",
    "#present&stop=pahlevi",
    "#quiz",
    "#question&stop=pahlevi",
    "#kiosk",
    "#teacher",
    "#paper=handout",
)


@pytest.mark.parametrize("size", [FULL_HD, PHONE], ids=["full", "phone"])
def test_axe_finds_nothing(shipped_page: Path, open_page: OpenPage, size: tuple[int, int]) -> None:
    page = open_page(shipped_page, size)
    told = []
    for state in STATES:
        page.goto(shipped_page.as_uri() + state)
        page.wait_for_timeout(300)
        told += [f"{state} {fault}" for fault in faults_of(page)]
    assert told == []
