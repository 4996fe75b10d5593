"""One run of the command from start to end: ``python -m itinerarium``.

An older Python must be able to read this file, and ``__init__.py``, to say that it is too old.
"""

from __future__ import annotations

import contextlib
import gc
import io
import signal
import sys

OLDEST_PYTHON = (3, 11)
FAILED, STOPPED = 2, 130
HOW_TO_INSTALL = "`make map` sets everything up, then use .venv/bin/python"


def run() -> int:
    """Run the command line and give its exit code; Ctrl-C ends it without a traceback."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        return _complain(too_old(sys.version_info[:2]), FAILED)
    try:
        _end_in_order()
        _print_any_letter()
        return _run()
    except KeyboardInterrupt:
        return _complain("stopped", STOPPED)


def too_old(version: tuple[int, ...]) -> str:
    """The message for a Python that is too old for this program."""
    needed, found = (".".join(map(str, one)) for one in (OLDEST_PYTHON, version))
    return f"Python {needed} or newer is needed, this is {found}: call it with a newer one"


def _end_in_order() -> None:
    """End as by Ctrl-C when another program asks, so that no browser and no folder is left."""
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _print_any_letter() -> None:
    """Print characters that the output's encoding lacks as escapes, without an error."""
    sys.stdout = sys.stdout or io.StringIO()  # what is closed takes nothing
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _run() -> int:
    """Run the command with the cyclic garbage collector off.

    A run only allocates until it ends: the collector freed nothing and took a third of the time.
    """
    gc.disable()
    try:
        from itinerarium.cli import main
    except ModuleNotFoundError as error:
        return _complain(f"{error.name} is not installed; {HOW_TO_INSTALL}", FAILED)
    code = main()
    gc.freeze()  # or the interpreter would search everything once more at exit
    return code


def _complain(line: str, code: int) -> int:
    print(f"make_map.py: {line}", file=sys.stderr)
    return code


if __name__ == "__main__":
    raise SystemExit(run())
