"""The command ``geocode``: coordinates for the places that have none."""
