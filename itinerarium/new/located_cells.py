"""The cells of a row that tell where it is -> latitude and longitude."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from itinerarium.geo.coordinates import LatLon
from itinerarium.new.degrees import DECIMAL, degrees_in
from itinerarium.new.positions import of_utm, position_in

WHOLE = ("pair", "wkt", "plus_code", "mgrs", "utm")
"""Columns that hold a whole position in a cell."""
PARTS = (
    "lat",
    "lon",
    "lat_e7",
    "lon_e7",
    "easting",
    "northing",
    "zone",
    "lat_side",
    "lon_side",
    "lat_minutes",
    "lon_minutes",
    "lat_seconds",
    "lon_seconds",
)
E7 = re.compile(r"-?[0-9]{6,10}")
LEAST_METRES = 1000
ZONE = re.compile(r"([0-9]{1,2})\s*([C-X])?", re.I)


def position_of(cells: Mapping[str, str], *, lon_first: bool = False) -> LatLon | None:
    """The position that the cells of a row give in any of their ways."""
    found = _of_degrees(cells)
    if found is None:
        found = _of_metres(cells)
    for name in WHOLE:
        if found is None and (text := cells.get(name, "")):
            found = position_in(text, lon_first=lon_first and name == "pair")
    return None if found is None else _on_globe(found)


def _of_degrees(cells: Mapping[str, str]) -> LatLon | None:
    if (lat := cells.get("lat_e7")) and (lon := cells.get("lon_e7")):
        return _of_e7(lat, lon)
    lat, lon = cells.get("lat", ""), cells.get("lon", "")
    if E7.fullmatch(lat) and E7.fullmatch(lon):
        return _of_e7(lat, lon)
    one, other = degrees_in(_joined(cells, "lat")), degrees_in(_joined(cells, "lon"))
    if one is None or other is None:
        both = lat if not lon else lon if not lat else ""
        return position_in(both) if both else None
    if one[1] in ("E", "W") and other[1] in ("N", "S"):
        one, other = other, one
    return LatLon((one[0], other[0]))


def _joined(cells: Mapping[str, str], name: str) -> str:
    """One coordinate whose degrees, minutes, seconds and side may stand in cells of their own."""
    marks = {name: "", f"{name}_minutes": "'", f"{name}_seconds": '"', f"{name}_side": ""}
    parts = [f"{cells[one]}{mark}" for one, mark in marks.items() if cells.get(one)]
    if len(parts) > 1 and cells.get(f"{name}_minutes"):
        parts[0] += "°"
    return " ".join(parts)


def are_metres(cells: Mapping[str, str]) -> bool:
    """Whether lat and lon are no degrees but metres of a grid on a map."""
    found = [DECIMAL.fullmatch(cells.get(name, "").replace(",", ".")) for name in ("lat", "lon")]
    return all(one is not None and abs(float(one[0])) > LEAST_METRES for one in found)


def _of_e7(lat: str, lon: str) -> LatLon | None:
    try:
        return LatLon((int(lat) / 1e7, int(lon) / 1e7))
    except ValueError:
        return None


def _of_metres(cells: Mapping[str, str]) -> LatLon | None:
    zone = ZONE.fullmatch(cells.get("zone", "").strip())
    metres = [re.sub(r"[\s_]|m$", "", cells.get(name, "")) for name in ("easting", "northing")]
    if not zone or not all(re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", one) for one in metres):
        return None
    easting, northing = (float(one.replace(",", ".")) for one in metres)
    band = (zone[2] or "N").upper()
    return of_utm(easting, northing, int(zone[1]), north=band >= "N")


def _on_globe(at: LatLon) -> LatLon | None:
    """The position with its longitude within ±180°; nothing if it is on no globe."""
    lat, lon = at
    if abs(lat) > 90 or abs(lon) > 360:
        return None
    turned = lon - 360 if lon > 180 else lon + 360 if lon < -180 else lon
    return LatLon((round(lat, 6), round(turned, 6)))


def are_swapped(rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether lat and lon must have changed places: some lat is beyond 90°, and no lon is."""
    pairs = [(degrees_in(row.get("lat", "")), degrees_in(row.get("lon", ""))) for row in rows]
    numbers = [(one[0], other[0]) for one, other in pairs if one and other]
    return any(90 < abs(lat) <= 180 for lat, _ in numbers) and all(
        abs(lat) <= 180 and abs(lon) <= 90 for lat, lon in numbers
    )
