"""``[[plans]]`` of story.toml and their pictures -> plans, and every problem in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from itinerarium.check.annotation import georeference_of
from itinerarium.check.settings.head import readable
from itinerarium.check.settings.toml_place import Path, numbered, problems_at
from itinerarium.check.tables.cell import slugged
from itinerarium.check.tables.column import Part
from itinerarium.geo.coordinates import Floats
from itinerarium.geo.flat import degrees_of
from itinerarium.geo.georeference import affine_of, is_on_a_line, residuals_m
from itinerarium.geo.mercator import MAX_LAT, from_mercator, mercator
from itinerarium.problems.problem import BadValueError, shown
from itinerarium.read import Document
from itinerarium.read.plans import PlanFile
from itinerarium.vocabulary.atlas import Place
from itinerarium.vocabulary.errors import Problem
from itinerarium.vocabulary.plans import ControlPoint, Georeference, Plan

if TYPE_CHECKING:  # at run time it brings pydantic, which is slow to import
    from itinerarium.check.settings.tables import PlanTable

LEAST = 3
METRES_ROUND_THE_WORLD = 2 * np.pi * 6_378_137
"""Of Web Mercator, as world files in metres have it."""
WILD_PART, WILD_TIMES = 0.03, 5
"""A point is off wildly by so much of the plan's length, and so many times more than the others."""
Files = Mapping[str, PlanFile | BadValueError]
Faults = Iterator[tuple[Path, BadValueError]]


def check_plans(
    document: Document | None,
    tables: Sequence[PlanTable],
    files: Files,
    language: str,
    taken: Sequence[str] = (),
) -> Part[Plan]:
    """Each plan with where it lies; its id is none of ``taken``, which layers have."""
    if document is None or not tables:
        return Part()
    plans: list[Plan] = []
    found: list[tuple[Path, BadValueError]] = []
    for number, table in numbered(document, "plans", tables, "file"):
        try:
            plan = _plan(table, files, language, [*taken, *(one.id for one in plans)])
        except BadValueError as fault:
            found.append((("plans", number, "file"), fault))
            continue
        plans.append(plan)
        found += [(("plans", number, *key), fault) for key, fault in _faults(plan)]
    problems = problems_at(document, found)
    whole = Part(tuple(plans), problems)
    return Part((), problems) if whole.is_wrong else whole


def check_ground(
    document: Document | None, name: str, files: Files
) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The picture that the story is told on, if it names one."""
    file = files.get(name)
    if document is None or file is None:
        return None, ()
    if isinstance(file, BadValueError):
        return None, problems_at(document, [(("ground",), file)])
    width, height = file.picture.width, file.picture.height
    corners = np.array([(0, 0), (width, 0), (0, height)], dtype=float)
    at = degrees_of(corners, width, height)
    points = tuple(ControlPoint(*map(float, one)) for one in np.hstack([corners, at]))
    lies = Georeference(points, is_measured=False)
    return Plan("ground", file.picture.path, width, height, lies, {}), ()


def far_plans(
    document: Document | None, plans: Sequence[Plan], places: Sequence[Place]
) -> tuple[Problem, ...]:
    """A warning for each plan that lies far away from all places."""
    if document is None or not plans or not any(place.is_placed for place in places):
        return ()
    at = mercator(np.array([place.at for place in places if place.is_placed]))
    far = [
        (("plans", number), BadValueError("P666", title=shown(next(iter(plan.title.values())))))
        for number, plan in enumerate(plans)
        if _is_far(plan, at)
    ]
    return problems_at(document, far)


def _is_far(plan: Plan, places: Floats) -> bool:
    """Whether no place lies on the plan, or as near to it as it is long."""
    points = mercator(np.array([one[2:] for one in plan.georeference.points]))
    low, high = points.min(axis=0), points.max(axis=0)
    reach = (high - low).max()
    near = (places > low - reach) & (places < high + reach)
    return not bool(near.all(axis=1).any())


def _free(id_: str, taken: Collection[str]) -> str:
    """An id, with a number behind it if it is taken."""
    numbered_ids = (f"{id_}-{number}" for number in count(2))
    return next(one for one in chain((id_,), numbered_ids) if one not in taken)


def _plan(table: PlanTable, files: Files, language: str, taken: Sequence[str]) -> Plan:
    file = files[table.file]
    if isinstance(file, BadValueError):
        raise file
    stem = PurePosixPath(table.file).stem
    id_ = slugged(stem) or "plan"
    return Plan(
        id=_free(id_, taken),
        path=file.picture.path,
        width=file.picture.width,
        height=file.picture.height,
        georeference=_georeference(table, file),
        title=table.title or {language: readable(stem)},
        credit=table.credit,
        opacity=table.opacity,
        shown=table.shown,
        start=table.start,
        end=table.end,
    )


def _georeference(table: PlanTable, file: PlanFile) -> Georeference:
    """What the author writes, or else what lies beside the picture.

    Raises
    ------
    BadValueError
        When there is nothing, or points and bounds.
    """
    size = file.picture.width, file.picture.height
    if table.points and not table.bounds:
        points = (ControlPoint(*map(float, (*one.pixel, *one.at[::-1]))) for one in table.points)
        return Georeference(tuple(points), "spline" if table.method == "spline" else "affine")
    if table.bounds and not table.points:
        return _in_bounds(table.bounds, *size)
    if file.annotation is not None and not table.points:
        return georeference_of(file.annotation, *size)
    if file.world and not table.points:
        return _by_world_file(file.world, *size)
    raise BadValueError("P660")


def _in_bounds(bounds: Sequence[float], width: int, height: int) -> Georeference:
    south, west, north, east = bounds
    corners = ((0, 0, west, north), (width, 0, east, north), (0, height, west, south))
    return Georeference(tuple(ControlPoint(*one) for one in corners), is_measured=False)


def _by_world_file(numbers: Sequence[float], width: int, height: int) -> Georeference:
    """Its numbers are those of the middle of the first pixel, in degrees or in metres."""
    a, d, b, e, c, f = numbers
    pixels = [(0, 0), (width, 0), (0, height)]
    at = [(a * (x - 0.5) + b * (y - 0.5) + c, d * (x - 0.5) + e * (y - 0.5) + f) for x, y in pixels]
    is_degrees = all(abs(x) <= 360 and abs(y) <= 90 for x, y in at)
    if not is_degrees:
        side = METRES_ROUND_THE_WORLD
        square = np.array([(x / side + 0.5, 0.5 - y / side) for x, y in at])
        at = [(float(lon), float(lat)) for lon, lat in from_mercator(square)]
    points = (ControlPoint(*pixel, *place) for pixel, place in zip(pixels, at, strict=True))
    method = "degrees" if is_degrees else "affine"
    return Georeference(tuple(points), method, is_measured=False)  # type: ignore[arg-type]


def _faults(plan: Plan) -> Faults:
    """What is wrong with the points of a plan."""
    points = plan.georeference.points
    if len(points) < LEAST:
        yield (), BadValueError("P661", found=str(len(points)))
        return
    places = [*_misplaced(plan)]
    yield from places
    pixels, world = np.array([one[:2] for one in points]), np.array([one[2:] for one in points])
    if places:
        return
    if is_on_a_line(pixels) or is_on_a_line(mercator(world)):
        yield (), BadValueError("P663")
    elif affine_of(pixels, mercator(world)).determinant < 0:
        yield (), BadValueError("P664")
    elif plan.georeference.is_measured:
        yield from _wild(plan, pixels, world)


def _misplaced(plan: Plan) -> Faults:
    for number, (x, y, lon, lat) in enumerate(plan.georeference.points):
        if not (0 <= x <= plan.width and 0 <= y <= plan.height):
            size = f"{plan.width} x {plan.height}"
            yield _point(number), BadValueError("P662", size=size, value=f"{x:g}, {y:g}")
        if not (-MAX_LAT <= lat <= MAX_LAT and -180 <= lon <= 360):
            yield _point(number), BadValueError("P668", value=f"{lat:g}, {lon:g}")


def _point(number: int) -> Path:
    return ("points", number)


def _wild(plan: Plan, pixels: Floats, world: Floats) -> Faults:
    """A warning for a point without which the others agree, and which lies far off them."""
    if len(pixels) <= LEAST + 1:
        return
    goal = mercator(world)
    left_out = [_left_out(number, pixels, goal) for number in range(len(pixels))]
    worst = min(range(len(pixels)), key=lambda number: left_out[number][0])
    others, off = left_out[worst]
    corners = affine_of(pixels, goal).move(np.array([(0, 0), (plan.width, plan.height)]))
    if off > max(WILD_PART * float(np.hypot(*(corners[1] - corners[0]))), WILD_TIMES * others):
        metres = ", ".join(f"{one:,.0f}" for one in residuals_m(pixels, world))
        yield _point(worst), BadValueError("P665", number=str(worst + 1), metres=metres)


def _left_out(number: int, pixels: Floats, goal: Floats) -> tuple[float, float]:
    """How far the others are off without a point, and that point from where they put it."""
    rest = np.arange(len(pixels)) != number
    if is_on_a_line(pixels[rest]):
        return np.inf, 0.0
    miss = affine_of(pixels[rest], goal[rest]).move(pixels) - goal
    off = np.hypot(miss[:, 0], miss[:, 1])
    return float(np.sqrt((off[rest] ** 2).mean())), float(off[number])
