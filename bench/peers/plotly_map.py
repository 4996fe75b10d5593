"""plotly: a scatter map with the texts as hover."""

import sys
from pathlib import Path

import plotly.graph_objects as go
from common import read

places, routes = read(Path(sys.argv[1]))
lat: list[float | None] = []
lon: list[float | None] = []
for route in routes:
    lat += [point[0] for point in route] + [None]
    lon += [point[1] for point in route] + [None]
figure = go.Figure()
figure.add_scattergeo(lat=lat, lon=lon, mode="lines")
figure.add_scattergeo(
    lat=places["lat"],
    lon=places["lon"],
    text=places["name"],
    customdata=places[["text"]],
    hovertemplate="<b>%{text}</b><br>%{customdata[0]}",
)
figure.write_html(sys.argv[2], include_plotlyjs=True)
