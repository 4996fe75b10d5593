"""One run of the command from start to end: ``python -m itinerarium``."""

from __future__ import annotations

import gc
import sys

NOT_INSTALLED = 2
HOW_TO_INSTALL = "`make map` sets everything up, then use .venv/bin/python"


def run() -> int:
    """The exit code of the command line, run without Python's search for rings of dead objects.

    A run only builds up until it ends: the search found nothing, and took a third of the time.
    """
    gc.disable()
    try:
        from itinerarium.cli import main
    except ModuleNotFoundError as error:
        print(f"make_map.py: {error.name} is not installed; {HOW_TO_INSTALL}", file=sys.stderr)
        return NOT_INSTALLED
    code = main()
    gc.freeze()  # or all that was built would be searched once more at the end
    return code


if __name__ == "__main__":
    raise SystemExit(run())
