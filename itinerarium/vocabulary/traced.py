"""Legs and routes with their lines on the globe, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from itinerarium.geo.bounding_box import BoundingBox
from itinerarium.geo.coordinates import Line
from itinerarium.vocabulary.atlas import Leg, Route


@dataclass(frozen=True, slots=True)
class TracedLeg:
    """A leg's line on the globe, cut at the antimeridian, and its length."""

    leg: Leg
    parts: tuple[Line, ...]
    km: float
    via_km: tuple[float, ...] = ()
    """How far along the leg each place of its ``via`` lies; empty for a leg with a shape."""


@dataclass(frozen=True, slots=True)
class TracedRoute:
    """A route with each leg traced."""

    route: Route
    legs: tuple[TracedLeg, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """All routes of an atlas traced, and the smallest box round its places and lines."""

    routes: tuple[TracedRoute, ...]
    box: BoundingBox
