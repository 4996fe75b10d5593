"""Charts in card, popup, Read and on paper: drawn in one form, with the table of their numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import OpenPage

pytestmark = pytest.mark.browser

ROWS = """(chart) => [...chart.querySelectorAll("tr")].map((row) => ({
  cells: [...row.cells].map((cell) => cell.textContent.trim()),
  bars: [...row.querySelectorAll(".chart-bar rect")].map((bar) => bar.getBBox().width),
}))"""
FORM = """(chart) => {
  const names = ["class", "x", "y", "width", "cx", "x2"];
  const parts = chart.querySelectorAll(":scope > :not(.told-sources), svg *, tr, th, td");
  return [...parts].map((part) => [
    part.localName,
    ...names.map((name) => part.getAttribute(name)?.replace("%", "")),
    part.textContent.replace(/\\s+/g, " ").trim(),
  ]);
}"""


def form_of(page: Page, where: str) -> list[Any]:
    form: list[Any] = page.locator(f"{where} .chart").first.evaluate(FORM)
    return form


def test_a_chart_is_the_same_in_card_popup_read_and_on_paper(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    for stop in ("krasnovodsk", "katyn", "kremlin"):
        page.evaluate(f"location.hash = 'stop={stop}'")
        expect(page.locator(f"[data-card={stop}] .chart")).to_have_count(1)
        assert form_of(page, f"[data-card={stop}]") == form_of(page, f"[id='stop={stop}']")
    page.evaluate("location.hash = 'place=krasnovodsk'")
    assert form_of(page, "[data-popup=krasnovodsk]") == form_of(page, "[id='stop=krasnovodsk']")
    page.evaluate("location.hash = 'paper=handout&size=a4'")
    page.wait_for_selector("html[data-paper-ready]")
    printed = page.locator(".paper-texts .chart").filter(has_text="Who left the Soviet Union")
    assert printed.evaluate(FORM) == form_of(page, "[id='stop=krasnovodsk']")
    printed_rows = printed.evaluate(ROWS)
    assert printed_rows[1]["bars"][0] / printed_rows[2]["bars"][0] == pytest.approx(
        33069 / 10789, rel=0.02
    )


def test_a_chart_s_table_says_its_numbers_in_the_language_shown(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    page.evaluate("location.hash = 'stop=krasnovodsk&lang=pl'")
    chart = page.get_by_role("table", name="Kto opuścił Związek Sowiecki w 1942 roku")
    expect(chart).to_be_visible()
    rows = chart.evaluate(ROWS)
    assert [row["cells"] for row in rows[:3]] == [
        ["Statkami, od 24\u00a0marca do początku kwietnia"],
        ["żołnierze", "33\u00a0069"],
        ["cywile", "10\u00a0789"],
    ]
    assert rows[-1]["cells"][1] == "2694–3000"
    lengths = [row["bars"][-1] for row in rows if row["bars"]]
    expected = [number / 44832 for number in (33069, 10789, 44832, 25437, 2694)]
    assert [one / max(lengths) for one in lengths] == pytest.approx(expected, abs=0.01)
