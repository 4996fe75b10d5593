"""folium's own layers, markers and controls on a map that must work without a network."""
