"""A geometry in WKT -> its lines."""

from __future__ import annotations

from itinerarium.geo.coordinates import Line, LonLat
from itinerarium.new.positions import WKT


def lines_of_wkt(text: str) -> tuple[Line, ...]:
    """The lines of a geometry, (lon, lat) in degrees; none if it has none or cannot be read."""
    import shapely

    kind = WKT.match(text)
    if kind is None or kind[2].upper() not in ("LINESTRING", "GEOMETRYCOLLECTION"):
        return ()
    try:
        geometry = shapely.from_wkt(text.partition(";")[2] if text[:4].upper() == "SRID" else text)
    except shapely.errors.ShapelyError:
        return ()
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "LineString"]
    lines = [shapely.get_coordinates(part).tolist() for part in parts]
    return tuple(tuple(LonLat((lon, lat)) for lon, lat in line) for line in lines if len(line) > 1)
