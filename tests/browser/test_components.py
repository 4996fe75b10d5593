"""Our components on any folium map, from plain dicts: plain, offline, and two on a page."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import folium
import pytest
from branca.element import Figure
from playwright.sync_api import Browser, Page, Route, expect

import itinerarium
from itinerarium.vocabulary.errors import DataError
from tests.conftest import REPOSITORY, Watch
from tests.pages import until

pytestmark = pytest.mark.browser

PLACES = [
    {"name": "Oslo", "lat": 59.91, "lon": 10.75, "start": "1940-04-09", "text": "**Dawn**."},
    {"name": "Bergen", "lat": 60.39, "lon": 5.32, "start": "1940-04-12"},
    {"name": "Molde", "lat": 62.74, "lon": 7.16, "start": "1940-04-29", "lead": "</script>${1}"},
]
LEGS = [{"from": "oslo", "to": "bergen"}, {"from": "bergen", "to": "molde"}]
CROWD = [{"name": f"Place {n}", "lat": 60 + n / 30, "lon": 8 + n % 7} for n in range(40)]
LEAFLET = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
MakeMap = Callable[[], folium.Map]


def plain() -> folium.Map:
    return folium.Map([61, 8], zoom_start=5, tiles=None)


def offline() -> folium.Map:
    return itinerarium.OfflineMap([[57, 3], [64, 14]], relief=False)


@pytest.fixture(params=[plain, offline], ids=["plain", "offline"])
def make_map(request: pytest.FixtureRequest) -> MakeMap:
    found: MakeMap = request.param
    return found


OpenMap = Callable[..., Page]


@pytest.fixture
def open_map(chromium: Browser, tmp_path: Path) -> Iterator[OpenMap]:
    """Open a map's page; Leaflet's links are answered from the package, the others by nothing."""
    context = chromium.new_context(reduced_motion="reduce")
    watch = Watch()

    def answer(route: Route) -> None:
        name = route.request.url.rsplit("/", 1)[-1]
        body = (LEAFLET / name).read_text() if name in ("leaflet.js", "leaflet.css") else ""
        kind = "text/javascript" if name.endswith(".js") else "text/css"
        route.fulfill(body=body, content_type=kind)

    def open_(page_map: folium.Map | Figure) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: watch.faults.append(str(error)))
        if isinstance(page_map, itinerarium.OfflineMap):
            watch.over(page)
        else:
            page.route(re.compile("^https?:"), answer)
        page_map.save(str(tmp_path / "map.html"))
        page.goto((tmp_path / "map.html").as_uri())
        page.wait_for_selector("html[data-ready=true]", state="attached")
        return page

    yield open_
    context.close()
    assert watch.faults == []


def test_a_story_begins_steps_and_ends_by_buttons_and_keys(
    make_map: MakeMap, open_map: OpenMap
) -> None:
    page_map = make_map()
    itinerarium.StoryControl(PLACES, LEGS).add_to(page_map)
    page = open_map(page_map)
    page.get_by_role("button", name="Begin the story").click()
    heading = page.locator(".card h2")
    expect(heading).to_have_text("Oslo")
    expect(page.locator(".card strong").last).to_have_text("Dawn")
    page.keyboard.press("PageDown")
    expect(heading).to_have_text("Bergen")
    page.get_by_role("button", name="Next: Molde").click()
    expect(page.locator(".card .told-lead")).to_have_text("</script>${1}")
    expect(page.get_by_role("button", name="Quiz")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Continue the story")).to_be_focused()


def test_the_story_moves_the_map(make_map: MakeMap, open_map: OpenMap) -> None:
    page_map = make_map()
    itinerarium.StoryControl(PLACES).add_to(page_map)
    page = open_map(page_map)
    page.keyboard.press("PageDown")
    page.wait_for_timeout(200)
    assert page.evaluate(f"{page_map.get_name()}.getBounds().contains([59.91, 10.75])")
    before = page.evaluate(f"{page_map.get_name()}.getCenter()")
    page.keyboard.press("PageDown")
    page.wait_for_timeout(200)
    assert page.evaluate(f"{page_map.get_name()}.getCenter()") != before


def test_the_timeline_moves_by_keys_and_the_routes_follow(
    make_map: MakeMap, open_map: OpenMap
) -> None:
    page_map = make_map()
    legs = [{**LEGS[0], "start": "1940-04-10", "end": "1940-04-12"}]
    for component in (itinerarium.RouteLayer, itinerarium.PlaceLayer, itinerarium.TimelineControl):
        component(PLACES, legs).add_to(page_map)
    page = open_map(page_map)
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "9 April 1940")
    expect(page.locator('[data-place="molde"]')).to_have_class(re.compile("is-ahead"))
    page.keyboard.press("End")
    expect(page.locator('[data-place="molde"]')).not_to_have_class(re.compile("is-ahead"))


def test_story_and_timeline_on_one_map_show_one_moment(
    make_map: MakeMap, open_map: OpenMap
) -> None:
    page_map = make_map()
    story = itinerarium.plain_story(PLACES, LEGS)
    itinerarium.StoryControl(story).add_to(page_map)
    itinerarium.TimelineControl(story).add_to(page_map)
    page = open_map(page_map)
    page.keyboard.press("PageDown")
    slider = page.get_by_role("slider")
    expect(slider).to_have_attribute("aria-valuetext", "9 April 1940")
    slider.focus()
    page.keyboard.press("End")
    expect(page.locator(".card h2")).to_have_text("Molde")


def test_labels_do_not_overlap(make_map: MakeMap, open_map: OpenMap) -> None:
    page_map = make_map()
    itinerarium.LabelLayer(CROWD).add_to(page_map)
    page = open_map(page_map)
    page.wait_for_timeout(300)
    boxes = page.locator("[data-label]").evaluate_all(
        "nodes => nodes.map(n => n.getBoundingClientRect()).filter(b => b.width)"
        ".map(b => [b.left, b.top, b.right - 0.5, b.bottom - 0.5])"
    )
    assert len(boxes) > 5
    meeting = [
        (one, other)
        for number, one in enumerate(boxes)
        for other in boxes[:number]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert meeting == []


def test_what_is_taken_off_and_put_on_again_shows_where_the_map_now_is(
    make_map: MakeMap, open_map: OpenMap
) -> None:
    page_map = make_map()
    story = itinerarium.plain_story(PLACES, [{**leg, "start": "1940-04-10"} for leg in LEGS])
    kinds = (
        itinerarium.StoryControl,
        itinerarium.TimelineControl,
        itinerarium.RouteLayer,
        itinerarium.PlaceLayer,
        itinerarium.LabelLayer,
    )
    parts = [kind(story) for kind in kinds]
    for part in parts:
        part.add_to(page_map)
    page = open_map(page_map)
    page.keyboard.press("PageDown")
    expect(page.locator(".card h2")).to_have_text("Oslo")
    for part in parts:
        page.evaluate(f"void {part.get_name()}.remove()")
    assert page.locator(".card, .timeline, .routes, [data-place], [data-label]").count() == 0
    page.keyboard.press("PageDown")
    page.evaluate(f"{page_map.get_name()}.setZoom(7, {{ animate: false }})")
    page.wait_for_timeout(100)
    here = page.evaluate(f"{page_map.get_name()}.getCenter()")
    for part in parts:
        page.evaluate(f"void {part.get_name()}.addTo({page_map.get_name()})")
    expect(page.locator(".card h2")).to_have_text("Bergen")
    expect(page.locator(".card .told-when")).to_have_text("12 April 1940")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "12 April 1940")
    expect(page.locator(".time-stop.is-current")).to_have_attribute("data-tick", "bergen")
    expect(page.locator(".place.is-current")).to_have_attribute("data-place", "bergen")
    expect(page.locator('[data-place="molde"]')).to_have_class(re.compile("is-ahead"))
    expect(page.locator('[data-label="bergen"]')).to_have_class(re.compile("is-current"))
    expect(page.locator(".leg-line.is-current")).to_have_count(2)
    assert page.evaluate(f"{page_map.get_name()}.getCenter()") == here
    page.keyboard.press("PageDown")
    expect(page.locator(".card h2")).to_have_text("Molde")


def test_a_timeline_put_on_again_has_its_room(open_map: OpenMap) -> None:
    page_map = plain()
    timeline = itinerarium.TimelineControl(PLACES)
    timeline.add_to(page_map)
    page = open_map(page_map)
    room = "() => document.querySelector('.leaflet-control-container').style.cssText"
    until(page, f"({room})().includes('--foot')")
    before = page.evaluate(room)
    page.evaluate(f"void {timeline.get_name()}.remove()")
    assert page.evaluate(room) == ""
    page.evaluate(f"void {timeline.get_name()}.addTo({page_map.get_name()})")
    page.wait_for_timeout(200)
    assert page.evaluate(room) == before


def test_two_maps_on_one_page_have_a_story_each(make_map: MakeMap, open_map: OpenMap) -> None:
    figure = Figure()
    maps = [make_map(), make_map()]
    for page_map, places in zip(maps, (PLACES, PLACES[1:]), strict=True):
        itinerarium.StoryControl(places).add_to(page_map)
        figure.add_child(page_map)
    page = open_map(figure)
    page.keyboard.press("PageDown")
    cards = page.locator(".card h2")
    expect(cards.nth(0)).to_have_text("Oslo")
    expect(cards.nth(1)).to_be_hidden()
    page.evaluate(f"{maps[1].get_name()}.getContainer().focus()")
    page.keyboard.press("PageDown")
    expect(cards.nth(0)).to_have_text("Oslo")
    expect(cards.nth(1)).to_have_text("Bergen")
    assert len(set(page.evaluate("[...document.querySelectorAll('[id]')].map(n => n.id)"))) == (
        page.locator("[id]").count()
    )


def test_the_examples_are_maps_that_work(open_map: OpenMap) -> None:
    from examples.components import maps

    examples = dict(maps())
    assert list(examples) == ["story", "timeline", "labels", "offline"]
    for example in examples.values():
        open_map(example)


def test_the_scripts_twice_on_a_page_are_those_of_the_first(chromium: Browser) -> None:
    from itinerarium.assets.bundle import bundle
    from itinerarium.assets.leaflet import leaflet_script

    page = chromium.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    main, further = bundle("main.js"), bundle("components.js", after="main.js")
    scripts = f"<script>{main}</script><script>{further}</script>"
    page.set_content(f"<script>{leaflet_script()}</script>{scripts}")
    page.evaluate("() => { window.first = Itinerarium.StoryControl; }")
    for script in (main, further):
        page.add_script_tag(content=script)
    assert page.evaluate("() => Boolean(first) && first === Itinerarium.StoryControl")
    assert faults == []
    page.close()


def test_a_notebook_shows_it_in_a_frame(chromium: Browser) -> None:
    page_map = offline()
    itinerarium.StoryControl(PLACES).add_to(page_map)
    shown = page_map._repr_html_()
    page = chromium.new_page()
    page.set_content(f"<div style='width: 900px'>{shown}</div>")
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Begin the story").click()
    expect(frame.locator(".card h2")).to_have_text("Oslo")
    page.close()


def test_a_wrong_dict_is_told_with_its_row() -> None:
    with pytest.raises(DataError) as raised:
        itinerarium.StoryControl([PLACES[0], {"name": "Nowhere", "lat": 99, "lon": 100}])
    notes = raised.value.__notes__
    assert notes == ['error in places, row 2: expected lat from -90 to 90, instead got "99"']


def test_texts_may_be_dicts_by_language() -> None:
    name = {"pl": "Warszawa", "en": "Warsaw"}
    story = itinerarium.plain_story([{"name": name, "lat": 52.2, "lon": 21.0}])
    assert story["languages"] == ["pl", "en"]
    assert (story["places"][0]["id"], story["places"][0]["name"]) == ("warszawa", name)


def test_the_package_is_imported_lightly() -> None:
    script = "import sys, itinerarium; print({'folium'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
    assert set(itinerarium.__all__) <= set(dir(itinerarium))
    with pytest.raises(AttributeError):
        itinerarium.Nothing  # noqa: B018  # the access is the test
