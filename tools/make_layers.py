"""Makes the GeoJSON files in ``layers/``: ``python -m tools.make_layers [FOLDER]``.

Each ``drawn/*.toml`` is the recipe of one file. A border that still runs where it ran is taken from
Natural Earth's countries (public domain; npm ``world-atlas`` 2.0.2, fetched once into FOLDER, by
default ``.cache``), as the line that two of them share. Elsewhere it is a line through the border
towns, river bends and summits of ``drawn/*.csv``, known from the treaties and from maps of the
time. An area is the cells of a net of such lines and of coasts that hold its towns (``inside``), or
whole countries of today (``whole``). Every feature says in ``accuracy_km`` how far the line may be
off and in ``method`` how it was made: 3 to 5 km where nothing has changed, 4 to 7 km between border
towns, 10 to 25 km for fronts and far ranges. Lines are simplified for zoom 3 to 8 and rounded to
0.01 degree, those of a single battle less.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import linemerge, polygonize

REPOSITORY = Path(__file__).parents[1]
LAYERS = REPOSITORY / "layers"
PACKAGE = "world-atlas-2.0.2.tgz"
DECIMALS = 2
NEAR = 0.12
"""Degrees: a drawn line's end so near to another line's end is meant to be the same point."""
REACH = 0.25
"""Degrees: so near to another line of its net a line that ends freely is meant to end on it."""
SMALLEST_ISLAND = 0.05
"""Square degrees: smaller islands of whole countries are left out."""
PROPERTIES = ("kind", "name", "name_pl", "start", "end", "accuracy_km", "method")

Points: TypeAlias = NDArray[np.float64]
Recipe: TypeAlias = Mapping[str, Any]


class Countries:
    """Which arcs each country of a topology has on its outlines, and each arc's points."""

    def __init__(self, topology: Mapping[str, Any]) -> None:
        scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs = [np.cumsum(arc, axis=0) * scale + translate for arc in topology["arcs"]]
        self.numbers = {
            shape["properties"]["name"]: frozenset(_numbers(shape["arcs"]))
            for shape in topology["objects"]["countries"]["geometries"]
            if shape.get("arcs")
        }

    def between(self, pair: str) -> list[Points]:
        """The lines that the two countries of ``"Iran / Iraq"`` share."""
        one, other = pair.split(" / ")
        shared = self.numbers[one] & self.numbers[other]
        if not shared:
            raise ValueError(f"{pair} share no border")
        return [self.arcs[number] for number in sorted(shared)]

    def coasts(self, name: str) -> list[Points]:
        """The lines of a country that it shares with no other."""
        others = (numbers for other, numbers in self.numbers.items() if other != name)
        own = self.numbers[name] - frozenset().union(*others)
        return [self.arcs[number] for number in sorted(own)]

    def outlines(self, names: Iterable[str]) -> list[Points]:
        """Every line of these countries."""
        numbers = frozenset().union(*(self.numbers[name] for name in names))
        return [self.arcs[number] for number in sorted(numbers)]

    def all_borders(self) -> list[Points]:
        """Every line that any two countries share."""
        pairs = combinations(self.numbers.values(), 2)
        shared = frozenset().union(*(one & other for one, other in pairs))
        return [self.arcs[number] for number in sorted(shared)]


def _numbers(arcs: Any) -> Iterable[int]:
    """The numbers of all arcs in a nested list; a reversed one (``~n``) is the same line."""
    for arc in arcs:
        if isinstance(arc, int):
            yield arc if arc >= 0 else ~arc
        else:
            yield from _numbers(arc)


def main() -> None:
    """Write every file that has a recipe."""
    cache = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / ".cache"
    countries = {name: Countries(_topology(cache, name)) for name in ("10m", "50m")}
    drawn = drawn_lines((LAYERS / "drawn").glob("*.csv"))
    for path in sorted((LAYERS / "drawn").glob("*.toml")):
        recipe = tomllib.loads(path.read_text(encoding="utf-8"))
        text = layer_text(recipe, countries[recipe["source"]], drawn)
        (LAYERS / f"{path.stem}.geojson").write_text(text, encoding="utf-8", newline="\n")


def _topology(cache: Path, name: str) -> Any:
    cache.mkdir(parents=True, exist_ok=True)
    if not (cache / PACKAGE).exists():
        subprocess.run(["npm", "pack", "--silent", "world-atlas@2.0.2"], cwd=cache, check=True)
    with tarfile.open(cache / PACKAGE) as package:
        member = package.extractfile(f"package/countries-{name}.json")
        assert member is not None
        return json.load(member)


def drawn_lines(paths: Iterable[Path]) -> dict[str, Points]:
    """The lines of tables of points by their names, (n, 2) lon and lat each."""
    found: dict[str, list[tuple[float, float]]] = {}
    for path in sorted(paths):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["line"], []).append((float(row["lon"]), float(row["lat"])))
    return {name: np.array(points) for name, points in found.items()}


def layer_text(recipe: Recipe, countries: Countries, drawn: Mapping[str, Points]) -> str:
    """A GeoJSON file's text, one feature a line."""
    head = {
        key: recipe[key]
        for key in ("title", "title_pl", "note", "note_pl", "shown")
        if key in recipe
    }
    recipes = [{**recipe["default"], **told} for told in recipe["feature"]]
    found = [feature(recipe, told, countries, drawn) for told in recipes]
    found += [label(told) for told in recipes if "label" in told]
    features = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in found]
    members = json.dumps({"type": "FeatureCollection", **head}, ensure_ascii=False, indent=0)
    return f'{members[:-2]},\n"features": [\n' + ",\n".join(features) + "\n]\n}\n"


def feature(
    recipe: Recipe, told: Recipe, countries: Countries, drawn: Mapping[str, Points]
) -> dict[str, Any]:
    """One feature: an area where it says what lies inside, a point where it says at, else lines."""
    if "at" in told:
        return point(told, told)
    is_area = "inside" in told or "whole" in told
    make = area_geometry if is_area else line_geometry
    return {
        "type": "Feature",
        "properties": {key: told[key] for key in PROPERTIES if key in told},
        "geometry": make(recipe, told, countries, drawn),
    }


def line_geometry(
    recipe: Recipe, told: Recipe, countries: Countries, drawn: Mapping[str, Points]
) -> dict[str, Any]:
    """The lines that a feature is told to take, joined, simplified and rounded."""
    kept = [shapely.LineString(line) for line in _taken(told, recipe, countries)]
    ours = [drawn[name] for name in told.get("drawn", [])]
    if told.get("curved"):
        ours = [curved(line) for line in ours]
    joined = _joined([*kept, *_snapped(ours, kept)])
    simple = shapely.simplify(joined, told.get("simplify", recipe["simplify"]))
    lines = [_rounded(line, recipe) for line in shapely.get_parts(simple)]
    found = [line for line in lines if len(line) > 1]
    return {"type": "MultiLineString", "coordinates": found}


def curved(line: Points, rounds: int = 3) -> Points:
    """The line with its corners cut off, again and again (Chaikin), its ends kept."""
    for _ in range(rounds):
        near, far = line[:-1], line[1:]
        cut = np.stack([0.75 * near + 0.25 * far, 0.25 * near + 0.75 * far], axis=1)
        line = np.concatenate([line[:1], cut.reshape(-1, 2), line[-1:]])
    return line


def area_geometry(
    recipe: Recipe, told: Recipe, countries: Countries, drawn: Mapping[str, Points]
) -> dict[str, Any]:
    """The cells that hold the towns of a feature, and the countries that it takes whole."""
    found = [*_cells_inside(recipe, told, countries, drawn), *_whole(recipe, told, countries)]
    joined = shapely.set_precision(
        shapely.union_all(found), 10 ** -recipe.get("decimals", DECIMALS)
    )
    return dict(json.loads(shapely.to_geojson(joined)))


def _cells_inside(
    recipe: Recipe, told: Recipe, countries: Countries, drawn: Mapping[str, Points]
) -> list[shapely.Geometry]:
    towns = {name: shapely.Point(at) for name, at in told.get("inside", {}).items()}
    if not towns:
        return []
    net = [line for one in (recipe.get("net", {}), told) for line in _net(one, countries, drawn)]
    cells = list(polygonize(shapely.union_all(_reaching(_simple(net, recipe)))))
    lost = [name for name, at in towns.items() if not any(cell.contains(at) for cell in cells)]
    if lost:
        raise ValueError(f"{told['name']}: no cell holds {', '.join(lost)}")
    return [cell for cell in cells if any(cell.contains(at) for at in towns.values())]


def _net(told: Recipe, countries: Countries, drawn: Mapping[str, Points]) -> list[Points]:
    coasts = [line for name in told.get("coasts", []) for line in countries.coasts(name)]
    return [*_taken(told, told, countries), *coasts, *(drawn[one] for one in told.get("drawn", []))]


def _whole(recipe: Recipe, told: Recipe, countries: Countries) -> list[shapely.Geometry]:
    """The parts of whole countries, but for the smallest and for those outside the ``box``."""
    lines = _simple(countries.outlines(told.get("whole", [])), recipe)
    parts = polygonize(shapely.union_all(lines))
    box = shapely.box(*told.get("box", (-180, -90, 180, 90)))
    return [part for part in parts if part.area > SMALLEST_ISLAND and box.contains(part)]


def _simple(lines: Iterable[Points], recipe: Recipe) -> list[shapely.LineString]:
    """Each line simplified by itself, so that it is the same for the areas on both its sides."""
    return [shapely.simplify(shapely.LineString(line), recipe["simplify"]) for line in lines]


def _reaching(lines: list[shapely.LineString]) -> list[shapely.LineString]:
    """The lines, and from each free end a short way to the nearest other line."""
    ways = []
    for number, line in enumerate(lines):
        others = np.array([*lines[:number], *lines[number + 1 :]])
        for end in () if line.is_closed else (line.interpolate(0), line.interpolate(line.length)):
            distances = shapely.distance(end, others)
            if 0 < distances.min() < REACH:
                ways.append(shapely.shortest_line(end, others[distances.argmin()]))
    return [*lines, *ways]


def label(told: Recipe) -> dict[str, Any]:
    """The point that a feature's name stands at."""
    return point(told, told["label"])


def point(told: Recipe, own: Recipe) -> dict[str, Any]:
    """A name ``at`` a point, with its ``angle``, ``rank`` and length ``km``."""
    named = {key: told[key] for key in ("kind", "name", "name_pl", "start", "end") if key in told}
    more = {key: own[key] for key in ("angle", "rank", "km") if key in own}
    geometry = {"type": "Point", "coordinates": own["at"]}
    return {"type": "Feature", "properties": {**named, **more}, "geometry": geometry}


def _taken(told: Recipe, recipe: Recipe, countries: Countries) -> list[Points]:
    """The borders of today that the feature takes, inside the boxes it names."""
    if told.get("all"):
        return _inside(countries.all_borders(), recipe["box"])
    found = []
    for one in told.get("same", []):
        lines = countries.between(one["between"])
        found += _inside(lines, one["box"]) if "box" in one else lines
    return found


def _inside(lines: Iterable[Points], box: Iterable[float]) -> list[Points]:
    clipped = (shapely.clip_by_rect(_joined([shapely.LineString(line)]), *box) for line in lines)
    parts = (part for one in clipped for part in shapely.get_parts(one))
    return [shapely.get_coordinates(part) for part in parts if part.length > 0]


def _snapped(lines: list[Points], kept: list[shapely.LineString]) -> list[shapely.LineString]:
    """The drawn lines, each end moved onto the end of a kept line that lies near."""
    ends = [point for line in kept for point in (line.coords[0], line.coords[-1])]
    lines = [line.copy() for line in lines]
    for line in lines:
        for place in (0, -1):
            near = [end for end in ends if np.hypot(*(line[place] - end)) < NEAR]
            line[place] = min(
                near, key=lambda end: np.hypot(*(line[place] - end)), default=line[place]
            )
    return [shapely.LineString(line) for line in lines]


def _joined(lines: list[shapely.LineString]) -> shapely.Geometry:
    return linemerge(lines) if len(lines) > 1 else lines[0]


def _rounded(line: shapely.LineString, recipe: Recipe) -> list[list[float]]:
    decimals = recipe.get("decimals", DECIMALS)
    points = np.round(shapely.get_coordinates(line), decimals).tolist()
    return [point for place, point in enumerate(points) if not place or point != points[place - 1]]


if __name__ == "__main__":
    main()
