"""What axe finds to mend on a page as it stands."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

FASTER = {"resultTypes": ["violations"]}


def faults_of(page: Page) -> list[str]:
    found = Axe().run(page, options=FASTER).response["violations"]
    return [f"{fault['id']}: {node['html'][:150]}" for fault in found for node in fault["nodes"]]
