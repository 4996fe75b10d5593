"""folium.Map and Story -> the bytes of one HTML file."""
