"""A cell with bounds -> the corners of a part of the map."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from itinerarium.geo.coordinates import LonLat
from itinerarium.geo.flat import degrees_of
from itinerarium.problems.problem import BadValueError, shown
from itinerarium.read.sheets import MediaFile

Corners: TypeAlias = tuple[LonLat, LonLat]
"""The south-western and the north-eastern one."""

DEGREES = "south, west, north and east in degrees, such as 36.5, 46.5, 47, 55"
HALF_TURN = 180
PIXELS = "left, top, right and bottom in pixels, such as 100, 80, 900, 640"


def parse_bounds(text: str, picture: MediaFile | None = None) -> Corners | None:
    """The corners of bounds, or None for an empty cell.

    Between the numbers stand commas, or semicolons, which allow decimal commas. In a story on a
    ``picture`` they are pixels.

    Raises
    ------
    BadValueError
        P335 if they are no four numbers, or the wrong way round, or leave the map.
    """
    if not text:
        return None
    if picture:
        return _on_picture(text, _sides(text, PIXELS), picture)
    return _on_globe(text, _sides(text, DEGREES))


def _sides(text: str, expected: str) -> list[float]:
    parts = (
        re.split(r"[;\s]+", text.replace(",", ".")) if ";" in text else re.split(r"[,\s]+", text)
    )
    try:
        sides = [float(part) for part in parts if part]
    except ValueError:
        sides = []
    if len(sides) != 4 or not np.isfinite(sides).all():
        raise _fault(expected, text, "write four numbers with commas or semicolons between")
    return sides


def _on_globe(text: str, sides: Sequence[float]) -> Corners:
    south, west, north, east = sides
    if south >= north:
        raise _fault(
            "the south before the north", text, f"write {_listed(north, west, south, east)}"
        )
    if west >= east:
        raise _fault("the west before the east", text, _hint_westward(sides))
    if not (south >= -90 and north <= 90 and west >= -180 and east <= 360):
        raise _fault(DEGREES, text, "latitudes end at 90, longitudes at 180, or at 360 across 180°")
    return LonLat((west, south)), LonLat((east, north))


def _hint_westward(sides: Sequence[float]) -> str:
    south, west, north, east = sides
    turned = f"write {_listed(south, east, north, west)}"
    if west <= 180 and 0 < east + 360 - west <= HALF_TURN:
        return f"{turned}, or across 180° {_listed(south, west, north, east + 360)}"
    return turned


def _on_picture(text: str, sides: Sequence[float], picture: MediaFile) -> Corners:
    left, top, right, bottom = sides
    if not (0 <= left < right <= picture.width and 0 <= top < bottom <= picture.height):
        hint = f"the picture has {picture.width} x {picture.height} pixels"
        raise _fault(PIXELS, text, hint)
    corners = np.array([[left, bottom], [right, top]])
    (west, south), (east, north) = degrees_of(corners, picture.width, picture.height).tolist()
    return LonLat((west, south)), LonLat((east, north))


def _listed(*sides: float) -> str:
    return ", ".join(f"{side:g}" for side in sides)


def _fault(expected: str, text: str, hint: str) -> BadValueError:
    return BadValueError("P335", expected=expected, value=shown(text), hint=hint)
