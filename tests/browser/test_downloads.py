"""What the page gives away is what the build wrote beside it; links of a place lead out safely."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from itinerarium.build import build
from itinerarium.new import begin
from tests.conftest import FULL_HD, PHONE, REPOSITORY, Built, OpenPage, StoryFolder
from tests.exports import HARD_STORY, story_of

pytestmark = pytest.mark.browser

NAMES = ("story.geojson", "story.lpf.json", "story.kml", "story.gpx", "places.csv")


@pytest.fixture
def hard_page(built_once: Built) -> Path:
    """A page across the antimeridian, with its exports beside it."""
    return built_once("hard", HARD_STORY)


def downloaded(page: Page, name: str, folder: Path) -> bytes:
    """What the button of the menu gives."""
    folder.mkdir(exist_ok=True)
    with page.expect_download() as waiting:
        page.locator(f"[data-download='{name}']").click()
    assert waiting.value.suggested_filename == name
    waiting.value.save_as(folder / name)
    return (folder / name).read_bytes()


def without_what_bends(collection: dict[str, Any]) -> dict[str, Any]:
    """A build's GeoJSON without the waypoints, which the page does not know."""
    places = (one for one in collection["features"] if one["properties"].get("kind") != "waypoint")
    features = [
        {
            **one,
            "properties": {k: v for k, v in one["properties"].items() if k not in ("via", "drawn")},
        }
        for one in places
    ]
    story = {key: value for key, value in collection["story"].items() if key != "complete"}
    return {**collection, "story": story, "features": features}


def without_ends_that_bend(collection: dict[str, Any]) -> dict[str, Any]:
    """A build's Linked Places without the waypoints at which a leg ends."""
    labels = {one["@id"]: one.get("types", [{}])[0].get("label") for one in collection["features"]}
    bends = {id_ for id_, label in labels.items() if label == "waypoint"}
    features = []
    for feature in collection["features"]:
        relations = [one for one in feature.get("relations", ()) if one["relationTo"] not in bends]
        rest = {key: value for key, value in feature.items() if key != "relations"}
        if feature["@id"] not in bends:
            features.append({**rest, **({"relations": relations} if relations else {})})
    return {**collection, "features": features}


@pytest.mark.parametrize("story", ["shipped", "hard"])
def test_the_page_s_downloads_are_what_the_build_wrote(
    request: pytest.FixtureRequest, open_page: OpenPage, tmp_path: Path, story: str
) -> None:
    path: Path = request.getfixturevalue(f"{story}_page")
    page = open_page(path)
    page.locator(".tools [data-action=print]").click()
    got = {name: downloaded(page, name, tmp_path / "got") for name in NAMES}
    written = {name: (path.parent / name).read_bytes() for name in NAMES}
    for name in ("story.kml", "story.gpx"):
        assert got[name] == written[name]
    assert json.loads(got["story.lpf.json"]) == without_ends_that_bend(
        json.loads(written["story.lpf.json"])
    )
    assert json.loads(got["story.geojson"]) == without_what_bends(
        json.loads(written["story.geojson"])
    )
    lines = written["places.csv"].split(b"\r\n")
    kept = [line for line in lines if b",waypoint," not in line]
    assert got["places.csv"].split(b"\r\n") == kept


def test_a_story_taken_from_a_page_is_drawn_the_same(
    hard_page: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(hard_page)
    page.locator(".tools [data-action=print]").click()
    downloaded(page, "story.geojson", tmp_path / "got")
    begin(tmp_path / "again", tmp_path / "got" / "story.geojson")
    before = story_of(hard_page.parent.parent / "story")
    again = story_of(tmp_path / "again")
    for part in ("title", "stops", "bounds", "labels", "overlays", "sources", "figures"):
        assert again[part] == before[part]
    for one, other in zip(again["routes"], before["routes"], strict=True):
        assert [leg["line"] for leg in one["legs"]] == [leg["line"] for leg in other["legs"]]
        assert one["km"] == pytest.approx(other["km"], rel=1e-3)


@pytest.mark.parametrize("size", [FULL_HD, PHONE], ids=["full", "phone"])
def test_links_of_a_place_have_names_room_for_a_finger_and_no_opener(
    hard_page: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(hard_page, size, "#place=fiji&lang=pl")
    popup = page.locator("[data-popup=fiji]")
    expected = {
        "Wikidata: Q38807": "https://www.wikidata.org/wiki/Q38807",
        "GeoNames: 2198148": "https://www.geonames.org/2198148",
        "example.org/x?y=1&z=2": "https://example.org/x?y=1&z=2",
    }
    for name, address in expected.items():
        link = popup.get_by_role("link", name=name, exact=True)
        link.scroll_into_view_if_needed()
        expect(link).to_have_attribute("href", address)
        expect(link).to_have_attribute("rel", "noopener noreferrer")
        expect(link).to_have_attribute("target", "_blank")
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        assert link.locator("svg path").get_attribute("d")


def test_the_read_view_links_too_in_every_language(hard_page: Path, open_page: OpenPage) -> None:
    for lang in ("en", "pl"):
        page = open_page(hard_page, state=f"#read&lang={lang}")
        links = page.locator("#read .told-links a")
        assert [link.get_attribute("href") for link in links.all()] == [
            "https://www.wikidata.org/wiki/Q38807",
            "https://www.geonames.org/2198148",
            "https://example.org/x?y=1&z=2",
        ]


def test_without_links_there_is_no_empty_list(
    open_page: OpenPage, story_folder: StoryFolder
) -> None:
    places = "id,name,lat,lon,stop\na,A,10,20,1\nb,B,11,22,2\n"
    folder = story_folder({"places.csv": places, "routes/r.csv": "from,to\na,b\n"})
    page = open_page(build(folder, folder / "output").path, state="#place=a")
    expect(page.locator("[data-popup=a]")).to_be_visible()
    expect(page.locator(".told-links")).to_have_count(0)


def test_the_shipped_story_s_exports_stand_beside_it(shipped_page: Path) -> None:
    assert {path.name for path in shipped_page.parent.iterdir()} == {
        "index.html",
        ".itinerarium.json",
        *NAMES,
    }
    assert (REPOSITORY / "places.csv").read_bytes() != (
        shipped_page.parent / "places.csv"
    ).read_bytes()
