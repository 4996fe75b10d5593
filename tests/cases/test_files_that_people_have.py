"""Small files such as people have, each with what ``new`` must make of it: all in one table."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from itinerarium.new.draft import Draft
from itinerarium.new.source import draft_of

KML = '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Our way</name>{}</Document></kml>'
GPX = '<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">{}</gpx>'
MARK = "<Placemark><name>{}</name>{}<Point><coordinates>{},{}</coordinates></Point></Placemark>"


def packed(**files: str) -> bytes:
    """A zip of texts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, text in files.items():
            package.writestr(name.replace("__", "."), text)
    return written.getvalue()


def points(*features: tuple[Mapping[str, Any], Any], **members: Any) -> str:
    """A GeoJSON collection of properties and geometries."""
    found = [
        {"type": "Feature", "properties": said, "geometry": geometry} for said, geometry in features
    ]
    return json.dumps({"type": "FeatureCollection", **members, "features": found})


def point(lon: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat]}


def track(*points: tuple[float, float], times: Sequence[str] = ()) -> str:
    """A track of GPX."""
    said = [*times, *[""] * len(points)]
    inner = "".join(
        f'<trkpt lat="{lat}" lon="{lon}">{f"<time>{time}</time>" if time else ""}</trkpt>'
        for (lon, lat), time in zip(points, said, strict=False)
    )
    return f"<trk><trkseg>{inner}</trkseg></trk>"


Case = tuple[str, str, str | bytes, Mapping[str, Sequence[Any]]]
"""What it is, a file's name and content, and the cells of some columns of its places in order."""
TABLES: Sequence[Case] = (
    ("German headings", "a.csv", "Ort;Breite;Länge;Datum\nGent;51,05;3,72;04.05.1432\n", {"name": ["Gent"], "lat": [51.05], "start": ["1432-05-04"]}),
    ("Polish headings", "a.csv", "Lp.;Miejscowość;Szerokość geogr.;Długość geogr.;Uwagi\n1;Sejny;54,1;23,3;Nocleg\n", {"name": ["Sejny"], "lon": [23.3], "text": ["Nocleg"]}),
    ("Russian headings", "a.csv", "Город,Широта,Долгота,Дата\nРига,56.9,24.1,3 мая 1710 г.\n", {"name": ["Рига"], "start": ["1710-05-03"]}),
    ("Ukrainian headings", "a.csv", "Місто,Широта,Довгота,Опис\nЛьвів,49.8,24,Ніч\n", {"name": ["Львів"], "text": ["Ніч"]}),
    ("French headings", "a.csv", "Lieu,Latitude,Longitude,Arrivée\nLille,50.6,3,2 août 1914\n", {"name": ["Lille"], "start": ["1914-08-02"]}),
    ("Spanish headings", "a.csv", "Lugar,Latitud,Longitud,Fecha\nCuenca,40,-2.1,5 de mayo de 1808\n", {"name": ["Cuenca"], "start": ["1808-05-05"]}),
    ("Chinese headings", "a.csv", "地名,纬度,经度,日期\n洛阳,34.6,112.4,1900年3月4日\n", {"name": ["洛阳"], "start": ["1900-03-04"]}),
    ("Hebrew headings", "a.csv", "מקום,רוחב,אורך\nעכו,32.9,35.1\n", {"name": ["עכו"], "lat": [32.9]}),
    ("words beside", "a.csv", "Name,GPS Latitude,Longitude (WGS84)\nOulu,65,25.5\n", {"lat": [65.0], "lon": [25.5]}),
    ("x and y", "a.csv", "city,x,y\nOulu,25.5,65\n", {"lat": [65.0], "lon": [25.5]}),
    ("misspelt", "a.csv", "Name,Lattitude,Longitute\nOulu,65,25.5\n", {"lat": [65.0], "lon": [25.5]}),
    ("no name but a text", "a.csv", "Halte,lat,lon,km\nOulu,65,25.5,3\nKemi,65.7,24.5,4\n", {"name": ["Oulu", "Kemi"]}),
    ("only ids", "a.csv", "id,lat,lon\nŽilina,49.2,18.7\n", {"name": ["Žilina"]}),
    ("one language", "a.csv", "name_zh,lat,lon\n汉口,30.6,114.3\n", {"name": ["汉口"]}),
    ("chapters", "a.csv", "Chapter,Description,Location,Latitude,Longitude\nNight,<b>Cold</b>,Visby,57.6,18.3\nDay,Sun,Roma,57.5,18.4\n", {"name": ["Visby", "Roma"], "title": ["Night", "Day"], "text": ["**Cold**", "Sun"]}),
    ("short rows, comments, title, sum", "a.csv", "My march,,,\n# a note\nname,lat,lon,people\nA,1,2\n\nB,3,4,\"1,200\"\nTotal,,,1200\n", {"name": ["A", "B"], "people": [None, "1200"]}),
    ("bars", "a.csv", "name|lat|lon\nA|1|2\n", {"lat": [1.0]}),
    ("numbers before the names, days under Day", "a.csv", "Nasza trasa\n\nLp.,Nazwa,Dzień\n1,1. Zawoja,1 lipca 2025\n2,2. Cisna,2 lipca 2025\n", {"name": ["Zawoja", "Cisna"], "start": ["2025-07-01", "2025-07-02"]}),
    ("numbers that are part of the names", "a.csv", "name,lat,lon\n6. Army,50,20\n9. Army,51,21\n", {"name": ["6. Army", "9. Army"]}),
    ("days that are counted", "a.csv", "Day,Place,Lat,Lon\n1,A,50,20\n2,B,51,21\n", {"name": ["A", "B"], "start": [None, None]}),
    ("Markdown", "a.md", "1. Kraków, 12.06.1941\n2) Lwów (June 1941)\n- Odessa\n", {"name": ["Kraków", "Lwów", "Odessa"], "start": ["1941-06-12", "1941-06", None]}),
    ("arrows", "a.txt", "Kraków → Lwów -> Kijów\n", {"name": ["Kraków", "Lwów", "Kijów"]}),
    ("date before the name", "a.txt", "1941-06-12: Kraków\nMay 1942 - Lwów\n", {"name": ["Kraków", "Lwów"], "start": ["1941-06-12", "1942-05"]}),
    ("numbered column", "a.csv", "No.,name,lat,lon\n2,B,1,2\n1,A,3,4\n", {"name": ["A", "B"]}),
    ("stops", "a.csv", "name,lat,lon,stop\nB,1,2,2\nA,3,4,1\n", {"name": ["A", "B"], "stop": ["1", "2"]}),
    ("degrees and minutes", "a.csv", "name,lat,lon\nA,54°21′00″N,18°39′W\nB,N 54 30,E 18 30\nC,S5430,18d30m\n", {"lat": [54.35, 54.5, -54.5], "lon": [-18.65, 18.5, 18.5]}),
    ("decimal commas in quotes", "a.csv", 'name,lat,lon\nA,"54,35","18,65"\n', {"lat": [54.35], "lon": [18.65]}),
    ("one cell", "a.csv", 'name,Coordinates\nA,"54.35, 18.65"\nB,"54,5; 18,5"\n', {"lat": [54.35, 54.5], "lon": [18.65, 18.5]}),
    ("seven places moved", "a.csv", "name,latE7,lonE7\nA,543500000,186500000\n", {"lat": [54.35], "lon": [18.65]}),
    ("UTM", "a.csv", "name,Zone,Easting,Northing\nA,34U,362345,5567890\n", {"lat": [50.247114]}),
    ("MGRS", "a.csv", "name,MGRS\nA,34U CA 12345 67890\n", {"lat": [50.23336]}),
    ("Plus Code", "a.csv", "name,Plus Code\nA,9F4MGCHC+XX\n", {"lat": [52.529937]}),
    ("WKT", "a.csv", 'WKT,name\n"POINT (18.65 54.35)",A\n', {"lat": [54.35], "lon": [18.65]}),
    ("address of a map", "a.csv", "name,GPS\nA,\"https://maps.example/@54.35,18.65,12z\"\n", {"lat": [54.35]}),
    ("beyond 180", "a.csv", "name,lat,lon\nA,-13.8,188.2\n", {"lon": [-171.8]}),
    ("turned", "a.csv", "name,lat,lon\nA,151.2,-33.8\nB,144.9,-37.8\n", {"lat": [-33.8, -37.8]}),
    ("days in words", "a.csv", "name,lat,lon,start\nA,1,2,24 marca 1942\nB,1,3,24-28 March 1942\nC,1,4,about 216 BC\nD,1,5,the 1940s\n", {"start": ["1942-03-24", "1942-03-24", "-0215~", "194X"], "end": [None, "1942-03-28", None, None]}),
    ("months first", "a.csv", "name,lat,lon,start\nA,1,2,06/08/2025\nB,1,3,06/25/2025\n", {"start": ["2025-06-08", "2025-06-25"]}),
    ("numbers of days", "a.csv", "name,lat,lon,start\nA,1,2,15424\n", {"start": ["1942-03-24"]}),
    ("countries and transport", "a.csv", "Date,Place,Country,Transport\n1907-04-03,Tarnów,Poland,\n1907-04-12,Bremen,Germany,train\n", {"name": ["Tarnów", "Bremen"], "country": ["Poland", "Germany"]}),
    ("Windows-1251", "a.csv", "name,lat,lon\nКазань,55.8,49.1\n".encode("cp1251"), {"name": ["Казань"]}),
    ("Windows-1252", "a.csv", "name,lat,lon,text\nBesançon,47,6,Noël à pied\n".encode("cp1252"), {"name": ["Besançon"], "text": ["Noël à pied"]}),
    ("Windows-1250", "a.csv", "name,lat,lon\nŁódź,51.8,19.5\n".encode("cp1250"), {"name": ["Łódź"]}),
    ("KOI8-R", "a.csv", "Город,Широта,Долгота\nКазань,55.8,49.1\n".encode("koi8_r"), {"name": ["Казань"]}),
    ("Mac Roman", "a.csv", "Ort;Breite;Länge\nMünchen;48,1;11,5\n".encode("mac_roman"), {"name": ["München"]}),
    ("Shift-JIS", "a.csv", "地名,lat,lon\n東京,35.7,139.7\n".encode("cp932"), {"name": ["東京"]}),
    ("Big5", "a.csv", "name,lat,lon,text\n敦煌,40,94,終點到了\n".encode("big5"), {"name": ["敦煌"]}),
    ("GB 18030", "a.csv", "name,lat,lon,text\n北京,40,116,出发\n".encode("gb18030"), {"name": ["北京"]}),
    ("UTF-16 without a mark", "a.csv", "name,lat,lon\nŁódź,51.8,19.5\n".encode("utf-16-le"), {"name": ["Łódź"]}),
)  # fmt: skip

FORMATS: Sequence[Case] = (
    ("KMZ", "a.kmz", packed(doc__kml=KML.format(MARK.format("A", "", 2, 1))), {"name": ["A"], "lat": [1.0]}),
    ("KMZ called KML", "a.kml", packed(doc__kml=KML.format(MARK.format("A", "", 2, 1))), {"name": ["A"]}),
    ("HTML and data", "a.kml", KML.format(MARK.format("A", "<description><![CDATA[<img src='x.jpg'/><br>One <b>night</b>.]]></description><ExtendedData><Data name='data'><value>13.04.1940</value></Data></ExtendedData>", 2, 1)), {"text": ["One **night**."], "start": ["1940-04-13"]}),
    ("times", "a.kml", KML.format(MARK.format("A", "<TimeSpan><begin>1940-05</begin><end>1941</end></TimeSpan>", 2, 1)), {"start": ["1940-05"], "end": ["1941"]}),
    ("address", "a.kml", KML.format("<Placemark><name>A</name><address>Lviv, Ukraine</address></Placemark>"), {"modern": ["Lviv, Ukraine"], "lat": [""]}),
    ("folders", "a.kml", KML.format("".join(f"<Folder><name>{year}</name>{MARK.format(name, '', 2, lat)}</Folder>" for year, name, lat in (("1914", "A", 1), ("1915", "B", 3)))), {"chapter": ["1914", "1915"]}),
    ("waypoints by time", "a.gpx", GPX.format('<wpt lat="1" lon="2"><time>2020-06-03T10:00:00Z</time><name>B</name></wpt><wpt lat="3" lon="4"><time>2020-06-01T10:00:00Z</time><name>A</name></wpt>'), {"name": ["A", "B"], "start": ["2020-06-01", "2020-06-03"]}),
    ("blank line before XML", "a.gpx", "\n" + GPX.format('<wpt lat="1" lon="2"><name>A</name></wpt>'), {"name": ["A"]}),
    ("other properties", "a.geojson", points(({"miejscowosc": "A", "opis": "<p>x</p>", "data": "1657"}, point(2, 1))), {"name": ["A"], "text": ["x"], "start": ["1657"]}),
    ("a bad feature", "a.geojson", points(({"name": "A"}, point(2, 1)), ({"name": "B"}, point(2, 100))), {"name": ["A"]}),
    ("heights, points, empty", "a.geojson", points(({"name": "A"}, {"type": "MultiPoint", "coordinates": [[2, 1, 5]]}), ({"name": "B"}, None)), {"name": ["A"]}),
    ("beyond 180 degrees", "a.geojson", points(({"name": "A"}, point(188.2, -13.8))), {"lon": [-171.8]}),
    ("another system", "a.geojson", points(({"name": "A"}, point(2226389.82, 6800125.45)), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}), {"lat": [52.0], "lon": [20.0]}),
    ("areas alone", "a.geojson", points(({"name": "A"}, {"type": "Polygon", "coordinates": [[[0, 0], [0, 2], [2, 2], [2, 0], [0, 0]]]})), {"name": ["A"], "lat": [1.0], "lon": [1.0]}),
    ("uMap", "a.umap", json.dumps({"type": "umap", "properties": {"name": "M"}, "layers": [{"type": "FeatureCollection", "_umap_options": {"name": "L"}, "features": [{"type": "Feature", "properties": {"name": "A"}, "geometry": point(2, 1)}]}]}), {"name": ["A"]}),
    ("StoryMapJS", "a.json", json.dumps({"storymap": {"slides": [{"type": "overview", "text": {"headline": "T"}}, {"location": {"lat": 1, "lon": 2, "name": "A"}, "text": {"headline": "H", "text": "<p>x</p>"}}]}}), {"name": ["A"], "title": ["H"], "text": ["x"]}),
    ("TimelineJS", "a.json", json.dumps({"events": [{"start_date": {"year": "1942", "month": "3"}, "text": {"headline": "A", "text": "x"}}]}), {"name": ["A"], "start": ["1942-03"]}),
    ("Google's timeline", "a.json", json.dumps({"semanticSegments": [{"startTime": "2024-05-01T08:00:00Z", "endTime": "2024-05-02T09:00:00Z", "visit": {"topCandidate": {"placeLocation": {"latLng": "1.5°, 2.5°"}}}}]}), {"lat": [1.5], "start": ["2024-05-01"], "end": ["2024-05-02"]}),
    ("Google's older history", "a.json", json.dumps({"timelineObjects": [{"placeVisit": {"location": {"latitudeE7": 10000000, "longitudeE7": 20000000, "name": "A"}, "duration": {"startTimestamp": "2020-01-02T08:00:00Z"}}}]}), {"name": ["A"], "lat": [1.0], "start": ["2020-01-02"]}),
    ("objects", "a.json", json.dumps([{"city": "A", "location": {"lat": 1, "lng": 2}}]), {"name": ["A"], "lat": [1.0]}),
    ("Linked Places", "a.jsonld", json.dumps({"type": "FeatureCollection", "@context": "https://x.org/linked-places/c.jsonld", "features": [{"type": "Feature", "@id": "x/1", "properties": {"title": "A"}, "names": [{"toponym": "A"}], "geometry": {"type": "GeometryCollection", "geometries": [point(2, 1)]}, "descriptions": [{"value": "x"}]}]}), {"name": ["A"], "text": ["x"], "lat": [1.0]}),
    ("LP-TSV", "a.tsv", "id\ttitle\ttitle_source\tattestation_year\tstart\tgeowkt\tlon\tlat\n1\tA\tx\t1191\t\tPOINT(2 1)\t\t\n", {"name": ["A"], "start": ["1191"], "lat": [1.0]}),
)  # fmt: skip

# A name, a file's name, its content, the legs' ends and modes, and the number of stops.
LEGS: Sequence[tuple[str, str, str, Sequence[tuple[str, str, str]], int]] = (
    ("from and to", "a.csv", "from,to,mode\nGrodno,Pskov,train\nPskov,Narva,march\n", [("grodno", "pskov", "rail"), ("pskov", "narva", "foot")], 3),
    ("from and to in German", "a.csv", "Von;Nach;Verkehrsmittel\nGrodno;Pskov;Zug\n", [("grodno", "pskov", "rail")], 2),
    ("a mode in each row", "a.csv", "Place,Transport\nA,\nB,statek\nC,samolot\n", [("a", "b", "ship"), ("b", "c", "air")], 3),
    ("points beside a line", "a.geojson", points(*(({"name": n}, point(x, 50)) for n, x in (("A", 20), ("C", 22), ("B", 21))), ({}, {"type": "LineString", "coordinates": [[20, 50], [20.5, 50.3], [21, 50], [22, 50]]})), [("a", "b", ""), ("b", "c", "")], 3),
    ("pieces that meet", "trail.geojson", points(*(({}, {"type": "LineString", "coordinates": [[x, 50], [x + 0.5, 50.2], [x + 1, 50]]}) for x in (20, 21))), [("trail_start", "trail", ""), ("trail", "trail_end", "")], 2),
    ("a loop", "loop.gpx", GPX.format(track((20, 50), (20.8, 50.4), (20.3, 50.8), (20, 50))), [("loop_start", "loop", ""), ("loop", "loop_start", "")], 1),
    ("tracks near each other", "a.gpx", GPX.format(track((8.178, 48.28), (8.184, 48.282)) + track((8.3, 48.29), (8.29, 48.296))), [("a_1_start", "a_1_end", ""), ("a_2_start", "a_2_end", "")], 4),
    ("plan and way", "a.gpx", GPX.format('<rte><rtept lat="50" lon="20"/><rtept lat="50.5" lon="21"/></rte>' + track((20, 50), (20.4, 50.3), (21, 50.5))), [("a_start", "a_end", "")], 2),
    ("newest first", "a.gpx", GPX.format(track((22, 52), (21, 51), (20, 50), times=("2018-01-24T09:00:00Z", "2018-01-23T09:00:00Z", "2018-01-22T09:00:00Z"))), [("a_start", "a_end", "")], 2),
    ("named points of a route", "a.gpx", GPX.format('<rte><rtept lat="46" lon="14.5"><name>A</name></rtept><rtept lat="46.2" lon="14.3"><name>B</name></rtept></rte>'), [("a", "b", "")], 2),
    ("nameless points with times", "a.csv", "timestamp,lat,lon\n2020-01-01T10:00:00Z,50,20\n2020-01-01T11:00:00Z,50.1,20.2\n2020-01-01T12:00:00Z,50.2,20.1\n", [("a_start", "a_end", "")], 2),
    ("WKT lines", "a.csv", 'WKT,name\n"LINESTRING (20 50, 20.5 50.2, 21 50)",\n"POINT (20 50)",A\n"POINT (21 50)",B\n', [("a", "b", "")], 2),
    ("one place", "a.txt", "Alone\n", [], 1),
)  # fmt: skip


def made(name: str, content: str | bytes) -> Draft:
    return draft_of(name, content if isinstance(content, bytes) else content.encode())


def cells(draft: Draft, column: str) -> list[Any]:
    return [row.get(column) for row in draft.places]


def misread(cases: Iterable[Case]) -> Mapping[str, Any]:
    """Of the cases that are read otherwise than expected, what stands in the columns they name."""
    wrong = {}
    for what, name, content, expected in cases:
        draft = made(name, content)
        seen = {column: cells(draft, column) for column in expected}
        if seen != expected:
            wrong[what] = seen
    return wrong


def test_tables_and_lists_give_these_places() -> None:
    assert misread(TABLES) == {}


def test_files_of_other_programs_give_these_places() -> None:
    assert misread(FORMATS) == {}


def test_lines_and_lists_of_legs_give_these_legs_and_stops() -> None:
    wrong = {}
    for what, name, content, legs, stops in LEGS:
        draft = made(name, content)
        seen = [
            (leg["from"], leg["to"], leg.get("mode", ""))
            for route in draft.routes.values()
            for leg in route
        ]
        count = sum("stop" in row for row in draft.places)
        if (seen, count) != (legs, stops):
            wrong[what] = (seen, count)
    assert wrong == {}


def test_what_is_left_out_is_told_by_name_and_line() -> None:
    told = {
        "columns": made("a.csv", "name,lat,lon,Hotel,Km\nA,1,2,Park,3\n").remarks,
        "a date": made("a.csv", "name,lat,lon,start\nA,1,2,Whitsun 1942\n").remarks,
        "either": made("a.csv", "name,lat,lon,start\nA,1,2,06/08/2025\n").remarks,
    }
    assert told["columns"] == ("  left out: Hotel, Km (no column of a story means the same)",)
    assert told["a date"][0].startswith('  left out: line 2, start: "Whitsun 1942"; write it such')
    assert told["either"][0].startswith("  dates such as 06/08/2025 are read with the day first")
