"""A story in Python: read, asked, drawn, with a layer of folium's own. Run it from anywhere."""

from __future__ import annotations

from pathlib import Path

import folium

from itinerarium import draw, read_story

HERE = Path(__file__).parent


def main() -> None:
    """Write the map, and print what the story says of itself."""
    story = read_story(HERE / "endurance")
    for route in story["routes"]:
        print(f"{route['title']['en']}: {route['km']:,.0f} km")

    page_map = draw(story)
    for place in story["places"]:
        if place["kind"] == "port":
            folium.CircleMarker([place["lat"], place["lon"]], radius=14, fill=False).add_to(
                page_map
            )
    (HERE / "output").mkdir(exist_ok=True)
    page_map.save(HERE / "output" / "endurance.html")


if __name__ == "__main__":
    main()
