"""Annotations on the map: seen where they belong, on nothing that is read or pressed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.conftest import FULL_HD, LAPTOP, OpenPage

SHOWN = """() => [...document.querySelectorAll(".annotation")]
  .filter((node) => getComputedStyle(node).visibility === "visible")
  .map((node) => node.dataset.annotation)"""
COVERED = """() => {
  const range = document.createRange();
  const boxOf = (node) => {
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  // What a range measures is higher than the letters in it.
  const meet = (one, other) => one.left + 3 < other.right && other.left + 3 < one.right
    && one.top + 3 < other.bottom && other.top + 3 < one.bottom;
  const others = [
    ...[...document.querySelectorAll(".names .name:not([hidden])")]
      .map((node) => [node.textContent, boxOf(node)]),
    ...[...document.querySelectorAll(".place-disc, [data-covers], .zoom")]
      .map((node) => [node.className, node.getBoundingClientRect()]),
  ].filter(([, box]) => box.width);
  return [...document.querySelectorAll(".annotation:not(.is-without-room)")].flatMap((node) => {
    const box = boxOf(node);
    return others.filter(([, other]) => meet(box, other)).map(([name]) => [node.textContent, name]);
  });
}"""


def test_annotations_stand_where_they_belong_and_cover_nothing(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD)
    waves = page.locator("[data-annotation=krasnovodsk]")
    expect(waves).to_be_visible(timeout=20_000)
    assert page.evaluate(COVERED) == []
    assert "krasnovodsk" in page.evaluate(SHOWN)
    page.evaluate("location.hash = '#stop=katyn&lang=pl'")
    expect(page.locator("[data-annotation=katyn]")).to_have_text(
        "około 4400 jeńców z\u00a0obozu w\u00a0Kozielsku"
    )
    expect(page.locator("[data-annotation=katyn]")).to_be_visible(timeout=20_000)
    assert page.evaluate(COVERED) == []
    page.evaluate("location.hash = '#stop=pahlevi'")
    expect(waves).to_be_visible(timeout=20_000)
    page.evaluate("location.hash = '#stop=danzig'")
    expect(page.locator(".annotation")).to_have_count(0)


def test_no_annotation_gives_a_question_away(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, LAPTOP, "#stop=montecassino")
    told = page.locator("[data-annotation=montecassino]")
    expect(told).to_be_visible(timeout=20_000)
    page.keyboard.press("q")
    expect(told).to_be_hidden(timeout=20_000)
