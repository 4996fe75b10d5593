"""A picture and its control points -> the same picture as it lies on the map, in Web Mercator."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from math import ceil, log2, sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from itinerarium.geo.coordinates import Floats, LonLat
from itinerarium.geo.georeference import affine_of, corners_of, spline_of
from itinerarium.geo.mercator import from_mercator, mercator
from itinerarium.read.picture import formats_of_file
from itinerarium.vocabulary.plans import Georeference, Plan

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LONGEST_SIDE = 2400
"""Pixels of the page's picture: what a wall of pixels shows at once, at a few hundred kB."""
QUALITY = 72
CELL = 32
"""Pixels: within a square of this side the picture is bent as a plane is."""
ALONG = 17
"""Points along each side of a picture by which its box on the map is found."""
TILE = 256
Way = Callable[[Floats], Floats]
Cell = tuple[tuple[int, int, int, int], tuple[float, ...]]


class WarpedPlan(NamedTuple):
    """A picture in Web Mercator, its corners, and the zoom at which its pixels are the screen's."""

    data: bytes
    south_west: LonLat
    north_east: LonLat
    zoom: float


def warp(plan: Plan) -> WarpedPlan:
    """The picture of a plan as WebP, north up, clear where the plan does not reach.

    The same file gives the same bytes; at most ``LONGEST_SIDE`` pixels a side.
    """
    from PIL import Image

    there, back = _ways(plan.georeference)
    edge = there(_round(plan))
    low, high = edge.min(axis=0), edge.max(axis=0)
    scale = _pixels_to_the_world(plan, there)
    least = min(1.0, LONGEST_SIDE / float(((high - low) * scale).max()))
    scale *= least
    width, height = (max(1, ceil(side)) for side in (high - low) * scale)
    image = _picture(plan, least)
    shrunk = np.array([image.width / plan.width, image.height / plan.height])
    cells = _mesh(width, height, lambda points: back(low + points / scale) * shrunk)
    laid = image.transform(
        (width, height), Image.Transform.MESH, list(cells), Image.Resampling.BICUBIC
    )
    end = low + np.array([width, height]) / scale
    south_west, north_east = corners_of(np.array([low, end]))
    return WarpedPlan(_webp(laid), _lon_lat(south_west), _lon_lat(north_east), log2(scale / TILE))


def _lon_lat(point: Floats) -> LonLat:
    return LonLat((float(point[0]), float(point[1])))


def _ways(georeference: Georeference) -> tuple[Way, Way]:
    """From the picture's pixels to the unit square of Web Mercator, and back."""
    points = np.array(georeference.points)
    pixels, places = points[:, :2], points[:, 2:]
    if georeference.method == "degrees":
        flat = affine_of(pixels, places)
        flat_back = flat.inverse()
        return lambda at: mercator(flat.move(at)), lambda at: flat_back.move(from_mercator(at))
    world = mercator(places)
    if georeference.method == "spline":
        return spline_of(pixels, world).move, spline_of(world, pixels).move
    affine = affine_of(pixels, world)
    return affine.move, affine.inverse().move


def _round(plan: Plan) -> Floats:
    """Points round what is to be seen of a picture."""
    if plan.georeference.outline:
        return np.array(plan.georeference.outline)
    part = np.linspace(0, 1, ALONG)
    none, all_ = np.zeros(ALONG), np.ones(ALONG)
    sides = [(part, none), (part, all_), (none, part), (all_, part)]
    shares = np.vstack([np.column_stack(side) for side in sides])
    edge: Floats = shares * np.array([plan.width, plan.height])
    return edge


def _pixels_to_the_world(plan: Plan, there: Way) -> float:
    """How many of the picture's pixels go along the side of the unit square, in its middle."""
    middle = np.array([plan.width, plan.height]) / 2
    step = min(plan.width, plan.height) / 4
    east, south = there(middle + np.array([[step, 0], [0, step]])) - there(middle[None, :])
    return step / sqrt(abs(float(east[0] * south[1] - east[1] * south[0])))


def _picture(plan: Plan, part: float) -> Picture:
    """The picture upright with clear places, no larger than is needed."""
    from PIL import Image, ImageOps

    with (
        warnings.catch_warnings(action="ignore"),
        Image.open(plan.path, formats=formats_of_file(plan.path)) as opened,
    ):
        opened.draft("RGB", (round(plan.width * part), round(plan.height * part)))
        with suppress(Exception):  # Pillow raises nearly anything on a damaged tag
            ImageOps.exif_transpose(opened, in_place=True)
        image = _in_eight_bits(opened).convert("RGBA")
    size = max(1, round(plan.width * part)), max(1, round(plan.height * part))
    if size != image.size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    return _cut(image, plan)


def _in_eight_bits(image: Picture) -> Picture:
    if not image.mode.startswith("I;16"):
        return image
    return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")


def _cut(image: Picture, plan: Plan) -> Picture:
    """Only what lies in the outline, if there is one."""
    from PIL import Image, ImageDraw

    outline = plan.georeference.outline
    if outline:
        across, down = image.width / plan.width, image.height / plan.height
        mask = Image.new("L", image.size)
        ImageDraw.Draw(mask).polygon([(x * across, y * down) for x, y in outline], fill=255)
        clear = Image.new("RGBA", image.size)
        return Image.composite(image, clear, mask)
    return image


def _mesh(width: int, height: int, back: Way) -> Iterator[Cell]:
    """Squares of the map's picture, each with the corners of where its pixels come from."""
    xs, ys = (np.array([*range(0, side, CELL), side]) for side in (width, height))
    grid = np.stack(np.meshgrid(xs, ys), axis=-1)
    corners = back(grid.reshape(-1, 2).astype(float)).reshape(grid.shape)
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            box = (int(xs[column]), int(ys[row]), int(xs[column + 1]), int(ys[row + 1]))
            ends = [(row, column), (row + 1, column), (row + 1, column + 1), (row, column + 1)]
            yield box, tuple(float(one) for end in ends for one in corners[end])


def _webp(image: Picture) -> bytes:
    file = io.BytesIO()
    image.save(file, "WEBP", quality=QUALITY, method=6, icc_profile=b"", exif=b"", xmp=b"")
    return file.getvalue()
