"""What each contender starts from."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

Point = tuple[float, float]


def read(folder: Path) -> tuple[pd.DataFrame, list[list[Point]]]:
    """The places, and each route as a list of (lat, lon) points."""
    places = pd.read_csv(folder / "places.csv")
    legs = pd.read_csv(folder / "routes" / "bench.csv")
    where = dict(zip(places["id"], zip(places["lat"], places["lon"], strict=True), strict=True))
    routes: list[list[Point]] = []
    last = None
    for start, end in zip(legs["from"], legs["to"], strict=True):
        if start != last:
            routes.append([where[start]])
        routes[-1].append(where[end])
        last = end
    return places, routes
