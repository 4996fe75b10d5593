"""Old maps and plans as pictures, and how they lie on the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from itinerarium.vocabulary.atlas import Date

Method = Literal["affine", "degrees", "spline"]
"""How a picture is laid on the map: moved, turned and stretched as a whole, in Web Mercator or in
degrees; or bent so that every point lies exactly (a thin-plate spline)."""

METHODS: tuple[str, ...] = ("affine", "spline")
"""Those that an author can choose."""


class ControlPoint(NamedTuple):
    """A pixel of a picture, from its top left corner, and where it lies in degrees."""

    x: float
    y: float
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Georeference:
    """How a picture lies on the map."""

    points: tuple[ControlPoint, ...]
    method: Method = "affine"
    outline: tuple[tuple[float, float], ...] = ()
    """The pixels round what is to be seen of it; empty: all."""
    is_measured: bool = True
    """Whether its points are somebody's, which may be off; corners of bounds are not."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A picture that is laid on the map as a layer."""

    id: str
    path: Path
    width: int
    height: int
    georeference: Georeference
    title: Mapping[str, str]
    credit: Mapping[str, str] = field(default_factory=dict)
    opacity: float = 1.0
    shown: bool = True
    start: Date | None = None
    end: Date | None = None
