"""Measure, true size and spotlight: by pointer, by keys, on the wall and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults_of
from tests.conftest import FULL_HD, PHONE, OpenPage

pytestmark = pytest.mark.browser

AT = """([lat, lng]) => { const { x, y } = map_1.latLngToContainerPoint([lat, lng]);
  const box = map_1.getContainer().getBoundingClientRect(); return [x + box.left, y + box.top]; }"""
WARSAW, KRAKOW, KATYN = (52.2297, 21.0122), (50.0647, 19.945), (54.77, 31.79)
SMALL = """() => [...document.querySelectorAll(".tool-text, .tool-text *, .tool-choice")]
  .filter((node) => node.checkVisibility() && node.textContent.trim())
  .filter((node) => parseFloat(getComputedStyle(node).fontSize) < 27.9).length"""


def click_at(page: Page, place: tuple[float, float]) -> None:
    page.mouse.click(*page.evaluate(AT, place))


def test_a_distance_stands_beside_one_that_the_class_knows(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#present")
    page.keyboard.press("k")
    bar = page.get_by_role("group", name="Measure")
    expect(bar).to_contain_text("Click where the distance begins")
    click_at(page, WARSAW)
    click_at(page, KRAKOW)
    text = bar.inner_text()
    kilometres = int(re.sub(r"\D", "", text.split("km")[0]))
    assert kilometres == pytest.approx(252, abs=12)  # a pixel of the whole map is 5 km
    assert "≈ 1 × Warsaw to Kraków" in text
    click_at(page, KATYN)
    expect(bar).to_contain_text("Warsaw to Kraków")
    assert int(re.sub(r"\D", "", bar.inner_text().split("km")[0])) > 1000
    expect(page.locator("html")).to_have_attribute("data-mode", "present")
    assert page.locator("[data-popup]").count() == 0, "a press measures and opens no place"
    assert page.evaluate(SMALL) == 0
    assert faults_of(page) == []
    bar.get_by_role("button", name="Undo").click()
    assert "≈ 1 ×" in bar.inner_text()
    page.locator(".plate-map").focus()
    page.keyboard.press("Enter")
    assert "≈ 1 ×" not in bar.inner_text()
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    assert page.locator(".measure-line").count() == 0


def test_an_area_keeps_its_true_size_wherever_it_is_dragged(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD)
    page.keyboard.press("t")
    bar = page.get_by_role("group", name="True size")
    area = page.locator(".true-size")
    expect(bar).not_to_contain_text("times as wide")  # at home there is nothing to say
    before = area.bounding_box()
    assert before
    x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 300, y + 250, steps=6)
    page.mouse.up()
    south = area.bounding_box()
    assert south
    assert south["x"] - before["x"] == pytest.approx(300, abs=40)
    assert south["width"] < 0.92 * before["width"], "in the south the map draws it smaller"
    assert faults_of(page) == []
    bar.get_by_role("button", name="Move the area with the arrow keys").focus()
    for _ in range(15):
        page.keyboard.press("ArrowUp")
    north = area.bounding_box()
    assert north
    assert north["y"] < south["y"] - 200
    assert north["width"] > south["width"]
    expect(page.locator("html")).to_have_attribute("data-stop", "")
    bar.get_by_label("Area").select_option("General Government, occupied by Germany")
    other = area.bounding_box()
    assert other
    assert other["width"] < before["width"]
    page.keyboard.press("Escape")
    assert area.count() == 0


SHORT_PRESS = """() => ["keydown", "keyup"].forEach((kind) => document.activeElement.dispatchEvent(
  new KeyboardEvent(kind, { key: "o", code: "KeyO", bubbles: true, cancelable: true })))"""
"""A key of the keyboard that is driven may stay down for long on a busy computer."""


def test_the_spotlight_shines_while_its_key_is_held_and_gives_the_tool_back(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, FULL_HD, "#present&stop=krasnovodsk")
    page.keyboard.press("d")
    page.mouse.move(700, 500)
    page.keyboard.down("o")
    light = page.locator(".spotlight")
    expect(light).to_be_attached()
    page.mouse.move(800, 400)
    assert light.evaluate("(node) => node.style.getPropertyValue('--x')") == "800px"
    page.wait_for_timeout(400)
    page.keyboard.up("o")
    expect(light).not_to_be_attached()
    assert page.evaluate("document.documentElement.dataset.tool") == "pen"
    page.evaluate(SHORT_PRESS)
    expect(light).to_be_attached()
    assert faults_of(page, contrast=False) == []
    page.keyboard.press("PageDown")
    expect(page.locator("html")).to_have_attribute("data-stop", "pahlevi")
    page.keyboard.press("Escape")
    expect(light).not_to_be_attached()
    expect(page.locator("html")).to_have_attribute("data-mode", "present")


def test_on_a_phone_all_tools_are_had_by_touch(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, PHONE, "#lang=pl", has_touch=True, is_mobile=True)
    for command, tool in (
        ("Zmierz odległość", "Pomiar"),
        ("Porównaj prawdziwą wielkość", "Prawdziwa wielkość"),
        ("Reflektor", "Reflektor"),
    ):
        page.locator(".tools").get_by_role("button", name="Lekcja").tap()
        page.get_by_role("button", name=command, exact=True).tap()
        bar = page.get_by_role("group", name=tool, exact=True)
        expect(bar).to_be_visible()
        if tool == "Pomiar":
            page.touchscreen.tap(100, 450)
            page.touchscreen.tap(250, 550)
            expect(bar).to_contain_text("Warszawa – Kraków")
        box = bar.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE[0]
        assert faults_of(page, contrast=False) == []
        bar.get_by_role("button", name="Zamknij").tap()
        expect(bar).to_be_hidden()
