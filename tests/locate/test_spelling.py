"""Names spelled by their sound are read by rules, whichever town they are of."""

from __future__ import annotations

import pytest

from itinerarium.language.countries import country_code, country_name
from itinerarium.language.fold import fold
from itinerarium.locate.spelling import loose, spellings


@pytest.mark.parametrize(
    ("polish", "english"),
    [
        ("Tockoje", "totskoye"),
        ("Krasnowodzk", "krasnovodsk"),
        ("Czkałow", "chkalov"),
        ("Jangi-Jul", "yangiyul"),
        ("Tatiszczewo", "tatishchevo"),
        ("Griazowiec", "gryazovets"),
        ("Kozielsk", "kozelsk"),
        ("Juchnow", "yukhnov"),
        ("Tiumeń", "tyumen"),
        ("Dżambuł", "dzhambul"),
        ("Irkuck", "irkutsk"),
        ("Uchta", "ukhta"),
    ],
)
def test_a_polish_spelling_is_read_as_english_would_write_it(polish: str, english: str) -> None:
    assert spellings(polish, "pl") == (english,)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Tschkalow", "chkalov"),
        ("Taschkent", "tashkent"),
        ("Blagoweschtschensk", "blagoveshchensk"),
        ("Archangelsk", "arkhangelsk"),
    ],
)
def test_a_german_spelling_is_read_as_english_would_write_it(german: str, english: str) -> None:
    assert spellings(german, "de") == (english,)


@pytest.mark.parametrize("name", ["Kitab", "Guzar", "Kermine", "Buzułuk"])
def test_a_name_that_the_rules_leave_as_it_is_has_no_other_spelling(name: str) -> None:
    assert spellings(name, "pl") == ()


def test_a_name_of_a_language_without_rules_is_left_alone() -> None:
    assert spellings("Tockoje", "en") == ()


def test_a_name_of_no_told_language_is_read_by_every_rule() -> None:
    assert {"tashkent", "chkalov"} <= {*spellings("Taszkent"), *spellings("Tschkalow")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Koltubanovsky", "Koltubanovskiy"),
        ("Dzhalal-Abad", "Jalal-Abad"),
        ("Khanaqin", "Khanakin"),
        ("Yertsevo", "Ertsevo"),
        ("Habbaniya", "Habaniyya"),
        ("Semipalatynsk", "Semipalatinsk"),
    ],
)
def test_transliterations_that_differ_as_usual_are_loosely_the_same(one: str, other: str) -> None:
    assert loose(fold(one)) == loose(fold(other)) != ""


@pytest.mark.parametrize(("one", "other"), [("Karachi", "Karaj"), ("Homs", "Omsk"), ("Ufa", "Uva")])
def test_other_towns_are_not_loosely_the_same(one: str, other: str) -> None:
    assert loose(fold(one)) != loose(fold(other))


def test_a_name_in_another_script_is_never_loosely_the_same() -> None:
    assert loose(fold("Тоцкое")) == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"),
        ("Rosja", "RU"),
        ("russia", "RU"),
        ("UZ", "UZ"),
        ("Palestine", "PS"),
        ("Turkey", "TR"),
        ("Turcja", "TR"),
        ("Freedonia", ""),
        ("", ""),
        ("Europe", ""),
    ],
)
def test_a_country_is_known_in_english_and_in_the_languages_of_the_story(
    name: str, code: str
) -> None:
    assert country_code(name, ("en", "pl")) == code


def test_a_country_is_known_in_the_great_languages_whatever_the_story_speaks() -> None:
    names = ("Rosja", "Russland", "Russie", "Россия", "Росія", "Rusko")
    assert {country_code(name) for name in names} == {"RU"}


def test_a_language_that_does_not_exist_adds_no_names() -> None:
    assert country_code("Poland", ("xx", "not a language")) == "PL"


def test_a_code_is_told_as_a_name() -> None:
    assert [country_name(code) for code in ("KZ", "ZZZ", "")] == ["Kazakhstan", "ZZZ", ""]
