"""The places that every contender draws: the same for the same number, made from a fixed seed."""

from __future__ import annotations

import csv
import random
from itertools import pairwise
from pathlib import Path

SIZES = (25, 1_000, 10_000, 100_000)
CHARACTERS = 600
POINTS_OF_A_ROUTE = 20
PLACES_OF_A_ROUTE = 10
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
    with (folder / "places.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["id", "name", "lat", "lon", "text"])
        for n in range(number):
            lat, lon = round(chance.uniform(30, 65), 5), round(chance.uniform(-10, 90), 5)
            table.writerow([f"p{n}", f"Place {n} {chance.choice(WORDS)}", lat, lon, text(chance)])
    with (folder / "routes" / "bench.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["from", "to"])
        for _ in range(max(1, number // PLACES_OF_A_ROUTE)):
            stops = chance.sample(range(number), POINTS_OF_A_ROUTE)
            table.writerows((f"p{a}", f"p{b}") for a, b in pairwise(stops))
    return folder
