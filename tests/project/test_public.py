"""The names for Python: few, typed, documented, and what their examples say is so."""

from __future__ import annotations

import doctest
import html
import inspect
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import get_type_hints

import folium
import pytest
from playwright.sync_api import expect

import itinerarium
from itinerarium import draw, plain_story, read_story
from itinerarium.assets.packed import unpacked
from itinerarium.build import build
from itinerarium.vocabulary.errors import DataError
from tests.conftest import REPOSITORY, OpenPage, StoryFolder
from tests.stories import write_story

PUBLIC = [
    "InlineAssets",
    "LabelLayer",
    "OfflineMap",
    "PlaceLayer",
    "RouteLayer",
    "StoryControl",
    "TimelineControl",
    "draw",
    "plain_story",
    "read_story",
    "read_tables",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_story(tmp_path / "the_way", {})


def test_the_public_names_are_these_and_no_others() -> None:
    assert itinerarium.__all__ == PUBLIC
    assert set(PUBLIC) <= set(dir(itinerarium))
    with pytest.raises(AttributeError, match="has no attribute 'something'"):
        itinerarium.something  # noqa: B018


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_documented_and_typed(name: str) -> None:
    thing = getattr(itinerarium, name)
    assert "Parameters\n" in (inspect.getdoc(thing) or "")
    hints = get_type_hints(thing if inspect.isfunction(thing) else thing.__init__)
    parameters = [one for one in inspect.signature(thing).parameters if one != "self"]
    assert {*parameters, "return"} <= hints.keys()
    assert (Path(itinerarium.__file__).parent / "py.typed").exists()


@pytest.mark.parametrize(
    "name",
    ["story_map", "build", "compose.from_dicts", "drawing.components", "drawing.offline_map"],
)
def test_the_examples_in_the_documentation_are_so(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPOSITORY)
    tried = doctest.testmod(import_module(f"itinerarium.{name}"))
    assert (tried.failed, tried.attempted > 0) == (0, True)


def test_the_package_alone_imports_nothing_slow() -> None:
    code = "import itinerarium, sys; print({'folium', 'shapely'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_check_imports_the_slow_libraries_only_when_a_file_needs_them() -> None:
    slow = "{'pydantic', 'shapely', 'coloraide', 'anyascii', 'tomli_w'}"
    code = f"import itinerarium.check, sys; print({slow} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_story_is_plain_data(folder: Path) -> None:
    story = read_story(str(folder))
    assert story["title"] == {"en": "The Way"}
    assert [place["name"]["en"] for place in story["places"]] == ["Orenburg", "Tashkent"]
    assert story["km"] == pytest.approx(1587, abs=1)


def test_a_story_with_problems_tells_them_all(story_folder: StoryFolder) -> None:
    with pytest.raises(DataError) as raised:
        read_story(story_folder({"places.csv": "id,lat,lon\na,95,x\n"}))
    [note] = raised.value.__notes__
    assert "places.csv:2:2 P305" in note
    assert "places.csv:2:3 P304" in note


def test_a_place_named_in_greek_needs_no_id() -> None:
    story = plain_story([{"name": "Αθήνα", "lat": 38.0, "lon": 23.7}])
    assert story["stops"] == ["athina"]


def test_a_drawn_story_is_saved_as_the_command_builds_it(folder: Path, tmp_path: Path) -> None:
    page_map = draw(read_story(folder))
    assert isinstance(page_map, folium.Map)
    page_map.save(tmp_path / "one.html")
    page_map.save(str(tmp_path / "two.html"))
    built = build(folder, tmp_path / "output").path.read_bytes()
    assert (tmp_path / "one.html").read_bytes() == built
    assert (tmp_path / "two.html").read_bytes() == built


@pytest.mark.browser
def test_a_notebook_shows_the_whole_page_in_a_frame(
    folder: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    page_map = draw(read_story(folder))
    shown = page_map._repr_html_()
    assert shown == page_map._repr_html_()
    notebook = tmp_path / "notebook.html"
    outer = '<!DOCTYPE html><html data-ready="true"><meta charset="utf-8"><body>'
    notebook.write_text(f"{outer}<p>In [1]:</p>{shown}", encoding="utf-8")
    page = open_page(notebook)
    frame = page.frame_locator("iframe[title='The Way']")
    expect(frame.locator("html[data-ready=true]")).to_have_count(1, timeout=20_000)
    marker = frame.locator("[data-place=tashkent]")
    marker.focus()
    marker.press("Enter")
    expect(frame.locator("[data-popup=tashkent]")).to_contain_text("Tashkent")
    box = page.locator("iframe").bounding_box()
    assert box is not None
    assert (box["width"] > 1200, box["height"]) == (True, 42 * 16)


@pytest.mark.browser
def test_a_layer_of_foliums_own_can_be_added(
    folder: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    page_map = draw(read_story(folder))
    folium.CircleMarker([45, 60], radius=20, color="#123456").add_to(page_map)
    page_map.save(tmp_path / "map.html")
    page = open_page(tmp_path / "map.html")
    circles = "map_1.eachLayer((one) => { if (one.options.color === '#123456') found.push(one); })"
    assert page.evaluate(f"() => {{ const found = []; {circles}; return found.length; }}") == 1


def test_text_of_a_story_cannot_break_out_of_the_frame(tmp_path: Path) -> None:
    hostile = '"></iframe><script>hacked = 1</script>'
    folder = write_story(tmp_path, {"story.toml": f"title = '{hostile}'\n"})
    shown = draw(read_story(folder))._repr_html_()
    assert re.findall(r"<(?!/?iframe)", shown) == []
    assert shown.count("<iframe") == shown.count("</iframe>") == 1
    frame = re.search(r'<iframe srcdoc="([^"]*)" title="([^"]*)"', shown)
    assert frame
    assert html.unescape(frame[2]) == hostile
    [packed] = re.findall(r'unpackedText\("([^"]*)"\)', html.unescape(frame[1]))
    assert hostile not in unpacked(packed)
    assert "hacked = 1" in unpacked(packed)


def test_a_small_story_weighs_little_in_a_notebook(folder: Path) -> None:
    assert len(draw(read_story(folder))._repr_html_()) < 600_000


def test_the_example_in_python_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", REPOSITORY / "examples" / "in_python.py"],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin"},
    )
    assert done.stdout.splitlines()[0] == "The Weddell Sea party: 8,376 km"
    page = (REPOSITORY / "examples" / "output" / "endurance.html").read_text(encoding="utf-8")
    assert page.count("L.circleMarker(") > 3
