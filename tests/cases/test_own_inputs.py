"""Inputs of a further round, each of a kind that failed: tables, lists, dates, formats, modes."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from itinerarium.check.tables.modes import mode_of
from itinerarium.new.dates import span_of
from itinerarium.new.draft import Draft
from itinerarium.new.packed import SourceFile
from itinerarium.new.source import draft_of_files


def draft_of(name: str, text: str | bytes) -> Draft:
    data = text if isinstance(text, bytes) else text.encode()
    return draft_of_files([SourceFile(name, data)])


def column(draft: Draft, name: str) -> list[object]:
    return [row.get(name, "") for row in draft.places]


@pytest.mark.parametrize(
    "headings", ["Wsp. N;Wsp. E", "N;E", "GPS (N);GPS (E)", "Position North;Position East"]
)
def test_two_columns_that_differ_in_a_side_are_a_position(headings: str) -> None:
    draft = draft_of("a.csv", f"Miejsce;{headings};Od\nSłonim;53,09;25,32;1939\nBiała;52;23,1;\n")
    assert column(draft, "lat") == [53.09, 52.0]
    assert column(draft, "lon") == [25.32, 23.1]


def test_a_number_with_a_decimal_comma_is_no_position() -> None:
    draft = draft_of("a.csv", "name;height\nA;53,09\nB;54,12\n")
    assert column(draft, "lat") == ["", ""]
    assert any("height" in line for line in draft.remarks)


def test_a_word_between_others_is_no_language() -> None:
    draft = draft_of("a.csv", "Name of place,Lat,Lon\nKaunas,54.9,23.9\n")
    assert (column(draft, "name"), "languages" in draft.head) == (["Kaunas"], False)


def test_values_inside_others_are_headed_by_their_last_word() -> None:
    draft = draft_of("a.csv", "location.name,location.lat,location.lng\nNairobi,-1.29,36.82\n")
    assert (column(draft, "lat"), column(draft, "lon")) == ([-1.29], [36.82])


def test_departure_and_arrival_are_places_where_they_hold_no_times() -> None:
    text = "Departure,Arrival,Means of transport,Date\nCork,Brest,ferry,10 April 1912\n"
    draft = draft_of("a.csv", text)
    assert column(draft, "name") == ["Cork", "Brest"]
    assert draft.routes["journey"] == [
        {"from": "cork", "to": "brest", "mode": "ship", "start": "1912-04-10"}
    ]
    stays = draft_of("b.csv", "Place,Lat,Lon,Arrival,Departure\nCork,1,2,3 May 1912,4 May 1912\n")
    assert (column(stays, "start"), column(stays, "end")) == (["1912-05-03"], ["1912-05-04"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1) Paris 2) Lyon 3) Marseille", ["Paris", "Lyon", "Marseille"]),
        ("Warszawa - Lublin - Lwów", ["Warszawa", "Lublin", "Lwów"]),
        ("Stratford-upon-Avon", ["Stratford-upon-Avon"]),
        ("Monday: Berlin\nTuesday: Dresden\n", ["Berlin", "Dresden"]),
        ("środa - Kraków\nczwartek - Tarnów\n", ["Kraków", "Tarnów"]),
    ],
)
def test_a_list_in_one_line_or_by_days_of_the_week_is_its_names(
    text: str, names: Sequence[str]
) -> None:
    assert column(draft_of("a.txt", text), "name") == names


def test_days_without_a_year_are_kept_as_text_and_the_line_above_is_the_title() -> None:
    text = "The regiment's way\n\n12 June: Wilno\n20-22 June: Smoleńsk (3 days)\n"
    draft = draft_of("a.txt", text)
    assert draft.head["title"] == "The regiment's way"
    assert column(draft, "name") == ["Wilno", "Smoleńsk"]
    assert column(draft, "start") == ["", ""]
    assert column(draft, "text")[0] == "12 June"


def test_a_country_behind_a_name_is_its_country_and_a_state_is_left_to_the_gazetteer() -> None:
    draft = draft_of("a.txt", "Karlskrona, Sweden\nLwów, Polska\nAtlanta, Georgia\nDover, DE\n")
    assert column(draft, "name") == ["Karlskrona", "Lwów", "Atlanta, Georgia", "Dover, DE"]
    assert column(draft, "country") == ["Sweden", "Polska", "", ""]


def test_a_winter_of_two_years_is_that_of_the_first() -> None:
    span = span_of("in the winter of 1944/45")
    assert span is not None
    assert span.start == "1944-24"


def test_features_on_lines_or_under_any_key_are_read() -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Point", "coordinates": [20, lat]},
        }
        for name, lat in (("A", 50), ("B", 51))
    ]
    lines = "\n".join(map(json.dumps, features))
    assert column(draft_of("a.ndjson", lines), "name") == ["A", "B"]
    under = json.dumps({"version": 1, "locations": features})
    assert column(draft_of("a.json", under), "name") == ["A", "B"]


@pytest.mark.parametrize(
    ("word", "mode"),
    [
        ("by horse-drawn cart", "cart"),
        ("Straßenbahn", "rail"),
        ("rowing boat", "ship"),
        ("Śmigłowiec", "air"),
        ("forced march", "foot"),
        ("minibus", "road"),
        ("reindeer sledge", "sledge"),
    ],
)
def test_more_words_are_modes(word: str, mode: str) -> None:
    assert mode_of(word) == mode


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("euc-kr", "서울"), ("gb18030", "北京"), ("gb18030", "广州"), ("big5", "臺北")],
)
def test_korean_and_chinese_are_told_apart(encoding: str, name: str) -> None:
    said = "여행의 시작" if encoding == "euc-kr" else "旅行"
    text = f"name,lat,lon,text\n{name},37.6,127,{said}\n".encode(encoding)
    assert column(draft_of("a.csv", text), "name") == [name]


def hike(name: str, step: float) -> str:
    points = "".join(
        f'<trkpt lat="{49 + n * step:.6f}" lon="20"><time>2024-07-14T{6 + n // 60:02}:{n % 60:02}:00Z</time></trkpt>'
        for n in range(120)
    )
    return (
        '<gpx version="1.1" creator="own" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>A day in the hills'
        f"</name></metadata><trk><name>{name}</name><trkseg>{points}</trkseg></trk></gpx>"
    )


@pytest.mark.parametrize(("step", "mode"), [(0.0006, "foot"), (0.006, "")], ids=["4 km/h", "40"])
def test_a_track_at_the_pace_of_a_walk_is_on_foot(step: float, mode: str) -> None:
    draft = draft_of("a.gpx", hike("Up", step))
    assert [leg.get("mode", "") for leg in draft.routes["journey"]] == [mode]


def test_a_track_that_is_called_by_its_time_has_the_name_of_the_file() -> None:
    draft = draft_of("a.gpx", hike("2024-07-14 08:02", 0.0006))
    assert column(draft, "name") == ["A day in the hills, start", "A day in the hills, end"]


def folder_of(*marks: tuple[str, str]) -> str:
    inside = "".join(
        f"<Placemark><name>{name}</name>"
        + (f"<Point><coordinates>{at}</coordinates></Point>" if " " not in at else "")
        + (f"<LineString><coordinates>{at}</coordinates></LineString>" if " " in at else "")
        + "</Placemark>"
        for name, at in marks
    )
    return (
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
        f"<Folder><name>1942</name>{inside}</Folder></Document></kml>"
    )


def test_a_line_called_by_a_way_of_travelling_is_of_that_mode_and_a_place_off_it_keeps_its_turn() -> (
    None
):
    marks = (
        ("Tashkent", "69.28,41.31"),
        ("Krasnovodsk", "52.97,40.02"),
        ("Pahlevi", "49.47,37.47"),
        ("Statkiem", "52.97,40.02 49.47,37.47"),
    )
    draft = draft_of("a.kml", folder_of(*marks))
    (legs,) = draft.routes.values()
    assert [leg.get("mode") for leg in legs] == ["ship"]
    stops = {row["name"]: row["stop"] for row in draft.places}
    assert stops == {"Tashkent": 1, "Krasnovodsk": 2, "Pahlevi": 3}


def test_a_column_of_sentences_is_the_text_where_there_is_none() -> None:
    text = (
        "Place,Country today,What\nTykocin,Poland,They leave home.\nPinsk,Belarus,Rain all day.\n"
    )
    draft = draft_of("a.csv", text)
    assert column(draft, "text") == ["They leave home.", "Rain all day."]
    assert column(draft, "country") == ["Poland", "Belarus"]


def test_a_track_of_one_point_is_a_place_and_one_of_points_apart_a_line() -> None:
    gpx = '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Camp</name>{}</trk></gpx>'
    piece = '<trkseg><trkpt lat="{}" lon="20"><time>2024-05-01T10:00:00Z</time></trkpt></trkseg>'
    alone = draft_of("a.gpx", gpx.format(piece.format(50)))
    assert [(row["name"], row["lat"], row["start"]) for row in alone.places] == [
        ("Camp", 50, "2024-05-01")
    ]
    apart = draft_of("a.gpx", gpx.format("".join(piece.format(lat) for lat in (50, 50.1, 50.2))))
    assert column(apart, "lat") == [50, 50.2]
    assert sum(map(len, apart.routes.values())) == 1


def test_several_files_are_titled_by_what_their_names_begin_with() -> None:
    gpx = '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="{}" lon="20"><name>P{}</name></wpt></gpx>'
    titles = [
        draft_of_files(
            [SourceFile(name, gpx.format(n, n).encode()) for n, name in enumerate(names, 50)]
        ).head["title"]
        for names in (["tatra walk 1.gpx", "tatra walk 2.gpx"], ["a.gpx", "b.gpx"])
    ]
    assert titles == ["Tatra Walk", "A"]
