"""Parts of a story -> columns of a table: days, whole numbers, texts, lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely

from itinerarium.export.lines import LatLons, cut_lines
from itinerarium.vocabulary.day import Day
from itinerarium.vocabulary.edtf import parse_date

DATES = ("start", "end")


def dates(rows: Sequence[Mapping[str, Any]]) -> dict[str, pd.Series]:
    """The dates as written (EDTF), and the first and last day that each may mean."""
    columns = {}
    for name in DATES:
        parsed = [parse_date(row[name]) if name in row else None for row in rows]
        columns[name] = text(row.get(name) for row in rows)
        columns[f"{name}_first"] = _days(date.earliest if date else None for date in parsed)
        columns[f"{name}_last"] = _days(date.latest if date else None for date in parsed)
    return columns


def text(values: Iterable[str | None]) -> pd.Series:
    """Texts; empty ones are missing."""
    return pd.Series([value or None for value in values], dtype="string")


def whole(values: Iterable[int | None]) -> pd.Series:
    """Whole numbers, of which some may be missing."""
    return pd.Series(list(values), dtype="Int64")


def decimal(values: Iterable[float | None]) -> pd.Series:
    """Numbers, of which some may be missing."""
    return pd.Series(list(values), dtype="float64")


def lines(parts: Iterable[Iterable[LatLons]]) -> pd.Series:
    """Lines for shapely, (lon, lat) within ±180°; those across the antimeridian are cut there."""
    return pd.Series([_line(cut_lines(one)) for one in parts], dtype="object")


def _line(parts: Sequence[Sequence[Sequence[float]]]) -> shapely.Geometry:
    return shapely.LineString(parts[0]) if len(parts) == 1 else shapely.MultiLineString(parts)


def _days(days: Iterable[Day | None]) -> pd.Series:
    written = [day.isoformat() if day else None for day in days]
    return pd.Series(np.array(written, dtype="datetime64[D]").astype("datetime64[s]"))
