"""Names that people shorten, put near a larger town, or know everybody means one city by."""

from __future__ import annotations

import pytest

from itinerarium.locate.candidates import candidates
from itinerarium.locate.choice import Choice, decide
from itinerarium.locate.gazetteer import Gazetteer
from itinerarium.locate.offline import offline
from itinerarium.locate.wanted import wanted_rows
from itinerarium.read.table import parse_table


def chosen(geonames: Gazetteer, *names: str, has_route: bool = False) -> list[Choice]:
    text = "id,name,lat,lon\n" + "".join(f'p{n},"{name}",,\n' for n, name in enumerate(names))
    table, _ = parse_table("places.csv", text, "places")
    assert table is not None
    rows = wanted_rows(table, range(len(names)), ("en",))
    routes = [tuple(row.id for row in rows)] if has_route else []
    find = offline(geonames)
    return list(decide({row: candidates(row, find) for row in rows}, routes, {}))


def found(geonames: Gazetteer, name: str) -> str:
    (choice,) = chosen(geonames, name)
    return choice.clear.town.name if choice.clear else choice.reason


SHORTENED = {
    "Freiburg i. Br.": "Freiburg",
    "Frankfurt/Oder": "Frankfurt (Oder)",
    "Frankfurt (Oder)": "Frankfurt (Oder)",
    "Frankfurt a/M": "Frankfurt am Main",
    "Rothenburg o.d.T.": "Rothenburg ob der Tauber",
    "Rothenburg o. T.": "Rothenburg ob der Tauber",
    "Halle a. d. Saale": "Halle (Saale)",
    "Marburg/Lahn": "Marburg an der Lahn",
    "Bad Homburg v. d. H.": "Bad Homburg vor der Höhe",
    "St. Pölten": "Sankt Pölten",
    "Ste-Foy-lès-Lyon": "Sainte-Foy-lès-Lyon",
    "Sta. Cruz de Tenerife": "Santa Cruz de Tenerife",
    "Wr. Neustadt": "Wiener Neustadt",
    "Newcastle u. Tyne": "Newcastle upon Tyne",
    "Boulogne s/mer": "Boulogne-sur-Mer",
    "Villefranche-s.-Saône": "Villefranche-sur-Saône",
    "Ústí n. L.": "Ústí nad Labem",
    "Kostrzyn n/Odrą": "Kostrzyn nad Odrą",
    "N. Sącz": "Nowy Sącz",
    "Н. Новгород": "Nizhniy Novgorod",
    "Ростов н/Д": "Rostov-on-Don",
    "Landsberg a. Lech": "Landsberg am Lech",
    "Landsberg a.d. Warthe": "Gorzów Wielkopolski",
}


@pytest.mark.parametrize(("name", "town"), SHORTENED.items())
def test_a_name_with_shortened_words_is_the_town_that_it_fits(
    geonames: Gazetteer, name: str, town: str
) -> None:
    assert found(geonames, name) == town


def test_a_shortened_name_that_fits_many_towns_is_asked(geonames: Gazetteer) -> None:
    assert found(geonames, "Mt. Vernon") == "several towns bear its name"


def test_an_end_that_no_town_has_leaves_the_first_words_to_be_asked(geonames: Gazetteer) -> None:
    (choice,) = chosen(geonames, "Zakopane n. Dunajcem")
    assert (choice.clear, choice.candidates[0].town.name) == (None, "Zakopane")


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("Stalowa Wola k. Rzeszowa", "Stalowa Wola"),
        ("Góra Kalwaria pod Warszawą", "Góra Kalwaria"),
        ("Klosterneuburg b. Wien", "Klosterneuburg"),
        ("Wieliczka (koło Krakowa)", "Wieliczka"),
        ("Stalowa Wola k. Gdańska", "spelled otherwise, and nothing confirms it"),
    ],
)
def test_a_town_near_a_larger_one_is_taken_if_it_lies_there(
    geonames: Gazetteer, name: str, town: str
) -> None:
    assert found(geonames, name) == town


FAMOUS = {
    "London": "London",
    "Paris": "Paris",
    "Rome": "Rome",
    "Kraków": "Kraków",
    "Sankt Petersburg": "Saint Petersburg",
    "Londyn": "London",
    "Wiedeń": "Vienna",
    "Birmingham": "several towns bear its name",
    "Karmana": "nothing confirms it",
}


@pytest.mark.parametrize(("name", "town"), FAMOUS.items())
def test_a_city_that_everybody_means_needs_no_country(
    geonames: Gazetteer, name: str, town: str
) -> None:
    assert found(geonames, name) == town


def test_a_namesake_of_a_famous_city_is_not_lost_where_the_way_leads_there(
    geonames: Gazetteer,
) -> None:
    choices = chosen(geonames, "Oklahoma City", "Paris", "Shreveport", has_route=True)
    paris = choices[1]
    assert paris.clear is None or paris.clear.town.region == "Texas"


CODED = {
    "Bremen (DE)": ("Bremen", "DE"),
    "New York (USA)": ("New York City", "US"),
    "Buffalo NY": ("Buffalo", "US"),
    "Tobolsk, Siberia": ("Tobolsk", "RU"),
}


@pytest.mark.parametrize(("name", "town"), CODED.items())
def test_a_code_or_a_land_behind_a_name_says_where_it_is(
    geonames: Gazetteer, name: str, town: tuple[str, str]
) -> None:
    (choice,) = chosen(geonames, name)
    assert choice.clear is not None
    assert (choice.clear.town.name, choice.clear.town.country) == town


def test_a_neighbour_confirms_a_city_by_its_name_in_another_language(geonames: Gazetteer) -> None:
    choices = chosen(geonames, "Lublin", "Lwów", has_route=True)
    assert [one.clear and one.clear.town.name for one in choices] == ["Lublin", "Lviv"]
