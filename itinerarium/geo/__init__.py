"""Geometry on the globe and on the map, free of any story."""
