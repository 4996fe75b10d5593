"""Story -> folium.Map with its layers and controls."""
