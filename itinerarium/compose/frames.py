"""Tables of pandas and geopandas -> the plain dicts that a story is made of.

pandas is not imported here: without it there are no frames to read.
"""

from __future__ import annotations

import datetime
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias, TypeGuard, cast

import numpy as np

Row: TypeAlias = Mapping[str, Any]
WGS84 = 4326
"""The EPSG code of longitude and latitude in degrees."""
DECIMALS = 12


class Frame(Protocol):
    """A ``pandas.DataFrame`` or ``geopandas.GeoDataFrame``: what is used of either."""

    @property
    def columns(self) -> Any:
        """The names of the columns."""

    def itertuples(self, index: bool = True, name: str | None = "Pandas") -> Any:
        """The rows, one after the other."""


def is_frame(rows: object) -> TypeGuard[Any]:
    """Whether something is a ``DataFrame`` or a ``GeoDataFrame``."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(rows, pandas.DataFrame)


def place_rows(places: Sequence[Row] | Frame) -> Sequence[Row]:
    """The places as dicts; a frame's points become ``lat`` and ``lon``, in degrees."""
    if not is_frame(places):
        return cast(Sequence[Row], places)
    return list(map(_with_lat_lon, _records(_in_degrees(places))))


def legs_by_route(routes: Any) -> Mapping[str, Sequence[Row]]:
    """The legs as dicts by the name of their route; a frame may name it in a column ``route``."""
    if isinstance(routes, Mapping):
        return {name: _leg_rows(legs) for name, legs in routes.items()}
    if is_frame(routes) and "route" in routes.columns:
        return {
            str(name): _leg_rows(legs.drop(columns="route"))
            for name, legs in routes.groupby("route", sort=False)
        }
    return {"route": _leg_rows(routes)} if len(routes) else {}


def plain_text(value: Any) -> str | None:
    """A cell's text, or None for an empty cell.

    NaN, NaT, None and ``pandas.NA`` are empty, a day is written in ISO form, and a whole number
    has no decimals, whichever type it has.
    """
    if is_missing(value):
        return None
    if isinstance(value, np.datetime64):
        return str(np.datetime_as_string(value, unit="D"))
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, datetime.datetime):
        value = value.date()
    return _decimal(value) if isinstance(value, float) else str(value)


def is_missing(value: Any) -> bool:
    """Whether a cell is empty: None, NaN, NaT or ``pandas.NA``."""
    pandas = sys.modules.get("pandas")
    if value is None or (pandas is not None and value is pandas.NA):
        return True
    return isinstance(value, float | datetime.datetime | np.generic) and bool(value != value)


def _decimal(value: float) -> str:
    """A number without an exponent, and without decimals where it is whole."""
    if not math.isfinite(value):
        return str(value)
    if value.is_integer():
        return str(int(value))
    text = repr(value)
    return f"{value:.{DECIMALS}f}".rstrip("0") if "e" in text else text


def _leg_rows(legs: Sequence[Row] | Frame) -> Sequence[Row]:
    if not is_frame(legs):
        return cast(Sequence[Row], legs)
    return [
        {key: value for key, value in row.items() if not _is_geometry(value)}
        for row in _records(legs)
    ]


def _records(frame: Any) -> Iterator[dict[str, Any]]:
    """A frame's rows; a named index is a column too, unless there is one of its name."""
    named = [name for name in frame.index.names if name is not None and name not in frame.columns]
    table = frame.reset_index(level=named) if named else frame
    columns = [str(name) for name in table.columns]
    for cells in table.itertuples(index=False, name=None):
        yield dict(zip(columns, cells, strict=True))


def _in_degrees(frame: Any) -> Any:
    """A GeoDataFrame in WGS84; one without geometry or coordinate system is returned as it is."""
    is_projected = getattr(frame, "crs", None) is not None and frame.crs.to_epsg() != WGS84
    return frame.to_crs(WGS84) if is_projected else frame


def _with_lat_lon(row: Row) -> dict[str, Any]:
    """A row with the coordinates of its point, unless it has its own; shapes are ignored."""
    points = [one for one in row.values() if _is_geometry(one) and one.geom_type == "Point"]
    found = {"lat": points[0].y, "lon": points[0].x} if points and not points[0].is_empty else {}
    given = {
        key: value
        for key, value in row.items()
        if not _is_geometry(value) and not (key in found and is_missing(value))
    }
    return {**found, **given}


def _is_geometry(value: Any) -> bool:
    return hasattr(value, "geom_type")
