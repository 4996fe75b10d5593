"""Reference names for every story: today's countries and towns, seas, ranges and rivers."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypedDict

import numpy as np

from itinerarium.geo.coordinates import Floats, LonLat
from itinerarium.geo.great_circle import from_centre
from itinerarium.geo.line_codec import encoded_line
from itinerarium.geo.mercator import GRID, mercator
from itinerarium.language.cities import city_of
from itinerarium.language.countries import territory_name
from itinerarium.language.fold import fold

HERE = Path(__file__).parent
KINDS = ("country", "sea", "range", "river", "town")
NEAR, AROUND, WORLD = 9, 4, 1
"""The last rank of the towns near a place, around it, and in the rest of the world."""
NEAR_DEGREES, AROUND_DEGREES = 2.0, 12.0
SMALL_RIVER, RIVER_DEGREES = 4, 0.5
"""Rivers of this rank and less are named so near to a place: there they are drawn."""
SAME_KM, NAMESAKE_KM = 12.0, 60.0
"""A town so near to a place is the place; one of the same name may lie further off."""
SEPARATOR = "|"
TextByLanguage: TypeAlias = dict[str, str]


class NameKindData(TypedDict):
    """Names of one kind, the most important first: see ``names_data``."""

    kind: str
    at: str  # the points as one line on the grid, see ``line_codec``
    ranks: str  # a digit each
    names: TextByLanguage  # joined by "|"; empty where the first language's does
    angles: list[int]  # degrees, clockwise; none where all are 0
    km: list[int]  # how long what a name names is; none where nobody says


class NamesData(TypedDict):
    """Reference names as ``ReferenceNames`` reads them; the world is ``grid`` steps wide."""

    grid: int
    kinds: list[NameKindData]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the world; ``km`` is how long what it names is, 0 if nobody says."""

    kind: str
    rank: int
    at: LonLat
    text: TextByLanguage
    angle: int = 0
    km: int = 0


@dataclass(frozen=True, slots=True)
class Own:
    """What a story names itself: kinds of labels, and points with the names that they have."""

    kinds: Collection[str] = ()
    points: Sequence[tuple[LonLat, Collection[str]]] = field(default=())


def names_data(languages: Sequence[str], near: Sequence[LonLat], own: Own) -> NamesData:
    """Give the names that a story's map has of its own accord.

    Parameters
    ----------
    languages
        The story's: names are those of CLDR and of our tables.
    near
        (lon, lat) in degrees of the places that are looked at closely: small towns are named there.
    own
        A kind that the story has labels of is left out, but for towns: of them those where the
        story has a place or a label.

    Returns
    -------
    NamesData
        About 25 kB for a story across continents.
    """
    kinds = [kind for kind in KINDS if kind == "town" or kind not in own.kinds]
    found = [name for name in _read(languages) if name.kind in kinds and _is_drawn(name, near)]
    towns = set(_towns_for([name for name in found if name.kind == "town"], near, own))
    by_kind = [
        [name for name in found if name.kind == kind and (kind != "town" or id(name) in towns)]
        for kind in kinds
    ]
    middle = _middle(near)
    return {
        "grid": GRID,
        "kinds": [_packed(names, languages, middle) for names in by_kind if names],
    }


def _is_drawn(name: Name, near: Sequence[LonLat]) -> bool:
    """Say whether the map has what is named: small rivers are drawn near the places alone."""
    if name.kind != "river" or name.rank < SMALL_RIVER:
        return True
    return bool(_degrees_off(np.array([name.at]), _points(near))[0] <= RIVER_DEGREES)


def _middle(near: Sequence[LonLat]) -> float:
    lons = [lon for lon, _ in near]
    return (min(lons) + max(lons)) / 2 if lons else 0.0


def _read(languages: Sequence[str]) -> Iterator[Name]:
    for row in _rows("countries.csv"):
        texts = {one: territory_name(row["code"], one) for one in languages}
        yield Name("country", int(row["rank"]), _at(row), texts, km=int(row["km"]))
    for row in _rows("names.csv"):
        angle, km = int(row["angle"] or 0), int(row["km"] or 0)
        yield Name(row["kind"], int(row["rank"]), _at(row), _texts(row, languages), angle, km)
    for row in _rows("towns.csv"):
        yield Name("town", int(row["rank"]), _at(row), _texts(row, languages))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _at(row: dict[str, str]) -> LonLat:
    return LonLat((float(row["lon"]), float(row["lat"])))


def _texts(row: dict[str, str], languages: Sequence[str]) -> TextByLanguage:
    """Give the name in each language: our own, CLDR's for a zone's town, or the English one."""
    return {one: row.get(f"name_{one}") or _city(row, one) or row["name"] for one in languages}


def _city(row: dict[str, str], language: str) -> str:
    zone = row.get("zone", "")
    return city_of(zone, language) if zone and language != "en" else ""


def _towns_for(towns: Sequence[Name], near: Sequence[LonLat], own: Own) -> Iterator[int]:
    """Give the identities of the towns that a map of these places needs."""
    if not towns:
        return
    points, taken = np.array([town.at for town in towns]), _OwnPoints(own)
    last = _last_ranks(points, _points(near))
    for town, rank in zip(towns, last.tolist(), strict=True):
        if town.rank <= rank and not taken.have(town):
            yield id(town)


def _last_ranks(points: Floats, near: Floats) -> Floats:
    """Give the last rank that is named at each point, by how far the nearest place is."""
    off = _degrees_off(points, near)
    return np.select([off <= NEAR_DEGREES, off <= AROUND_DEGREES], [NEAR, AROUND], WORLD)


def _points(near: Sequence[LonLat]) -> Floats:
    return np.array(near, dtype=float).reshape(-1, 2)


def _degrees_off(points: Floats, near: Floats) -> Floats:
    """Give how far each point is from the nearest place, in degrees of latitude."""
    off = np.full(len(points), np.inf)
    for place in near:
        aside = np.abs((points[:, 0] - place[0] + 180) % 360 - 180)
        wide = aside * np.cos(np.radians(place[1]))
        np.minimum(off, np.hypot(wide, points[:, 1] - place[1]), out=off)
    return off


class _OwnPoints:
    """A story's own points from south to north, to be asked which towns they are."""

    def __init__(self, own: Own) -> None:
        points = np.array([at for at, _ in own.points], dtype=float).reshape(-1, 2)
        order = points[:, 1].argsort(kind="stable")
        self._lats, self._space = points[order, 1], from_centre(points[order])
        self._names = [own.points[number][1] for number in order.tolist()]

    def have(self, town: Name) -> bool:
        """Whether one of them is the town, or has its name near to it."""
        lat = town.at[1]
        first, last = np.searchsorted(self._lats, (lat - 1, lat + 1)).tolist()
        here = from_centre(np.array([town.at]))
        km = np.linalg.norm(self._space[first:last] - here, axis=1)
        if (km < SAME_KM).any():
            return True
        called = {fold(text) for text in town.text.values()}
        near = (first + np.flatnonzero(km < NAMESAKE_KM)).tolist()
        return any(called & {fold(name) for name in self._names[number]} for number in near)


def _packed(names: Sequence[Name], languages: Sequence[str], middle: float) -> NameKindData:
    points = np.array([_beside(name.at, middle) for name in names])
    first = languages[0]
    texts = {first: SEPARATOR.join(name.text[first] for name in names)}
    for other in languages[1:]:
        own = (name.text[other] if name.text[other] != name.text[first] else "" for name in names)
        texts[other] = SEPARATOR.join(own)
    return {
        "kind": names[0].kind,
        "at": encoded_line(np.rint(mercator(points) * GRID).astype(np.int32)),
        "ranks": "".join(str(name.rank) for name in names),
        "names": texts,
        "angles": _unless_empty(name.angle for name in names),
        "km": _unless_empty(name.km for name in names),
    }


def _beside(at: LonLat, middle: float) -> LonLat:
    """Give the point in the world copy in which the story lies."""
    lon, lat = at
    return LonLat((middle + (lon - middle + 180) % 360 - 180, lat))


def _unless_empty(numbers: Iterable[int]) -> list[int]:
    found = list(numbers)
    return found if any(found) else []
