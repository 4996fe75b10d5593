"""The control of the layers, and what it and the story's days show and hide on the map."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PHONE, Built, OpenPage

pytestmark = pytest.mark.browser

PLACES = """id,name,lat,lon,stop,start
oslo,Oslo,59.9,10.7,1,1940-04-09
bergen,Bergen,60.4,5.3,2,1945-05
"""
STORY = """title = "A story"
title_pl = "Opowieść"
languages = ["en", "pl"]
[layers.old]
[layers.today]
"""


def layer(title: str, kind: str, lat: float, **more: object) -> str:
    geometry = {"type": "LineString", "coordinates": [[5, lat], [11, lat]]}
    dates: dict[str, object] = {key: more.pop(key) for key in ("start", "end") if key in more}
    feature: dict[str, object] = {
        "type": "Feature",
        "properties": {"kind": kind, **dates},
        "geometry": geometry,
    }
    return json.dumps({"type": "FeatureCollection", "title": title, "features": [feature], **more})


@pytest.fixture
def page_file(built_once: Built) -> Path:
    return built_once(
        "layers",
        {
            "places.csv": PLACES,
            "routes/way.csv": "from,to\noslo,bergen\n",
            "story.toml": STORY,
            "layers/old.geojson": layer(
                "Old border",
                "homeland",
                60,
                end="1940-06",
                title_pl="Dawna granica",
                note="To 5 km.",
            ),
            "layers/today.geojson": layer(
                "<b>Today</b>", "border-today", 61, shown=False, note="It did not run so."
            ),
        },
    )


def lines(page: Page) -> list[str]:
    """The kinds of lines on the map."""
    script = "nodes => nodes.map(n => [...n.classList].find(c => /^overlay-(?!line$)/.test(c)))"
    found: list[str] = page.locator(".leaflet-overlays-pane path.overlay-line").evaluate_all(script)
    return found


def test_at_the_overview_the_layers_are_shown_that_are_switched_on(
    page_file: Path, open_page: OpenPage
) -> None:
    assert lines(open_page(page_file)) == ["overlay-homeland"]


def test_a_border_is_gone_at_a_stop_after_its_last_day(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file, state="#stop=oslo")
    assert lines(page) == ["overlay-homeland"]
    page.evaluate("location.hash = '#stop=bergen'")
    page.wait_for_selector("html[data-stop=bergen]")
    assert lines(page) == []


def test_a_day_that_is_told_decides_over_the_stops(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    for day, shown in (
        ("1940-06-30", ["overlay-homeland"]),
        ("1940-07-01", []),
        ("", ["overlay-homeland"]),
    ):
        page.evaluate(f"() => {{ map_1.fire('itinerarium:ask', {{patch: {{day: '{day}'}}}}); }}")
        assert lines(page) == shown


def test_the_keyboard_alone_switches_a_layer_and_esc_gives_the_focus_back(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file)
    button = page.get_by_role("button", name="Layers")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    today = page.get_by_role("group", name="Layers").get_by_role("checkbox", name="<b>Today</b>")
    expect(today).not_to_be_checked()
    expect(today).to_have_accessible_description("It did not run so.")
    today.focus()
    page.keyboard.press("Space")
    assert lines(page) == ["overlay-homeland", "overlay-border-today"]
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(today).to_be_hidden()


def test_the_layers_are_named_in_the_language_shown(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file, state="#lang=pl")
    page.get_by_role("button", name="Warstwy").click()
    names = page.locator(".layer-title").all_text_contents()
    assert names == ["Rzeźba terenu", "Dawna granica", "<b>Today</b>", "Miasta"]


def test_the_relief_can_be_switched_off(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    relief = page.locator(".ground-relief")
    expect(relief).to_be_visible()
    page.get_by_role("button", name="Layers").click()
    page.get_by_role("checkbox", name="Shaded relief").uncheck()
    expect(relief).to_be_hidden()


def test_on_a_phone_the_list_lies_inside_the_window_and_rows_are_a_finger_high(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file, size=PHONE, state="#stop=oslo")
    page.get_by_role("button", name="Layers").click()
    width, height = PHONE
    box = page.locator(".layers-panel").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height
    rows = page.locator(".layer-label").evaluate_all("nodes => nodes.map(n => n.offsetHeight)")
    assert all(row >= 44 for row in rows)


def test_taken_off_the_map_nothing_is_left_and_put_on_again_all_is_back(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file)
    script = """() => {
      let overlays = null;
      map_1.eachLayer((layer) => { if (layer.hearLayers && layer.pathsOf) overlays = layer; });
      const count = () => document.querySelectorAll(".leaflet-overlays-pane path").length;
      overlays.remove();
      const without = count();
      overlays.addTo(map_1);
      return [without, count()];
    }"""
    assert page.evaluate(script) == [0, 2]
