"""The values of ``[[plans]]`` in story.toml: pixels, places, bounds, a part of one."""

from __future__ import annotations

from typing import Any

from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.vocabulary.plans import METHODS


def method(value: str) -> str:
    """``affine`` or ``spline``.

    Raises
    ------
    BadValueError
        P669 for any other.
    """
    if value not in METHODS:
        hint = suggestion(value, METHODS, "leave it out")
        raise BadValueError("P669", value=shown(value), hint=hint)
    return value


def pixel(value: Any) -> list[float]:
    """How far a point is from the left and from the top of its picture."""
    return _numbers(value, "[120, 80]", 2)


def place(value: Any) -> list[float]:
    """Latitude and longitude."""
    return _numbers(value, "[54.1, 23.3]", 2)


def bounds(value: Any) -> list[float]:
    """South, west, north and east.

    Raises
    ------
    BadValueError
        P603 if they are no box on the map.
    """
    south, west, north, east = found = _numbers(value, "[54.0, 23.2, 54.1, 23.4]", 4)
    if not (-85 <= south < north <= 85 and -180 <= west < east <= 360):
        raise _wrong("south, west, north, east in degrees, the smaller one first", value)
    return found


def part(value: Any) -> float:
    """A number from 0 to 1.

    Raises
    ------
    BadValueError
        P603 for anything else.
    """
    if type(value) not in (int, float) or not 0 <= value <= 1:
        raise _wrong("a number from 0 to 1", value)
    return float(value)


def _numbers(value: Any, example: str, count: int) -> list[float]:
    is_right = isinstance(value, list) and len(value) == count
    if not is_right or not all(type(one) in (int, float) for one in value):
        raise _wrong(f"{count} numbers such as {example}", value)
    return [float(one) for one in value]


def _wrong(expected: str, value: Any) -> BadValueError:
    return BadValueError("P603", expected=expected, value=shown(str(value)))
