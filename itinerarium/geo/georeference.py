"""Pixels of a picture and points of the unit square of Web Mercator: from each to the other."""

from __future__ import annotations

from math import pi
from typing import NamedTuple

import numpy as np

from itinerarium.geo.coordinates import Floats
from itinerarium.geo.distance import EARTH_RADIUS_KM
from itinerarium.geo.mercator import from_mercator, mercator

FLAT = 1e-3
"""Points are on a line when the picture that they span is this many times longer than wide."""


class Affine(NamedTuple):
    """Moves, turns and stretches: ``points @ matrix + shift``."""

    matrix: Floats
    shift: Floats

    def move(self, points: Floats) -> Floats:
        """Give where points come to lie.

        Parameters
        ----------
        points
            Array of shape (n, 2).

        Returns
        -------
        Floats
            Shape (n, 2).
        """
        moved: Floats = points @ self.matrix + self.shift
        return moved

    def inverse(self) -> Affine:
        """Give the way back."""
        back: Floats = np.linalg.inv(self.matrix).astype(np.float64)
        return Affine(back, -self.shift @ back)

    @property
    def determinant(self) -> float:
        """Say how much larger an area becomes; below 0 if it is turned over."""
        return float(np.linalg.det(self.matrix))


class Spline(NamedTuple):
    """A thin-plate spline: it bends, so that each of its points lies exactly."""

    nodes: Floats
    weights: Floats
    centre: Floats
    size: float

    def move(self, points: Floats) -> Floats:
        """Give where points come to lie.

        Parameters
        ----------
        points
            Array of shape (n, 2).

        Returns
        -------
        Floats
            Shape (n, 2).
        """
        near = (points - self.centre) / self.size
        terms = np.column_stack([_kernel(near, self.nodes), np.ones(len(near)), near])
        bent: Floats = terms @ self.weights
        return bent


def affine_of(sources: Floats, targets: Floats) -> Affine:
    """Fit an affine transformation by least squares.

    Parameters
    ----------
    sources, targets
        Arrays of shape (n, 2), three points or more that are not on one line.

    Returns
    -------
    Affine
        It takes the sources near to the targets; three come to lie exactly.
    """
    middle, goal = sources.mean(axis=0), targets.mean(axis=0)
    matrix, *_ = np.linalg.lstsq(sources - middle, targets - goal, rcond=None)
    return Affine(matrix, goal - middle @ matrix)


def spline_of(sources: Floats, targets: Floats) -> Spline:
    """Make the thin-plate spline that takes each source to its target.

    Parameters
    ----------
    sources, targets
        Arrays of shape (n, 2), three points or more that are not on one line.

    Returns
    -------
    Spline
        It bends as little as it can.
    """
    centre = sources.mean(axis=0)
    size = float(np.abs(sources - centre).max())
    nodes = (sources - centre) / size
    flat = np.column_stack([np.ones(len(nodes)), nodes])
    corner = np.zeros((3, 3))
    system = np.block([[_kernel(nodes, nodes), flat], [flat.T, corner]])
    weights = np.linalg.lstsq(system, np.vstack([targets, np.zeros((3, 2))]), rcond=None)[0]
    return Spline(nodes, weights, centre, size)


def _kernel(points: Floats, nodes: Floats) -> Floats:
    """r² log r² of the distances from each point to each node."""
    squares = ((points[:, None, :] - nodes[None, :, :]) ** 2).sum(axis=2)
    kernel: Floats = squares * np.log(np.where(squares > 0, squares, 1))
    return kernel


def is_on_a_line(points: Floats) -> bool:
    """Say whether points lie on one line, or nearly so.

    Parameters
    ----------
    points
        Array of shape (n, 2).

    Returns
    -------
    bool
        Also for fewer than three points.
    """
    lengths = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)
    return len(points) < 3 or bool(lengths[1] <= FLAT * lengths[0])


def residuals_m(pixels: Floats, places: Floats) -> Floats:
    """Measure how far off each control point lies when all are fitted together.

    Parameters
    ----------
    pixels
        Array of shape (n, 2), from the picture's top left corner.
    places
        Array of shape (n, 2), (lon, lat) in degrees.

    Returns
    -------
    Floats
        Shape (n,), metres.
    """
    world = mercator(places)
    off = affine_of(pixels, world).move(pixels) - world
    metres = 2 * pi * EARTH_RADIUS_KM * 1000 * np.cos(np.radians(places[:, 1]))
    distances: Floats = np.hypot(off[:, 0], off[:, 1]) * metres
    return distances


def corners_of(world: Floats) -> tuple[Floats, Floats]:
    """Give the box round points of the unit square, in degrees.

    Parameters
    ----------
    world
        Array of shape (n, 2), points of the unit square of Web Mercator.

    Returns
    -------
    tuple of Floats
        (west, south) and (east, north).
    """
    low, high = world.min(axis=0), world.max(axis=0)
    south_west, north_east = from_mercator(np.array([[low[0], high[1]], [high[0], low[1]]]))
    return south_west, north_east
