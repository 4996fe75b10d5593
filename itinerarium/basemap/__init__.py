"""The plate that routes are drawn on: relief and coasts of the whole world, public domain."""
