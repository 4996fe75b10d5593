"""How far from land a point lies, against every step of every coast measured one by one."""

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from itinerarium.basemap.coast import read_coast
from itinerarium.check.plausible.shore import COAST, FARTHEST_KM, km_out_at_sea
from itinerarium.geo.distance import EQUATOR_KM
from itinerarium.geo.mercator import GRID, mercator

Points = NDArray[np.float64]

ON_LAND = {"Tehran": (51.4, 35.7), "Olkhon, an island in Baikal": (107.4, 53.15)}
AT_SEA = {"the Caspian": (50.5, 41.5), "off Chukotka": (179.9, 70.5), "the Atlantic": (-35.0, 30.0)}


@cache
def steps() -> tuple[Points, Points]:
    """The ends of each step of each coast."""
    rings = [ring.astype(float) for ring in read_coast(COAST)]
    begins = np.concatenate([ring[:-1] for ring in rings])
    return begins, np.concatenate([ring[1:] for ring in rings])


def slowly(lon: float, lat: float) -> float:
    """0 where a line to the east crosses an odd number of coasts, else to the nearest step."""
    x, y = (mercator(np.array([[lon, lat]])) * GRID)[0]
    a, b = steps()
    reaches = (a[:, 1] > y) != (b[:, 1] > y)
    start, step = a[reaches], (b - a)[reaches]
    if np.sum(start[:, 0] + (y - start[:, 1]) / step[:, 1] * step[:, 0] > x) % 2:
        return 0.0
    along = b - a
    share = np.sum(([x, y] - a) * along, axis=1) / np.maximum(np.sum(along**2, axis=1), 1)
    nearest = np.min(np.hypot(*(a + np.clip(share, 0, 1)[:, np.newaxis] * along - [x, y]).T))
    return min(FARTHEST_KM, float(nearest * EQUATOR_KM / GRID * np.cos(np.radians(lat))))


def test_land_and_the_way_to_it_are_as_each_step_of_each_coast_says() -> None:
    random = np.random.default_rng(7).uniform((-20, 20), (60, 70), (25, 2))
    points = [*map(tuple, random.tolist()), *ON_LAND.values(), *AT_SEA.values()]
    assert km_out_at_sea(points) == pytest.approx([slowly(*one) for one in points], abs=1e-6)


def test_a_lake_is_no_land_and_its_island_is() -> None:
    assert km_out_at_sea(list(ON_LAND.values())) == [0.0, 0.0]
    assert all(km > 20 for km in km_out_at_sea(list(AT_SEA.values())))
