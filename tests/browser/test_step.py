"""A step of the story: the card comes first, and nothing is lost however fast one goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import OpenPage
from tests.pages import until

pytestmark = pytest.mark.browser

STEPS = """(times) => {
  const key = { key: "PageDown", bubbles: true, cancelable: true };
  const seen = () => ({
    card: document.querySelector("[data-card]").dataset.card,
    mark: document.querySelector(".place.is-current").dataset.place,
  });
  const stops = Itinerarium.pageData("story-data").stops;
  const told = [];
  for (let time = 0; time < times; time++) {
    document.body.dispatchEvent(new KeyboardEvent("keydown", key));
    const { card, mark } = seen();
    told.push([stops.indexOf(card), stops.indexOf(mark)]);
  }
  return told;
}"""
MARK_IS = """(number) => document.querySelector(".place.is-current").dataset.place
  === Itinerarium.pageData("story-data").stops[number]"""
FIRST = "#stop=danzig"


def test_the_card_tells_the_next_stop_before_the_map_goes_there(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state=FIRST, reduced_motion="no-preference")
    begin = page.evaluate("Itinerarium.pageData('story-data').stops.indexOf('danzig')")
    assert page.evaluate(STEPS, 1) == [[begin + 1, begin]]
    until(page, MARK_IS, begin + 1)


def test_steps_that_follow_at_once_are_all_taken(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, state=FIRST, reduced_motion="no-preference")
    begin = page.evaluate("Itinerarium.pageData('story-data').stops.indexOf('danzig')")
    assert page.evaluate(STEPS, 3) == [[begin + step, begin + step - 1] for step in (1, 2, 3)]
    until(page, MARK_IS, begin + 3)


def test_the_line_of_days_stays_and_only_its_current_stop_changes(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#stop=katyn")  # the next one's figures are as wide
    line = page.locator(".time-plot .time-month").first.element_handle()
    page.evaluate(STEPS, 1)
    tick = "document.querySelector('.time-stop.is-current').dataset.tick"
    until(page, f"{tick} === document.documentElement.dataset.stop")
    assert line.evaluate("node => node.isConnected")
    assert page.locator(".time-stop.is-current").count() == 1
    radii = "[...document.querySelectorAll('.time-stop')].map((one) => one.getAttribute('r'))"
    assert page.evaluate(f"new Set({radii}).size") == 2
