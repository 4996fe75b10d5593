"""A cell that holds a whole position -> latitude and longitude in degrees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itinerarium.geo.coordinates import LatLon
from itinerarium.new.degrees import degrees_in

LONGEST = 100_000
WKT = re.compile(
    r"(?:SRID=[0-9]+;)?\s*(MULTI)?(POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\b", re.I
)
PLUS_CODE = re.compile(
    r"[23456789C][23456789CFGHJMPQRV][23456789CFGHJMPQRVWX0]{6}\+[23456789CFGHJMPQRVWX]*", re.I
)
MGRS = re.compile(r"[0-9]{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}(?:[0-9]{2}){1,5}", re.I)
UTM = re.compile(
    r"([0-9]{1,2})\s*([C-HJ-NP-X])[\s,]+(?:E\s*)?([0-9]{5,6}(?:\.[0-9]+)?)\s*m?\s*E?[\s,]+(?:N\s*)?([0-9]{1,8}(?:\.[0-9]+)?)\s*m?\s*N?",
    re.I,
)
IN_ADDRESS = re.compile(
    r"(?:@|/(?:search|place|maps)/|[?&](?:q|ll|query|mlat)=|geo:|!3d|#map=[0-9.]+/)(-?[0-9.]+)(?:,|%2C|&mlon=|!4d|/)\s*(-?[0-9.]+)",
    re.I,
)
NAMED = re.compile(r"(?:lat\w*|lon\w*|lng|φ|λ)\.?\s*[:=]?\s*", re.I)
SIDED = re.compile(
    r"([NSEW][^NSEW]*[0-9][^NSEW]*)([NSEW][^NSEW]*)|([^NSEW]*[0-9][^NSEW]*[NSEW])([^NSEW]*[NSEW])",
    re.I,
)


def position_in(text: str, *, lon_first: bool = False) -> LatLon | None:
    """The position that a cell holds, or nothing.

    Understood are two numbers in every form of ``degrees_in``, WKT, Plus Codes, MGRS, UTM, and
    addresses of maps. Without sides the latitude is first, unless ``lon_first``.
    """
    plain = text.strip()
    plain = plain[1:-1].strip() if plain[:1] in "([{" and plain[-1:] in ")]}" else plain
    if not plain or len(plain) > LONGEST:
        return None
    if WKT.match(plain):
        return _of_wkt(plain)
    packed = plain.replace(" ", "")
    if PLUS_CODE.fullmatch(packed.partition(",")[0]):
        return _of_plus_code(packed.partition(",")[0])
    if MGRS.fullmatch(packed):
        return _of_mgrs(packed)
    if found := UTM.fullmatch(plain):
        north = found[2].upper() >= "N"
        return of_utm(float(found[3]), float(found[4]), int(found[1]), north=north)
    if found := IN_ADDRESS.search(plain):
        return _in_range(float(found[1]), float(found[2])) if _are_numbers(found) else None
    return None if "://" in plain else _of_two(plain, lon_first=lon_first)


def _are_numbers(found: re.Match[str]) -> bool:
    return all(re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", one) for one in found.groups())


def _of_two(text: str, *, lon_first: bool) -> LatLon | None:
    for first, second in _halves(text):
        one, other = degrees_in(first), degrees_in(second)
        if one is None or other is None:
            continue
        turned = lon_first
        if one[1] or other[1]:
            turned = one[1] in ("E", "W") or other[1] in ("N", "S")
            if (one[1] and other[1]) and (one[1] in "NS") == (other[1] in "NS"):
                continue
        lat, lon = (other[0], one[0]) if turned else (one[0], other[0])
        if found := _in_range(lat, lon):
            return found
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a cell into two coordinates, the likeliest first."""
    bare = NAMED.sub(" ", text).strip()
    if found := SIDED.fullmatch(bare):
        parts = [part.strip(" ,;/|") for part in found.groups() if part]
        yield parts[0], parts[1]
    for mark in (";", "|", "/", "\n", "\t", ", "):
        parts = [part.strip() for part in bare.split(mark) if part.strip()]
        if len(parts) == 2:
            yield parts[0], parts[1]
    parts = re.split(r"[,\s]+", bare)
    if len(parts) == 4 and "," in bare and "." not in bare:
        yield ".".join(parts[:2]), ".".join(parts[2:])
    if len(parts) == 3 and "," in bare and all("." in one for one in parts[:2]):
        yield parts[0], parts[1]  # a height follows
    if len(parts) in (2, 4, 6):
        middle = len(parts) // 2
        yield " ".join(parts[:middle]), " ".join(parts[middle:])
    if len(words := bare.split()) == 2:
        yield words[0], words[1]


def _of_wkt(text: str) -> LatLon | None:
    import shapely

    try:
        geometry = shapely.from_wkt(text.partition(";")[2] if text[:4].upper() == "SRID" else text)
        point = geometry.representative_point()
    except (shapely.errors.ShapelyError, ValueError, AttributeError):
        return None
    return None if point.is_empty else _in_range(round(point.y, 6), round(point.x, 6))


def _of_plus_code(text: str) -> LatLon | None:
    from openlocationcode import openlocationcode

    if not openlocationcode.isFull(text):
        return None
    area = openlocationcode.decode(text)
    return LatLon((round(area.latitudeCenter, 6), round(area.longitudeCenter, 6)))


def _of_mgrs(text: str) -> LatLon | None:
    import mgrs

    try:
        lat, lon = mgrs.MGRS().toLatLon(text)
    except (mgrs.core.MGRSError, ValueError):
        return None
    return _in_range(round(lat, 6), round(lon, 6))


def of_utm(easting: float, northing: float, zone: int, *, north: bool) -> LatLon | None:
    """The position of metres in a zone of UTM on WGS84; nothing outside of it."""
    from pyproj import Transformer

    if not (1 <= zone <= 60 and 100_000 <= easting <= 1_000_000 and 0 <= northing <= 10_000_000):
        return None
    source = f"EPSG:{(32600 if north else 32700) + zone}"
    lat, lon = Transformer.from_crs(source, "EPSG:4326").transform(easting, northing)
    return _in_range(round(lat, 6), round(lon, 6))


def _in_range(lat: float, lon: float) -> LatLon | None:
    return LatLon((lat, lon)) if abs(lat) <= 90 and abs(lon) <= 360 else None
