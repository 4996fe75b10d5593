"""The story as a class walks it: by the clicker's keys, stop after stop, with everything moving.

The usual run walks forward through all stops on one projector. ``make walk`` walks forward and back
at every size, in both languages, in the story and on the wall, and films every flight.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.flight import filmed, land_mask, sea_of, sea_where_land_is
from tests.conftest import FULL_HD, PHONE, PROJECTOR, OpenPage

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
FASTER, REST, FAULTS, DRAWN = (
    (HERE / f"{name}.js").read_text(encoding="utf-8")
    for name in ("faster", "rest", "walked", "drawn")
)
TIMES = 8
"""So many times faster the page's clock runs; every flight and every leg still moves."""
SLOWER = 0.6
"""A flight that is filmed takes longer, so that a busy machine has time for its frames."""
STILL = 8
"""For so many frames nothing changes where the map is at rest."""
NEAR = 2.5
"""What is drawn within so many pixels is drawn at the same place."""
MOST_SEA = 0.02
SMALL_LAPTOP = (1366, 768)
SIZES = {"full-hd": FULL_HD, "laptop": SMALL_LAPTOP, "projector": PROJECTOR, "phone": PHONE}
WALKS = [
    pytest.param(size, mode, lang, id=f"{name}-{mode}-{lang}")
    for name, size in SIZES.items()
    for mode in ("present", "story")
    for lang in ("en", "pl")
]
STOPS = "Itinerarium.pageData('story-data').stops"
Walk = Callable[..., Page]


@pytest.fixture
def walk(shipped_page: Path, open_page: OpenPage) -> Walk:
    """A page on which all moves, at the overview or where a link leads."""

    def walk_(size: tuple[int, int], state: str, times: float = TIMES) -> Page:
        page = open_page(shipped_page, size, state, reduced_motion="no-preference")
        page.wait_for_selector(".ground[data-drawn=true]", state="attached")
        page.evaluate(FASTER, times)
        session = page.context.new_cdp_session(page)
        session.send("Animation.enable")
        session.send("Animation.setPlaybackRate", {"playbackRate": times})
        # A window that has just opened may tell of a mouse, and the controls come for a while.
        expect(page.locator("html[data-quiet]")).to_have_count(1 if "present" in state else 0)
        return page

    return walk_


@pytest.fixture
def thoroughly(request: pytest.FixtureRequest) -> None:
    """Only where ``--walk`` asks for it: it takes minutes."""
    if not request.config.getoption("--walk"):
        pytest.skip("`make walk` walks all sizes and languages")


def step(page: Page, key: str) -> None:
    page.keyboard.press(key)
    page.evaluate(REST, STILL)


def faults_at(page: Page, stop: str) -> list[str]:
    return [f"{stop}: {fault}" for fault in page.evaluate(FAULTS, stop)]


Drawn = dict[str, tuple[str, list[float]]]


def drawn(page: Page) -> Drawn:
    """All that the map shows, by its name: how it looks, and its place in pixels."""
    return page.evaluate(DRAWN)  # type: ignore[no-any-return]


def different(page: Page, expected: Drawn) -> list[str]:
    """What is drawn otherwise; a pixel or two are nobody's fault."""
    now = drawn(page)
    return [
        f"{name}: {expected.get(name)} -> {now.get(name)}"
        for name in {*now, *expected}
        if name not in now or name not in expected or not are_alike(now[name], expected[name])
    ]


def are_alike(one: tuple[str, list[float]], other: tuple[str, list[float]]) -> bool:
    return one[0] == other[0] and all(
        abs(here - there) <= NEAR for here, there in zip(one[1], other[1], strict=True)
    )


def test_a_class_walks_forward_through_all_stops_and_ends_on_the_whole_road(walk: Walk) -> None:
    page = walk(SMALL_LAPTOP, "#present&lang=en")
    expect(page.locator(".title-name")).to_be_visible()
    faults = []
    for stop in page.evaluate(STOPS):
        step(page, "PageDown")
        faults += faults_at(page, stop)
    assert faults == []
    step(page, "PageDown")
    assert_is_end(page)
    step(page, "PageUp")
    assert faults_at(page, page.evaluate(f"{STOPS}.at(-1)")) == []


def assert_is_end(page: Page) -> None:
    html, card = page.locator("html"), page.locator("[data-card]")
    expect(html).to_have_attribute("data-end", "")
    expect(html).to_have_attribute("data-stop", "")
    expect(card).to_contain_text("114,127")
    expect(card.get_by_role("button", name="Quiz on the story")).to_be_visible()
    expect(card.get_by_text("Sources", exact=True)).to_be_visible()
    assert page.evaluate("document.querySelector('.journey').hidden") is False
    expect(page.locator("[data-stage]")).to_have_count(7)


def test_no_land_turns_to_sea_while_the_map_flies(walk: Walk) -> None:
    page = walk(SMALL_LAPTOP, "#present&stop=kremlin", SLOWER)
    assert sea_in_flights(page, ["PageDown"]) == []


def test_at_rest_the_coarse_world_hides_no_river(walk: Walk) -> None:
    page = walk(SMALL_LAPTOP, "")
    page.wait_for_selector(".ground-coarse", state="attached")
    page.evaluate("map_1.setView([48, 45], 6, { animate: false })")
    page.wait_for_timeout(500)
    seen = page.screenshot()
    page.evaluate("document.querySelector('.ground-coarse').style.visibility = 'hidden'")
    assert page.screenshot() == seen


def sea_in_flights(page: Page, keys: list[str]) -> list[str]:
    """The frames in which more of the land than is allowed has the sea's colour."""
    page.wait_for_selector(".ground-coarse", state="attached")
    coast = page.evaluate("Itinerarium.pageData('plate-data').coast")
    land, sea = land_mask(coast["rings"], coast["grid"]), sea_of(page)
    found = []
    for key in keys:
        with filmed(page) as frames:
            step(page, key)
        shares = [sea_where_land_is(picture, land, sea) for picture in frames.pictures]
        assert len(shares) > 4, "no flight was filmed"
        if max(shares) > MOST_SEA:
            stop = page.locator("html").get_attribute("data-stop")
            found.append(f"to {stop}: {max(shares):.0%} of the land is sea")
    return found


@pytest.mark.parametrize(("mode", "stop"), [("present", "krasnovodsk"), ("story", "montecassino")])
def test_a_stop_is_the_same_however_one_comes_to_it(walk: Walk, mode: str, stop: str) -> None:
    page = walk(SMALL_LAPTOP, f"#{mode}&lang=en")
    at = page.evaluate(f"{STOPS}.indexOf('{stop}')")
    page.evaluate(f"void map_1.fire('itinerarium:ask', {{ patch: {{ stop: {STOPS}[{at - 1}] }} }})")
    page.evaluate(REST, STILL)
    step(page, "PageDown")
    walked = drawn(page)
    for way in ("PageDown PageUp", "PageUp PageDown"):
        for key in way.split():
            step(page, key)
        assert different(page, walked) == [], way
    page.reload()
    page.wait_for_selector(".ground[data-drawn=true]", state="attached")
    page.evaluate(REST, STILL)
    assert different(page, walked) == [], "by a link"
    page.emulate_media(reduced_motion="reduce")
    for key in ("PageUp", "PageDown"):
        step(page, key)
    assert different(page, walked) == [], "without movement"


@pytest.mark.parametrize("size", [SMALL_LAPTOP, PROJECTOR])
def test_what_is_framed_does_not_depend_on_the_mouse(walk: Walk, size: tuple[int, int]) -> None:
    page = walk(size, "#present&stop=kremlin&lang=en")
    is_quiet = page.locator("html[data-quiet]")
    page.mouse.move(300, 300)
    page.mouse.move(320, 310)
    expect(is_quiet).to_have_count(0)
    step(page, "PageDown")
    expect(is_quiet).to_have_count(1)
    page.evaluate(REST, STILL)
    stirred = drawn(page)
    step(page, "PageUp")
    step(page, "PageDown")
    assert different(page, stirred) == []


LARGER = """() => ({
  map: map_1.getCenter() + " " + map_1.getZoom(),
  sizes: [".names .name:not(.is-current)", ".names .is-current", ".scale", ".strands-list",
    ".time-date"].map((one) => getComputedStyle(document.querySelector(one)).fontSize).join(),
  card: document.querySelector(".card").offsetWidth,
  text: parseFloat(getComputedStyle(document.querySelector(".told-lead, .told-answer p")).fontSize),
})"""


@pytest.mark.parametrize("size", [SMALL_LAPTOP, PROJECTOR, FULL_HD, (1280, 800)])
def test_larger_text_grows_in_the_card_alone(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(shipped_page, size, "#present&stop=krasnovodsk")
    page.evaluate(REST, STILL)
    page.keyboard.press("l")
    expect(page.locator(".legend")).to_be_visible()
    page.keyboard.press("+")
    expect(page.locator(".legend")).to_be_hidden()
    page.keyboard.press("-")
    page.evaluate(REST, STILL)
    before = page.evaluate(LARGER)
    for _ in range(6):
        page.keyboard.press("+")
    page.evaluate(REST, STILL)
    after = page.evaluate(LARGER)
    assert after.pop("text") > before.pop("text")
    assert after == before
    assert faults_at(page, "krasnovodsk") == []


def test_no_name_reaches_out_of_the_window_of_a_phone(
    shipped_page: Path, open_page: OpenPage
) -> None:
    """Tockoje did once, by less than half a pixel."""
    page = open_page(shipped_page, PHONE, "#story&stop=edinburgh_zoo&lang=en")
    page.evaluate(REST, STILL)
    assert faults_at(page, "edinburgh_zoo") == []


@pytest.mark.parametrize("size", [SMALL_LAPTOP, PROJECTOR])
def test_a_long_text_is_never_cut_on_the_wall(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(shipped_page, size, "#present&question&lang=pl")
    cut = """() => { const body = document.querySelector(".card-body");
      return body.scrollHeight - body.clientHeight; }"""
    found = {}
    for _ in range(6):
        page.keyboard.press("+")
    for stop in page.evaluate(STOPS):
        for patch in ({"stop": stop}, {"answer": True}):
            page.evaluate("patch => { map_1.fire('itinerarium:ask', { patch }); }", patch)
            if (more := page.evaluate(cut)) > 1:
                found[stop, *patch] = more
    assert found == {}


def test_the_legend_closes_when_the_story_begins_and_the_strands_in_view_are_named(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, SMALL_LAPTOP)
    legend, strands = page.locator(".legend"), page.locator(".strands-list li")
    expect(legend).to_be_visible()
    assert strands.all_inner_texts() == []
    page.keyboard.press("PageDown")
    expect(legend).to_be_hidden()
    page.evaluate("void map_1.fire('itinerarium:ask', { patch: { stop: 'bologna' } })")
    expect(strands).to_have_text(["The army"])
    page.keyboard.press("l")
    expect(legend).to_be_visible()
    page.keyboard.press("l")
    page.keyboard.press("Escape")
    expect(legend).to_be_visible()


@pytest.mark.usefixtures("thoroughly")
@pytest.mark.parametrize(("size", "mode", "lang"), WALKS)
def test_every_walk_shows_each_stop_as_it_should_be(
    walk: Walk, size: tuple[int, int], mode: str, lang: str
) -> None:
    page = walk(size, f"#{mode}&lang={lang}")
    stops = page.evaluate(STOPS)
    faults, forward = [], {}
    for stop in stops:
        step(page, "PageDown")
        faults += [f"forward, {fault}" for fault in faults_at(page, stop)]
        forward[stop] = drawn(page)
    step(page, "PageDown")
    for stop in reversed(stops):
        step(page, "PageUp")
        faults += [f"back, {fault}" for fault in faults_at(page, stop)]
        faults += [f"back, {stop}: {line}" for line in different(page, forward[stop])]
    assert faults == []


@pytest.mark.usefixtures("thoroughly")
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_no_land_turns_to_sea_in_any_flight(walk: Walk, size: tuple[int, int]) -> None:
    page = walk(size, "#present", SLOWER)
    assert sea_in_flights(page, ["PageDown"] * (len(page.evaluate(STOPS)) + 1)) == []
