"""GeoJSON, GPX and KML -> overlays and shapes, and every problem in them."""
