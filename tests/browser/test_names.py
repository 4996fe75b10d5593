"""The names on the shipped map: none over another thing, none cut, the stations always named."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage

pytestmark = pytest.mark.browser

HEART = (42.0, 45.0)
ITALY = (41.5, 14.0)
MOVE = "([lat, lon, zoom]) => { map_1.setView([lat, lon], zoom, { animate: false }); }"
SPEAK = "lang => { map_1.fire('itinerarium:ask', { patch: { lang } }); }"
REST = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SEEN = Path(__file__).with_name("names_seen.js").read_text(encoding="utf-8")
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
    seen: dict[str, Any] = page.evaluate(SEEN)
    return seen


@pytest.mark.parametrize("size", [FULL_HD, PROJECTOR, PHONE])
def test_no_name_is_cut_or_covers_anything_and_every_station_in_sight_is_named(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(shipped_page, size)
    faults, routes = [], 0
    for lang, zoom in product(("en", "pl"), range(2, 10)):
        page.evaluate(SPEAK, lang)
        for lat, lon in (HEART, ITALY):
            seen = look_at(page, lat, lon, zoom)
            faults += [f"{lang}, zoom {zoom}: {fault}" for fault in faults_in(seen)]
            routes += seen["routes"]
    assert page.evaluate("document.documentElement.lang") == "pl"
    assert faults == []
    assert routes > 100


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
    on_routes = [f"{name['text']} lies on a route" for name in names if name["crossed"]]
    cut = [f"{name['text']} is cut" for name in names if is_cut(name["box"], seen["window"])]
    under_tools = [
        f"{name['text']} lies under a button"
        for name in names
        for tool in seen["tools"]
        if meet(name["box"], tool, 2)
    ]
    return over_names + over_markers + unnamed + on_routes + cut + under_tools


def is_cut(box: list[float], window: list[float]) -> bool:
    """Whether a part of a name is seen and another is not."""
    left, top, right, bottom = box
    inside = left >= -1 and top >= -1 and right <= window[2] + 1 and bottom <= window[3] + 1
    return meet(box, window, 1) and not inside


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
