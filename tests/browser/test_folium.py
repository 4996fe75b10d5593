"""folium's own layers and controls on our two kinds of map: they work, and no text in them runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import folium
import pytest
from folium.features import DivIcon, GeoJsonPopup, GeoJsonTooltip
from playwright.sync_api import Browser, Page, expect

from itinerarium import OfflineMap, draw, read_story
from tests.conftest import OpenPage, Watch
from tests.firefox import firefox
from tests.pages import until
from tests.stories import write_story

pytestmark = pytest.mark.browser

HOSTILE = [
    "`; hacked = 1; `",
    "${hacked = 1}",
    "</script><script>hacked = 1</script>",
    '"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="hacked = 1">',
    "<!--<script>hacked = 1",
    "{{ 7 * 7 }} {% if x %}",
    "'); hacked = 1; ('",
    '<a href="javascript:hacked = 1">x</a>',
    "\\u0022 \\`${hacked = 1}\\`",
]
AREA: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Steppe", "note": "<b>${hacked = 1}</b></script>", "n": 1234},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[50, 50], [56, 50], [56, 54], [50, 54], [50, 50]]],
            },
        }
    ],
}
POINTS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "Point", "coordinates": [longitude, 50]},
        }
        for longitude in (55, 65)
    ],
}
MakeMap = Callable[[], folium.Map]


@pytest.fixture(params=["offline", "draw"])
def make_map(request: pytest.FixtureRequest, tmp_path: Path) -> MakeMap:
    """An ``OfflineMap``, and the map that ``draw`` makes of a story."""
    if request.param == "offline":
        return lambda: OfflineMap([[38, 45], [58, 75]], relief=False)
    return lambda: draw(read_story(write_story(tmp_path / "story", {})))


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[[Path], Page]]:
    """Open a page from disk; the test fails on any console error, policy report or request."""
    context = chromium.new_context(reduced_motion="reduce")
    watch = Watch()

    def open_(path: Path) -> Page:
        page = context.new_page()
        watch.over(page)
        page.goto(path.as_uri())
        until(page, "document.querySelector('.leaflet-map-pane')")
        return page

    yield open_
    context.close()
    assert watch.faults == []


def saved(page_map: folium.Map, folder: Path) -> Path:
    page_map.save(folder / "map.html")
    return folder / "map.html"


def everything(page_map: folium.Map) -> folium.Map:
    """A map with what people put onto folium's."""
    group = folium.FeatureGroup(name="Camps & <i>wells</i>").add_to(page_map)
    folium.Marker(
        [47, 58], popup="<b style='color: red'>Aral</b> & sea", tooltip="the well"
    ).add_to(group)
    folium.PolyLine([[42, 50], [46, 62]], tooltip="a caravan").add_to(group)
    detail = GeoJsonTooltip(fields=["name"], aliases=["Land"])
    popup = GeoJsonPopup(fields=["note", "n"])
    folium.GeoJson(AREA, name="Area", tooltip=detail, popup=popup).add_to(page_map)
    icon = folium.Icon(color="green", icon="tent", prefix="fa")
    folium.Marker([44, 66], icon=icon, popup=folium.Popup("Mom & Pop >>", parse_html=True)).add_to(
        page_map
    )
    sign = DivIcon(html="<div class='sign' style='font-size: 20px'>Sign</div>", icon_size=(60, 30))
    folium.Marker([50, 66], icon=sign).add_to(page_map)
    folium.CircleMarker([52, 62], tooltip=folium.Tooltip("styled", style="color: blue")).add_to(
        page_map
    )
    folium.LayerControl(collapsed=False).add_to(page_map)
    return page_map


def click_at(page: Page, page_map: folium.Map, lat: float, lon: float, button: str = "") -> None:
    """Click, or only point, where this place is on the screen."""
    name = page_map.get_name()
    page.evaluate(f"{name}.setView([{lat}, {lon}], {name}.getZoom(), {{animate: false}})")
    point = page.evaluate(f"{name}.latLngToContainerPoint([{lat}, {lon}])")
    box = page.locator(".plate-map").bounding_box()
    assert box is not None
    x, y = box["x"] + point["x"], box["y"] + point["y"]
    page.mouse.move(x, y) if button == "none" else page.mouse.click(x, y)


def test_popups_tooltips_and_icons_show_their_text(
    make_map: MakeMap, open_page: OpenPage, tmp_path: Path
) -> None:
    page_map = everything(make_map())
    page = open_page(saved(page_map, tmp_path))
    page.locator("img.leaflet-marker-icon").first.click()
    popup = page.locator(".leaflet-popup-content")
    expect(popup).to_have_text("Aral & sea")
    expect(popup.locator("b")).to_have_css("color", "rgb(255, 0, 0)")
    page.locator("img.leaflet-marker-icon").first.hover()
    expect(page.locator(".leaflet-tooltip").first).to_contain_text("the well")
    pictures = page.locator("img.leaflet-marker-icon, img.leaflet-marker-shadow")
    assert pictures.evaluate_all("all => all.map(one => one.naturalWidth > 0)") == [True] * 4
    expect(page.locator(".sign")).to_have_css("font-size", "20px")


def test_the_layer_control_takes_layers_off_and_puts_them_on_again(
    make_map: MakeMap, open_page: OpenPage, tmp_path: Path
) -> None:
    page_map = everything(make_map())
    page = open_page(saved(page_map, tmp_path))
    box = page.locator(".leaflet-control-layers").bounding_box()
    assert box is not None
    assert 60 < box["width"] < 250
    before = page.locator("img.leaflet-marker-icon").count()
    choice = page.get_by_label("Camps & wells")
    choice.uncheck()
    expect(page.locator("img.leaflet-marker-icon")).to_have_count(before - 1)
    choice.check()
    expect(page.locator("img.leaflet-marker-icon")).to_have_count(before)


def test_a_features_properties_are_shown_as_texts(
    make_map: MakeMap, open_page: OpenPage, tmp_path: Path
) -> None:
    page_map = make_map()
    everything(page_map)
    page = open_page(saved(page_map, tmp_path))
    click_at(page, page_map, 53, 52, "none")
    expect(page.locator(".leaflet-tooltip")).to_contain_text("LandSteppe")
    click_at(page, page_map, 53, 52)
    cells = page.locator(".leaflet-popup-content td")
    expect(cells).to_have_text(["<b>${hacked = 1}</b></script>", "1,234"])


def test_no_text_runs(make_map: MakeMap, open_page: OpenPage, tmp_path: Path) -> None:
    page_map = make_map()
    for number, text in enumerate(HOSTILE):
        where = [46 + number / 2, 55 + number]
        folium.FeatureGroup(name=text).add_to(page_map)
        popup = folium.Popup(text, show=True)
        folium.Marker(where, popup=popup, tooltip=text).add_to(page_map)
        folium.Marker(where, popup=folium.Popup(text, parse_html=True)).add_to(page_map)
        folium.Marker(where, icon=DivIcon(html=text), title=text).add_to(page_map)
    properties = {str(n): text for n, text in enumerate(HOSTILE)}
    feature = {**AREA["features"][0], "properties": properties}
    detail = GeoJsonPopup(fields=[*properties], aliases=HOSTILE)
    folium.GeoJson({"type": "FeatureCollection", "features": [feature]}, popup=detail).add_to(
        page_map
    )
    folium.LayerControl(collapsed=False).add_to(page_map)
    page = open_page(saved(page_map, tmp_path))
    assert page.evaluate("typeof hacked") == "undefined"
    plain = {"${hacked = 1}", "{{ 7 * 7 }} {% if x %}", "'); hacked = 1; ('"}
    assert plain <= {*page.locator(".leaflet-popup-content").all_text_contents()}
    names = page.locator(".leaflet-control-layers-overlays label").all_text_contents()
    assert {name.strip() for name in names} >= plain
    click_at(page, page_map, 53, 52)
    assert page.evaluate("typeof hacked") == "undefined"


def test_a_location_a_zoom_and_a_size_are_those_of_folium(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page_map = OfflineMap(location=[54.1, 23.3], zoom_start=12, width=640, height="50%")
    name = page_map.get_name()
    page = open_page(saved(page_map, tmp_path))
    center = page.evaluate(f"[{name}.getCenter().lat, {name}.getCenter().lng, {name}.getZoom()]")
    assert [round(number, 3) for number in center] == [54.1, 23.3, 12]
    box = page.locator(".plate-map").bounding_box()
    window = page.viewport_size
    assert box is not None
    assert window is not None
    assert (box["width"], box["height"]) == (640, window["height"] / 2)


def test_a_layer_that_stays_in_front_is_there_when_another_comes(
    make_map: MakeMap, open_page: OpenPage, tmp_path: Path
) -> None:
    page_map = make_map()
    front = folium.PolyLine([[42, 50], [46, 62]], color="#111111")
    front.add_to(page_map)
    page_map.keep_in_front(front)  # type: ignore[arg-type]  # folium takes any element
    folium.PolyLine([[42, 62], [46, 50]], color="#222222").add_to(page_map)
    page = open_page(saved(page_map, tmp_path))
    last = page.locator("path:is([stroke='#111111'], [stroke='#222222'])").last
    assert last.get_attribute("stroke") == "#111111"


def test_the_points_of_a_geojson_have_their_icons(
    make_map: MakeMap, open_page: OpenPage, tmp_path: Path
) -> None:
    page_map = make_map()
    signs = [DivIcon(html=f"<b class='sign' style='color: red'>{text}</b>") for text in HOSTILE]
    icons: list[folium.Icon | DivIcon] = [folium.Icon(color="red"), *signs]
    for icon in icons:
        folium.GeoJson(POINTS, marker=folium.Marker(icon=icon)).add_to(page_map)
    page = open_page(saved(page_map, tmp_path))
    pins = page.locator("img.leaflet-marker-icon")
    assert pins.evaluate_all("all => all.map(one => one.naturalWidth > 0)") == [True] * 2
    signs_shown = page.locator(".sign")
    expect(signs_shown).to_have_count(2 * len(HOSTILE))
    expect(signs_shown.first).to_have_css("color", "rgb(255, 0, 0)")
    assert page.evaluate("typeof hacked") == "undefined"


def test_firefox_shows_them_too_under_the_policy(tmp_path: Path) -> None:
    page_map = everything(draw(read_story(write_story(tmp_path / "story", {}))))
    path = saved(page_map, tmp_path)
    with firefox(tmp_path) as browser:
        browser.open(path.as_uri())
        browser.evaluate(
            "new Promise((done) => { const look = () => document.documentElement?.dataset.ready"
            " ? done(true) : setTimeout(look, 50); look(); })"
        )
        browser.evaluate("document.querySelector('img.leaflet-marker-icon').click()")
        shown = "document.querySelector('.leaflet-popup-content')"
        assert browser.evaluate(f"{shown}.textContent") == "Aral & sea"
        colour = f"getComputedStyle({shown}.querySelector('b')).color"
        assert browser.evaluate(colour) == "rgb(255, 0, 0)"
        pictures = "[...document.querySelectorAll('img.leaflet-marker-icon')]"
        assert browser.evaluate(f"{pictures}.every((one) => one.naturalWidth > 0)")
        assert browser.log == []
