"""Builds the map: ``python make_map.py`` for this folder's story, ``--help`` for the rest."""

from itinerarium.__main__ import run

if __name__ == "__main__":
    raise SystemExit(run())
