"""Makes ``waters.bin``, the world's lakes and rivers: ``python -m tools.make_waters [FOLDER]``.

Rivers are Natural Earth's at 1:10 million (public domain), each from its source to its mouth with
Natural Earth's rank, and lakes those in which ``waters.json`` has a point: reservoirs are younger
than most stories, and are left out. What Natural Earth lacks was drawn in ``waters.json``. The
packages go into FOLDER, by default ``.cache``.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import shapely
import shapely.ops

from itinerarium.basemap.waters import Waters, thinned_rivers
from itinerarium.geo.coordinates import Floats
from itinerarium.geo.mercator import GRID, Ring, mercator
from tools.natural_earth import Lines, fetched, lines, rows

REPOSITORY = Path(__file__).parents[1]
BASEMAP = REPOSITORY / "itinerarium" / "basemap"
DRAWN = Path(__file__).parent / "waters.json"
RIVERS = "ne_10m_rivers_lake_centerlines"
OFF = 1.5
"""How far, in grid steps, a line may be off."""
TO_ITS_MOUTH = 18.0
"""Grid steps: a river that ends so near to another one flows into it."""
DRAWN_RANK = 8
ROUNDS = 2
"""How often corners are cut: after two rounds a drawn line looks like a curve."""

River: TypeAlias = tuple[int, Ring]
"""Its rank, 0 for the largest to 10, and its points on the grid."""


def main() -> None:
    """Write the file."""
    cache = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / ".cache"
    drawn = json.loads(DRAWN.read_text(encoding="utf-8"))
    lakes = [*lakes_with(drawn["lakes"], lines(fetched("ne_10m_lakes", cache)))]
    lakes += [_on_grid(rounded(np.array([*ring, ring[0]]))) for ring in drawn["as_then"].values()]
    table = zip(rows(fetched(RIVERS, cache)), lines(fetched(RIVERS, cache)), strict=True)
    rivers = [*rivers_of(table), *drawn_rivers(drawn["rivers"])]
    waters = thinned_rivers(waters_of(lakes, joined(rivers)), OFF)
    (BASEMAP / "waters.bin").write_bytes(packed(waters))


def waters_of(lakes: Iterable[Ring], rivers: Sequence[River]) -> Waters:
    """The larger rivers come first."""
    ordered = sorted(rivers, key=lambda river: river[0])
    ranks = np.array([rank for rank, _ in ordered], dtype=np.int8)
    simple = [_simplified(ring) for ring in lakes]
    return Waters(tuple(simple), tuple(line for _, line in ordered), ranks)


def packed(waters: Waters) -> bytes:
    """How many lakes and rivers, ranks, lengths, then steps in x and y, as byte planes."""
    lines = [*waters.lakes, *waters.rivers]
    steps = np.concatenate([np.diff(line, axis=0, prepend=0) for line in lines])
    counts = [len(waters.lakes), len(waters.rivers)]
    lengths = [len(line) for line in lines]
    numbers = np.concatenate([counts, waters.ranks, lengths, steps[:, 0], steps[:, 1]])
    planes = numbers.astype("<i4").view(np.uint8).reshape(-1, 4).T.tobytes()
    return zlib.compress(planes, 9)


def lakes_with(points: Mapping[str, list[float]], known: Iterable[Lines]) -> Iterator[Ring]:
    """The outlines in which one of the points lies; a point in none is an error."""
    areas = [shapely.make_valid(shapely.Polygon(parts[0])) for parts in known if parts]
    tree = shapely.STRtree(areas)
    for name, at in points.items():
        found = tree.query(shapely.Point(at), predicate="intersects")
        if not len(found):
            raise ValueError(f"expected a lake at {at}, instead got none: {name}")
        largest = max(shapely.get_parts(areas[found[0]]), key=lambda part: float(part.area))
        yield _on_grid(shapely.get_coordinates(largest.exterior))


def rivers_of(table: Iterable[tuple[Mapping[str, str], Lines]]) -> Iterator[River]:
    """Each river with its reaches and its ways through lakes in one line, as far as they meet."""
    reaches: dict[Any, list[shapely.LineString]] = defaultdict(list)
    for number, (row, parts) in enumerate(table):
        river = row["rivernum"] if row["rivernum"] != "0" else ("reach", number)
        whole = [shapely.LineString(_on_grid(part)) for part in parts if len(part) > 1]
        reaches[river, round(float(row["scalerank"]))] += [one for one in whole if one.length]
    for (_, rank), some in reaches.items():
        merged = shapely.line_merge(shapely.union_all(some))
        for part in shapely.get_parts(merged):
            if part.geom_type == "LineString":
                yield rank, np.rint(shapely.get_coordinates(part)).astype(np.int32)


def drawn_rivers(drawn: Mapping[str, list[list[float]]]) -> Iterator[River]:
    """Those that were drawn, with their corners rounded."""
    for points in drawn.values():
        yield DRAWN_RANK, _on_grid(rounded(np.array(points)))


def joined(rivers: Sequence[River]) -> list[River]:
    """The rivers with their ends on the river that they flow into, where that is near."""
    points = [shapely.MultiPoint(line.astype(float)) for _, line in rivers]
    tree = shapely.STRtree(points)
    return [
        (rank, _with_ends(line, number, points, tree)) for number, (rank, line) in enumerate(rivers)
    ]


def _with_ends(
    line: Ring, number: int, points: Sequence[shapely.MultiPoint], tree: shapely.STRtree
) -> Ring:
    before = _point_of_another(line[0], number, points, tree)
    after = _point_of_another(line[-1], number, points, tree)
    return np.concatenate([before, line, after])


def _point_of_another(
    end: Ring, number: int, points: Sequence[shapely.MultiPoint], tree: shapely.STRtree
) -> Ring:
    """The nearest point of another river, nothing where there is none or the end is one."""
    spot = shapely.Point(end)
    others = [one for one in tree.query(spot.buffer(TO_ITS_MOUTH)).tolist() if one != number]
    nearest = min(others, key=lambda one: float(points[one].distance(spot)), default=None)
    if nearest is None or not 0 < points[nearest].distance(spot) <= TO_ITS_MOUTH:
        return np.empty((0, 2), np.int32)
    target, _ = shapely.ops.nearest_points(points[nearest], spot)
    return np.rint(shapely.get_coordinates(target)).astype(np.int32)


def _on_grid(points: Floats) -> Ring:
    return np.rint(mercator(points) * GRID).astype(np.int32)


def _simplified(ring: Ring) -> Ring:
    curve = shapely.simplify(shapely.LineString(ring.astype(float)), OFF)
    return np.rint(shapely.get_coordinates(curve)).astype(np.int32)


def rounded(points: Floats) -> Floats:
    """A line with its corners cut; its ends stay.

    References
    ----------
    G. M. Chaikin, "An algorithm for high-speed curve generation", Computer Graphics and Image
    Processing 3 (1974), 346-349.
    """
    for _ in range(ROUNDS):
        near = 0.75 * points[:-1] + 0.25 * points[1:]
        far = 0.25 * points[:-1] + 0.75 * points[1:]
        inner = np.stack([near, far], axis=1).reshape(-1, 2)
        points = np.concatenate([points[:1], inner, points[-1:]])
    return points


if __name__ == "__main__":
    main()
