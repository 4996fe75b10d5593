"""One run of the command from start to end: ``python -m routemap``."""

from __future__ import annotations

import gc


def run() -> int:
    """The exit code of the command line, run without Python's search for rings of dead objects.

    A run only builds up until it ends: the search found nothing, and took a third of the time.
    """
    gc.disable()
    from routemap.cli import main  # after that, as imports alone set the search off often

    code = main()
    gc.freeze()  # or all that was built would be searched once more at the end
    return code


if __name__ == "__main__":
    raise SystemExit(run())
