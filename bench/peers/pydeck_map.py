"""pydeck: a scatterplot layer and a path layer."""

import sys
from pathlib import Path

import pydeck
from common import read

places, routes = read(Path(sys.argv[1]))
paths = [{"path": [[lon, lat] for lat, lon in route]} for route in routes]
deck = pydeck.Deck(
    layers=[
        pydeck.Layer("PathLayer", paths, get_path="path", width_min_pixels=1),
        pydeck.Layer(
            "ScatterplotLayer", places, get_position=["lon", "lat"], get_radius=4000, pickable=True
        ),
    ],
    initial_view_state=pydeck.ViewState(latitude=48, longitude=40, zoom=3),
    tooltip={"html": "<b>{name}</b><p>{text}</p>"},
    map_provider=None,
)
deck.to_html(sys.argv[2], open_browser=False, notebook_display=False)
