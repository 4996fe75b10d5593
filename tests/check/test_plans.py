"""Plans laid on the map: where they lie by points, bounds or files, and what is wrong."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from itinerarium.check import check
from itinerarium.read import read_folder
from itinerarium.vocabulary.plans import Plan
from tests.stories import problems_of, write_story
from tests.workbooks import Sheets, typed, write_xlsx

PLACES = "id,name,lat,lon\nwell,Well,53.9,23.05\nmill,Mill,53.91,23.06\n"
ROUTE = "from,to\nwell,mill\n"
FILE = '[[plans]]\nfile = "plan.png"\n'
CORNERS = ((0, 0, 53.92, 23.04), (200, 0, 53.92, 23.08), (0, 100, 53.9, 23.04))


def folder_of(where: Path, settings: str, **beside: str) -> Path:
    story = write_story(
        where, {"places.csv": PLACES, "routes/main.csv": ROUTE, "story.toml": settings}
    )
    (story / "images").mkdir(exist_ok=True)
    Image.new("RGB", (200, 100), "white").save(story / "images" / "plan.png")
    for ending, text in beside.items():
        (story / "images" / f"plan.{ending}").write_text(text, encoding="utf-8")
    return story


def points(*rows: tuple[float, float, float, float]) -> str:
    told = (f"{{ pixel = [{x}, {y}], at = [{lat}, {lon}] }}" for x, y, lat, lon in rows)
    return f"points = [{', '.join(told)}]\n"


def plan_of(where: Path, settings: str, **beside: str) -> Plan:
    return check(read_folder(folder_of(where, settings, **beside))).atlas.plans[0]


BAD = {
    FILE: "story.toml P660 expected points or bounds, or a world file",
    '[[plans]]\nfile = "plna.png"\n': "story.toml P701 expected the file of a picture",
    FILE + points(*CORNERS[:2]): "story.toml P661 expected three control points or more",
    FILE + points(*CORNERS, (201, 5, 53.9, 23.05)): (
        "story.toml P662 expected a pixel within 200 x 100, counted from the top left"
    ),
    FILE + points(*CORNERS[:2], (100, 0, 53.92, 23.06)): (
        "story.toml P663 expected control points that span the plan, instead got points on one line"
    ),
    FILE + points(*((x, y, lon, lat) for x, y, lat, lon in CORNERS)): (
        "story.toml P664 expected control points that leave the plan as it is seen"
    ),
    FILE + points(*CORNERS, (200, 100, 53.9, 23.08), (100, 50, 53.91, 23.09)): (
        "story.toml P665 expected point 5 near where the others put it; together they are off by "
    ),
    FILE + "bounds = [43.9, 23.04, 43.92, 23.08]\n": (
        'story.toml P666 expected a plan near the story\'s places, instead got "Plan"'
    ),
    FILE + points(*CORNERS[:2], (0, 100, 95, 23.04)): (
        "story.toml P668 expected latitude and longitude in degrees, instead got 95, 23.04"
    ),
    FILE + 'bounds = [53.9, 23.04, 53.92, 23.08]\nmethod = "tps"\n': (
        'story.toml P669 expected affine or spline, instead got "tps"'
    ),
    FILE
    + "bounds = [53.92, 23.04, 53.9, 23.08]\n": "story.toml P603 expected plans[1].bounds to be",
    FILE + "opacity = 2\n": "story.toml P603 expected plans[1].opacity to be",
}


def test_each_fault_of_a_plan_is_told_on_its_line(tmp_path: Path) -> None:
    wrong = {}
    for number, (settings, expected) in enumerate(BAD.items()):
        told = problems_of(folder_of(tmp_path / str(number), settings))
        said = [f"{one.file} {one.code} {one.message}" for one in told]
        if not any(one.startswith(expected) for one in said) or not all(one.line for one in told):
            wrong[expected] = said
    assert wrong == {}


def test_places_on_a_picture_are_counted_in_pixels_and_faults_are_told(
    tmp_path: Path,
) -> None:
    good = folder_of(tmp_path / "a", 'ground = "plan.png"\n')
    (good / "places.csv").write_text(
        "id,name,x,y\nwell,Well,0,0\nmill,Mill,200,100\nend,End,,\n", encoding="utf-8"
    )
    found = check(read_folder(good))
    well, mill = found.atlas.places
    assert (well.lat, well.lon) == (-mill.lat, -mill.lon)
    assert [one.code for one in found.warnings] == ["P670"]  # " P670 "
    bad = folder_of(tmp_path / "b", 'ground = "plan.png"\n')
    (bad / "places.csv").write_text(
        "id,name,x,y\nwell,Well,far,0\nmill,Mill,201,100\n", encoding="utf-8"
    )
    told = [f"{one.line}:{one.column} {one.code} {one.message}" for one in problems_of(bad)]
    assert told == [
        '2:3 P504 expected x to be a number of pixels, instead got "far"',
        "3:3 P662 expected a pixel within 200 x 100, counted from the top left corner, "
        "instead got 201, 100",
    ]
    lost = problems_of(folder_of(tmp_path / "c", 'ground = "plna.png"\n'))
    assert ("story.toml", 1, "P701") in [(one.file, one.line, one.code) for one in lost]
    assert [one.code for one in problems_of(folder_of(tmp_path / "d", 'ground = "plan.png"\n'))][
        :1
    ] == ["P201"]


def test_a_ground_that_is_not_there_is_one_fault_and_no_name_is_the_map(tmp_path: Path) -> None:
    rest = (
        '[[lessons]]\nid = "first"\ntitle = "First"\nminutes = 5\nstops = ["well"]\n'
        '[[annotations]]\nplace = "well"\ntext = "A well"\n'
    )
    lost = folder_of(tmp_path / "a", 'ground = "plna.png"\n' + rest)
    (lost / "places.csv").write_text(
        "id,name,x,y,stop,text\nwell,Well,0,0,1,To [the mill](#place=mill)\nmill,Mill,20,10,2,\n",
        encoding="utf-8",
    )
    assert [one.code for one in problems_of(lost)] == ["P701"]
    none = folder_of(tmp_path / "b", 'ground = ""\n')
    assert "P201" not in {one.code for one in problems_of(none)}
    assert check(read_folder(none)).atlas.ground is None


def test_the_places_of_a_workbook_may_lie_on_a_picture_too(tmp_path: Path) -> None:
    story = folder_of(tmp_path, 'ground = "plan.png"\n')
    (story / "places.csv").unlink()
    rows: Sheets = {"Tabelle1": typed("id,name,x,y\nwell,Well,0,0\nmill,Mill,200,100\n")}
    write_xlsx(story / "story.xlsx", rows)
    found = check(read_folder(story))
    assert [one.code for one in found.warnings] == []
    well, mill = found.atlas.places
    assert (well.lat, well.lon) == (-mill.lat, -mill.lon)


def test_files_beside_the_picture_that_are_something_else_are_told(tmp_path: Path) -> None:
    told = {
        ending: [
            one.message for one in problems_of(folder_of(tmp_path / ending, FILE, **{ending: text}))
        ]
        for ending, text in {"pgw": "1 2 3", "json": "{"}.items()
    }
    assert told == {
        "pgw": ['expected six numbers, one a line in "plan.pgw", instead got something else'],
        "json": ['expected JSON in "plan.json", instead got something else'],
    }
    other = problems_of(folder_of(tmp_path / "other", FILE, json='{"type": "FeatureCollection"}'))
    assert [one.code for one in other] == ["P667"]  # " P667 "


def test_a_world_file_in_degrees_or_metres_says_where_the_corners_lie(tmp_path: Path) -> None:
    degrees = plan_of(tmp_path / "a", FILE, pgw="0.0002\n0\n0\n-0.0002\n23.0401\n53.9199\n")
    assert degrees.georeference.method == "degrees"
    corner = degrees.georeference.points[0]
    assert (round(corner.lon, 6), round(corner.lat, 6)) == (23.04, 53.92)
    metres = plan_of(tmp_path / "b", FILE, wld="10\n0\n0\n-10\n2565000\n7155000\n")
    assert metres.georeference.method == "affine"
    corner = metres.georeference.points[0]
    assert (round(corner.lon, 3), round(corner.lat, 3)) == (23.042, 53.92)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_beside_the_picture_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    said = {}
    for ending, text in {"pgw": "1 0 0 -1 23 54", "json": annotation("0,0 9,0 9,9")}.items():
        story = folder_of(tmp_path / ending / "story", FILE)
        secret = tmp_path / ending / "secret"
        secret.write_text(text, encoding="utf-8")
        (story / "images" / f"plan.{ending}").symlink_to(secret)
        said[ending] = [f"{one.line} {one.code} {one.message}" for one in problems_of(story)]
    inside = "2 P704 expected a file inside the story's folder, instead got"
    assert said == {ending: [f'{inside} "plan.{ending}"'] for ending in ("pgw", "json")}


def annotation(outline: str) -> str:
    """What Allmaps writes of a picture that is ten times larger."""
    features = [
        {
            "properties": {"resourceCoords": [10 * x, 10 * y]},
            "geometry": {"coordinates": [lon, lat]},
        }
        for x, y, lat, lon in CORNERS
    ]
    page = {
        "type": "AnnotationPage",
        "items": [
            {
                "target": {
                    "source": {"width": 2000, "height": 1000},
                    "selector": {"value": f'<svg><polygon points="{outline}"/></svg>'},
                },
                "body": {
                    "transformation": {"type": "thinPlateSpline"},
                    "features": features,
                },
            }
        ],
    }
    return json.dumps(page)


def test_an_annotation_of_allmaps_is_read_and_scaled_to_the_picture(tmp_path: Path) -> None:
    written = annotation("0,0 1000,0 1000,1000 0,1000")
    found = plan_of(tmp_path, FILE, json=written).georeference
    assert found.method == "spline"
    assert [one[:2] for one in found.points] == [(0, 0), (200, 0), (0, 100)]
    assert found.outline == ((0, 0), (100, 0), (100, 100), (0, 100))


def test_an_outline_without_an_area_is_told(tmp_path: Path) -> None:
    empty = ("", "5,5", "0,0 9,9", "5,5 5,5 5,5", "0,0 5,5 9,9", f"0,0 9,0 {'9' * 400},9")
    said = {
        outline: [
            one.message
            for one in problems_of(
                folder_of(tmp_path / str(number), FILE, json=annotation(outline))
            )
        ]
        for number, outline in enumerate(empty)
    }
    expected = "expected an outline of three points or more, with an area, in the annotation"
    assert said == {outline: [f"{expected}, instead got something else"] for outline in empty}
