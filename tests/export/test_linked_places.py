"""The Linked Places format: addresses and countries in ours, and files of it read back."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from itinerarium.check import check
from itinerarium.language.countries import country_of
from itinerarium.new import begin
from itinerarium.read import read_folder
from itinerarium.vocabulary.errors import DataError, RequestError
from itinerarium.vocabulary.story import PlaceData, Story
from tests.conftest import REPOSITORY, StoryFolder
from tests.exports import HARD_STORY, exports_of, story_of

DATA = REPOSITORY / "tests" / "data"
SCHEMA = json.loads((DATA / "lpf.schema.json").read_text(encoding="utf-8"))
PAGE = "https://example.org/hope/"
PUBLISHED = {
    **HARD_STORY,
    "story.toml": f'url = "{PAGE}#stop=2"\n{HARD_STORY["story.toml"]}',
    "places.csv": HARD_STORY["places.csv"].replace(",Samoa,-13", ',"Apia, Samoa",-13'),
}


def lpf_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exports_of(folder)["story.lpf.json"])
    return found


def read_back(tmp_path: Path, name: str, data: bytes) -> Path:
    source = tmp_path / name
    source.write_bytes(data)
    begin(tmp_path / "again", source)
    return tmp_path / "again"


def rows_of(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8", newline="") as lines:
        return [{k: v for k, v in row.items() if v} for row in csv.DictReader(lines)]


def test_a_published_story_s_places_have_their_own_addresses(story_folder: StoryFolder) -> None:
    found = lpf_of(story_folder(PUBLISHED))
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(found)) == []
    features = found["features"]
    assert [one["@id"] for one in features] == [
        f"{PAGE}#place={id_}" for id_ in ("fiji", "samoa", "tonga")
    ]
    assert features[0]["relations"][0]["relationTo"] == f"{PAGE}#place=samoa"
    assert [one["properties"].get("ccodes") for one in features] == [["FJ"], ["WS"], None]


def test_an_address_that_is_none_is_a_problem_on_its_line(story_folder: StoryFolder) -> None:
    wrong = {**HARD_STORY, "story.toml": f'url = "example.org"\n{HARD_STORY["story.toml"]}'}
    with pytest.raises(DataError) as caught:
        check(read_folder(story_folder(wrong)))
    [one] = [one for one in caught.value.problems if one.severity == "error"]
    assert (one.code, one.file, one.line) == ("P608", "story.toml", 1)


def test_the_address_comes_back_with_our_own_geojson(
    story_folder: StoryFolder, tmp_path: Path
) -> None:
    folder = story_folder(PUBLISHED)
    again = read_back(tmp_path, "story.geojson", exports_of(folder)["story.geojson"])
    assert story_of(again)["url"] == f"{PAGE}#stop=2"
    assert story_of(again) == story_of(folder)


def test_a_country_is_told_only_where_the_name_today_says_which() -> None:
    codes = {
        ("Brest, Belarus", "en"): "BY",
        ("Brześć, Białoruś", "pl"): "BY",
        ("near Kiryat Mal’akhi, Israel", "en"): "IL",
        ("London, United Kingdom", "pl"): "GB",
        ("Fiji", "en"): "FJ",
        ("Tbilisi, Gruzja", "pl"): "GE",
        ("Atlanta, Georgia", "en"): "",
        ("Atlanta, GA", "en"): "",
        ("Portland, ME", "en"): "",
        ("Brussels, European Union", "en"): "",
        ("Pristina, Kosovo", "en"): "",
        ("Zakopane", "en"): "",
        ("", "en"): "",
    }
    assert {key: found for key, code in codes.items() if (found := country_of(*key)) != code} == {}


def test_the_shipped_story_s_places_have_countries_where_their_names_do() -> None:
    places = story_of(REPOSITORY)["places"]
    today = {one["modern"]["en"] for one in places if "modern" in one and "ccodes" not in one}
    assert [name for name in today if "," in name and "(" not in name] == []
    assert sum("ccodes" in one for one in places) > 100


KEPT = ("id", "name", "lat", "lon", "kind", "variants", "start", "end", "links", "ccodes")


def kept(place: PlaceData) -> dict[str, Any]:
    return {key: value for key, value in place.items() if key in KEPT}


def legs_of(story: Story) -> list[tuple[Any, ...]]:
    keys = ("from", "to", "mode", "start", "end", "certainty")
    marked = {place["id"] for place in story["places"]}
    legs = [leg for route in story["routes"] for leg in route["legs"]]
    inside = [leg for leg in legs if {leg["from"], leg["to"]} <= marked]
    return sorted((tuple(leg.get(key, "") for key in keys) for leg in inside), key=str)


@pytest.mark.parametrize("story", ["hard", "published", "shipped", "endurance", "villages"])
def test_our_own_file_read_back_has_the_same_places_and_legs(
    story_folder: StoryFolder, tmp_path: Path, story: str
) -> None:
    own = {"hard": HARD_STORY, "published": PUBLISHED}
    folder = REPOSITORY if story == "shipped" else REPOSITORY / "examples" / story
    folder = story_folder(own[story]) if story in own else folder
    before = story_of(folder)
    again = story_of(read_back(tmp_path, "story.lpf.json", exports_of(folder)["story.lpf.json"]))
    pairs = zip(before["places"], again["places"], strict=True)
    changed = [(kept(one), kept(other)) for one, other in pairs if kept(one) != kept(other)]
    assert changed == []
    assert again["languages"] == before["languages"]
    assert legs_of(again) == legs_of(before)


def test_a_gazetteer_s_file_becomes_a_story(tmp_path: Path) -> None:
    data = (DATA / "gazetteer.lpf.json").read_bytes()
    folder = read_back(tmp_path, "gazetteer.lpf.json", data)
    lemberg, krakau, galizien = rows_of(folder, "places.csv")
    assert lemberg == {
        "id": "p_17",
        "name": "Lemberg",
        "lat": "49.8419",
        "lon": "24.0315",
        "kind": "town",
        "modern": "Ukraine",
        "variants": "Leopolis@la;Lwów, Lwihorod@pl;Löwenburg@de",
        "start": "1772-08",
        "end": "1918-11-01",
        "links": "gn:702550;wd:Q36036",
        "text": "Die Hauptstadt eines Kronlandes.",
        "text_en": "The capital of a crown land.",
        "stop": "1",
    }
    assert (krakau["lat"], krakau["lon"]) == ("50.05", "19.95")
    assert (krakau["start"], krakau["end"], krakau["modern"]) == ("1846", "1918", "Poland")
    assert galizien == {"id": "p_19", "name": "Galizien", "stop": "3"}
    [leg] = rows_of(folder, "routes/journey.csv")
    assert leg == {"from": "p_17", "to": "p_18", "start": "1861", "certainty": "likely"}
    head = (folder / "story.toml").read_text(encoding="utf-8")
    assert 'title = "Gazetteer"' in head
    assert '"de"' in head


def test_places_without_relations_are_joined_in_their_order(tmp_path: Path) -> None:
    sample = json.loads((DATA / "gazetteer.lpf.json").read_text(encoding="utf-8"))
    sample["features"][0].pop("relations")
    folder = read_back(tmp_path, "list.json", json.dumps(sample).encode())
    legs = [(row["from"], row["to"]) for row in rows_of(folder, "routes/journey.csv")]
    assert legs == [("p_17", "p_18"), ("p_18", "p_19")]


def test_a_file_of_nonsense_is_refused(tmp_path: Path) -> None:
    sample = json.loads((DATA / "gazetteer.lpf.json").read_text(encoding="utf-8"))
    broken = {**sample, "features": [{"names": [{"toponym": 3, "lang": 4}], "when": 5}, 6, {}]}
    with pytest.raises(RequestError, match="expected a place in b"):
        read_back(tmp_path, "b.json", json.dumps({**broken, "features": [6]}).encode())
    read_back(tmp_path, "broken.json", json.dumps(broken).encode())
    assert len(rows_of(tmp_path / "again", "places.csv")) == 2
