"""What another program's file holds: points, lines, areas, and what it says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from itinerarium.geo.coordinates import Line

NO_ROW: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Spot:
    """A point: longitude, latitude in degrees, or neither, its other cells, its folder or layer."""

    lon: float | None
    lat: float | None
    row: Mapping[str, str]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one track, route or feature, each of (lon, lat) points.

    ``times`` are those of all its points, if each has one; ``is_track`` tells a recorded way.
    """

    name: str
    lines: tuple[Line, ...]
    times: tuple[str, ...] = ()
    group: str = ""
    is_track: bool = False
    row: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Area:
    """An area as a GeoJSON geometry, and its name."""

    name: str
    geometry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Geodata:
    """The points, lines and areas of a file; ``others`` counts all other features."""

    spots: tuple[Spot, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    others: int = 0
    title: str = ""
    areas: tuple[Area, ...] = ()
    remarks: tuple[str, ...] = ()
    is_ours: bool = False
    """Whether a build wrote it: its lines are legs between its places, as they are."""
    languages: tuple[str, ...] = ()


def joined(parts: Sequence[Geodata], title: str) -> Geodata:
    """What several files hold, each a group of its own where it has none."""
    return Geodata(
        tuple(spot for part in parts for spot in part.spots),
        tuple(stretch for part in parts for stretch in part.stretches),
        sum(part.others for part in parts),
        title,
        tuple(area for part in parts for area in part.areas),
        tuple(line for part in parts for line in part.remarks),
    )


def with_named_tracks(found: Geodata, title: str) -> Geodata:
    """The same with a name for each track that has none: the file's title, or else ``title``."""
    name = found.title or title
    return replace(
        found,
        stretches=tuple(
            replace(one, name=name) if one.is_track and not one.name else one
            for one in found.stretches
        ),
    )
