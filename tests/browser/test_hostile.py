"""Whatever stands in a cell appears as it was written, and none of it runs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page

from itinerarium.build import build
from tests.conftest import OpenPage, StoryFolder
from tests.hostile import HOSTILE

PLACE_TEXTS = (
    "name variants modern lead title text quote quote_by section people_note figure_note doubt "
    "image_credit question answer notes text_easy question_easy answer_easy"
).split()
SHOWN_IN_POPUP = "name modern title text quote quote_by section people_note doubt".split()


def table(columns: list[str], rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *rows])
    return text.getvalue()


def hostile_story(hostile: str) -> dict[str, str]:
    """Two places, a route, a source, a label and a border, each text of them hostile."""
    toml = hostile.replace("\\", "\\\\").replace('"', '\\"')
    json = toml.replace("\u2028", "\\u2028")
    texts = [f"{hostile} in {column}" for column in PLACE_TEXTS]
    columns = ["id", "lat", "lon", "stop", "people", "sources", *PLACE_TEXTS]
    return {
        "places.csv": table(
            columns,
            [["a", "10", "20", "1", "5", "s", *texts], ["b", "12", "25", "2", "6", "s", *texts]],
        ),
        "routes/way.csv": table(
            ["from", "to", "people", "people_note", "text"], [["a", "b", "7", hostile, hostile]]
        ),
        "story.toml": f'title = "{toml}"\nsubtitle = "{toml}"\ncredit = "{toml}"\n'
        f'[strands.way]\ntitle = "{toml}"\n[sources.s]\ntext = "{toml}"\n',
        "layers/labels.geojson": '{"type": "FeatureCollection", "features": [{"type": "Feature",'
        f' "properties": {{"kind": "sea", "name": "{json}"}},'
        ' "geometry": {"type": "Point", "coordinates": [22, 11]}}]}',
    }


def all_text(page: Page, selector: str) -> str:
    text = page.locator(selector).first.text_content()
    assert text is not None
    return text


@pytest.fixture(params=HOSTILE, ids=list(HOSTILE))
def hostile_page(
    request: pytest.FixtureRequest, story_folder: StoryFolder, tmp_path: Path
) -> tuple[str, Path]:
    hostile = HOSTILE[request.param]
    return hostile, build(story_folder(hostile_story(hostile)), tmp_path / "out").path


def test_a_hostile_text_is_shown_and_does_not_run(
    hostile_page: tuple[str, Path], open_page: OpenPage
) -> None:
    hostile, path = hostile_page
    page = open_page(path, state="#place=a")
    popup = all_text(page, "[data-popup=a]")
    for column in SHOWN_IN_POPUP:
        assert f"{hostile} in {column}" in popup
    assert hostile in all_text(page, "#read")
    assert page.title().split() == hostile.split()
    page.evaluate("location.hash = '#stop=a'")
    page.wait_for_selector("html[data-stop=a]")
    assert f"{hostile} in name" in all_text(page, "[data-card]")
    page.locator("[data-place=b]").hover()
    page.wait_for_timeout(50)
    assert page.evaluate("window.hacked === undefined && Object.prototype.hacked === undefined")
