"""Builds the map: ``python make_map.py`` for this folder's story, ``--help`` for the rest."""

from routemap.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
