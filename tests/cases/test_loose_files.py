"""Tracks and maps as receivers, services and other programs write them, made from such files."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from itinerarium.vocabulary.errors import RequestError
from tests.cases.test_files_that_people_have import (
    GPX,
    KML,
    MARK,
    Case,
    cells,
    made,
    misread,
    packed,
    point,
    points,
    track,
)

WALK = [(20 + n / 1000, 50 + n / 1000) for n in range(20)]
LAYERS = "".join(
    f"<Folder><name>{name}</name>{inner}</Folder>"
    for name, inner in (
        ("1940", MARK.format("A", "", 24, 49) + MARK.format("B", "", 30, 50)),
        ("1942", MARK.format("C", "", 51, 35) + MARK.format("D", "", 52, 33) + "<Placemark><LineString><coordinates>51,35 51.2,34 52,33</coordinates></LineString></Placemark>"),
    )
)  # fmt: skip
TIMELINE = "Year,Month,Day,End Year,End Month,End Day,Headline,Text,Type\n,,,,,,The road,x,title\n1942,3,24,1942,4,5,Krasnovodsk,x,\n1942,4,,,,,Pahlevi,x,\n"
SLIDES = {"storymap": {"slides": [{"type": "overview", "text": {"headline": "T"}}, {"location": {"lat": "1.5", "lon": "2"}, "media": {"url": "https://x.org/a.jpg"}, "text": {"headline": "A"}}, {"text": {"headline": "End"}}]}}  # fmt: skip
BINDINGS = {"head": {}, "results": {"bindings": [{"placeLabel": {"value": "A"}, "coord": {"value": "Point(2 1)"}, "date": {"value": "1657-04-02T00:00:00Z"}}]}}  # fmt: skip
ESRI = {"spatialReference": {"wkid": 102100}, "features": [{"attributes": {"NAME": "A", "DATE_": -870000000000}, "geometry": {"x": 2226389.82, "y": 6800125.45}}]}  # fmt: skip
OVERPASS = {"elements": [{"type": "node", "id": 1, "lat": 1, "lon": 2, "tags": {"name": "A", "place": "village"}}, {"type": "node", "id": 2, "lat": 3, "lon": 4}, {"type": "way", "nodes": [1, 2]}]}  # fmt: skip
UMAP = {"type": "umap", "properties": {"name": "M"}, "layers": [{"features": [{"type": "Feature", "properties": {"name": "A", "description": "x {{https://x.org/a.jpg|300}} [[https://x.org|site]]"}, "geometry": point(2, 1)}]}]}  # fmt: skip

FILES: Sequence[Case] = (
    ("folders with a line in one", "a.kml", KML.format(LAYERS), {"name": ["A", "B", "C", "D"], "stop": [1, 2, 3, 4]}),
    ("a sheet of TimelineJS", "a.csv", TIMELINE, {"name": ["Krasnovodsk", "Pahlevi"], "start": ["1942-03-24", "1942-04"], "end": ["1942-04-05", None]}),
    ("months by their names", "a.csv", "Place,Year,Month,Day\nA,1942,March,3\n", {"start": ["1942-03-03"]}),
    ("numbers as texts in StoryMapJS", "a.json", json.dumps(SLIDES), {"name": ["A"], "lat": [1.5]}),
    ("SPARQL", "a.json", json.dumps(BINDINGS), {"name": ["A"], "lat": [1.0], "start": ["1657-04-02"]}),
    ("ArcGIS", "a.json", json.dumps(ESRI), {"name": ["A"], "lat": [52.0], "lon": [20.0], "start": ["1942-06-07"]}),
    ("Overpass", "a.json", json.dumps(OVERPASS), {"name": ["A"], "lat": [1]}),
    ("marks of uMap", "a.umap", json.dumps(UMAP), {"text": ["x [site](https://x.org)"]}),
    ("a first fix at 0, 0", "w.gpx", GPX.format(track((0, 0), *WALK)), {"name": ["W, start", "W, end"], "lat": [50.0, 50.019]}),
    ("a point that jumps", "w.gpx", GPX.format(track(*WALK[:10], (23, 53), *WALK[10:])), {"name": ["W, start", "W, end"]}),
    ("walks of one name", "w.gpx", GPX.format("".join(track((lon, 50), (lon + 0.2, 50)).replace("<trk>", "<trk><name>Hike</name>") for lon in (20, 21))), {"name": ["Hike 1, start", "Hike 1, end", "Hike 2, start", "Hike 2, end"]}),
    ("walks of one name by their days", "w.gpx", GPX.format("".join(track((lon, 50), (lon + 0.2, 50), times=(f"2024-06-0{day}T08:00:00Z", f"2024-06-0{day}T09:00:00Z")).replace("<trk>", "<trk><name>Hike</name>") for day, lon in ((1, 20), (2, 21)))), {"name": ["Hike 2024-06-01, start", "Hike 2024-06-01, end", "Hike 2024-06-02, start", "Hike 2024-06-02, end"]}),
    ("stages by their names", "w.gpx", GPX.format("".join(track(*line).replace("<trk>", f"<trk><name>{name}</name>") for name, line in (("Day 1: Ur - Isin", [(20, 50), (20.2, 50)]), ("Day 2: Isin - Uruk", [(20.21, 50), (20.4, 50)])))), {"name": ["Ur", "Isin", "Uruk"]}),
)  # fmt: skip


def test_files_of_services_and_receivers_give_these_places() -> None:
    assert misread(FILES) == {}


def test_a_name_with_a_dash_alone_is_no_stage() -> None:
    ride = track(*WALK).replace("<trk>", "<trk><name>Morning Ride - Tatra</name>")
    assert cells(made("r.gpx", GPX.format(ride)), "name")[0] == "Morning Ride - Tatra, start"


def test_titles_come_from_what_the_file_calls_itself() -> None:
    folder = f"<Folder><name>Our way</name>{MARK.format('A', '', 2, 1)}</Folder>"
    unnamed = KML.format(folder).replace("<name>Our way</name>", "<name>Untitled map</name>", 1)
    steps = {"name": "Caucasus", "all_steps": [{"location": {"name": "A", "lat": 1, "lon": 2}}]}
    titles = [
        made("a.kml", unnamed).head["title"],
        made("trip.json", json.dumps(steps)).head["title"],
        made("a.csv", TIMELINE).head["title"],
    ]
    assert titles == ["Our way", "Caucasus", "The road"]


def test_what_is_no_place_or_lies_on_no_line_is_told() -> None:
    slides = made("a.json", json.dumps(SLIDES)).remarks
    overlay = KML.format(MARK.format("A", "", 2, 1) + "<GroundOverlay/>")
    folders = made("a.kml", KML.format(LAYERS)).remarks
    fix = made("w.gpx", GPX.format(track((0, 0), *WALK))).remarks
    assert "  left out: slides without a place: End" in slides
    assert any("1 picture that the file only names" in line for line in slides)
    assert any("pictures laid on the ground" in line for line in made("a.kml", overlay).remarks)
    assert any("no line comes to the places of 1940:" in line for line in folders)
    assert fix == ("  left out: 1 points of a track that lie far off it",)


def test_pictures_beside_a_text_in_my_maps_are_told() -> None:
    data = '<ExtendedData><Data name="gx_media_links"><value>https://x.org/a b</value></Data></ExtendedData>'
    told = made("a.kml", KML.format(MARK.format("A", data, 2, 1))).remarks
    assert [line.partition(":")[0].strip() for line in told] == ["left out"]
    assert "(https://x.org/a)" in told[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.zip", packed(a__shp="x", a__dbf="x"), "a shapefile"),
        ("a.ged", b"0 HEAD", "a family tree"),
        ("a.json", json.dumps({"type": "Topology", "objects": {}}).encode(), "TopoJSON"),
    ],
)
def test_files_that_are_not_read_are_called_what_they_are(
    name: str, content: bytes, said: str
) -> None:
    with pytest.raises(RequestError, match=said):
        made(name, content)


def test_a_track_that_is_not_recorded_keeps_its_far_points() -> None:
    line = [*WALK[:10], (23, 53), *WALK[10:]]
    drawn = points(({"name": "L"}, {"type": "LineString", "coordinates": line}))
    assert "far off" not in " ".join(made("a.geojson", drawn).remarks)
