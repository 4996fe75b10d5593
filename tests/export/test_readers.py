"""What other programs read in our exports: GDAL, gpxpy, fastkml, a JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gpxpy
import jsonschema
import pyogrio
import pytest
from fastkml import kml
from fastkml.features import Placemark
from fastkml.utils import find_all

from tests.conftest import REPOSITORY, StoryFolder
from tests.exports import HARD_STORY, exports_of, story_of

SCHEMA = REPOSITORY / "tests" / "data" / "lpf.schema.json"


@pytest.fixture(params=["hard", "shipped"])
def folder(request: pytest.FixtureRequest, story_folder: StoryFolder) -> Path:
    return story_folder(HARD_STORY) if request.param == "hard" else REPOSITORY


@pytest.fixture
def exported(folder: Path, tmp_path: Path) -> Path:
    for name, data in exports_of(folder).items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def names_of(folder: Path) -> list[str]:
    return [place["name"]["en"] for place in story_of(folder)["places"]]


def test_gdal_finds_every_place_and_leg_in_the_geojson(folder: Path, exported: Path) -> None:
    story = story_of(folder)
    info = pyogrio.read_info(exported / "story.geojson")
    legs = sum(len(route["legs"]) for route in story["routes"])
    assert info["features"] == len(story["places"]) + len(story["waypoints"]) + legs
    assert info["crs"] == "EPSG:4326"
    assert {"name", "name_pl", "kind", "start", "mode", "km", "text"} <= set(info["fields"])


def test_gdal_finds_the_places_and_each_strand_as_layers_of_the_kml(
    folder: Path, exported: Path
) -> None:
    story = story_of(folder)
    layers = [name for name, _ in pyogrio.list_layers(exported / "story.kml")]
    assert layers == [story["title"]["en"], *(route["title"]["en"] for route in story["routes"])]
    counts = [
        pyogrio.read_info(exported / "story.kml", layer=layer, force_feature_count=True)["features"]
        for layer in layers
    ]
    assert counts == [len(story["places"]), *(len(route["legs"]) for route in story["routes"])]


def test_gdal_finds_waypoints_and_tracks_in_the_gpx(folder: Path, exported: Path) -> None:
    story = story_of(folder)
    counts = [
        pyogrio.read_info(exported / "story.gpx", layer=layer, force_feature_count=True)["features"]
        for layer in ("waypoints", "tracks")
    ]
    assert counts == [len(story["places"]), len(story["routes"])]


def test_gpxpy_reads_names_texts_and_every_segment(folder: Path, exported: Path) -> None:
    story = story_of(folder)
    found = gpxpy.parse((exported / "story.gpx").read_text(encoding="utf-8"))
    assert found.version == "1.1"
    assert found.name == story["title"]["en"]
    assert [point.name for point in found.waypoints] == names_of(folder)
    assert all(-180 <= point.longitude <= 180 for point in found.waypoints)
    for track, route in zip(found.tracks, story["routes"], strict=True):
        assert track.name == route["title"]["en"]
        assert len(track.segments) >= len(route["legs"])
        assert all(len(segment.points) >= 2 for segment in track.segments)
        drawn_km = sum(segment.length_2d() or 0 for segment in track.segments) / 1000
        assert drawn_km == pytest.approx(route["km"], rel=0.01)


def placemarks(file: Path) -> list[Placemark]:
    found = find_all(kml.KML.parse(file), of_type=Placemark)
    return [mark for mark in found if isinstance(mark, Placemark)]


def form_of(mark: Placemark) -> str:
    """Point, LineString and so on."""
    assert mark.geometry is not None
    return mark.geometry.geom_type


def test_fastkml_reads_places_with_texts_and_times(folder: Path, exported: Path) -> None:
    marks = placemarks(exported / "story.kml")
    points = [mark for mark in marks if form_of(mark) == "Point"]
    assert [mark.name for mark in points] == names_of(folder)
    dated = [place for place in story_of(folder)["places"] if place.get("start")]
    assert sum(mark.begin is not None for mark in points) == len(dated)
    lines = {form_of(mark) for mark in marks} - {"Point"}
    assert lines <= {"LineString", "MultiLineString"}


def test_texts_with_marks_arrive_as_they_are(story_folder: StoryFolder, tmp_path: Path) -> None:
    (tmp_path / "story.kml").write_bytes(exports_of(story_folder(HARD_STORY))["story.kml"])
    first = placemarks(tmp_path / "story.kml")[0]
    assert first.name == "Suva & <Levuka>"
    assert first.description == (
        'The ships, the "Hope" and others, leave.\n\nFirst bold and slanted.\n\n'
        "Then a page, 3 < 4 & 5 * 6."
    )


def test_what_no_xml_can_hold_is_replaced(story_folder: StoryFolder) -> None:
    places = HARD_STORY["places.csv"].replace("Nukuʻalofa", "Nuku\x0b\x01alofa")
    files = exports_of(story_folder({**HARD_STORY, "places.csv": places}))
    found = gpxpy.parse(files["story.gpx"].decode("utf-8"))
    assert found.waypoints[2].name == "Nuku\ufffd\ufffdalofa"


def lpf_of(exported: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((exported / "story.lpf.json").read_text(encoding="utf-8"))
    return value


def test_the_linked_places_keep_the_format_s_rules(folder: Path, exported: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    found = lpf_of(exported)
    assert [error.message for error in checker.iter_errors(found)] == []
    ids = [feature["@id"] for feature in found["features"]]
    story = story_of(folder)
    legs = [leg for route in story["routes"] for leg in route["legs"]]
    ends = {id_ for leg in legs for id_ in (leg["from"], leg["to"])}
    bends = [place for place in story["waypoints"] if place["id"] in ends]
    assert ids == [f"#{place['id']}" for place in (*story["places"], *bends)]
    aims = {
        one["relationTo"] for feature in found["features"] for one in feature.get("relations", ())
    }
    assert aims <= set(ids)


def test_the_schema_refuses_what_breaks_the_rules(exported: Path) -> None:
    checker = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    spoils: tuple[dict[str, object], ...] = (
        {"names": []},
        {"when": {"timespans": [{"end": {"in": "1942"}}]}},
        {"links": [{}]},
    )
    for spoil in spoils:
        found = lpf_of(exported)
        found["features"][0].update(spoil)
        assert list(checker.iter_errors(found))


def test_a_linked_place_says_when_how_surely_and_by_whom(story_folder: StoryFolder) -> None:
    files = exports_of(story_folder(HARD_STORY))
    fiji, samoa, tonga = json.loads(files["story.lpf.json"])["features"]
    assert fiji["when"] == {
        "timespans": [{"start": {"in": "1942-03~"}, "end": {"in": "1942-05-02"}}],
        "certainty": "less-certain",
    }
    assert fiji["names"] == [
        {
            "toponym": "Suva & <Levuka>",
            "lang": "en",
            "citations": [
                {"label": "The log", "@id": "https://example.org/log"},
                {"label": "A map"},
            ],
        },
        {"toponym": "Suwa", "lang": "pl"},
        {"toponym": "Suva", "lang": "en"},
        {"toponym": "’Ovalau"},
    ]
    assert fiji["links"] == [
        {"type": "closeMatch", "identifier": "https://www.wikidata.org/wiki/Q38807"},
        {"type": "closeMatch", "identifier": "https://www.geonames.org/2198148"},
        {"type": "seeAlso", "identifier": "https://example.org/x?y=1&z=2"},
    ]
    assert [one["certainty"] for one in fiji["relations"]] == ["less-certain", "certain"]
    assert fiji["relations"][0] == {
        "relationType": "gvp:tgn3000_related_to",
        "relationTo": "#samoa",
        "label": "ship",
        "certainty": "less-certain",
        "when": {
            "timespans": [{"start": {"in": "1942-05-02"}, "end": {"in": "1942-06"}}],
            "certainty": "certain",
        },
    }
    assert [one["geometry"]["geometries"][0]["certainty"] for one in (fiji, samoa, tonga)] == [
        "certain",
        "less-certain",
        "uncertain",
    ]
    assert samoa["when"]["certainty"] == "uncertain"
    assert tonga["when"] == {
        "timespans": [{"start": {"latest": "1943%"}, "end": {"in": "1943%"}}],
        "certainty": "uncertain",
    }
    assert tonga["names"] == [
        {"toponym": "Nukuʻalofa", "lang": "en", "citations": [{"label": 'Over the "Line"'}]}
    ]
