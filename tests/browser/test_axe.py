"""axe finds nothing to mend in any state of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage

STATES = (
    "",
    "#place=krasnovodsk",
    "#stop=krasnovodsk",
    "#read",
    "#present&stop=pahlevi",
    "#paper=handout",
)


@pytest.mark.parametrize("size", [FULL_HD, PROJECTOR, PHONE], ids=["full", "projector", "phone"])
@pytest.mark.parametrize("state", STATES, ids=[state or "overview" for state in STATES])
def test_axe_finds_nothing(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int], state: str
) -> None:
    page = open_page(shipped_page, size, state)
    page.wait_for_timeout(300)
    found = Axe().run(page)
    told = [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]
    assert told == []
