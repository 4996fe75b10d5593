"""Builds the map: ``python make_map.py`` for this folder's story, ``--help`` for the rest."""

import sys

if __name__ == "__main__":
    try:
        from itinerarium.__main__ import run
    except KeyboardInterrupt:
        print("make_map.py: stopped", file=sys.stderr)
        raise SystemExit(130) from None
    raise SystemExit(run())
