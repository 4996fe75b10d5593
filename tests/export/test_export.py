"""What a build writes beside the page: the same story in the formats that others read."""

from __future__ import annotations

import csv
import io
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerarium.build import build
from itinerarium.check import check
from itinerarium.cli import main
from itinerarium.compose.rich_text import rich_text
from itinerarium.export import EXPORTS
from itinerarium.export.lines import cut_lines
from itinerarium.export.ours import RECORD
from itinerarium.export.rows import columns
from itinerarium.export.text import cell, number, pairs
from itinerarium.export.written import plain, written
from itinerarium.new import begin
from itinerarium.read import read_folder
from itinerarium.read.guard import unguarded
from itinerarium.read.heading import layout
from itinerarium.vocabulary.atlas import Atlas, Cell
from itinerarium.vocabulary.errors import OutputError, RequestError
from itinerarium.vocabulary.story import Story
from tests.conftest import REPOSITORY, StoryFolder
from tests.exports import HARD_STORY, exports_of, story_of
from tests.stories import GOOD_STORY, write_story

ENDURANCE = REPOSITORY / "examples" / "endurance"


@pytest.fixture
def hard(story_folder: StoryFolder) -> Path:
    return story_folder(HARD_STORY)


def features(folder: Path, kind: str) -> dict[str, dict[str, Any]]:
    collection = json.loads(exports_of(folder)["story.geojson"])
    found = collection["features"]
    return {one["id"]: one for one in found if one["properties"]["feature"] == kind}


def test_a_build_writes_the_page_five_files_and_a_record_of_them(
    hard: Path, tmp_path: Path
) -> None:
    build(hard, tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        *("index.html", "places.csv", "story.geojson", "story.gpx", "story.kml", "story.lpf.json"),
        RECORD,
    }


def test_two_builds_write_the_same_bytes(hard: Path, tmp_path: Path) -> None:
    first, second = (build(hard, tmp_path / name).path.parent for name in ("one", "two"))
    for name in EXPORTS:
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_page_only_leaves_the_other_files_out(hard: Path, tmp_path: Path) -> None:
    assert main(["build", str(hard), "--output", str(tmp_path / "out"), "--page-only", "-q"]) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["index.html"]


def test_where_one_file_cannot_be_written_none_is_replaced(hard: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "story.kml").mkdir(parents=True)
    old = '<!DOCTYPE html>\n<html lang="en" data-mode="explore" data-stop="" data-theme="atlas">'
    (out / "index.html").write_text(old)
    with pytest.raises(OutputError) as caught:
        build(hard, out)
    assert str(caught.value) == f"cannot write {out / 'story.kml'}: Is a directory"
    assert sorted(path.name for path in out.iterdir()) == ["index.html", "story.kml"]
    assert (out / "index.html").read_text() == old


def test_the_author_s_own_places_are_never_written_over(hard: Path) -> None:
    before = (hard / "places.csv").read_bytes()
    with pytest.raises(RequestError) as caught:
        build(hard, hard)
    assert str(caught.value) == (
        f"expected an output folder that is no story's own, instead got {hard}: "
        "its places.csv would be written over; choose another, or add --page-only"
    )
    assert (hard / "places.csv").read_bytes() == before
    assert not (hard / "index.html").exists()


def test_a_place_is_a_point_with_its_row_as_properties(hard: Path) -> None:
    assert features(hard, "place")["fiji"] == {
        "type": "Feature",
        "id": "fiji",
        "geometry": {"type": "Point", "coordinates": [178.4419, -18.1416]},
        "properties": {
            "feature": "place",
            "id": "fiji",
            "name": "Suva & <Levuka>",
            "name_pl": "Suwa",
            "kind": "port",
            "rank": 1,
            "variants": "Suva@en;’Ovalau",
            "accuracy_km": 3.0,
            "modern": "Fiji",
            "title": "Out to sea",
            "lead": 'The ships, the "Hope" and others, leave.',
            "quote": "No land for days.",
            "quote_by": "A sailor",
            "people_note": "sailors",
            "question": "Why?",
            "answer": "Because.",
            "text_easy": "*They* left.",
            "answer_easy_pl": "Bo tak.",
            "text": (
                "First **bold** and *slanted*.\n\n"
                "Then [a page](https://example.org/a?b=1&c=2), 3 < 4 & 5 * 6."
            ),
            "text_pl": "Pierwszy **tekst**.",
            "doubt": "Some say *May*.",
            "start": "1942-03~",
            "end": "1942-05-02",
            "people": 1200,
            "sources": "log;map",
            "links": "wd:Q38807;gn:2198148;https://example.org/x?y=1&z=2",
            "stop": 1,
            "camera": "samoa;tonga",
        },
    }


def test_a_leg_over_the_antimeridian_is_cut_there_and_stays_within_180_degrees(hard: Path) -> None:
    leg = features(hard, "leg")["hope/1"]
    west, east = leg["geometry"]["coordinates"]
    assert leg["geometry"]["type"] == "MultiLineString"
    assert (west[0], west[-1]) == ([178.4419, -18.1416], [180.0, -10.0])
    assert (east[0], east[-1]) == ([-180.0, -10.0], [-171.7667, -13.8333])
    assert all(-180 <= lon <= 180 for part in (west, east) for lon, _ in part)
    assert leg["properties"] == {
        "feature": "leg",
        "route": "hope",
        "from": "fiji",
        "to": "samoa",
        "mode": "ship",
        "km": leg["properties"]["km"],
        "certainty": "likely",
        "text": "*Slowly*.",
        "start": "1942-05-02",
        "end": "1942-06",
        "people": 1200,
        "sources": "log",
        "via": "tuvalu;date_line",
    }


def test_the_box_runs_from_west_to_east_over_the_antimeridian(hard: Path) -> None:
    collection = json.loads(exports_of(hard)["story.geojson"])
    west, south, east, north = collection["bbox"]
    assert west == 178.4419 > east == -171.7667
    assert south < -21 < -9 < north
    assert "crs" not in collection


def test_a_line_is_cut_each_time_it_crosses() -> None:
    there_and_back = [[0, 170], [0, 180], [1, 190], [2, 180], [2, 175]]
    assert cut_lines([there_and_back]) == [
        [[170, 0], [180, 0]],
        [[-180, 0], [-170, 1], [-180, 2]],
        [[180, 2], [175, 2]],
    ]


FOR_GEOCODE = ("country", "state")


def test_every_column_of_a_place_but_the_short_form_of_its_picture_is_exported() -> None:
    names = {name for name, _ in columns()["places"].values()}
    known = layout("places")
    assert names == (known.plain | known.text) - {
        "image",
        "image_alt",
        "image_credit",
        *FOR_GEOCODE,
    }


@pytest.mark.parametrize("story", ["hard", "shipped", "endurance"])
def test_our_own_geojson_read_back_is_the_same_story(
    hard: Path, tmp_path: Path, story: str
) -> None:
    folder = {"hard": hard, "shipped": REPOSITORY, "endurance": ENDURANCE}[story]
    source = tmp_path / "story.geojson"
    source.write_bytes(exports_of(folder)["story.geojson"])
    begin(tmp_path / "again", source)
    take_lists_along(folder, tmp_path / "again")
    assert story_of(tmp_path / "again") == without_media(story_of(folder))


def without_media(story: Story) -> dict[str, Any]:
    """A story as its GeoJSON brings it back: the plans of lessons are for paper alone."""
    places = [
        {key: value for key, value in place.items() if key != "media"} for place in story["places"]
    ]
    head = {key: value for key, value in story.items() if key not in ("media", "lessonPlans")}
    return {**head, "places": places}


def take_lists_along(folder: Path, again: Path) -> None:
    """The glossary, the list of people and the quiz's questions are files of their own."""
    for path in folder.glob("*.csv"):
        if path.name in ("glossary.csv", "people.csv", "quiz.csv"):
            shutil.copy(path, again)


def test_the_shipped_atlas_is_equal_too_but_for_the_cells_it_stands_in(tmp_path: Path) -> None:
    source = tmp_path / "story.geojson"
    source.write_bytes(exports_of(REPOSITORY)["story.geojson"])
    begin(tmp_path / "again", source)
    take_lists_along(REPOSITORY, tmp_path / "again")
    before, again = (check(read_folder(one)).atlas for one in (REPOSITORY, tmp_path / "again"))
    assert placeless(again) == placeless(before)


def placeless(atlas: Atlas) -> tuple[object, ...]:
    """All of an atlas but its folder, its cells, the places' order and the layers' other words."""
    places = {one.id: replace(one, cell=Cell("", 0), media=()) for one in atlas.places}
    routes = [
        replace(route, legs=tuple(replace(leg, cell=Cell("", 0)) for leg in route.legs))
        for route in atlas.routes
    ]
    head = (atlas.title, atlas.subtitle, atlas.credit, atlas.languages, atlas.sources)
    layers = [(one.id, one.title, one.shown, one.note) for one in atlas.overlays]
    return (
        places,
        routes,
        head,
        layers,
        atlas.strength,
        atlas.counters,
        atlas.figures,
        atlas.journeys,
        atlas.annotations,
    )


@pytest.mark.parametrize("folder", [None, REPOSITORY], ids=["hard", "shipped"])
def test_our_own_places_read_back_are_the_same_places(
    hard: Path, tmp_path: Path, folder: Path | None
) -> None:
    folder = folder or hard
    again = write_story(tmp_path / "again", dict.fromkeys(GOOD_STORY, False))
    beside = (path for name in ("media.csv", "images/*", "media/*") for path in folder.glob(name))
    files = (*folder.glob("routes/*"), *folder.glob("layers/*.geojson"), folder / "story.toml")
    for path in (*files, *beside):
        copy = again / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (again / "places.csv").write_bytes(exports_of(folder)["places.csv"])
    take_lists_along(folder, again)
    assert story_of(again) == story_of(folder)


def rows_of(folder: Path) -> dict[str, dict[str, str]]:
    """The places as any other program would read the table."""
    text = exports_of(folder)["places.csv"].decode("utf-8-sig")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)}


def test_no_cell_is_a_formula_and_numbers_stay_numbers(hard: Path) -> None:
    rows = rows_of(hard)
    assert rows["samoa"]["name"] == "'=Apia"
    assert rows["samoa"]["lead"] == "'@home"
    assert rows["samoa"]["title"] == "'-"
    assert rows["samoa"]["text"] == "'+1 and more"
    assert rows["samoa"]["text_pl"] == "'=already guarded"
    assert (rows["samoa"]["lat"], rows["samoa"]["lon"]) == ("-13.8333", "-171.7667")
    assert all(float(row["lat"]) and float(row["lon"]) for row in rows.values())


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8))
def test_any_text_in_a_cell_is_read_back_and_begins_no_formula(text: str) -> None:
    [[found]] = csv.reader(io.StringIO(f"{cell(text)}\r\n", newline=""), strict=True)
    assert not found.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded((found,)) == (text,) or text[0] in "\t\r"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (55.0, "55"),
        (-0.0, "0"),
        (1e-05, "0.00001"),
        (-171.7667, "-171.7667"),
        (100, "100"),
        (12.5, "12.5"),
    ],
)
def test_a_number_is_written_short_and_without_an_exponent(value: float, text: str) -> None:
    assert number(value) == text


@given(st.lists(st.tuples(*[st.floats(-180, 180).map(lambda x: round(x, 5))] * 2), min_size=1))
def test_points_at_once_are_written_as_each_number_alone(points: list[tuple[float, float]]) -> None:
    assert pairs(points) == " ".join(f"{number(lon)},{number(lat)}" for lon, lat in points)


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "a **b** c",
        "***both***",
        "one\n\ntwo *three*\nfour",
        "[**b** x](https://example.org/a_(b)) y",
        "3 * 4 * 5 _not_ [no](ftp://x) <b>",
    ],
)
def test_rich_text_is_written_as_its_author_wrote_it(text: str) -> None:
    assert written(rich_text(text)) == text


def test_rich_text_in_plain_words_has_no_marks() -> None:
    assert plain(rich_text("a **b *c*** [d](https://e.f) \n\ng")) == "a b c d\n\ng"


def test_every_text_of_the_shipped_story_is_written_as_it_stands() -> None:
    table = read_folder(REPOSITORY).places
    assert table is not None
    texts = [cell for one in table.columns if one.name in ("text", "doubt") for cell in one.cells]
    assert [text for text in texts if written(rich_text(text)) != text] == []
