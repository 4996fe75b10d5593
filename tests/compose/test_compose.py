import json
from pathlib import Path
from typing import Any

import pytest

from itinerarium.check.layers.geojson import geometry_of
from itinerarium.compose.media import Embedded
from itinerarium.compose.overlays import overlay_data, shape_lines
from itinerarium.compose.story import compose
from itinerarium.geo.bounding_box import BoundingBox
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.atlas import (
    Atlas,
    Cell,
    Feature,
    Leg,
    Overlay,
    Place,
    Route,
    Source,
    Variant,
)
from itinerarium.vocabulary.edtf import parse_date
from itinerarium.vocabulary.figures import Strength
from itinerarium.vocabulary.media import Medium
from itinerarium.vocabulary.story_parts import page_data
from tests.stories import REPOSITORY

GOLDEN = REPOSITORY / "tests" / "data" / "story.json"


ANY_PICTURE = Embedded("data:", 1, 1)


def story_of(atlas: Atlas, embedded: Embedded = ANY_PICTURE) -> Any:
    media = {medium.path: embedded for medium in atlas.media}
    return page_data(compose(atlas, trace(atlas), media))


def feature(shape: str, coordinates: Any, **properties: Any) -> Feature:
    geometry = {"type": shape, "coordinates": coordinates}
    return Feature(geometry_of({"geometry": geometry}), properties)


PORT = Place(
    id="port",
    name={"en": "Old Port", "pl": "Stary Port"},
    lat=40.02255012345,
    lon=52.9551,
    kind="port",
    rank=1,
    variants=(Variant("Türkmenbaşy", "tk"), Variant("Red Water")),
    modern={"en": "New Port, Somewhere"},
    accuracy_km=2.5,
    start=parse_date("1942-03-24"),
    end=parse_date("1942-04-05"),
    stop=20,
    camera=("start",),
    lead={"en": "Ships wait.", "pl": "Statki czekają."},
    title={"en": "Over the water"},
    text={
        "en": "On **24 March** they came.\n\n [here](https://example.org).",
        "pl": "Przybyli.",
    },
    quote={"en": "We saw the sea."},
    quote_by={"en": "A soldier, *Memoirs*"},
    section={"en": "Exodus"},
    people=0,
    people_note={"en": "left behind"},
    doubt={"en": "*Perhaps* the 25th."},
    sources=("davies",),
    media=("images/port.jpg",),
    question={"en": "Why by ship?"},
    answer={"en": "No railway."},
    notes={"en": "Point at the sea."},
    cell=Cell("places.csv", 2),
)
START = Place("start", {"en": "Start"}, 41.3, 69.25, stop=10)
BEND = Place("bend", {"en": "Bend"}, 39.65, 66.96, kind="waypoint")
LAND = Place("land", {"en": "Landing"}, 37.47, 49.46, stop=30)
SIGHT = Place("sight", {"en": "Sight"}, -0.000001, 30.0, start=parse_date("1942~"))

ATLAS = Atlas(
    folder=Path(),
    title={"en": "A journey", "pl": "Podróż"},
    subtitle={"en": "1942"},
    credit={},
    languages=("en", "pl"),
    places=(PORT, START, BEND, LAND, SIGHT),
    routes=(
        Route(
            id="army",
            title={"en": "Army"},
            colour="#b3202a",
            legs=(
                Leg("start", "bend", "rail"),
                Leg("bend", "port", "rail", people=1200, sources=("davies",)),
                Leg(
                    "port",
                    "land",
                    "ship",
                    start=parse_date("1942-03"),
                    certainty="likely",
                    text={"en": "By *night*."},
                ),
            ),
        ),
    ),
    media=(
        Medium(
            file="images/port.jpg",
            path=Path("port.jpg"),
            kind="picture",
            alt={"en": "A quay"},
            caption={},
            credit={"en": "Museum"},
            transcript={"en": "On the *left* a ship."},
            licence="CC BY-SA 3.0 pl",
            source="https://example.org/port",
        ),
    ),
    sources={"davies": Source("A book", "https://example.org/book"), "unused": Source("Another")},
    strength=(
        Strength(parse_date("1941-10-15"), 38273, ("davies",)),
        Strength(parse_date("1942"), 9),
    ),
    overlays=(
        Overlay(
            id="borders",
            title={"en": "Borders"},
            shown=True,
            features=(
                feature(
                    "Point", [51.0, 42.0], kind="sea", name="Sea", name_pl="Morze", rank=1, angle=30
                ),
                feature("MultiPoint", [[1, 2], [3, 4, 99]], name="Twice", start="1938", end=None),
                feature(
                    "LineString",
                    [[20, 50], [21.1234567, 51]],
                    kind="border",
                    start="1938",
                    end="1939-09",
                ),
                feature("Polygon", [[[0, 0], [1, 0], [1, 1], [0, 0]]], kind="area", name="Field"),
            ),
        ),
    ),
)


def test_a_whole_story_is_composed_exactly_like_this() -> None:
    story = story_of(ATLAS, Embedded("data:port.jpg", 120, 80))
    assert json.loads(json.dumps(story)) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_a_story_is_the_same_each_time_and_plain_json() -> None:
    def written() -> str:
        story = story_of(ATLAS)
        return json.dumps(story, allow_nan=False)

    assert written() == written()
    assert "-0.0" not in written()


def test_two_places_and_a_leg_are_enough() -> None:
    places = (Place("a", {"en": "A"}, 50.0, 20.0), Place("b", {"en": "B"}, 50.0, 21.0))
    route = Route("r", {"en": "R"}, "#000000", (Leg("a", "b"),))
    story = story_of(Atlas(Path(), {"en": "T"}, {}, {}, ("en",), places, (route,)))
    assert story["stops"] == []
    assert story["km"] == story["kmByMode"]["road"] == 71.7
    assert story["places"][0] == {
        "id": "a",
        "name": {"en": "A"},
        "lat": 50.0,
        "lon": 20.0,
        "kind": "",
        "rank": 3,
    }
    assert story["routes"][0]["legs"] == [
        {
            "n": 1,
            "from": "a",
            "to": "b",
            "mode": "road",
            "km": 71.7,
            "line": [[[50.0, 20.0], [50.0, 21.0]]],
        }
    ]


def test_totals_are_sums_of_what_was_measured_not_of_what_was_rounded() -> None:
    places = (Place("a", {"en": "A"}, 0.0, 0.0), Place("b", {"en": "B"}, 0.0, 0.00004))
    route = Route("r", {}, "#000000", (Leg("a", "b"), Leg("b", "a")) * 3)
    story = story_of(Atlas(Path(), {}, {}, {}, ("en",), places, (route,)))
    assert {leg["km"] for leg in story["routes"][0]["legs"]} == {0.0}
    assert story["km"] == story["routes"][0]["km"] == 0.03


def test_a_story_across_the_pacific_is_drawn_in_one_piece() -> None:
    places = (Place("fiji", {"en": "F"}, -18.0, 178.0), Place("samoa", {"en": "S"}, -13.8, -171.8))
    route = Route("r", {}, "#000000", (Leg("fiji", "samoa", "ship"),))
    layer = Overlay("l", {}, True, (feature("Point", [-175.0, -15.0], name="Sea"),))
    atlas = Atlas(Path(), {}, {}, {}, ("en",), places, (route,), overlays=(layer,))
    story = story_of(atlas)
    [line] = story["routes"][0]["legs"][0]["line"]
    assert story["bounds"] == [[-18.0, 178.0], [-13.8, 188.2]]
    assert [place["lon"] for place in story["places"]] == [178.0, 188.2]
    assert story["labels"][0]["lon"] == 185.0
    assert line[0] == [-18.0, 178.0]
    assert 180 in [lon for _, lon in line]
    assert line[-1] == [-13.8, 188.2]


def test_a_story_round_the_world_stays_within_180_degrees() -> None:
    ids = "abcde"
    places = tuple(Place(ids[i], {"en": "x"}, 0.0, -180 + 72.0 * i + 10) for i in range(5))
    legs = tuple(Leg(ids[i], ids[(i + 1) % 5], "ship") for i in range(5))
    story = story_of(Atlas(Path(), {}, {}, {}, ("en",), places, (Route("r", {}, "#000000", legs),)))
    assert story["bounds"] == [[0.0, -180.0], [0.0, 180.0]]
    home = story["routes"][0]["legs"][4]["line"]
    assert home == [[[0.0, 118.0], [0.0, 180.0]], [[0.0, -180.0], [0.0, -170.0]]]


@pytest.mark.parametrize("numbers", [(1, 2, 3), (10, 20, 30), (-5, 0, 700)])
def test_stops_count_from_one_whatever_numbers_order_them(numbers: tuple[int, ...]) -> None:
    places = tuple(
        Place(key, {"en": key}, 0.0, 0.0, stop=stop)
        for key, stop in zip("cab", numbers, strict=True)
    )
    story = story_of(Atlas(Path(), {}, {}, {}, ("en",), places[::-1], ()))
    assert story["stops"] == ["c", "a", "b"]
    assert [place["stop"] for place in story["places"]] == [3, 2, 1]


def test_an_overlay_s_lines_are_packed_with_the_decimals_they_have_and_read_back_the_same() -> None:
    line = [(21.0, 52.25), (19.9, -50.0), (179.99, 0.0)]
    finer = [(1.0, 2.123456), (3.0, 4.0)]
    features = tuple(feature("MultiLineString", lines) for lines in ([line], [line, finer]))
    overlay = Overlay("line", {"en": "Line"}, shown=True, features=features)
    coarse, fine = overlay_data(overlay, ("en",), BoundingBox(-50, 1, 53, 180))["shapes"]
    assert (coarse["decimals"], fine["decimals"]) == (2, 5)
    assert shape_lines(coarse) == [[[52.25, 21.0], [-50.0, 19.9], [0.0, 179.99]]]
    assert shape_lines(fine)[1] == [[2.12346, 1.0], [4.0, 3.0]]
