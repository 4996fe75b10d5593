"""Makes ``waters-exact.json``: ``python -m tools.make_waters [FOLDER]``.

For each lake and river of ``waters.json``, which were drawn by hand, it holds Natural Earth's at
1:10 million (public domain): the lake that lies where the drawn one does, the rivers that run
where the drawn one does. Reservoirs are younger than most stories, and are in neither. The
packages go into FOLDER, by default ``.cache``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import numpy as np
import shapely

from tools.natural_earth import Lines, fetched, lines, rows

REPOSITORY = Path(__file__).parents[1]
BASEMAP = REPOSITORY / "itinerarium" / "basemap"
RIVERS = "ne_10m_rivers_lake_centerlines"
AS_THEN = {"Aral Sea", "Urmia"}
"""Lakes that were larger in the years of most stories: they stay as they were drawn."""
OFF = 0.008
"""How far, in degrees, a line may be off."""
NEAR_DEGREES = 0.5
"""A river was drawn so near to where it runs."""
LAST_RANK = 6
COVERED = 0.8
"""So much of a drawn river must be found, or it stays as it was drawn."""

Point: TypeAlias = list[float]


def main() -> None:
    """Write the file."""
    cache = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / ".cache"
    drawn = json.loads((BASEMAP / "waters.json").read_text(encoding="utf-8"))
    found = {
        "lakes": dict(exact_lakes(drawn["lakes"], lines(fetched("ne_10m_lakes", cache)))),
        "rivers": dict(exact_rivers(drawn["rivers"], fetched(RIVERS, cache))),
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    (BASEMAP / "waters-exact.json").write_text(text.replace('"],', '"],\n'), encoding="utf-8")
    for kind in found:
        print(kind, "drawn by hand:", sorted(drawn[kind].keys() - found[kind].keys()))


def exact_lakes(
    drawn: dict[str, list[Point]], known: Iterable[Lines]
) -> Iterator[tuple[str, list[list[Point]]]]:
    """Each lake's outline by its name: the known one that covers most of the drawn one."""
    rings = [shapely.make_valid(shapely.Polygon(parts[0])) for parts in known if parts]
    tree = shapely.STRtree(rings)
    for name, points in drawn.items():
        area = shapely.make_valid(shapely.Polygon(points))
        near = [rings[n] for n in tree.query(area) if name not in AS_THEN]
        best = max(near, key=lambda one: one.intersection(area).area, default=None)
        if best is not None and best.intersection(area).area > area.area / 3:
            largest = max(shapely.get_parts(best), key=lambda one: one.area)
            yield name, [_rounded(largest.exterior.simplify(OFF))]


def exact_rivers(
    drawn: dict[str, list[Point]], layer: Path
) -> Iterator[tuple[str, list[list[Point]]]]:
    """The known lines that run where each river was drawn, as few as they can be joined to."""
    table = zip(rows(layer), lines(layer), strict=True)
    large = [parts for row, parts in table if float(row["scalerank"]) <= LAST_RANK]
    known = [shapely.LineString(part) for parts in large for part in parts]
    for name, points in drawn.items():
        line = shapely.LineString(points)
        near = [one for one in known if _runs_in(one, line.buffer(NEAR_DEGREES))]
        taken = shapely.union_all(near)
        if _runs_in(line, taken.buffer(NEAR_DEGREES), COVERED):
            joined = shapely.line_merge(taken) if len(near) > 1 else taken
            yield name, [_rounded(part.simplify(OFF)) for part in shapely.get_parts(joined)]


def _runs_in(line: shapely.LineString, area: shapely.Geometry, share: float = 0.6) -> bool:
    return bool(line.intersection(area).length >= share * line.length)


def _rounded(line: shapely.Geometry) -> list[Point]:
    points: list[Point] = np.round(shapely.get_coordinates(line), 3).tolist()
    return points


if __name__ == "__main__":
    main()
