"""Makes ``countries.json``: the borders of today's countries in which the story has places.

Run it as ``python -m tools.make_countries`` when a place stands in a country that the file
has not. The borders are Natural Earth's at 1:10 million (npm ``world-atlas``, public domain).
Needs ``npm``; the tests read only what it made.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from tools.make_basemap import within_the_world
from tools.world_atlas import topology

REPOSITORY = Path(__file__).parents[1]
PLACES = REPOSITORY / "places.csv"
COUNTRIES = REPOSITORY / "tests" / "data" / "countries.json"
OFF = 0.035
"""How far, in degrees, a border may be off."""
LEAST_AREA = 0.03
"""Smaller islands, in square degrees, are left out, unless a country is nothing more."""
UNITS = 100
"""In one degree."""

Points = NDArray[np.float64]


def main() -> None:
    """Fetch the package into a folder that is thrown away and write the file."""
    with tempfile.TemporaryDirectory() as name:
        world = topology("countries-10m", Path(name))
    lines = (f"{json.dumps(key)}: {_text(rings)}" for key, rings in _countries(world))
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    COUNTRIES.write_text(text, encoding="utf-8")


def _countries(topology: dict[str, Any]) -> Iterator[tuple[str, list[Points]]]:
    """The names and the rings of the countries that the story names, in the alphabet's order."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(arc, axis=0) * scale + translate for arc in topology["arcs"]]
    shapes = topology["objects"]["countries"]["geometries"]
    by_name = {shape["properties"]["name"].removesuffix(" of America"): shape for shape in shapes}
    for name in sorted(by_name.keys() & _named()):
        yield name, _rings(by_name[name], arcs)


def _named() -> set[str]:
    """The countries in the column ``modern``."""
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["modern"]]
    return {row["modern"].rpartition(", ")[2] for row in rows}


def _rings(shape: dict[str, Any], arcs: Sequence[Points]) -> list[Points]:
    """The outlines of a country's parts; holes are other countries', whose own outlines tell."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    outlines = (_joined(arcs, polygon[0]) for polygon in polygons)
    whole = [ring for outline in outlines for ring in within_the_world(outline)]
    areas = [shapely.Polygon(ring).area for ring in whole]
    large = [ring for ring, area in zip(whole, areas, strict=True) if area >= LEAST_AREA]
    thin = [shapely.simplify(shapely.LinearRing(ring), OFF).coords for ring in large or whole]
    return [np.array(ring) for ring in thin]


def _joined(arcs: Sequence[Points], numbers: Sequence[int]) -> Points:
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _text(rings: Sequence[Points]) -> str:
    """The rings as steps in lon and lat, in hundredths of a degree, without the last point."""
    whole = (np.rint(ring[:-1] * UNITS).astype(int) for ring in rings)
    steps = [np.diff(ring, axis=0, prepend=0).ravel().tolist() for ring in whole]
    return json.dumps(steps, separators=(",", ":"))


if __name__ == "__main__":
    main()
