"""The basemap of a story: fine where the story takes place, coarse in the rest of the world."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias, TypedDict

import numpy as np

from itinerarium.basemap.coast import (
    Bounds,
    coast_strings,
    read_coast,
)
from itinerarium.basemap.fine_coast import FineCoast, fine_coast
from itinerarium.basemap.relief import (
    WORLD,
    ReliefImage,
    read_relief,
    relief_picture,
)
from itinerarium.basemap.waters import read_waters, water_strings
from itinerarium.files.cache import read_cached, write_cached
from itinerarium.geo.line_codec import decoded_line
from itinerarium.geo.mercator import GRID

HERE = Path(__file__).parent
Points: TypeAlias = list[tuple[float, float]]
RELIEF_CHARACTERS = 66_000
WORLD_CHARACTERS = 30_000
COAST_CHARACTERS = 71_000
FINE_CHARACTERS = 30_000
WATER_CHARACTERS = 42_000
RELIEF_WIDTH = 2300
WORLD_WIDTH = 1100
MADE_OF = (
    *("coast.bin", "waters.bin"),
    *("plate.py", "relief.py", "coast.py", "fine_coast.py", "waters.py"),
)
MARGIN = 0.06
"""How far the core reaches beyond its outermost place, as a part of its larger side."""
SMALLEST_CORE = 12.0
"""Degrees; a story in one town still needs some country around it."""


class PictureData(TypedDict):
    """A picture in Web Mercator; ``bounds`` as Leaflet reads them."""

    src: str
    bounds: list[list[float]]  # [[south, west], [north, east]]


class FineCoastData(TypedDict):
    """What is unpacked when one comes near, see ``FineCoast``."""

    rings: list[int]
    bends: list[str]
    islands: list[str]


class CoastData(TypedDict):
    """Rings and rivers as strings, see ``coast.encoded_line``; the world is ``grid`` steps wide."""

    grid: int
    rings: list[str]
    rivers: list[str]
    streams: list[str]  # small rivers, near the places alone
    fine: FineCoastData


class PlateData(TypedDict):
    """The basemap's data as ``BasemapLayer`` reads them."""

    relief: PictureData
    world: PictureData
    coast: CoastData


@dataclass(frozen=True, slots=True)
class Plate:
    """A story's basemap: the relief of its core and of the world, and the coasts as strings."""

    relief: ReliefImage
    world: ReliefImage
    coast: tuple[str, ...]
    rivers: tuple[str, ...]
    streams: tuple[str, ...]
    fine: FineCoast

    def as_data(self) -> PlateData:
        """Give the basemap as plain data for JSON."""
        return {
            "relief": _picture_data(self.relief),
            "world": _picture_data(self.world),
            "coast": {
                "grid": GRID,
                "rings": list(self.coast),
                "rivers": list(self.rivers),
                "streams": list(self.streams),
                "fine": _fine_data(self.fine),
            },
        }


BLANK = ReliefImage(
    "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
    (-180.0, -85.0, 180.0, 85.0),
)
NO_PLATE = Plate(BLANK, BLANK, (), (), (), FineCoast((), (), ()))
"""Of a story that is told on a picture."""


def _fine_data(fine: FineCoast) -> FineCoastData:
    return {
        "rings": list(fine.rings),
        "bends": list(fine.bends),
        "islands": list(fine.islands),
    }


def _picture_data(picture: ReliefImage) -> PictureData:
    west, south, east, north = picture.bounds
    return {"src": picture.src, "bounds": [[south, west], [north, east]]}


def core_bounds(points: Iterable[tuple[float, float]]) -> Bounds:
    """Give the bounds around points, with a margin of ``MARGIN`` and at least ``SMALLEST_CORE``.

    Parameters
    ----------
    points
        (lon, lat) in degrees; in a story across the antimeridian longitudes may go beyond 180.

    Returns
    -------
    Bounds
        West, south, east, north in whole degrees or at the map's edge; the world's without points.
        They go beyond 180 where the points do.
    """
    lonlat = np.array([*points], dtype=float).reshape(-1, 2)
    if not len(lonlat):
        return WORLD
    low, high = lonlat.min(axis=0), lonlat.max(axis=0)
    margin = np.maximum(MARGIN * np.max(high - low), (SMALLEST_CORE - (high - low)) / 2)
    west, south = np.floor(low - margin)
    east, north = np.ceil(high + margin)
    if east - west >= 360 or (low[0] >= -180 and high[0] <= 180):
        west, east = max(west, WORLD[0]), min(east, WORLD[2])
    return float(west), max(float(south), WORLD[1]), float(east), min(float(north), WORLD[3])


def make_plate(
    core: Bounds,
    cache: Path | None = None,
    near: Iterable[tuple[float, float]] = (),
    ways: Iterable[tuple[float, float]] = (),
) -> Plate:
    """Make the basemap of a story, the same bytes for the same arguments.

    Parameters
    ----------
    core
        West, south, east, north in degrees: where the story takes place, see ``core_bounds``.
    cache
        The folder of the cache; it is made. If it cannot be read or written, the basemap is made
        each time.
    near
        (lon, lat) in degrees of the places that are looked at closely: the coast is finest there.
    ways
        Points on the ways between them; at them and at the places the coast has all its bends.

    Returns
    -------
    Plate
        About 330 kB of text at most: ``RELIEF_CHARACTERS``, ``WORLD_CHARACTERS``,
        ``COAST_CHARACTERS``, ``FINE_CHARACTERS`` and ``WATER_CHARACTERS``.

    Raises
    ------
    AssetError
        If a committed file of the basemap cannot be read.
    """
    points, close = sorted(near), sorted({*near, *ways})
    entry = None if cache is None else cache / f"plate-{_fingerprint(core, points, close)}.json"
    if entry is not None and (found := _cached_plate(entry)) is not None:
        return found
    plate = _drawn(core, points, close)
    if entry is not None:
        write_cached(entry, _as_text(plate))
    return plate


def _drawn(core: Bounds, near: Points, close: Points) -> Plate:
    ground = read_relief(HERE / "relief")
    places = np.array(near, dtype=float).reshape(-1, 2)
    looked_at = np.array(close, dtype=float).reshape(-1, 2)
    waters = read_waters(HERE / "waters.bin")
    lakes, rivers, streams = water_strings(waters, core, places, WATER_CHARACTERS)
    rings = read_coast(HERE / "coast.bin")
    coast = coast_strings(rings, core, places, COAST_CHARACTERS)
    return Plate(
        relief=relief_picture(ground, core, RELIEF_WIDTH, RELIEF_CHARACTERS),
        world=relief_picture(ground, WORLD, WORLD_WIDTH, WORLD_CHARACTERS),
        coast=(*coast, *lakes),
        rivers=tuple(rivers),
        streams=tuple(streams),
        fine=fine_coast(rings, [*map(decoded_line, coast)], looked_at, FINE_CHARACTERS),
    )


def _fingerprint(core: Bounds, near: Points, close: Points) -> str:
    """Give a name that changes with everything the basemap is made of, programs included."""
    made_of = hashlib.sha256()
    for path in (*(HERE / name for name in MADE_OF), *sorted((HERE / "relief").iterdir())):
        made_of.update(path.read_bytes())
    versions = [version(name) for name in ("pillow", "numpy", "shapely")]
    made_of.update(json.dumps([core, near, close, versions]).encode())
    return made_of.hexdigest()[:20]


def _cached_plate(path: Path) -> Plate | None:
    try:
        found = json.loads(read_cached(path) or "")
        relief, world = (ReliefImage(src, tuple(bounds)) for src, bounds in found["pictures"])
        fine = FineCoast(*map(tuple, found["fine"]))
        coast, rivers, streams = (tuple(found[name]) for name in ("coast", "rivers", "streams"))
        return Plate(relief, world, coast, rivers, streams, fine)
    except (ValueError, KeyError, TypeError):
        return None


def _as_text(plate: Plate) -> str:
    pictures = [(picture.src, picture.bounds) for picture in (plate.relief, plate.world)]
    fine = [plate.fine.rings, plate.fine.bends, plate.fine.islands]
    lines = {"coast": plate.coast, "rivers": plate.rivers, "streams": plate.streams}
    return json.dumps({"pictures": pictures, **lines, "fine": fine})
