"""Control points fitted: affine and bent, and how far they are off in metres."""

from __future__ import annotations

import numpy as np

from itinerarium.geo.georeference import (
    affine_of,
    corners_of,
    is_on_a_line,
    residuals_m,
    spline_of,
)
from itinerarium.geo.mercator import mercator

PIXELS = np.array([[0.0, 0], [100, 0], [0, 100], [100, 100], [40, 60]])
BENT = PIXELS * [2, 3] + [5, 7] + np.array([[0.0, 0], [0, 0], [0, 0], [0, 0], [6, -4]])


def test_three_points_fit_exactly_and_the_way_back_leads_back() -> None:
    fitted = affine_of(PIXELS[:3], BENT[:3])
    np.testing.assert_allclose(fitted.move(PIXELS[:3]), BENT[:3])
    np.testing.assert_allclose(fitted.inverse().move(fitted.move(PIXELS)), PIXELS, atol=1e-9)
    assert round(fitted.determinant, 9) == 6


def test_a_spline_bends_to_every_point_and_far_away_follows_the_whole() -> None:
    bent = spline_of(PIXELS, BENT)
    np.testing.assert_allclose(bent.move(PIXELS), BENT, atol=1e-6)
    assert abs(bent.move(np.array([[40.0, 59]]))[0, 0] - 91) < 1


def test_points_on_a_line_are_known() -> None:
    line = np.array([[0.0, 0], [50, 50.01], [100, 100]])
    assert is_on_a_line(line)
    assert is_on_a_line(PIXELS[:2])
    assert not is_on_a_line(PIXELS[:3])


def test_residuals_are_metres_on_the_ground() -> None:
    """A point 0.001° off the centre of four others is off by 111 m less what it takes along."""
    at = np.array([[23.0, 53.9], [23.1, 53.9], [23.0, 54.0], [23.1, 54.0], [23.05, 53.951]])
    pixels = (mercator(at[:4])[:, :] - mercator(at[:1])) * 1e6
    middle = pixels.mean(axis=0)
    off = residuals_m(np.vstack([pixels, middle]), at)
    assert 80 < off[4] < 95
    assert all(15 < one < 30 for one in off[:4])


def test_corners_are_south_west_and_north_east() -> None:
    low, high = corners_of(mercator(np.array([[23.0, 54], [23.1, 53.9]])))
    np.testing.assert_allclose([*low, *high], [23, 53.9, 23.1, 54])
