"""folium's GeoJson with popups: one layer for the places, one for the routes."""

import sys
from pathlib import Path

import folium
from common import read

places, routes = read(Path(sys.argv[1]))


def feature(kind: str, coordinates: object, **properties: str) -> dict[str, object]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


points = [
    feature("Point", [row.lon, row.lat], name=row.name, text=row.text)
    for row in places.itertuples()
]
lines = [feature("LineString", [[lon, lat] for lat, lon in route]) for route in routes]
drawn = folium.Map([48, 40], zoom_start=4, prefer_canvas=True)
folium.GeoJson({"type": "FeatureCollection", "features": lines}).add_to(drawn)
folium.GeoJson(
    {"type": "FeatureCollection", "features": points},
    marker=folium.CircleMarker(radius=4),
    popup=folium.GeoJsonPopup(["name", "text"]),
).add_to(drawn)
drawn.save(sys.argv[2])
