"""The shipped layers: small, told honestly, and with the border towns on their right sides."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import shapely
from pyproj import Geod
from shapely.ops import polygonize

from itinerarium.vocabulary.day import Day
from itinerarium.vocabulary.edtf import parse_date
from tests.stories import REPOSITORY, problems_of, write_story

LAYERS = REPOSITORY / "layers"
NAMES = sorted(path.stem for path in (LAYERS / "drawn").glob("*.toml"))
LONGEST_FILE, ALL_FILES = 90_000, 300_000
POLAND_1939_KM2 = 389_720
"""Mały Rocznik Statystyczny 1939: 388,634 km² and the part of Teschen taken in 1938."""
LOST_KM2 = 180_000
"""Rocznik Statystyczny 1947: 388,634 km² before the war, of which the east was some 180,000 km²."""
LOST = {
    "Lwów": (24.03, 49.84),
    "Wilno": (25.28, 54.69),
    "Brześć": (23.72, 52.09),
    "Drohobycz": (23.50, 49.35),
    "Ustrzyki": (22.60, 49.43),
}
KEPT = {
    "Białystok": (23.16, 53.13),
    "Przemyśl": (22.77, 49.78),
    "Bełz": (24.01, 50.385),
    "Suwałki": (22.93, 54.10),
}
"""On both sides of the border before the exchange of 1951."""
COAST = [
    (18.05, 54.83),
    (18.35, 54.85),
    (18.85, 54.62),
    (18.5, 54.7),
    (18.58, 54.5),
    (18.56, 54.46),
]

IN_POLAND = {
    "Gdynia": (18.53, 54.52),
    "Kartuzy": (18.20, 54.33),
    "Tczew": (18.78, 54.09),
    "Chojnice": (17.56, 53.70),
    "Zbąszyń": (15.92, 52.25),
    "Leszno": (16.57, 51.84),
    "Kępno": (17.99, 51.28),
    "Lubliniec": (18.68, 50.67),
    "Chorzów": (18.97, 50.30),
    "Karwina": (18.54, 49.86),
    "Zakopane": (19.95, 49.30),
    "Krynica": (20.96, 49.42),
    "Worochta": (24.57, 48.29),
    "Śniatyn": (25.56, 48.45),
    "Zaleszczyki": (25.73, 48.65),
    "Czortków": (25.80, 49.02),
    "Podwołoczyska": (26.13, 49.53),
    "Ostróg": (26.52, 50.33),
    "Korzec": (27.16, 50.62),
    "Rokitno": (27.21, 51.28),
    "Łuniniec": (26.80, 52.25),
    "Nieśwież": (26.68, 53.22),
    "Stołpce": (26.73, 53.48),
    "Radoszkowicze": (27.23, 54.16),
    "Dokszyce": (27.76, 54.89),
    "Dzisna": (28.21, 55.56),
    "Brasław": (27.04, 55.64),
    "Wilno": (25.28, 54.69),
    "Troki": (24.93, 54.64),
    "Druskieniki": (23.98, 54.02),
    "Sejny": (23.35, 54.11),
    "Grajewo": (22.45, 53.65),
    "Mława": (20.38, 53.11),
    "Działdowo": (20.18, 53.24),
    "Grudziądz": (18.75, 53.48),
}
NOT_IN_POLAND = {
    "Danzig": (18.65, 54.35),
    "Lauenburg": (17.75, 54.54),
    "Bütow": (17.49, 54.17),
    "Schlochau": (17.36, 53.67),
    "Schneidemühl": (16.74, 53.15),
    "Fraustadt": (16.31, 51.80),
    "Gross Wartenberg": (17.72, 51.31),
    "Beuthen": (18.92, 50.35),
    "Gleiwitz": (18.67, 50.29),
    "Ratibor": (18.22, 50.09),
    "Ostrau": (18.29, 49.83),
    "Friedeck": (18.35, 49.69),
    "Uzhhorod": (22.29, 48.62),
    "Yasinia": (24.37, 48.27),
    "Chernivtsi": (25.94, 48.29),
    "Khotyn": (26.49, 48.51),
    "Kamianets-Podilskyi": (26.58, 48.68),
    "Volochysk": (26.22, 49.53),
    "Slavuta": (26.87, 50.30),
    "Olevsk": (27.65, 51.22),
    "Turov": (27.73, 52.07),
    "Kapyl": (27.09, 53.15),
    "Zaslawye": (27.28, 54.01),
    "Byahoml": (28.06, 54.73),
    "Polotsk": (28.77, 55.49),
    "Daugavpils": (26.53, 55.87),
    "Zarasai": (26.25, 55.73),
    "Ukmergė": (24.76, 55.25),
    "Vievis": (24.81, 54.77),
    "Lazdijai": (23.52, 54.23),
    "Goldap": (22.31, 54.31),
    "Lyck": (22.36, 53.83),
    "Neidenburg": (20.42, 53.36),
    "Marienwerder": (18.93, 53.73),
}
SOVIET_SIDE = {"Brześć": (23.72, 52.09), "Białystok": (23.16, 53.13), "Lwów": (24.03, 49.84)}
GERMAN_SIDE = {"Suwałki": (22.93, 54.10), "Chełm": (23.47, 51.14), "Jarosław": (22.67, 50.015)}


def told(name: str) -> dict[str, Any]:
    return dict(json.loads((LAYERS / f"{name}.geojson").read_text(encoding="utf-8")))


def lines(name: str) -> list[shapely.Geometry]:
    shapes = [shapely.from_geojson(json.dumps(one["geometry"])) for one in told(name)["features"]]
    return [shape for shape in shapes if shape.geom_type == "MultiLineString"]


@pytest.fixture(scope="module")
def poland() -> shapely.Polygon:
    """The one area that the border and the coast close round."""
    parts = [*lines("poland-1938"), shapely.LineString(COAST)]
    (area,) = polygonize(shapely.union_all(parts))
    return area


def test_each_layer_is_small_and_all_together_too() -> None:
    sizes = {name: (LAYERS / f"{name}.geojson").stat().st_size for name in NAMES}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}
    assert sum(sizes.values()) <= ALL_FILES


@pytest.mark.parametrize("name", NAMES)
def test_every_line_says_what_it_is_in_both_languages_and_how_exact_and_how_made(name: str) -> None:
    layer = told(name)
    assert all(layer[key] for key in ("title", "title_pl", "note", "note_pl"))
    for feature in layer["features"]:
        properties = feature["properties"]
        assert all(properties[key] for key in ("kind", "name", "name_pl"))
        if feature["geometry"]["type"] != "Point":
            assert 0 < properties["accuracy_km"] <= 40
            assert properties["method"]


@pytest.mark.parametrize("name", NAMES)
def test_no_line_ends_before_it_starts(name: str) -> None:
    for feature in told(name)["features"]:
        start, end = (feature["properties"].get(key) for key in ("start", "end"))
        assert not (start and end) or parse_date(start).earliest <= parse_date(end).latest


def test_the_tool_finds_nothing_wrong_in_any_layer(tmp_path: Path) -> None:
    files = {
        f"layers/{name}.geojson": (LAYERS / f"{name}.geojson").read_text(encoding="utf-8")
        for name in NAMES
    }
    assert problems_of(write_story(tmp_path, files)) == ()


def test_only_the_borders_of_today_are_switched_off_and_say_that_they_did_not_run_so() -> None:
    assert [name for name in NAMES if told(name).get("shown", True) is False] == ["borders-today"]
    assert "did not run so" in told("borders-today")["note"]


def drawn_lines() -> set[str]:
    found = set()
    for path in (LAYERS / "drawn").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {row["line"] for row in csv.DictReader(file)}
    return found


def test_every_drawn_line_is_used() -> None:
    recipes = [tomllib.loads(path.read_text("utf-8")) for path in (LAYERS / "drawn").glob("*.toml")]
    users = [one for recipe in recipes for one in (*recipe["feature"], recipe.get("net", {}))]
    assert drawn_lines() == {line for one in users for line in one.get("drawn", [])}


def test_what_poland_lost_in_the_east_is_as_large_as_is_known_and_holds_its_towns() -> None:
    (lost,) = (
        one
        for one in told("poland-1945")["features"]
        if one["properties"]["kind"] == "lost" and one["geometry"]["type"] == "Polygon"
    )
    area = shapely.from_geojson(json.dumps(lost["geometry"]))
    assert area.is_valid
    size, _ = Geod(ellps="WGS84").geometry_area_perimeter(area)
    assert abs(size) / 1e6 == pytest.approx(LOST_KM2, rel=0.02)
    towns = {town: area.contains(shapely.Point(at)) for town, at in (LOST | KEPT).items()}
    assert towns == dict.fromkeys(LOST, True) | dict.fromkeys(KEPT, False)


BORDERS = {"border", "homeland", "demarcation"}
TOLD = {
    "moscow_pact": ["Left to Germany", "Left to the Soviet Union", "Line of the secret protocol"],
    "danzig": ["German attack, 1 September 1939", "Poland and the Free City of Danzig"],
    "brest": ["Soviet attack, 17 September 1939", "Line of 28 September 1939"],
    "zakopane": ["Line of 28 September 1939"],
    "gulags": ["Annexed by the Soviet Union, 1939", "General Government"],
    "barbarossa": ["German attack, 22 June 1941", "German–Soviet line of 28 September 1939"],
    "kuybyshev": ["German attack on Moscow, October 1941"],
    "shahrisabz": ["Roads to the Afghan border"],
    "pahlevi": ["Soviet zone in Iran"],
    "tobruk": ["Siege of Tobruk, 1941"],
    "taranto": ["Gustav Line, winter 1943 to 1944"],
    "montecassino": ["Gustav Line, winter 1943 to 1944", "Hitler Line, May 1944"],
    "bologna": ["Gothic Line, 1944 to 1945", "Lost to the Soviet Union"],
    "witley": ["Lost to the Soviet Union", "Poland and the Soviet Union", "Poland and Germany"],
}
"""What the text of a stop names that is on the map: the beginning of the layer's name."""


def recipes() -> dict[str, dict[str, Any]]:
    """What each feature of each recipe says, by "file/name"."""
    found = {}
    for path in (LAYERS / "drawn").glob("*.toml"):
        recipe = tomllib.loads(path.read_text("utf-8"))
        for one in recipe["feature"]:
            whole = {**recipe["default"], **one}
            found[f"{path.stem}/{whole['name']}/{whole.get('start')}"] = whole
    return found


def test_each_border_that_ends_has_one_that_follows_or_says_why_none_does() -> None:
    all_ = recipes()
    wrong = [
        key
        for key, one in all_.items()
        if one["kind"] in BORDERS and "end" in one and not is_followed(one, all_)
    ]
    assert wrong == []


def is_followed(one: dict[str, Any], all_: dict[str, dict[str, Any]]) -> bool:
    if "ends_because" in one:
        return bool(one["ends_because"])
    after = parse_date(one["end"]).latest.toordinal() + 1
    return any(
        key.rpartition("/")[0] == one.get("followed_by")
        and parse_date(later["start"]).earliest.toordinal() <= after
        and not ("end" in later and parse_date(later["end"]).latest.toordinal() < after)
        for key, later in all_.items()
    )


def test_each_layer_that_a_text_names_is_on_the_map_on_the_stops_day() -> None:
    with (REPOSITORY / "places.csv").open(encoding="utf-8", newline="") as file:
        days = {
            row["id"]: parse_date(row["start"]).earliest
            for row in csv.DictReader(file)
            if row["stop"]
        }
    shapes = [
        one["properties"]
        for name in NAMES
        if told(name).get("shown", True)
        for one in told(name)["features"]
        if one["geometry"]["type"] != "Point"
    ]
    missing = [
        (stop, name)
        for stop, names in TOLD.items()
        for name in names
        if not any(one["name"].startswith(name) and is_on(one, days[stop]) for one in shapes)
    ]
    assert missing == []


LINE = re.compile(
    r"\b(?:Gustav|Gothic|Hitler|Curzon) Line|[Ll]ine of 28 September 1939|[Ss]iege of \w+"
)


def lines_named(row: dict[str, str]) -> set[tuple[str, str]]:
    told = " ".join(row[column] for column in ("lead", "text", "notes", "question", "answer"))
    return {(row["id"], name) for name in LINE.findall(told)}


def test_each_line_that_a_stop_names_is_among_those_that_are_looked_for() -> None:
    with (REPOSITORY / "places.csv").open(encoding="utf-8", newline="") as file:
        named = {one for row in csv.DictReader(file) if row["stop"] for one in lines_named(row)}
    looked_for = {
        (stop, name)
        for stop, name in named
        if any(name.lower() in layer.lower() for layer in TOLD.get(stop, []))
    }
    assert len(named) > 3
    assert named - looked_for == set()


def is_on(properties: dict[str, Any], day: Day) -> bool:
    start, end = (properties.get(key) for key in ("start", "end"))
    return not (start and parse_date(start).earliest > day) and not (
        end and parse_date(end).latest < day
    )


AREAS_KM2 = {
    "Annexed by Germany": 92_000,
    "General Government, occupied by Germany": 95_000,
    "Annexed by the Soviet Union, 1939": 201_000,
    "Protectorate of Bohemia and Moravia": 48_959,
}
"""Mały Rocznik Statystyczny Polski 1939–1941; for the Protectorate its own yearbook."""


def test_what_was_annexed_and_occupied_is_about_as_large_as_is_known() -> None:
    sizes: dict[str, float] = {}
    for one in told("occupation")["features"]:
        area = shapely.from_geojson(json.dumps(one["geometry"]))
        if area.geom_type.endswith("Polygon"):
            assert area.is_valid
            km2 = abs(Geod(ellps="WGS84").geometry_area_perimeter(area)[0]) / 1e6
            sizes.setdefault(one["properties"]["name"], km2)
    assert {name: sizes[name] for name in AREAS_KM2} == pytest.approx(AREAS_KM2, rel=0.04)


def test_poland_of_1939_is_as_large_as_its_yearbook_says(poland: shapely.Polygon) -> None:
    area, _ = Geod(ellps="WGS84").geometry_area_perimeter(poland)
    assert abs(area) / 1e6 == pytest.approx(POLAND_1939_KM2, rel=0.01)


def test_each_town_lies_on_its_side_of_the_border(poland: shapely.Polygon) -> None:
    held = {
        town: poland.contains(shapely.Point(at)) for town, at in (IN_POLAND | NOT_IN_POLAND).items()
    }
    assert len(held) == len(IN_POLAND) + len(NOT_IN_POLAND)
    assert {town for town in IN_POLAND if not held[town]} == set()
    assert {town for town in NOT_IN_POLAND if held[town]} == set()


def test_the_line_of_1939_parts_poland_as_the_treaty_did(poland: shapely.Polygon) -> None:
    line = shapely.union_all(lines("line-1939-09-28")).buffer(0.02)
    parts = shapely.get_parts(poland.difference(line))
    (east,) = (part for part in parts if part.contains(shapely.Point(SOVIET_SIDE["Lwów"])))
    held = {
        town: east.contains(shapely.Point(at)) for town, at in (SOVIET_SIDE | GERMAN_SIDE).items()
    }
    assert held == dict.fromkeys(SOVIET_SIDE, True) | dict.fromkeys(GERMAN_SIDE, False)
    area, _ = Geod(ellps="WGS84").geometry_area_perimeter(east)
    assert abs(area) / 1e6 == pytest.approx(201_000, rel=0.02)
