"""The names on the shipped map: none over another or a marker, the stations always named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage

pytestmark = pytest.mark.browser

HEART = (42.0, 45.0)
ITALY = (41.5, 14.0)
MOVE = "([lat, lon, zoom]) => { map_1.setView([lat, lon], zoom, { animate: false }); }"
REST = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SEEN = """() => {
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return [left, top, right, bottom];
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    names: all(".names .name:not([hidden])")
      .map((node) => ({ text: node.textContent, place: node.dataset.label ?? "", box: box(node) })),
    markers: all("button[data-place]")
      .map((node) => ({ place: node.dataset.place, box: box(node) })),
    covers: all("[data-covers]").map(box),
    window: [0, 0, innerWidth, innerHeight],
  };
}"""
TAKE_OFF_AND_PUT_ON = """() => {
  let names = null;
  map_1.eachLayer((layer) => { if (layer.setLanguage && layer.setFilter) names = layer; });
  const count = (selector) => document.querySelectorAll(selector).length;
  map_1.removeLayer(names);
  const without = count(".names");
  map_1.addLayer(names);
  return [without, count(".names"), count(".names .name:not([hidden])") > 20];
}"""
OPACITY_IN_THE_CASPIAN_AND_EAST_OF_IT = """async () => {
  map_1.setView([42, 51], 6, { animate: false });
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const canvas = document.querySelector(".ground-sea");
  const [x, y] = [canvas.width / 2, canvas.height / 2];
  const row = canvas.getContext("2d").getImageData(x, y, 301, 1).data;
  return [row[3], row[4 * 300 + 3]];
}"""
STATIONS = {"gulags", "totskoye", "krasnovodsk", "pahlevi", "khanaqin", "tobruk", "montecassino"}


def meet(one: list[float], other: list[float], slack: float = 0.6) -> bool:
    return (
        one[0] + slack < other[2]
        and other[0] + slack < one[2]
        and one[1] + slack < other[3]
        and other[1] + slack < one[3]
    )


def middle_is_free(box: list[float], seen: dict[str, Any]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    point = [x, y, x + 1, y + 1]
    return meet(point, seen["window"], 0) and not any(
        meet(point, over, 0) for over in seen["covers"]
    )


def look_at(page: Page, lat: float, lon: float, zoom: float) -> dict[str, Any]:
    page.evaluate(MOVE, [lat, lon, zoom])
    page.evaluate(REST)
    return page.evaluate(SEEN)  # type: ignore[no-any-return]


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("size", [FULL_HD, PROJECTOR, PHONE])
def test_no_name_covers_another_or_a_marker_and_every_station_in_sight_is_named(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int], lang: str
) -> None:
    page = open_page(shipped_page, size, f"#lang={lang}")
    faults = []
    for zoom in range(2, 10):
        for lat, lon in (HEART, ITALY):
            seen = look_at(page, lat, lon, zoom)
            faults += [f"zoom {zoom}: {fault}" for fault in faults_in(seen)]
    assert faults == []


def faults_in(seen: dict[str, Any]) -> list[str]:
    names, markers = seen["names"], seen["markers"]
    over_names = [
        f"{one['text']} meets {other['text']}"
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if meet(one["box"], other["box"])
    ]
    over_markers = [
        f"{name['text']} covers {marker['place']}"
        for name in names
        for marker in markers
        if meet(name["box"], marker["box"], 2)
    ]
    named = {name["place"] for name in names}
    unnamed = [
        f"{marker['place']} has no name"
        for marker in markers
        if marker["place"] in STATIONS - named and middle_is_free(marker["box"], seen)
    ]
    return over_names + over_markers + unnamed


def test_names_are_no_second_reading_of_the_markers(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    assert page.locator(".names").get_attribute("aria-hidden") == "true"


def test_taking_the_names_off_and_putting_them_on_again_leaves_one_set(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    assert page.evaluate(TAKE_OFF_AND_PUT_ON) == [0, 1, True]


def test_the_sea_is_painted_and_the_land_left_to_the_relief(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page)
    page.wait_for_selector(".ground[data-drawn=true]", state="attached")
    assert page.evaluate(OPACITY_IN_THE_CASPIAN_AND_EAST_OF_IT) == [255, 0]
