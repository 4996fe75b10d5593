"""Reference names: which towns a story's map names, how, and which it leaves to the story."""

from __future__ import annotations

from itinerarium.basemap.names import NameKindData, Own, names_data
from itinerarium.geo.coordinates import LonLat
from itinerarium.geo.line_codec import decoded_line
from itinerarium.geo.mercator import GRID, from_mercator

NOTHING = Own()
WARSAW, ROME = LonLat((21.01, 52.23)), LonLat((12.5, 41.9))


def kind_of(near: list[LonLat], kind: str = "town", own: Own = NOTHING) -> NameKindData:
    found = names_data(["en", "pl", "de"], near, own)["kinds"]
    return next(one for one in found if one["kind"] == kind)


def test_towns_around_the_places_are_named_in_each_language_the_larger_first() -> None:
    towns = kind_of([WARSAW])
    names = {language: text.split("|") for language, text in towns["names"].items()}
    vienna = names["en"].index("Vienna")
    assert [names[language][vienna] for language in ("pl", "de")] == ["Wiedeń", "Wien"]
    assert "Radom" in names["en"]
    assert "Frosinone" not in names["en"]
    assert towns["ranks"] == "".join(sorted(towns["ranks"]))
    assert len(names["pl"]) == len(names["de"]) == len(towns["ranks"])


def test_a_town_is_left_to_the_story_s_place_there_and_one_of_its_name_a_little_off_too() -> None:
    beside = LonLat((20.7, 52.1))
    told = Own(points=[(beside, {"Varsovia"}), (LonLat((13.0, 41.9)), {"rzym"})])
    names = kind_of([WARSAW, ROME], own=told)["names"]["en"].split("|")
    assert "Warsaw" in names
    assert "Rome" not in names
    at = Own(points=[(WARSAW, {"Stolica"})])
    assert "Warsaw" not in kind_of([WARSAW], own=at)["names"]["en"].split("|")


def test_kinds_that_the_story_names_itself_are_left_to_it_but_for_towns() -> None:
    kinds = names_data(["en"], [WARSAW], Own(kinds={"country", "town", "sea"}))["kinds"]
    assert [one["kind"] for one in kinds] == ["range", "river", "town"]


def test_names_stand_where_they_should_and_in_the_world_copy_of_the_story() -> None:
    fiji = [LonLat((178.0, -18.0)), LonLat((185.0, -16.0))]
    countries = kind_of(fiji, "country")
    places = from_mercator(decoded_line(countries["at"]) / GRID)
    named = dict(zip(countries["names"]["en"].split("|"), places.round().tolist(), strict=True))
    assert named["Peru"] == [287, -13]
    assert named["Fiji"] == [178, -18]
    assert max(countries["km"]) > 4000
