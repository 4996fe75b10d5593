"""Stops that are no places: a wide view, and a place that the story comes to twice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from itinerarium import read_tables
from itinerarium.page.article import article_html
from itinerarium.paper.plan import plan_html
from itinerarium.problems.report import to_text
from tests.exports import story_of
from tests.stories import TWICE_STORY, problems_of, write_story
from tests.workbooks import typed, write_ods, write_xlsx


def test_places_and_stops_of_their_own_are_one_row_of_stops(tmp_path: Path) -> None:
    story = story_of(write_story(tmp_path, TWICE_STORY))
    assert story["stops"] == ["steppe", "orenburg", "tashkent", "back_again", "buzuluk_5"]
    assert [place["id"] for place in story["places"]] == ["orenburg", "tashkent", "buzuluk"]
    assert [place.get("stop") for place in story["places"]] == [2, 3, None]
    steppe, again, last = story["ownStops"]
    assert [one["stop"] for one in (steppe, again, last)] == [1, 4, 5]
    assert (steppe["name"], steppe["bounds"]) == (
        {"en": "The whole steppe", "pl": "Cały step"},
        [[36.0, 46.0], [55.0, 75.0]],
    )
    assert (again["name"], again["title"], again["at"], again["lat"], again["rank"]) == (
        {"en": "Orenburg", "pl": "Orenburg"},
        {"en": "Back again", "pl": "Znowu tu"},
        "orenburg",
        51.77,
        1,
    )
    assert (last["name"]["pl"], last["at"], "title" in last) == ("Buzułuk", "buzuluk", False)


def test_lessons_annotations_and_journeys_name_them(tmp_path: Path) -> None:
    story = story_of(write_story(tmp_path, TWICE_STORY))
    assert story["lessons"][0]["stops"] == ["steppe", "orenburg", "back_again:5"]
    assert story["annotations"][0]["stops"] == ["back_again"]
    assert story["journeys"][0]["stops"] == ["tashkent", "orenburg", "back_again", "buzuluk_5"]
    plan = plan_html(story, "short", "en", "a4")
    assert [words in plan for words in ("The whole steppe", "Back again", "Who is gone?")] == [
        True,
        True,
        True,
    ]


def test_without_scripts_each_has_a_section_of_its_own(tmp_path: Path) -> None:
    article = article_html(story_of(write_story(tmp_path, TWICE_STORY)))
    sections = [f'<section class="read-place" id="{kind}' for kind in ("stop=", "place=")]
    assert [article.count(section) for section in sections] == [5, 1]
    assert '<a href="#stop=back_again"><span class="read-number">4</span> ' in article
    assert "Orenburg: Back again</a>" in article
    assert '<a class="map-link" data-map="stop=steppe" href="#stop=steppe">' in article
    assert article.index("From the Volga") < article.index("Tents") < article.index("Only <a")


def test_a_stop_at_a_place_without_coordinates_is_told_with_it(tmp_path: Path) -> None:
    places = TWICE_STORY["places.csv"].replace("52.79,52.26", ",")
    story = story_of(write_story(tmp_path, {**TWICE_STORY, "places.csv": places}))
    assert [one["id"] for one in story["unplaced"]] == ["buzuluk", "buzuluk_5"]
    assert story["stops"] == ["steppe", "orenburg", "tashkent", "back_again"]


def test_the_table_of_stops_says_where_each_is(tmp_path: Path) -> None:
    stops = read_tables(write_story(tmp_path, TWICE_STORY)).stops
    assert stops.index.to_list() == ["steppe", "orenburg", "tashkent", "back_again", "buzuluk_5"]
    assert stops["place"].fillna("").to_list() == [
        *("", "orenburg", "tashkent", "orenburg", "buzuluk"),
    ]
    assert stops.loc["steppe", ["south", "west", "north", "east"]].to_list() == [36, 46, 55, 75]
    assert stops.loc["back_again", ["title_pl", "stop", "start"]].to_list() == [
        *("Znowu tu", 4, "1943-05"),
    ]
    assert stops[["south", "east"]].isna().sum().to_list() == [4, 4]


@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_a_workbook_has_them_in_a_sheet(tmp_path: Path, write: object) -> None:
    sheets = {
        name.rpartition("/")[2].removesuffix(".csv"): typed(text)
        for name, text in TWICE_STORY.items()
        if name.endswith(".csv")
    }
    book = tmp_path / f"story.{'xlsx' if write is write_xlsx else 'ods'}"
    write(book, sheets)  # type: ignore[operator]
    (tmp_path / "story.toml").write_text(TWICE_STORY["story.toml"], encoding="utf-8")
    plain = story_of(write_story(tmp_path / "plain", TWICE_STORY))
    assert story_of(tmp_path) == plain


@pytest.mark.parametrize(
    ("separator", "bounds"), [(",", '"36.5, 46, 55,75"'), (";", '"36,5; 46; 55; 75"')]
)
def test_bounds_are_read_as_spreadsheets_write_them(
    tmp_path: Path, separator: str, bounds: str
) -> None:
    stops = separator.join(("stop", "bounds", "title")) + "\n" + separator.join(("4", bounds, "W"))
    story = story_of(write_story(tmp_path, {**PLAIN, "stops.csv": f"{stops}\n"}))
    assert story["ownStops"][0]["bounds"] == [[36.5, 46.0], [55.0, 75.0]]


PLAIN = {**TWICE_STORY, "story.toml": 'languages = ["en", "pl"]\n'}


def test_in_a_story_across_the_antimeridian_bounds_run_on(tmp_path: Path) -> None:
    files = {
        "places.csv": "id,name,lat,lon\nfiji,Suva,-18.1,178.4\nsamoa,Apia,-13.8,-171.8\n",
        "routes/main.csv": "from,to\nfiji,samoa\n",
        "stops.csv": (
            'stop,bounds,title\n1,"-25, 170, -10, 195",The sea\n2,"-15,-175,-12,-170",Samoa\n'
        ),
    }
    story = story_of(write_story(tmp_path, files))
    (_, west), (_, east) = story["bounds"]
    wide, near = (one["bounds"] for one in story["ownStops"])
    assert west < 180 < east
    assert (wide, near) == ([[-25.0, 170.0], [-10.0, 195.0]], [[-15.0, 185.0], [-12.0, 190.0]])


def test_on_a_picture_bounds_are_pixels(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    Image.new("RGB", (800, 600)).save(tmp_path / "images" / "floor.png")
    files: dict[str, str | bytes | bool] = {
        "places.csv": "id,name,x,y\ndoor,Door,400,300\n",
        "routes/main.csv": False,
        "stops.csv": 'stop,bounds,title\n1,"0,0,800,600",All of it\n',
        "story.toml": 'ground = "floor.png"\n',
    }
    story = story_of(write_story(tmp_path, files))
    assert np.allclose(story["ownStops"][0]["bounds"], story["ground"]["bounds"], atol=1e-4)
    write_story(tmp_path, {**files, "stops.csv": 'stop,bounds,title\n1,"0,0,900,600",All\n'})
    assert "P335 expected left, top, right and bottom" in to_text(problems_of(tmp_path))
