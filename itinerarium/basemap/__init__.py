"""The basemap: relief, coasts, lakes and rivers of the whole world, all in the public domain."""
