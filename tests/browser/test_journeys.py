"""The journey that is shown: one broad line, its stages numbered, all else faint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from itinerarium import read_story
from tests.conftest import FULL_HD, PHONE, PROJECTOR, REPOSITORY, Built, OpenPage
from tests.pages import until

SIZES = (FULL_HD, PROJECTOR, (1366, 768), PHONE)
STAGES = ["gulags", "totskoye", "krasnovodsk", "pahlevi", "khanaqin", "tobruk", "montecassino"]
DRAWN = """() => {
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const way = document.querySelector(".journey-line[data-way]");
  const matrix = way.getScreenCTM();
  const points = Array.from({ length: 200 }, (_, index) => {
    const along = (way.getTotalLength() * index) / 199;
    const point = way.getPointAtLength(along).matrixTransform(matrix);
    return [point.x, point.y];
  });
  const strengths = [...document.querySelectorAll(".routes :is(.leg-line, .leg-ticks)")]
    .map((node) => Number(getComputedStyle(node).opacity));
  const discs = [...document.querySelectorAll(".place-disc[data-stage]")].map((node) => ({
    id: node.parentElement.dataset.place,
    number: Number(node.dataset.stage),
    text: getComputedStyle(node, "::after").content,
    box: box(node),
  }));
  const names = [...document.querySelectorAll(".name-place.is-stage:not([hidden])")]
    .map((node) => ({ id: node.dataset.label, box: box(node) }));
  const covering = "[data-covers], .zoom, .legend:not([hidden])";
  const panels = [...document.querySelectorAll(covering)]
    .map(box).filter(({ left, right }) => right > left);
  const width = Number(way.getAttribute("stroke-width"));
  return { width, points, strengths, discs, names, panels };
}"""


STRENGTHS = """() => [...document.querySelectorAll(".leg-line[data-leg]")]
  .map((node) => [node.dataset.leg.split("/")[0], Number(getComputedStyle(node).opacity)])"""


def drawn(page: Page) -> dict[str, Any]:
    until(page, "document.querySelector('.journey-line[data-way]')?.getAttribute('d')")
    page.wait_for_timeout(500)
    found: dict[str, Any] = page.evaluate(DRAWN)
    return found


def holds(box: dict[str, float], point: list[float]) -> bool:
    x, y = point
    return box["left"] < x < box["right"] and box["top"] < y < box["bottom"]


def meets(one: dict[str, float], other: dict[str, float]) -> bool:
    return (
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
def test_the_overviews_road_is_broad_and_whole_and_all_else_is_faint(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(shipped_page, size=size)
    seen = drawn(page)
    assert 7 <= seen["width"] <= 8
    assert seen["strengths"]
    assert max(seen["strengths"]) <= 0.4
    width, height = size
    window = {"left": 0.0, "top": 0.0, "right": width, "bottom": height}
    assert [point for point in seen["points"] if not holds(window, point)] == []
    assert [
        point for point in seen["points"] if any(holds(panel, point) for panel in seen["panels"])
    ] == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
def test_the_stages_bear_their_numbers_and_their_names_stand_beside_them(
    shipped_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    seen = drawn(open_page(shipped_page, size=size))
    discs = sorted(seen["discs"], key=lambda one: one["number"])
    assert [one["id"] for one in discs] == STAGES
    assert [one["text"] for one in discs] == [f'"{n}"' for n in range(1, 8)]
    assert {one["id"] for one in seen["names"]} == set(STAGES)
    covered = [
        (name["id"], disc["id"])
        for name in seen["names"]
        for disc in discs
        if meets(name["box"], disc["box"])
    ]
    assert covered == []


def test_a_link_shows_its_journey_and_its_length(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, state="#journey=wojtek&lang=pl", size=PROJECTOR)
    expect(page.locator("[data-journey]")).to_have_attribute("data-journey", "wojtek")
    journey = next(one for one in read_story(REPOSITORY)["journeys"] if one["id"] == "wojtek")
    figure = page.locator(".counters .counter").first
    expect(figure).to_contain_text("Niedźwiedź Wojtek")
    digits = "".join(char for char in figure.inner_text() if char.isdigit())
    assert int(digits) == pytest.approx(journey["km"], abs=1)
    expect(page.locator(".place-disc[data-stage='1']").locator("..")).to_have_attribute(
        "data-place", "hamadan"
    )


def test_ways_apart_from_the_army_are_drawn_by_their_journey_alone(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, size=FULL_HD)
    seen = drawn(page)
    assert page.locator('.routes [data-leg^="anders/"]').count() == 0
    expect(page.locator(".legend-strands")).not_to_contain_text("General Anders")
    page.locator(".legend").get_by_role("button", name="General Anders").click()
    expect(page.locator("[data-journey]")).to_have_attribute("data-journey", "anders")
    flight = drawn(page)
    assert len(flight["discs"]) == 9
    assert flight["points"] != seen["points"]
    assert page.locator('.routes .leg-line[data-leg^="anders/"]').count() == 11
    page.evaluate("void map_1.fire('itinerarium:ask', { patch: { stop: 'kremlin' } })")
    own = [one for id_, one in page.evaluate(STRENGTHS) if id_ == "anders"]
    assert own.count(1) == 4
    page.evaluate("void map_1.fire('itinerarium:ask', { patch: { journey: '' } })")
    assert page.locator('.routes [data-leg^="anders/"]').count() == 0


def test_a_journey_chosen_in_the_legend_is_drawn_told_and_linked(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, size=FULL_HD)
    legend = page.locator(".legend")
    legend.get_by_role("button", name="Menachem Begin").click()
    expect(page.locator("[data-journey]")).to_have_attribute("data-journey", "begin")
    assert page.url.endswith("#journey=begin")
    expect(legend.get_by_text("set free in September 1941")).to_be_visible()
    legend.get_by_role("button", name="Menachem Begin").click()
    expect(page.locator("[data-journey]")).to_have_count(0)
    assert drawn_strengths(page) == {1.0}


def test_a_journeys_stops_are_walked_alone(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, state="#journey=wojtek", size=FULL_HD)
    page.get_by_role("button", name="Walk its 6 stops").click()
    stops = []
    for _ in range(7):
        stops.append(page.locator("html").get_attribute("data-stop"))
        page.keyboard.press("PageDown")
        page.wait_for_timeout(200)
    wojtek = next(one for one in read_story(REPOSITORY)["journeys"] if one["id"] == "wojtek")
    walked = [one for one in read_story(REPOSITORY)["stops"] if one in wojtek["stops"]]
    assert list(dict.fromkeys(stops)) == [*walked, ""]  # the last is the end: the whole road
    assert "journey=wojtek" in page.url
    assert "lesson=" in page.url


def drawn_strengths(page: Page) -> set[float]:
    page.wait_for_timeout(500)
    return {strength for _, strength in page.evaluate(STRENGTHS)}


def test_a_strand_chosen_in_the_legend_is_at_its_full_strength_and_the_others_are_not(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, size=FULL_HD)
    page.locator("[data-strand-choice=brigade]").click()
    page.wait_for_timeout(500)
    strengths = page.evaluate(STRENGTHS)
    assert {tuple(one) for one in strengths} == {
        ("brigade", 1),
        *((route, 0.33) for route in ("army", "divisions", "gulags", "civilians")),
    }
    expect(page.locator(".journey")).to_be_hidden()


def test_at_a_stop_and_on_a_day_the_routes_are_as_strong_as_they_are(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#stop=krasnovodsk", size=PROJECTOR)
    expect(page.locator(".journey")).to_be_hidden()
    expect(page.locator("[data-stage]")).to_have_count(0)
    page.goto(f"{shipped_page.as_uri()}#day=1942-03-30")
    expect(page.locator(".journey")).to_be_hidden()


def test_the_length_grows_with_the_days_up_to_the_whole_journey(
    shipped_page: Path, open_page: OpenPage
) -> None:
    def kilometres(state: str) -> int:
        page = open_page(shipped_page, state=state, size=PROJECTOR)
        text = page.locator(".counters .counter-number").first.inner_text()
        return int("".join(char for char in text if char.isdigit()))

    road = read_story(REPOSITORY)["journeys"][0]
    lengths = [
        kilometres(one) for one in ("#day=1939-09-01", "#day=1942-09-02", "#day=1944-05-18", "")
    ]
    assert lengths[0] == 0
    first_six = sum(km for _, _, _, km in road["legs"][:6])
    assert first_six <= lengths[1] < first_six + 400
    assert lengths[2] == lengths[3] == pytest.approx(road["km"], abs=1)


def test_the_strength_says_whose_it_is_and_breaks_off_between_two(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#day=1942-03-20", size=FULL_HD)
    strength = page.locator(".counter.is-strength")
    expect(strength).to_contain_text("66,750 officers and men of the army in the Soviet Union")
    expect(page.locator(".time-curve")).to_have_count(2)


NORTH = {
    "places.csv": "id,name,lat,lon,stop\noslo,Oslo,59.91,10.75,1\nbergen,Bergen,60.39,5.32,2\n",
    "routes/main.csv": "from,to,mode,start,end\noslo,bergen,rail,1942-01-01,1942-01-10\n",
}


def test_a_story_without_journeys_looks_as_it_did(built_once: Built, open_page: OpenPage) -> None:
    page = open_page(built_once("no-journeys", NORTH), size=PROJECTOR)
    expect(page.locator("[data-journey], [data-stage], .legend-choice")).to_have_count(0)
    expect(page.locator(".counters")).to_contain_text("in all")
    assert drawn_strengths(page) == {1.0}


def test_show_all_brings_the_rest_of_the_legend_into_sight(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, size=(1366, 768))
    body, rest = page.locator(".legend-body"), page.locator("#legend-rest h3").first
    page.get_by_role("button", name="Show all").click()
    inner, outer = rest.bounding_box(), body.bounding_box()
    assert inner is not None
    assert outer is not None
    assert outer["y"] - 1 <= inner["y"]
    assert inner["y"] + inner["height"] <= outer["y"] + outer["height"]
    page.get_by_role("button", name="Show less").click()
    assert body.evaluate("node => node.scrollTop") == 0
