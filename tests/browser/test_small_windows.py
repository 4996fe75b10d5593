"""A telephone on its side, a laptop at twice the size, a small projector: no button is covered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import PHONE, OpenPage

pytestmark = pytest.mark.browser

COVERED = """() => [...document.querySelectorAll(
  ".title-block button, .title-block select, .zoom button, .motion button, .layers > button")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }))
  .filter((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return !node.contains(above) && !above?.matches(".language-place");
  })
  .map((node) => node.dataset.action ?? node.className)"""
CUT = """(selector) => [...document.querySelectorAll(selector)]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }))
  .filter((node) => node.scrollHeight > node.clientHeight + 1).map((node) => node.className)"""


@pytest.mark.parametrize("state", ["", "#stop=krasnovodsk"])
@pytest.mark.parametrize("size", [(683, 384), (844, 390), (640, 360), (1024, 600)])
def test_every_button_can_be_pressed_in_a_low_window(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int], state: str
) -> None:
    page = open_page(shipped_page, size, state)
    page.wait_for_timeout(300)
    assert page.evaluate(COVERED) == []


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_the_legend_on_the_wall_is_whole(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(shipped_page, size, "#present")
    page.keyboard.press("l")
    page.wait_for_timeout(300)
    assert page.locator(".legend").is_visible()
    assert page.evaluate(CUT, ".legend-body") == []


COVERED_NAMES = """() => [...document.querySelectorAll(
  ".names .name-rank-1.name-place:not([hidden])")]
  .filter((name) => {
    const box = name.getBoundingClientRect();
    const credit = document.querySelector(".credit").getBoundingClientRect();
    return box.left < credit.right && credit.left < box.right
      && box.top < credit.bottom && credit.top < box.bottom;
  }).map((name) => name.dataset.label)"""


@pytest.mark.parametrize("size", [PHONE, (683, 384), (844, 390), (360, 740)])
def test_no_stations_name_lies_under_the_credit_of_a_page_just_opened(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(shipped_page, size, fresh=True)
    page.wait_for_timeout(600)
    assert page.evaluate(COVERED_NAMES) == []
