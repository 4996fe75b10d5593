"""What a row says of where a place lies or lay: regions, and countries as they were then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from itinerarium.locate.address import address_of
from itinerarium.locate.candidates import candidates
from itinerarium.locate.choice import choose
from itinerarium.locate.gazetteer import Gazetteer
from itinerarium.locate.offline import offline
from itinerarium.locate.wanted import Wanted, wanted_rows
from itinerarium.read.table import parse_table


def row_of(headings: str, cells: str) -> Wanted:
    table, _ = parse_table("places.csv", f"{headings},lat,lon\n{cells},,\n", "places")
    assert table is not None
    (row,) = wanted_rows(table, [0], ("en",))
    return row


ADDRESSES = {
    "Brest, Belarus": ("Brest", "BY", ""),
    "Buffalo, New York": ("Buffalo", "US", "newyork"),
    "Buffalo, NY": ("Buffalo", "US", "ny"),
    "Buffalo, NY, USA": ("Buffalo", "US", "ny"),
    "Poznań, Greater Poland Voivodeship": ("Poznań", "PL", "greaterpoland"),
    "Samarkand, USSR": ("Samarkand", "", ""),
    "Iraq (Khanaqin)": ("Khanaqin", "IQ", ""),
    "Los Angeles (San Pedro)": ("Los Angeles (San Pedro)", "", ""),
    "Równe, Wołyń": ("Równe", "", ""),
    "Somewhere, Nowhere": ("Somewhere, Nowhere", "", ""),
    "Newcastle, NSW, Australia": ("Newcastle", "AU", "nsw"),
    "Toronto, ON": ("Toronto", "CA", "on"),
    "Portland, Me.": ("Portland", "US", "me"),
    "Bratislava, SK": ("Bratislava", "SK", ""),
    "Cisna, woj. podkarpackie": ("Cisna", "PL", "podkarpackie"),
    "Paris, Texas, France": ("Paris, Texas", "FR", ""),
    "Freiburg i. Br., Germany": ("Freiburg i. Br.", "DE", ""),
}


def test_what_stands_behind_a_comma_is_a_country_or_a_region() -> None:
    found = {cell: address_of(cell, ("en", "pl")) for cell in ADDRESSES}
    seen = {cell: (one.town, one.country, one.region) for cell, one in found.items()}
    assert seen == ADDRESSES
    assert "UZ" in found["Samarkand, USSR"].then


FOUND = (
    ("name", '"Buffalo, New York"', "US", "New York"),
    ("name,state", "Buffalo,Wyoming", "US", "Wyoming"),
    ("name,state,country", "Buffalo,MN,United States", "US", "Minnesota"),
    ("name,country", "Frankfurt am Main,Germany", "DE", "Hesse"),
    ("name,country", "Córdoba,Spain", "ES", "Andalusia"),
    ("name,country", "Köln,DE", "DE", "North Rhine-Westphalia"),
    ("name,country", "Santiago,Chile", "CL", "Santiago Metropolitan"),
    ("name", '"Lwów, Poland"', "UA", "Lviv"),
    ("name", '"Wilno, Poland"', "LT", "Vilnius County"),
    ("name", '"Grodno, Poland"', "BY", "Grodnenskaya"),
    ("name", '"Breslau, Germany"', "PL", "Lower Silesian Voivodeship"),
    ("name,country", "Samarkand,ZSRR", "UZ", "Samarqand"),
    ("name,country", "Lemberg,Austria-Hungary", "UA", "Lviv"),
    ("name,country", "Smyrna,Ottoman Empire", "TR", "Izmir"),
    ("name", '"Atlanta, Georgia"', "US", "Georgia"),
    ("name", '"Newcastle, NSW"', "AU", "New South Wales"),
    ("name", '"Perth, WA"', "AU", "Western Australia"),
    ("name", '"London, Ont."', "CA", "Ontario"),
    ("name", '"Portland, Me."', "US", "Maine"),
    ("name", '"Danzig, Free City of Danzig"', "PL", "Pomeranian Voivodeship"),
    ("name", '"Pressburg, Kingdom of Hungary"', "SK", "Bratislavsky"),
    ("name", '"Lwów, Galicia, Austria-Hungary"', "UA", "Lviv"),
    ("name", '"Czernowitz, Bukowina"', "UA", "Chernivtsi"),
    ("name", "Frankfurt a. M.", "DE", "Hesse"),
    ("name", '"Grodno, Grodno Governorate, Russian Empire"', "BY", "Grodnenskaya"),
    ("name", '"Stalowa Wola, woj. podkarpackie"', "PL", "Subcarpathian Voivodeship"),
    ("name", '"Kraków, pow. krakowski, Polska"', "PL", "Lesser Poland Voivodeship"),
)


def test_regions_and_countries_of_then_lead_to_one_town(geonames: Gazetteer) -> None:
    find = offline(geonames)
    wrong = {}
    for headings, cells, country, region in FOUND:
        row = row_of(headings, cells)
        choice = choose(row, candidates(row, find), ())
        town = choice.clear.town if choice.clear else None
        if (town and town.country, town and town.region) != (country, region):
            wrong[cells] = town or (choice.reason, choice.candidates[:3])
    assert wrong == {}


@pytest.mark.parametrize(
    "cell",
    [
        "Nowa Wieś, gm. Raszyn, pow. pruszkowski",
        "Ruda, pow. radomski, Poland",
        "Gorzów, gm. Chełmek",
        "Warka, gm. Nieznana",
    ],
)
def test_a_village_in_a_district_is_offered_and_never_guessed(
    geonames: Gazetteer, cell: str
) -> None:
    row = row_of("name", f'"{cell}"')
    found = candidates(row, offline(geonames))
    assert found
    assert choose(row, found, ()).clear is None


def test_the_largest_of_several_stands_first_and_tells_its_state(geonames: Gazetteer) -> None:
    row = row_of("name,country", "Buffalo,United States")
    found = candidates(row, offline(geonames))
    assert (found[0].town.region, found[0].town.population) == ("New York", 258_071)
    assert all(one.town.region for one in found)
    assert len(found) > 10


@pytest.mark.parametrize(("country", "is_clear"), [("PL", True), ("", False)])
def test_a_village_alone_of_its_name_is_taken_where_its_country_is_said(
    geonames: Gazetteer, country: str, is_clear: bool
) -> None:
    row = replace(row_of("name", "Tykocin"), country=country)
    assert (choose(row, candidates(row, offline(geonames)), ()).clear is not None) == is_clear
