"""Folders as spreadsheets and people write them, read to the same atlas."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itinerarium.check import check
from itinerarium.problems.report import to_json, to_text
from itinerarium.read import read_folder
from itinerarium.vocabulary.atlas import Atlas, Cell
from itinerarium.vocabulary.errors import DataError, Problem
from tests.stories import GOOD_STORY, REPOSITORY, problems_of, write_story

DATA = REPOSITORY / "tests" / "data" / "dialects"
PLACES = (DATA / "places.csv").read_text(encoding="utf-8")
ROUTE = (DATA / "main.csv").read_text(encoding="utf-8")


def semicolons(text: str) -> str:
    changed = text.replace("Two, lines", "Two\0 lines").replace(",", ";").replace("\0", ",")
    return changed.replace("Lodz;Litzmannstadt@de", '"Lodz;Litzmannstadt@de"')


def tabs(text: str) -> str:
    return text.replace("Two, lines", "Two\0 lines").replace(",", "\t").replace("\0", ",")


def decimal_commas(text: str) -> str:
    return re.sub(r"(?<=\d)\.(?=\d)", ",", text)


def other_order(text: str) -> str:
    """The columns ``id`` and ``name``, or ``from`` and ``to``, changed about."""
    return re.sub(r"^(id|from|lodz|na),([^,]*)", r"\2,\1", text, flags=re.MULTILINE)


def utf_16(text: str) -> bytes:
    return text.encode("utf-16")


def excel_headings(text: str) -> str:
    spaced = text.replace("id,name", " ID , Name ").replace("from,to", "FROM, To")
    return spaced.replace("accuracy_km", "Accuracy km")


def blank_rows(text: str) -> str:
    return "\n\n" + re.sub("^(na|lodz),", r"\n\1,", text, flags=re.MULTILINE)


def trailing_cells(text: str) -> str:
    """Three more empty cells in every row; a line inside a cell is none."""
    return re.sub(r"(?<!lines)(?<!\n)\n", ",,,\n", text)


DIALECTS: dict[str, Callable[[str], str | bytes]] = {
    "UTF-8": lambda text: text,
    "UTF-8 with a byte order mark": lambda text: "\ufeff" + text,
    "UTF-16, little end first": lambda text: ("\ufeff" + text).encode("utf-16-le"),
    "UTF-16, big end first": lambda text: ("\ufeff" + text).encode("utf-16-be"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "Excel's Unicode text": lambda text: utf_16(tabs(text).replace("\n", "\r\n")),
    "Windows-1250": lambda text: text.encode("cp1250"),
    "semicolons": semicolons,
    "semicolons and decimal commas": lambda text: decimal_commas(semicolons(text)),
    "Polish Excel": lambda text: decimal_commas(semicolons(text)).encode("cp1250"),
    "tabs": tabs,
    "tabs and decimal commas": lambda text: decimal_commas(tabs(text)),
    "Excel's separator line": lambda text: "sep=;\n" + semicolons(text),
    "Excel's separator line in quotation marks": lambda text: '"sep=,"\r\n' + text,
    "columns in another order": other_order,
    "headings with spaces and capitals": excel_headings,
    "longer headings": lambda text: text.replace("lat,lon", "Latitude,Longitude"),
    "quotation marks round a heading": lambda text: re.sub("^(id|from)", r'"\1"', text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "no line end at the end": lambda text: text.rstrip("\n"),
    "spaces around cells": lambda text: text.replace("lodz,", " lodz ,"),
    "a minus sign of typographers": lambda text: text.replace("-33", "−33"),
    "blank rows": blank_rows,
    "rows of empty cells": lambda text: text + ",,,,\n,,\n , \n",
    "trailing empty cells": trailing_cells,
}


def without_lines(atlas: Atlas) -> Atlas:
    """The atlas without its folder and without where each row stood."""
    return replace(
        atlas,
        folder=Path(),
        title={},
        places=tuple(replace(place, cell=Cell("", 0)) for place in atlas.places),
        routes=tuple(
            replace(route, legs=tuple(replace(leg, cell=Cell("", 0)) for leg in route.legs))
            for route in atlas.routes
        ),
    )


def read(folder: Path, places: str | bytes, route: str | bytes) -> Atlas:
    files = {"places.csv": places, "routes/main.csv": route}
    return without_lines(check(read_folder(write_story(folder, files))).atlas)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_is_read_to_the_same_atlas(tmp_path: Path, dialect: str) -> None:
    written = DIALECTS[dialect]
    plain = read(tmp_path / "plain", PLACES, ROUTE)
    assert read(tmp_path / "other", written(PLACES), written(ROUTE)) == plain


def test_the_plain_dialect_is_read_as_written(tmp_path: Path) -> None:
    files = {"places.csv": PLACES, "routes/main.csv": ROUTE}
    first, second = check(read_folder(write_story(tmp_path, files))).atlas.places
    assert first.name == {"en": "Łódź"}
    assert first.text == {"en": 'Two, lines\n\nand a "quotation"'}
    assert (first.lat, first.lon, first.accuracy_km) == (51.77, 19.45, 1.5)
    assert [(one.name, one.language) for one in first.variants] == [
        ("Lodz", ""),
        ("Litzmannstadt", "de"),
    ]
    assert (second.id, second.name, second.lat, second.cell) == (
        "na",
        {"en": "NA"},
        -33.9,
        Cell("places.csv", 5),
    )


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    text = 'sep=,\r\n\r\nid,name,lat,lon\r\na,"two\r\nlines",1,2\r\n\r\nb,B,x,2\r\n'
    files = {"places.csv": text, "routes/main.csv": "from,to\na,b\n"}
    problems = problems_of(write_story(tmp_path, files))
    assert [(one.code, one.line, one.column, one.excerpt) for one in problems] == [
        ("P304", 7, 3, "b,B,x,2")
    ]


def test_a_line_separator_inside_a_cell_is_no_new_line(tmp_path: Path) -> None:
    text = "id,name,lat,lon\na,A\u2028A\x0b\x85,1,2\nb,B,1,2\n"
    files = {"places.csv": text, "routes/main.csv": "from,to\na,b\n"}
    places = check(read_folder(write_story(tmp_path, files))).atlas.places
    assert [(place.name, place.cell.line) for place in places] == [
        ({"en": "A\u2028A"}, 2),
        ({"en": "B"}, 3),
    ]


def test_linked_places_headings_are_understood(tmp_path: Path) -> None:
    text = (
        "id,title,title_source,fclasses,types,ccodes,variants,"
        "start,end,lon,lat,geo_source,description\n"
        "a,Anzali,An atlas,P,Port,IR,Pahlevi,1935,1980,49.46,37.47,GeoNames,A port.\n"
    )
    files = {"places.csv": text, "routes/main.csv": "from,to\na,b\n"}
    sheets = read_folder(write_story(tmp_path, files))
    assert sheets.problems == ()
    assert sheets.places is not None
    assert [(column.name, column.heading) for column in sheets.places.columns] == [
        ("id", "id"),
        ("name", "title"),
        ("kind", "types"),
        ("variants", "variants"),
        ("start", "start"),
        ("end", "end"),
        ("lon", "lon"),
        ("lat", "lat"),
        ("text", "description"),
    ]


def test_without_ids_places_are_named_by_their_names(tmp_path: Path) -> None:
    files = {
        "places.csv": "name,lat,lon\nMonte Cassino,41.49,13.81\nŁódź,51.77,19.45\n",
        "routes/main.csv": "from,to\nŁódź,Monte Cassino\n",
    }
    atlas = check(read_folder(write_story(tmp_path, files))).atlas
    assert [place.id for place in atlas.places] == ["monte_cassino", "lodz"]
    assert [(leg.origin, leg.destination) for leg in atlas.routes[0].legs] == [
        ("lodz", "monte_cassino")
    ]


def test_without_names_places_are_called_by_their_ids(tmp_path: Path) -> None:
    files = {
        "places.csv": "id,lat,lon\nmonte_cassino,41.49,13.81\nlodz,51.77,19.45\n",
        "routes/main.csv": "from,to\nlodz,monte_cassino\n",
    }
    atlas = check(read_folder(write_story(tmp_path, files))).atlas
    assert [place.name for place in atlas.places] == [{"en": "Monte Cassino"}, {"en": "Lodz"}]


def test_a_text_column_may_stand_once_per_language(tmp_path: Path) -> None:
    files = {
        "places.csv": "id,name,name_pl,lat,lon\na,London,Londyn,51,0\nb,Paris,,48,2\n",
        "routes/main.csv": "from,to,text_pl\na,b,Statkiem\n",
    }
    atlas = check(read_folder(write_story(tmp_path, files))).atlas
    assert atlas.languages == ("en", "pl")
    assert [place.name for place in atlas.places] == [
        {"en": "London", "pl": "Londyn"},
        {"en": "Paris"},
    ]
    assert atlas.routes[0].legs[0].text == {"pl": "Statkiem"}


def test_a_language_is_what_stands_after_the_longest_column_name(tmp_path: Path) -> None:
    headings = "id,name,name_pl,lat,lon,quote_by_pl,people_note_pl,text_pt_br,image_alt_pl"
    files = {"places.csv": f"{headings}\n", "routes/main.csv": "from,to\n"}
    table = read_folder(write_story(tmp_path, files)).places
    assert table is not None
    assert [(column.name, column.language) for column in table.columns] == [
        ("id", ""),
        ("name", ""),
        ("name", "pl"),
        ("lat", ""),
        ("lon", ""),
        ("quote_by", "pl"),
        ("people_note", "pl"),
        ("text", "pt-br"),
        ("image_alt", "pl"),
    ]


def test_a_language_may_have_a_region(tmp_path: Path) -> None:
    files = {
        "places.csv": "id,name,name_pt_br,lat,lon\na,Moscow,Moscou,55,37\nb,Paris,,48,2\n",
        "routes/main.csv": "from,to\na,b\n",
        "story.toml": 'languages = ["en", "pt-BR"]\ntitle = "Way"\ntitle_pt_br = "Caminho"\n',
    }
    checked = check(read_folder(write_story(tmp_path, files)))
    assert checked.warnings == ()
    assert checked.atlas.languages == ("en", "pt-br")
    assert checked.atlas.title == {"en": "Way", "pt-br": "Caminho"}
    assert checked.atlas.places[0].name == {"en": "Moscow", "pt-br": "Moscou"}


def test_the_head_of_the_story_comes_from_story_toml(tmp_path: Path) -> None:
    files = {
        "story.toml": (
            'title = "Road"\ntitle_pl = "Droga"\nlanguages = ["en", "pl"]\n'
            '[strands.main]\ntitle = "Army"\ncolour = "#A1B"\n'
            '[sources.x]\ntext = "A book"\nurl = "https://example.org/"\n'
            '[[strength]]\ndate = "1942"\npeople = 2\nsources = ["x"]\n'
            '[[strength]]\ndate = "1941"\npeople = 1\n'
        )
    }
    atlas = check(read_folder(write_story(tmp_path, files))).atlas
    assert atlas.title == {"en": "Road", "pl": "Droga"}
    assert [(route.id, route.title, route.colour) for route in atlas.routes] == [
        ("main", {"en": "Army"}, "#aa11bb")
    ]
    assert {key: (one.text, one.url) for key, one in atlas.sources.items()} == {
        "x": ("A book", "https://example.org/")
    }
    assert [(one.date.edtf, one.people, one.sources) for one in atlas.strength] == [
        ("1941", 1, ()),
        ("1942", 2, ("x",)),
    ]


def test_routes_stand_in_the_order_of_the_strands_then_of_their_names(tmp_path: Path) -> None:
    files = {f"routes/{name}.csv": GOOD_STORY["routes/main.csv"] for name in ("a", "b", "Big Road")}
    toml = '[strands.main]\ntitle = "M"\n[strands.b]\ntitle = "B"\n'
    atlas = check(read_folder(write_story(tmp_path, {**files, "story.toml": toml}))).atlas
    assert [(route.id, route.title["en"]) for route in atlas.routes] == [
        ("main", "M"),
        ("b", "B"),
        ("big_road", "Big Road"),
        ("a", "A"),
    ]


GPX = (
    '<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>'
    '<trkpt lat="51.7" lon="55.1"/><trkpt lat="41.3" lon="69.2"/></trkseg></trk></gpx>'
)
KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><LineString><coordinates>'
    "55.1,51.7,0 69.2,41.3</coordinates></LineString></Placemark></kml>"
)
GEOJSON = (
    '{"type": "Feature", "properties": null, "geometry": '
    '{"type": "LineString", "coordinates": [[55.1, 51.7], [69.2, 41.3, 8]]}}'
)


@pytest.mark.parametrize(
    ("name", "text"), [("way.gpx", GPX), ("way.kml", KML), ("way.geojson", GEOJSON)]
)
def test_a_leg_may_have_its_real_line_in_a_file(tmp_path: Path, name: str, text: str) -> None:
    files = {
        "routes/main.csv": f"from,to,shape\norenburg,tashkent,{name}\n",
        f"routes/{name}": text,
    }
    atlas = check(read_folder(write_story(tmp_path, files))).atlas
    assert atlas.routes[0].legs[0].shape == ((55.1, 51.7), (69.2, 41.3))


def test_layers_are_overlays_titled_by_story_toml_or_by_themselves(tmp_path: Path) -> None:
    feature = GEOJSON
    head = '"type": "FeatureCollection", "title": "Front", "shown": false'
    files = {
        "layers/borders_1938.geojson": feature,
        "layers/front.geojson": f'{{{head}, "features": [{feature}]}}',
        "layers/seas.geojson": feature,
        "story.toml": '[layers.seas]\ntitle = "Seas"\n',
    }
    overlays = check(read_folder(write_story(tmp_path, files))).atlas.overlays
    assert [(one.id, one.title, one.shown, len(one.features)) for one in overlays] == [
        ("seas", {"en": "Seas"}, True, 1),
        ("borders_1938", {"en": "Borders 1938"}, True, 1),
        ("front", {"en": "Front"}, False, 1),
    ]
    assert overlays[0].features[0].properties == {}


def assert_atlas_or_problems(folder: Path) -> None:
    """A folder is an atlas with warnings at most, or a DataError with an error; both are said."""
    refused: tuple[Problem, ...] | None = None
    try:
        warned = check(read_folder(folder)).warnings
    except DataError as error:
        refused = error.problems
    problems = warned if refused is None else refused
    assert ("error" in {one.severity for one in problems}) == (refused is not None)
    text = to_text(problems).encode().decode()
    assert [one.code for one in problems if f" {one.code} " not in text] == []
    assert len(json.loads(to_json(problems))) == len(problems)


CSV_TEXT = st.text(
    st.sampled_from(list('idnamelto_,;\t"\n\r0123456789.-°′Ł \0\ufeff\u2028|=')), max_size=120
)
TOML_TEXT = st.text(st.sampled_from(list("abtile=[]{}\"\n.,#05-'_ str")), max_size=80)
FUZZ = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)


@FUZZ
@given(places=CSV_TEXT, route=CSV_TEXT, head=st.booleans())
def test_any_text_in_the_tables_gives_an_atlas_or_a_data_error(
    tmp_path: Path, places: str, route: str, head: bool
) -> None:
    files: dict[str, str | bytes | bool] = {
        "places.csv": "id,name,lat,lon,start,people\n" * head + places,
        "routes/main.csv": "from,to,via,mode\n" * head + route,
    }
    assert_atlas_or_problems(write_story(tmp_path, files))


@FUZZ
@given(places=st.binary(max_size=80), other=st.binary(max_size=60), text=TOML_TEXT)
def test_any_bytes_in_any_file_give_an_atlas_or_a_data_error(
    tmp_path: Path, places: bytes, other: bytes, text: str
) -> None:
    files: dict[str, str | bytes | bool] = {
        "places.csv": places,
        "routes/main.csv": b"from,to,shape\norenburg,tashkent,a.gpx\norenburg,tashkent,a.kml\n",
        "routes/a.gpx": b"<gpx>" + other,
        "routes/a.kml": other,
        "layers/a.geojson": other,
        "story.toml": text,
    }
    assert_atlas_or_problems(write_story(tmp_path, files))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "geometry", "coordinates", "features", "properties", "name"]),
            inner | st.sampled_from(["Feature", "FeatureCollection", "LineString", "Polygon"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@FUZZ
@given(value=JSON)
def test_any_json_as_a_layer_gives_an_atlas_or_a_data_error(tmp_path: Path, value: object) -> None:
    text = json.dumps(value)
    files: dict[str, str | bytes | bool] = {
        "layers/a.geojson": text,
        "routes/main.csv": "from,to,shape\norenburg,tashkent,a.json\n",
        "routes/a.json": text,
    }
    assert_atlas_or_problems(write_story(tmp_path, files))
