"""``make_map.py new``: an example to begin with, or a story from a file of another program."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerarium.cli import main
from itinerarium.new import begin
from itinerarium.new.draft import (
    Draft,
    files_of,
    table_text,
    with_ids,
)
from itinerarium.new.source import draft_of
from itinerarium.problems.command import command_line
from itinerarium.vocabulary.errors import DataError, RequestError
from tests.conftest import StoryFolder, no_new_files
from tests.exports import HARD_STORY, exports_of, story_of
from tests.stories import problems_of
from tests.workbooks import Sheets, Value, write_ods, write_xlsx

GPX = """<?xml version="1.0"?>
<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="52.23" lon="21.01"><name>Warszawa</name><desc>Here it begins.</desc></wpt>
<wpt lat="50.06" lon="19.94"><name>Kraków</name></wpt>
<rte><name>On</name><rtept lat="50.06" lon="19.94"><name>Kraków</name></rtept>
<rtept lat="49.9" lon="20.5"/><rtept lat="49.62" lon="20.69"><name>Nowy Sącz</name></rtept></rte>
<trk><name>Walk</name><trkseg><trkpt lat="52.2" lon="21"/><trkpt lat="51" lon="20.5"/></trkseg>
<trkseg><trkpt lat="50.9" lon="20.4"/><trkpt lat="50.1" lon="19.9"/></trkseg></trk></gpx>
"""
KML = """<?xml version="1.0"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
<Placemark><name>Lwów</name><description>A *town*.</description>
<Point><coordinates>24.03,49.84,0</coordinates></Point></Placemark>
<Placemark><name>Way out</name><LineString><coordinates>24.0,49.8 25,49 26.9,48.3</coordinates>
</LineString></Placemark>
<Placemark><name>Area</name><Polygon/></Placemark></Folder></Document></kml>
"""


def made(tmp_path: Path, name: str, content: str | bytes) -> tuple[Path, list[str]]:
    """The folder made from a file of this name and content, and what was told of it."""
    source = tmp_path / name
    source.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    folder = tmp_path / "made"
    return folder, begin(folder, source)


def names_and_legs(folder: Path) -> tuple[list[str], list[tuple[str, str, int]]]:
    """The places' names, and each leg's ends and number of points."""
    story = story_of(folder)
    legs = [leg for route in story["routes"] for leg in route["legs"]]
    ends = [(leg["from"], leg["to"], sum(map(len, leg["line"]))) for leg in legs]
    return [next(iter(place["name"].values())) for place in story["places"]], ends


def test_a_new_story_has_no_problem_and_is_drawn_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my story"
    assert main(["new", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{folder}  a story of three places to change",
        f"  next, to draw it: make_map.py build '{folder}'",
    ]
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*.*")) == [
        "layers/labels.geojson",
        "places.csv",
        "routes/journey.csv",
        "story.toml",
    ]
    assert problems_of(folder) == ()
    assert main(["build", str(folder), "--quiet"]) == 0
    assert (folder / "output" / "index.html").stat().st_size > 100_000


def test_the_new_story_explains_itself(tmp_path: Path) -> None:
    begin(tmp_path / "story")
    toml = (tmp_path / "story" / "story.toml").read_text(encoding="utf-8")
    assert len(re.findall(r"^#", toml, re.MULTILINE)) >= 8
    story = story_of(tmp_path / "story")
    assert story["stops"] == ["warsaw", "berlin", "paris"]
    assert {"country", "region", "sea", "river"} == {label["kind"] for label in story["labels"]}
    assert [place.get("links") for place in story["places"]] == [
        ["gn:756135"],
        ["gn:2950159"],
        ["gn:2988507"],
    ]


@pytest.mark.parametrize("kind", ["file", "filled"])
def test_what_is_there_already_is_never_touched(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "there"
    if kind == "file":
        target.write_text("mine")
    else:
        target.mkdir()
        (target / "notes.txt").write_text("mine")
    with no_new_files(tmp_path):
        assert main(["new", str(target)]) == 2
    assert capsys.readouterr().err == (
        f"make_map.py: expected a new or an empty folder, instead got {target}: "
        "choose another name\n"
    )


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    begin(tmp_path / "empty")
    assert (tmp_path / "empty" / "places.csv").is_file()


def test_where_the_folder_cannot_be_made_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with no_new_files(tmp_path):
        assert main(["new", str(tmp_path / "story")]) == 2
    assert capsys.readouterr().err == (
        f"make_map.py: cannot write {tmp_path / 'story'}: No space left on device\n"
    )


def test_a_list_of_names_is_a_story_that_asks_to_be_geocoded(tmp_path: Path) -> None:
    folder, told = made(
        tmp_path, "villages.txt", "\ufeff# from grandmother\nŁuck\n\n  Równe, Wołyń\nŁuck\n"
    )
    assert (folder / "places.csv").read_text(encoding="utf-8") == (
        'id,name,lat,lon,stop\nluck,Łuck,,,1\nrowne_wolyn,"Równe, Wołyń",,,2\nluck_2,Łuck,,,3\n'
    )
    assert (folder / "routes" / "journey.csv").read_text() == (
        "from,to\nluck,rowne_wolyn\nrowne_wolyn,luck_2\n"
    )
    assert told == [
        f"{folder}  3 places, 2 legs",
        "  next, to look the places up, they have no coordinates yet: "
        f"make_map.py geocode {folder}",
    ]
    assert {one.code for one in problems_of(folder)} == {"P309", "P324"}


def test_names_in_windows_1250_are_read_too(tmp_path: Path) -> None:
    folder, _ = made(tmp_path, "names.txt", "Łódź\nKraków\n".encode("cp1250"))
    assert "lodz,Łódź" in (folder / "places.csv").read_text(encoding="utf-8")


def test_a_table_with_semicolons_stays_one_and_its_days_are_put_in_order(tmp_path: Path) -> None:
    table = "name;lat;lon;start\r\nŁuck;50,75;25,3;10.02.1940\r\nRówne;;;9/2/1940\r\n"
    folder, told = made(tmp_path, "villages.csv", table.encode("cp1250"))
    assert (folder / "places.csv").read_text(encoding="utf-8") == (
        "\ufeffid;name;lat;lon;start;stop\n"
        "luck;Łuck;50,75;25,3;1940-02-10;1\nrowne;Równe;;;1940-02-09;2\n"
    )
    assert (folder / "routes" / "journey.csv").read_text() == "\ufefffrom;to\nluck;rowne\n"
    assert "the file is read as Windows-1250" in told[1]
    assert told[2].startswith("  dates such as 9/2/1940 are read with the day first")


@pytest.mark.parametrize("file", ["villages.csv", "villages.txt"])
def test_a_column_of_names_without_a_heading_is_a_list(tmp_path: Path, file: str) -> None:
    folder, _ = made(tmp_path, file, "Łuck\nRówne\n")
    assert "luck,Łuck,,,1\nrowne,Równe,,,2\n" in (folder / "places.csv").read_text("utf-8")


def test_a_table_that_does_not_say_which_column_holds_the_names_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.csv").write_text("kwota;lp\n1;1\n2;2\n", encoding="utf-8")
    assert main(["new", str(tmp_path / "story"), "--from", str(tmp_path / "list.csv")]) == 1
    said = capsys.readouterr().err
    assert "list.csv:1 P201 expected a column with the names or the positions of places" in said
    assert "instead got kwota, lp" in said
    assert "= help: call the column with the places' names name" in said
    assert not (tmp_path / "story").exists()


@pytest.mark.parametrize(("ending", "write"), [(".xlsx", write_xlsx), (".ods", write_ods)])
def test_a_sheet_of_names_and_days_is_a_story(
    tmp_path: Path, ending: str, write: Callable[[Path, Sheets], Path]
) -> None:
    rows: list[list[Value]] = [
        ["name", "start"],
        ["Łuck", datetime.date(1940, 2, 10)],
        ["Równe", None],
    ]
    book = write(tmp_path / f"villages{ending}", {"Arkusz1": rows, "road": [["from", "to"]]})
    told = begin(tmp_path / "story", book)
    assert (tmp_path / "story" / "places.csv").read_text(encoding="utf-8") == (
        "id,name,lat,lon,start,stop\nluck,Łuck,,,1940-02-10,1\nrowne,Równe,,,,2\n"
    )
    assert told[1] == "  left out: the sheets road"


def test_with_semicolons_the_example_is_the_same_story(tmp_path: Path) -> None:
    begin(tmp_path / "commas")
    begin(tmp_path / "semicolons", semicolons=True)
    places = (tmp_path / "semicolons" / "places.csv").read_text(encoding="utf-8")
    assert places.startswith("\ufeffid;name;lat;lon;")
    assert ";52,2297;21,0122;" in places
    one, other = (story_of(tmp_path / name)["places"] for name in ("commas", "semicolons"))
    assert one == other


def test_the_next_step_can_be_copied(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    python = str(tmp_path / "env" / "python")
    assert command_line("make_map.py", python) == f"{Path('env', 'python')} make_map.py"
    assert command_line("make_map.py", "/usr/bin/python3") == "python make_map.py"
    assert command_line("/usr/bin/itinerarium", "/usr/bin/python3") == "itinerarium"


def test_a_table_of_linked_places_becomes_places_with_their_columns(tmp_path: Path) -> None:
    table = (
        "id\ttitle\ttitle_source\tvariants\tmatches\ttypes\tlon\tlat\tstart\tccodes\tmystery\n"
        "7\tTehran\tan atlas\tTeheran@de;تهران@fa\tgn:112931\tcity\t51,42\t35,69\t1942\tIR\t?\n"
        "8\tIsfahan\tan atlas\t\t\tcity\t51.67\t32.65\t\tIR\t\n"
    )
    folder, told = made(tmp_path, "places.tsv", table)
    story = story_of(folder)
    assert [(one["id"], one["name"], one["lon"], one["lat"]) for one in story["places"]] == [
        ("7", {"en": "Tehran"}, 51.42, 35.69),
        ("8", {"en": "Isfahan"}, 51.67, 32.65),
    ]
    assert story["places"][0].get("links") == ["gn:112931"]
    assert story["places"][0].get("start") == "1942"
    assert story["places"][0]["kind"] == "city"
    assert (
        told[1] == "  left out: title_source, ccodes, mystery (no column of a story means the same)"
    )


def test_gpx_gives_places_routes_and_tracks_that_end_at_places_near_by(tmp_path: Path) -> None:
    folder, told = made(tmp_path, "way.gpx", GPX)
    assert names_and_legs(folder) == (
        ["Warszawa", "Kraków", "Nowy Sącz"],
        [("warszawa", "krakow", 6), ("krakow", "nowy_sacz", 3)],
    )
    assert told == [
        f"{folder}  3 places, 2 legs",
        f"  next, to draw it: make_map.py build {folder}",
    ]
    assert "Here it begins." in (folder / "places.csv").read_text(encoding="utf-8")


def test_kml_gives_places_and_lines_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    folder, told = made(tmp_path, "doc.kml", KML)
    assert names_and_legs(folder) == (["Lwów", "Way out, end"], [("lwow", "way_out_end", 4)])
    assert told[1] == "  left out: 1 that are neither points, lines nor areas"


def test_a_foreign_geojson_gives_its_points_in_their_order(tmp_path: Path) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"title": name, "Description": "*x*", "n": 1, "lat": 0},
            "geometry": {"type": "Point", "coordinates": [lon, 1.5]},
        }
        for name, lon in (("=HYPERLINK(1)", -3), ("B", 4))
    ]
    value = {
        "type": "FeatureCollection",
        "features": [*features, {"type": "Feature", "geometry": None}],
    }
    folder, told = made(tmp_path, "points.geojson", json.dumps(value))
    story = story_of(folder)
    assert [(one["name"]["en"], one["lat"], one["lon"]) for one in story["places"]] == [
        ("=HYPERLINK(1)", 1.5, -3.0),
        ("B", 1.5, 4.0),
    ]
    assert "'=HYPERLINK(1)" in (folder / "places.csv").read_text()
    assert told[1] == "  left out: 1 that are neither points, lines nor areas"


@pytest.mark.parametrize(
    "name", ["story.geojson", "story.lpf.json", "story.kml", "story.gpx", "places.csv"]
)
def test_our_own_exports_are_all_read_back(
    story_folder: StoryFolder, tmp_path: Path, name: str
) -> None:
    hard = story_folder(HARD_STORY)
    folder, _ = made(tmp_path, name, exports_of(hard)[name])
    story = story_of(hard)
    found = {place["name"]["en"] for place in story_of(folder)["places"]}
    assert {place["name"]["en"] for place in story["places"]} <= found
    assert problems_of(folder) == () or {one.severity for one in problems_of(folder)} == {"warning"}


@pytest.mark.parametrize("time", ["1901-12-13T20:45:52.2073437Z", "1970-01-01T00:00:00Z"])
def test_a_recorder_that_did_not_know_the_time_dates_nothing(tmp_path: Path, time: str) -> None:
    points = "".join(
        f'<trkpt lat="46.4{n}" lon="13.7{n}"><time>{time}</time></trkpt>' for n in range(9)
    )
    folder, _ = made(tmp_path, "hike.gpx", f"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>")
    assert time[:4] not in (folder / "places.csv").read_text(encoding="utf-8")
    assert time[:4] not in (folder / "routes" / "journey.csv").read_text(encoding="utf-8")


def test_tracks_of_our_own_gpx_become_legs_again(story_folder: StoryFolder, tmp_path: Path) -> None:
    journey = {
        "places.csv": "id,name,lat,lon\na,A,10,20\nb,B,11,22\nc,C,12,25\n",
        "routes/r.csv": "from,to\na,b\nb,c\n",
    }
    folder, _ = made(tmp_path, "story.gpx", exports_of(story_folder(journey))["story.gpx"])
    assert [(a, b) for a, b, _ in names_and_legs(folder)[1]] == [("a", "b"), ("b", "c")]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "x.docx",
            "",
            "x.docx seems to be a document of a word processor, which is not read: copy its table "
            "into a spreadsheet, or save its list of places as plain text (.txt)",
        ),
        (
            "x.xyz",
            "",
            "expected a file that ends in .geojson, .json, .jsonld, .umap, .gpx, .kml, .tcx, .kmz, "
            ".zip, .csv, .tsv, .tab, .xlsx, .ods, .xls, .txt, instead got x.xyz",
        ),
        ("none.txt", "\n", "expected a place in none.txt, instead found none"),
        ("none.gpx", "<gpx/>", "expected a place in none.gpx, instead found none"),
        (
            "x.geojson",
            '{"type":"FeatureCollection","features":[],"story":{}}',
            "expected a story.geojson as a build writes it, instead got x.geojson "
            "with something missing or of another kind: 'strands'",
        ),
    ],
)
def test_a_source_without_a_story_is_refused_in_one_line(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    with pytest.raises(RequestError) as caught:
        made(tmp_path, name, content)
    assert str(caught.value) == said
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("bomb.gpx", '<!DOCTYPE x [<!ENTITY a "b">]><gpx>&a;</gpx>', "P713"),
        ("cut.kml", "<kml><Document>", "P714"),
        ("far.gpx", '<gpx><wpt lat="91" lon="0"/></gpx>', "P713"),
        ("nan.geojson", '{"type":"Point","coordinates":[NaN,1]}', "P712"),
        ("text.geojson", "no json", "P712"),
        ("lost.geojson", None, "P102"),
        ("zip.csv", b"PK\x03\x04", "P102"),
    ],
)
def test_a_source_that_is_wrong_is_told_with_its_place(
    tmp_path: Path, name: str, content: str | bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DataError) as caught:
        begin(tmp_path / "made", tmp_path / name)
    assert [one.code for one in caught.value.problems] == [code]
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("id_", ["../../out", "a/b", "/tmp/x"])
def test_a_source_cannot_write_outside_its_folder(tmp_path: Path, id_: str) -> None:
    head = {
        "languages": ["en"],
        "title": {},
        "sources": {},
        "strength": [],
        "counters": [],
        "figures": [],
        "layers": [{"id": id_, "title": {}, "shown": True, "features": []}],
        "strands": [],
    }
    value = {"type": "FeatureCollection", "features": [], "story": head}
    with pytest.raises(RequestError, match="expected names of files without /"):
        made(tmp_path, "story.geojson", json.dumps(value))
    assert [path.name for path in tmp_path.iterdir()] == ["story.geojson"]


def test_a_source_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("itinerarium.new.folder.LARGEST_SOURCE", 4)
    with pytest.raises(DataError) as told:
        made(tmp_path, "names.txt", "Łódź\nKraków\n")
    assert [one.code for one in told.value.problems] == ["P120"]


TOML_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
PLAIN = st.one_of(TOML_TEXT, st.booleans(), st.integers(-9, 9), st.lists(TOML_TEXT, max_size=2))
TABLE = st.dictionaries(TOML_TEXT, PLAIN, max_size=3)


@given(
    st.dictionaries(
        TOML_TEXT,
        st.one_of(
            PLAIN,
            TABLE,
            st.dictionaries(TOML_TEXT, TABLE, max_size=2),
            st.lists(TABLE, min_size=1, max_size=2),
        ),
        max_size=4,
    )
)
def test_the_head_of_a_draft_is_read_back_from_its_story_toml(value: dict[str, object]) -> None:
    written = files_of(Draft((), {}, value))["story.toml"]
    assert tomllib.loads(written) == value


def test_ids_are_made_of_names_and_are_each_their_own() -> None:
    rows = with_ids(
        [{"name": "Łódź"}, {"name": "Lodz"}, {"name": "東京"}, {"name": "!?"}, {"id": "Łódź 3"}]
    )
    assert [(row["id"], row["name"]) for row in rows] == [
        ("lodz", "Łódź"),
        ("lodz_2", "Lodz"),
        ("dongjing", "東京"),
        ("place_4", "!?"),
        ("lodz_3", "Łódź 3"),
    ]


def test_a_table_has_the_columns_that_any_row_has() -> None:
    assert table_text([{"b": 1.5}, {"c": "x,y"}], ("a",)) == 'a,b,c\n,1.5,\n,,"x,y"\n'


def test_what_cannot_be_used_here_is_left_out_and_told(tmp_path: Path) -> None:
    properties = [
        {"name": "A", "start": "2020-01-01T10:00", "rank": 9, "image": "a.jpg", "links": "wd:Q1"},
        {"name": "B", "start": "2020-01-02", "rank": 2, "people": [7], "text": {"deep": 1}},
    ]
    features = [
        {
            "type": "Feature",
            "properties": one,
            "geometry": {"type": "Point", "coordinates": [20, n]},
        }
        for n, one in enumerate(properties, 50)
    ]
    value = {"type": "FeatureCollection", "features": features}
    folder, told = made(tmp_path, "points.geojson", json.dumps(value))
    assert problems_of(folder) == ()
    assert told[1] == "  left out, as it cannot be used here: rank (1)"
    assert "1 picture that the file only names (a.jpg)" in told[2]
    first, second = story_of(folder)["places"]
    assert (first.get("start"), first["rank"], first.get("links")) == ("2020-01-01", 3, ["wd:Q1"])
    assert (second.get("start"), second["rank"], second.get("people")) == ("2020-01-02", 2, 7)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=3), st.lists))
def test_any_spoilt_story_of_ours_is_told_and_is_no_fault_of_the_program(value: object) -> None:
    """Each member in turn holds something else."""
    whole = json.loads(exports_of_hard())
    for place in ("story", "features"):
        for key in [*whole["story"]] if place == "story" else ["id", "properties", "geometry"]:
            spoilt = json.loads(exports_of_hard())
            (spoilt["story"] if place == "story" else spoilt["features"][0])[key] = value
            assert read_or_refused(json.dumps(spoilt).encode())


def read_or_refused(data: bytes) -> str:
    """The table of places, or why there is none; any other error is let through."""
    try:
        return files_of(draft_of("story.geojson", data))["places.csv"]
    except (RequestError, DataError) as error:
        return str(error).strip()


@cache
def exports_of_hard() -> bytes:
    with TemporaryDirectory() as folder:
        for name, text in HARD_STORY.items():
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return exports_of(Path(folder))["story.geojson"]


def test_pictures_that_a_table_names_are_copied_from_beside_it(tmp_path: Path) -> None:
    source = tmp_path / "here"
    for name, data in (("a.png", b"1"), ("day2/a.png", b"2"), ("images/c.jpg", b"3")):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(data)
    (tmp_path / "secret.png").write_bytes(b"4")
    pictures = ["a.png", "day2\\a.png", "c.jpg", "../secret.png", str(tmp_path / "secret.png"), ""]
    rows = [f"P{number},{number},3,{name}" for number, name in enumerate(pictures, 1)]
    (source / "trip.csv").write_text("\n".join(["Place,Lat,Lon,Photo", *rows]), "utf-8")
    folder = tmp_path / "made"
    told = begin(folder, source / "trip.csv")
    kept = {path.name: path.read_bytes() for path in (folder / "images").iterdir()}
    assert kept == {"a.png": b"1", "a_2.png": b"2", "c.jpg": b"3"}
    assert any("2 pictures that the file only names (../secret.png)" in line for line in told)
