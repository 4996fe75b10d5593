"""The places that every contender draws: the same for the same number, made from a fixed seed.

Places lie anywhere on land in a box, about as far from each other everywhere: at sea each would
be one more warning, which no real story has thousands of. A route goes from place to
place as real ones do: to and fro along strips of the box, each stop one of the next few places.
"""

from __future__ import annotations

import csv
import math
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from itinerarium.check.plausible.shore import km_out_at_sea

SIZES = (25, 1_000, 10_000, 100_000)
CHARACTERS = 600
POINTS_OF_A_ROUTE = 20
PLACES_OF_A_ROUTE = 10
SOUTH, NORTH, WEST, EAST = 30, 65, -10, 90
WORDS = """
    the road east river camp winter train over bridge letters came from home bread snow
    station morning wagon coast harbour ship names of friends Łódź Tübingen São and they
    walked until evening rain tents hospital school children sang marched waited crossed
""".split()


def text(chance: random.Random) -> str:
    """About 600 characters of words."""
    words: list[str] = []
    length = 0
    while length < CHARACTERS:
        word = chance.choice(WORDS)
        words.append(word)
        length += len(word) + 1
    return " ".join(words)[:CHARACTERS].strip()


def write_story(folder: Path, number: int) -> Path:
    """A story folder with ``number`` places and one route of 20 points for every 10 of them."""
    chance = random.Random(number)
    (folder / "routes").mkdir(parents=True, exist_ok=True)
    spots = spots_on_land(number, chance)
    names = (f"Place {n} {chance.choice(WORDS)}" for n in range(number))
    places = [
        (f"p{n}", name, *spots[n], text(chance))
        for n, name in zip(range(number), names, strict=True)
    ]
    write_table(folder / "places.csv", ("id", "name", "lat", "lon", "text"), places)
    legs = [pair for route in routes(spots, chance) for pair in pairwise(route)]
    ids = [(f"p{a}", f"p{b}") for a, b in legs]
    write_table(folder / "routes" / "bench.csv", ("from", "to"), ids)
    return folder


def spots_on_land(number: int, chance: random.Random) -> list[tuple[float, float]]:
    """Latitudes and longitudes."""
    found: list[tuple[float, float]] = []
    while len(found) < number:
        spots = [spot(chance) for _ in range(number)]
        km_off = km_out_at_sea([(lon, lat) for lat, lon in spots])
        found += [spot for spot, km in zip(spots, km_off, strict=True) if not km]
    return found[:number]


def spot(chance: random.Random) -> tuple[float, float]:
    """A latitude and a longitude."""
    return round(chance.uniform(SOUTH, NORTH), 5), round(chance.uniform(WEST, EAST), 5)


def routes(spots: Sequence[tuple[float, float]], chance: random.Random) -> Iterator[list[int]]:
    """Routes by the numbers of their places, each within twice its length along a strip."""
    height = math.sqrt((NORTH - SOUTH) * (EAST - WEST) / len(spots))
    order = sorted(range(len(spots)), key=lambda n: along_strips(*spots[n], height))
    window = min(2 * POINTS_OF_A_ROUTE, len(order))
    for n in range(max(1, len(spots) // PLACES_OF_A_ROUTE)):
        start = min(n * PLACES_OF_A_ROUTE, len(order) - window)
        places = sorted(chance.sample(range(start, start + window), POINTS_OF_A_ROUTE))
        yield [order[place] for place in places]


def along_strips(lat: float, lon: float, height: float) -> tuple[float, float]:
    """Where a spot lies on the way along all strips, to and fro."""
    strip = lat // height
    return strip, lon if strip % 2 else -lon


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)
