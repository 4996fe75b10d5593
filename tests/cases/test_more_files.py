"""Twelve more files of each kind, made before they were tried: tables, dates, tracks, formats."""

from __future__ import annotations

import base64
import io
import json
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from itinerarium.build import read_story
from itinerarium.new.dates import span_of
from itinerarium.new.folder import begin
from itinerarium.new.packed import SourceFile
from itinerarium.new.source import draft_of_files
from itinerarium.vocabulary.errors import RequestError
from tests.cases.test_files_that_people_have import (
    GPX,
    KML,
    MARK,
    cells,
    made,
    packed,
    point,
    points,
    track,
)

# Written with xlwt: Place, Date, Lat, Lon; Tarnów, 1907-04-03, 50.01, 20.99; Bremen, ...
OLD_WORKBOOK = zlib.decompress(
    base64.b85decode(
        r"""c-rk)O-NKx6#nj;8RrLoMjIn7WDwFcT|@+JbV@8YIhX{M1ohOnFzqRifv8QE&9Vqu6>S7tw6WUsLj^^f7QsX<f*{aZwh9Yc=)BH3?@g&0I8cIezsLRVx#!$-?|JY3z4zYaDrY9|*Un-Y+7UqBjiO|cPEm>$3UQF#by+Or5lXJcx<WKU16dNnld{)g9z!1QSs1t%d_fF+qI3ddNRQf9at+ZTF_?;DXd_m*MVfNdNK{qA1Hzkx?@G<5!uv#XMYxUX&Zs`*Qt9Ts{wzLb)Qhbg-0nm1`5>BIsKzUv#TTwAuWktYogs5%of+zarI-Q@XqRPM4wox%8!_NGp|!iawX<^u2^#Dve0P(;x5BD^p49ra)hm$x$5MUxFZu`#;&T0UBM6McJtd1Ii&AV0vL%R&Gc-1jJ+h=Zg@B$BbHE~Vr<t(=z#%ikJZh8qi0RmKXG!RAtTUD!<Go(?hWL`bp-k3HDe)jGM6Q&T6Q|(j?|gmR-QSZsDVlLP54=-jI|m6D7ukcH%f%9a7bwsy9y^6ENvm5$t`$yD=#)3~RQtlg38`~gtPRx9Zo#`$<05$n$=NT5AJt_)r<zEf?wUQHn0}v{L_M8igXGWG1X@&!x_N`~I914%zr%bKuK8oPi5PJ|cGo`|E3m-pi%==-mH6qXUnRqTR$eJUrGVd-TA?i^ZSm82hAk3n6;3y?t})G=OL80RZLHvJh<C{MHpKg?c+d4Rzbs?#cB2XpxGL?LzY&9mhK7cQhK7d5Mun31Qtw?n=zS!}dw$seud_fYuYZ$lSoC6)t_*!t9)L}`gL6gApUnuVLR)H;K862<jHA@MgJJYb9K%J=U;0i{i|=REj`4rDgo^DyUre0;x&NO-{oLy"""
    )
)

TABLES: Sequence[tuple[str, str, str | bytes, Mapping[str, Sequence[Any]]]] = (
    ("Italian", "a.csv", "Luogo;Latitudine;Longitudine;Data\nBari;41,1;16,9;3 maggio 1944\n", {"name": ["Bari"], "lon": [16.9], "start": ["1944-05-03"]}),
    ("Czech", "a.csv", "Místo;Zeměpisná šířka;Zeměpisná délka\nBrno;49,2;16,6\n", {"name": ["Brno"], "lat": [49.2]}),
    ("Dutch", "a.csv", "Plaats,Breedtegraad,Lengtegraad,Datum\nDelft,52,4.4,1572-05-01\n", {"name": ["Delft"], "lat": [52.0], "start": ["1572-05-01"]}),
    ("Japanese", "a.csv", "場所,緯度,経度\n奈良,34.7,135.8\n", {"name": ["奈良"], "lon": [135.8]}),
    ("capitals and underscores", "a.csv", "PLACE_NAME,GEO_LAT,GEO_LONG,ARRIVAL_DATE\nOulu,65,25.5,1900-01-02\n", {"name": ["Oulu"], "lat": [65.0], "start": ["1900-01-02"]}),
    ("notes below the table", "a.csv", "name,lat,lon\nA,1,2\nB,3,4\n\nSource: my grandmother,,\n", {"name": ["A", "B"]}),
    ("empty rows and columns", "a.csv", ",,,\nname,,lat,lon\n,,,\nA,,1,2\n,,,\nB,,3,4\n", {"name": ["A", "B"], "lat": [1.0, 3.0]}),
    ("tabs in a .txt", "a.txt", "name\tlat\tlon\nA\t1\t2\nB\t3\t4\n", {"name": ["A", "B"], "lat": [1.0, 3.0]}),
    ("sep=", "a.csv", "sep=;\nname;lat;lon\nA;1,5;2,5\n", {"name": ["A"], "lat": [1.5]}),
    ("longitude first in one cell", "a.csv", 'name,lon/lat\nA,"18.65, 54.35"\n', {"lat": [54.35], "lon": [18.65]}),
    ("degrees behind a letter", "a.csv", "name,lat,lon\nA,N54.35,E18.65\nB,54.5 S,18.5 W\n", {"lat": [54.35, -54.5], "lon": [18.65, -18.5]}),
    ("people in words and thousands", "a.csv", "name,lat,lon,people\nA,1,2,about 2 500\nB,1,3,1'200\n", {"people": ["2500", "1200"]}),
)  # fmt: skip

DATES = {
    "3 maja 1791": "1791-05-03", "3 V 1791": "1791-05-03", "3rd of May 1791": "1791-05-03", "May 3rd, 1791": "1791-05-03",
    "3. 5. 1791": "1791-05-03", "2 лютого 1918 р.": "1918-02-02", "ok. 1850": "1850~", "um 1850": "1850~", "vers 1850": "1850~",
    "XIX w.": "18XX", "1850?": "1850?", "lato 1944": "1944-22",
}  # fmt: skip

# A name, the files, the ends of the legs, and the number of stops.
TRACKS: Sequence[tuple[str, Mapping[str, str], Sequence[tuple[str, str]], int]] = (
    ("two days that meet", {"d1.gpx": GPX.format(track((20, 50), (20.5, 50.2), (21, 50))), "d2.gpx": GPX.format(track((21, 50), (21.5, 50.2), (22, 50)))}, [("d1_start", "d1_end"), ("d1_end", "d2_end")], 3),
    ("two days in the wrong order", {"b.gpx": GPX.format(track((21, 50), (22, 50), times=("2024-05-02T08:00:00Z", "2024-05-02T09:00:00Z"))), "z.gpx": GPX.format(track((20, 50), (21, 50), times=("2024-05-01T08:00:00Z", "2024-05-01T09:00:00Z")))}, [("z_start", "z_end"), ("z_end", "b_end")], 3),
    ("a gap", {"g.gpx": GPX.format(track((20, 50), (20.1, 50)).replace("</trkseg>", "</trkseg><trkseg><trkpt lat='50' lon='20.9'/><trkpt lat='50' lon='21'/></trkseg>"))}, [("g_start", "g_end")], 2),
    ("one point is no track", {"o.gpx": GPX.format('<wpt lat="50" lon="20"><name>A</name></wpt>' + track((20, 50)))}, [], 1),
    ("a walk of 300 m", {"w.gpx": GPX.format(track((20, 50), (20.002, 50.001), (20.004, 50)))}, [("w_start", "w_end")], 2),
    ("there and back", {"t.gpx": GPX.format(track((20, 50), (20.5, 50), (21, 50), (20.5, 50), (20, 50)))}, [("t_start", "t"), ("t", "t_start")], 1),
    ("a rest on the way", {"r.gpx": GPX.format('<wpt lat="50" lon="20.5"><name>Hut</name></wpt>' + track((20, 50), (20.5, 50.001), (21, 50)))}, [("r_start", "hut"), ("hut", "r_end")], 3),
    ("a place far beside", {"f.gpx": GPX.format('<wpt lat="52" lon="20.5"><name>Far</name></wpt>' + track((20, 50), (20.5, 50), (21, 50)))}, [("f_start", "f_end")], 3),
    ("over the date line", {"x.gpx": GPX.format(track((179, -17), (179.9, -16.5), (-179.5, -16)))}, [("x_start", "x_end")], 2),
    ("KML 2.3", {"k.kml": KML.format("<Placemark><name>K</name><Track><when>2024-05-01T08:00:00Z</when><coord>20 50 9</coord><when>2024-05-01T09:00:00Z</when><coord>21 50 9</coord></Track></Placemark>")}, [("k_start", "k_end")], 2),
    ("TCX", {"a.tcx": "<TrainingCenterDatabase><Activities><Activity Sport='Biking'><Lap><Track>" + "".join(f"<Trackpoint><Time>2024-05-01T0{n}:00:00Z</Time><Position><LatitudeDegrees>50</LatitudeDegrees><LongitudeDegrees>{20 + n}</LongitudeDegrees></Position></Trackpoint>" for n in range(3)) + "</Track></Lap></Activity></Activities></TrainingCenterDatabase>"}, [("biking_start", "biking_end")], 2),
    ("a line of another program", {"l.geojson": points(({"name": "L"}, {"type": "LineString", "coordinates": [[20, 50, 300], [20.5, 50.2, 310], [21, 50, 290]]}))}, [("l_start", "l_end")], 2),
)  # fmt: skip

FORMATS: Sequence[tuple[str, str, str | bytes, Mapping[str, Sequence[Any]]]] = (
    ("old workbook", "old.xls", OLD_WORKBOOK, {"name": ["Tarnów", "Bremen"], "lat": [50.01, 53.08], "start": ["1907-04-03", "1907-04-12"]}),
    ("JSON lines of a service", "a.json", json.dumps({"results": [{"title": "A", "latitude": 1, "longitude": 2}]}), {"name": ["A"], "lat": [1.0]}),
    ("features without a collection", "a.geojson", json.dumps({"type": "Feature", "properties": {"name": "A"}, "geometry": point(2, 1)}), {"name": ["A"]}),
    ("a bare geometry", "a.geojson", json.dumps({"type": "MultiPoint", "coordinates": [[2, 1], [4, 3]]}), {"lat": [1.0, 3.0]}),
    ("two files in a zip", "a.zip", packed(one__gpx=GPX.format('<wpt lat="1" lon="2"><name>A</name></wpt>'), two__kml=KML.format(MARK.format("B", "", 4, 3))), {"name": ["A", "B"]}),
    ("a table in a zip", "a.zip", packed(list__csv="name,lat,lon\nA,1,2\n"), {"name": ["A"]}),
    ("the name in an attribute of HTML", "a.kml", KML.format(MARK.format("Caf&#233; &amp; bar", "", 2, 1)), {"name": ["Café & bar"]}),
    ("nested folders", "a.kml", KML.format("<Folder><name>Trip</name><Folder><name>May</name>" + MARK.format("A", "", 2, 1) + "</Folder><Folder><name>June</name>" + MARK.format("B", "", 4, 3) + "</Folder></Folder>"), {"chapter": ["May", "June"]}),
    ("GPX 1.0", "a.gpx", '<gpx version="1.0" xmlns="http://www.topografix.com/GPX/1/0"><wpt lat="1" lon="2"><name>A</name><desc>x</desc></wpt></gpx>', {"name": ["A"], "text": ["x"]}),
    ("GPX in UTF-16", "a.gpx", ('<?xml version="1.0" encoding="UTF-16"?>' + GPX.partition("?>")[2].format('<wpt lat="1" lon="2"><name>Łódź</name></wpt>')).encode("utf-16"), {"name": ["Łódź"]}),
    ("StoryMapJS without an overview", "a.json", json.dumps({"storymap": {"slides": [{"location": {"lat": 1, "lon": 2}, "text": {"headline": "A"}}]}}), {"name": ["A"]}),
    ("GeoJSON with numbers as texts", "a.geojson", points(({"Name": "A", "Year": 1657}, point(2, 1))), {"name": ["A"], "start": ["1657"]}),
)  # fmt: skip


def seen_of(
    rows: Sequence[tuple[str, str, str | bytes, Mapping[str, Sequence[Any]]]], folder: Path
) -> dict[str, Any]:
    wrong = {}
    for what, name, content, expected in rows:
        if name.endswith(".xls") and isinstance(content, bytes):
            (folder / name).write_bytes(content)
            begin(folder / "story", folder / name)
            story = read_story(folder / "story")
            seen: dict[str, Any] = {
                "name": [one["name"]["en"] for one in story["places"]],
                "lat": [one["lat"] for one in story["places"]],
                "start": [one.get("start") for one in story["places"]],
            }
        else:
            draft = made(name, content)
            seen = {column: cells(draft, column) for column in expected}
        if seen != expected:
            wrong[what] = seen
    return wrong


def test_more_tables(tmp_path: Path) -> None:
    assert seen_of(TABLES, tmp_path) == {}


def test_more_formats(tmp_path: Path) -> None:
    assert seen_of(FORMATS, tmp_path) == {}


def test_more_dates() -> None:
    found = {text: span_of(text) for text in DATES}
    assert {text: span and span.start for text, span in found.items()} == DATES


def test_more_tracks() -> None:
    wrong = {}
    for what, files, legs, stops in TRACKS:
        draft = draft_of_files([SourceFile(name, text.encode()) for name, text in files.items()])
        seen = [(leg["from"], leg["to"]) for route in draft.routes.values() for leg in route]
        count = sum("stop" in row for row in draft.places)
        if (seen, count) != (list(legs), stops):
            wrong[what] = (seen, count)
    assert wrong == {}


def test_a_picture_that_came_along_stands_in_the_story(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(picture, "PNG")
    mark = "<description><![CDATA[<img src='files/a b.png'/>Hill]]></description>"
    other = "<description><![CDATA[<img src='https://x.example/1.jpg'/>Lake]]></description>"
    text = KML.format(MARK.format("A", mark, 20, 50) + MARK.format("B", other, 21, 50))
    source = tmp_path / "a.kmz"
    source.write_bytes(packed_with(text, {"files/a b.png": picture.getvalue()}))
    told = begin(tmp_path / "story", source)
    story = read_story(tmp_path / "story")
    assert [one.get("media") for one in story["places"]] == [[story["media"][0]["file"]], None]
    assert any("https://x.example/1.jpg" in line for line in told)


def packed_with(text: str, pictures: Mapping[str, bytes]) -> bytes:
    import zipfile

    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("doc.kml", text)
        for name, data in pictures.items():
            package.writestr(name, data)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "seems"),
    [("a.pdf", "a document for print"), ("a.fit", "a sports watch"), ("a.shp", "a shapefile")],
)
def test_a_file_that_is_not_read_is_called_by_its_kind(name: str, seems: str) -> None:
    with pytest.raises(RequestError, match=seems):
        made(name, b"\x00\x01")


def test_a_folder_of_days_and_a_folder_with_one_table(tmp_path: Path) -> None:
    days = tmp_path / "days"
    days.mkdir()
    (days / "1.gpx").write_text(GPX.format(track((20, 50), (21, 50))))
    (days / "2.gpx").write_text(GPX.format(track((21, 50), (22, 50))))
    assert begin(tmp_path / "one", days)[0].endswith("3 places, 2 legs")
    table = tmp_path / "table"
    table.mkdir()
    (table / "a.csv").write_text("name,lat,lon\nA,1,2\nB,3,4\n")
    assert begin(tmp_path / "two", table)[0].endswith("2 places, 1 leg")


def test_the_title_of_a_linked_place_is_its_name_and_a_name_in_another_language_a_variant() -> None:
    titled = {
        "type": "Feature",
        "@id": "http://example.org/7",
        "properties": {"title": "Toruń"},
        "names": [{"toponym": "Thorn", "lang": "de"}, {"toponym": "Thorunium"}],
        "geometry": {"type": "Point", "coordinates": [18.6, 53.01]},
    }
    both = {**titled, "@id": "8", "names": [*titled["names"], {"toponym": "Toruń", "lang": "pl"}]}
    value = {"type": "FeatureCollection", "@context": "linkedplaces", "features": [titled]}
    (row,) = draft_of_files([SourceFile("a.json", json.dumps(value).encode())]).places
    assert (row["name"], row["variants"]) == ("Toruń", "Thorn@de;Thorunium")
    draft = draft_of_files(
        [SourceFile("a.json", json.dumps({**value, "features": [both]}).encode())]
    )
    assert (draft.places[0]["name"], draft.head["languages"]) == ("Toruń", ["pl"])


def test_years_below_zero_of_a_linked_places_table_are_years_bc() -> None:
    text = "id\ttitle\tattestation_year\tlon\tlat\n1\tA\t-0750\t1\t2\n2\tB\t-0001\t3\t4\n3\tC\t-44-03\t3\t5\n"
    draft = draft_of_files([SourceFile("lp.tsv", text.encode())])
    assert [row["start"] for row in draft.places] == ["-0749", "0000", "-0043-03"]
    assert any("-0750 is 750 BC" in line for line in draft.remarks)


def test_a_table_keeps_the_credit_of_a_picture_and_tells_where_it_goes() -> None:
    text = "Place,Lat,Lon,Photo,Photo credit\nA,1,2,a.jpg,Museum\nB,3,4,https://youtu.be/x,\n"
    draft = draft_of_files([SourceFile("a.csv", text.encode())])
    assert [row.get("image_credit", "") for row in draft.places] == ["Museum", ""]
    told = "\n".join(draft.remarks)
    assert "1 picture that the file only names (a.jpg)" in told
    assert 'line 3, image: "https://youtu.be/x"' in told
