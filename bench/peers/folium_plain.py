"""Plain folium: a Marker with a Popup for each place, a PolyLine for each route."""

import sys
from pathlib import Path

import folium
from common import read

places, routes = read(Path(sys.argv[1]))
drawn = folium.Map([48, 40], zoom_start=4)
for row in places.itertuples():
    popup = folium.Popup(f"<b>{row.name}</b><p>{row.text}</p>", max_width=320)
    folium.Marker([row.lat, row.lon], popup=popup, tooltip=row.name).add_to(drawn)
for route in routes:
    folium.PolyLine(route).add_to(drawn)
drawn.save(sys.argv[2])
