"""Make ice.geojson: the great ice shelves, which the coasts of the basemap leave out.

The fronts are drawn by hand from the expeditions of 1902 to 1912, to some 20 km; behind them the
ice reaches to the land of the basemap.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon, mapping

from itinerarium.basemap.coast import read_coast
from itinerarium.geo.mercator import GRID

HERE = Path(__file__).parent
COAST = HERE.parents[2] / "itinerarium" / "basemap" / "coast.bin"
NEAR, DECIMALS = 0.02, 2
FRONTS = json.loads((HERE / "drawn" / "ice_fronts.json").read_text(encoding="utf-8"))


def degrees(steps: np.ndarray) -> np.ndarray:
    """Longitude and latitude of points on the grid of the basemap."""
    x, y = steps[:, 0] / GRID, steps[:, 1] / GRID
    return np.column_stack((360 * x - 180, np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y))))))


def land() -> shapely.Geometry:
    """All land south of 70° S."""
    rings = (degrees(np.asarray(ring)) for ring in read_coast(COAST))
    south = [Polygon(ring).buffer(0) for ring in rings if ring[:, 1].min() < -70 and len(ring) > 3]
    return shapely.union_all(south)


def feature(kind: str, name: str, shape: shapely.Geometry) -> str:
    """One GeoJSON feature, rounded, on one line."""
    rounded = shapely.transform(shape, lambda points: np.round(points, DECIMALS))
    properties = {"kind": kind, "name": name}
    told = {"type": "Feature", "properties": properties, "geometry": mapping(rounded)}
    return json.dumps(told, ensure_ascii=False)


def main() -> None:
    """Write the file."""
    ground, lines = land(), []
    for name, parts in FRONTS.items():
        for front, back in parts:
            ice = Polygon([*front, *back]).difference(ground).simplify(NEAR)
            pieces = [piece for piece in shapely.get_parts(ice) if piece.area > 0.5]
            lines.append(feature("ice", name, shapely.MultiPolygon(pieces)))
            lines.append(feature("ice-front", name, LineString(front)))
    text = '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"
    (HERE / "ice.geojson").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
