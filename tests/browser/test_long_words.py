"""Words and addresses longer than a line stay inside what holds them, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import LAPTOP, PHONE, Built, OpenPage

pytestmark = pytest.mark.browser

ADDRESS = "https://archive.example.org/collections/" + "letters" * 12 + "/page-12.html?view=full"
WORD = "Donau" + "dampfschiff" * 8
COLUMNS = ("title", "lead", "text", "quote", "quote_by", "doubt", "question", "answer")
PLACES = (
    f"name,lat,lon,stop,{','.join(COLUMNS)}\n"
    f"Start,50.06,19.94,1,{','.join([WORD, *[f'Read {ADDRESS} tonight.'] * (len(COLUMNS) - 1)])}\n"
    f"{WORD},49.84,24.03,2{',' * len(COLUMNS)}\n"
)
TOO_WIDE = """() => [...document.querySelectorAll("[data-card] *, #read *")]
  .filter((node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 1)
  .filter((node) => getComputedStyle(node).display !== "inline" && node.clientWidth > 1)
  .filter((node) => !node.closest("button"))
  .map((node) => `${node.tagName}.${node.className}`)"""


@pytest.fixture(scope="module")
def wordy(built_once: Built) -> Path:
    return built_once("wordy", {"places.csv": PLACES, "routes/r.csv": f"from,to\nStart,{WORD}\n"})


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_no_long_word_runs_out_of_the_card_or_the_reading(
    wordy: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(wordy, size, "#stop=start")
    page.locator("[data-card] details").evaluate_all("all => all.forEach((one) => one.open = true)")
    assert page.evaluate(TOO_WIDE) == []
    page.keyboard.press("r")
    assert page.evaluate(TOO_WIDE) == []


def test_a_line_of_names_lies_as_its_page_does_whatever_script_is_first(
    built_once: Built, open_page: OpenPage
) -> None:
    places = "id,name,lat,lon,stop,variants\nisfahan,Isfahan,32.65,51.67,1,اصفهان@fa;Esfahan\n"
    page = open_page(built_once("scripts", {"places.csv": places}), LAPTOP, "#stop=isfahan")
    names = "names => names.map((name) => name.getBoundingClientRect().left)"
    first, second = page.locator("[data-card] .told-names span").evaluate_all(names)
    assert first < second
