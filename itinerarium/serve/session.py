"""Build, show, watch, build again: until Ctrl-C."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

from itinerarium.build import compose_folder, story_html
from itinerarium.problems.report import summary, to_text
from itinerarium.serve.latest import Latest, Snapshot
from itinerarium.serve.live_page import problems_page, version_of, with_live_reload
from itinerarium.serve.server import listening
from itinerarium.serve.watch import files_of, next_change
from itinerarium.vocabulary.errors import DataError, Problem, RequestError

Tell = Callable[[str], object]


def serve(folder: Path, port: int, tell: Tell = print, arrive: Tell = lambda _: None) -> None:
    """Show the story in ``folder`` on 127.0.0.1 and follow its files until Ctrl-C.

    ``tell`` hears a line for each thing done, ``arrive`` the address once it answers. Port 0 is
    any free one. Nothing is written: the pages are sent from memory.

    Raises
    ------
    RequestError
        If there is no such folder, or the port cannot be had.
    """
    if not folder.exists():
        raise RequestError(f"there is no folder {folder}")
    gc.enable()  # one run only builds up; this one builds again and again
    board = Latest()
    try:
        with listening(board, problems_page(folder.resolve().name), port) as server:
            tell(f"{server.address}  shows {folder} and every change of its files; Ctrl-C ends")
            arrive(server.address)
            follow(folder, board, tell)
    except KeyboardInterrupt:
        tell("ended")


def follow(folder: Path, board: Latest, tell: Tell) -> None:
    """Build now and after each change, without end."""
    shown = Snapshot()
    files = files_of(folder)
    while True:
        shown = _rebuilt(folder, shown, tell)
        board.put(shown)
        gc.collect()
        files = next_change(folder, files)


def _rebuilt(folder: Path, before: Snapshot, tell: Tell) -> Snapshot:
    """What is shown after a build: a new page, or the one before with what is wrong now."""
    begun = time.perf_counter()
    try:
        story, warnings = compose_folder(folder)
        page = b"".join(story_html(story))
    except DataError as error:
        kept = "the last good map stays" if before.page else "no map yet"
        tell(f"{summary(error.problems)}; {kept}\n{to_text(error.problems)}".rstrip())
        return Snapshot(before.page, before.version, error.problems)
    except Exception as error:  # a fault of ours must not end what the author works with
        fault = Problem("", f"a fault in the program: {type(error).__name__}: {error}", str(folder))
        tell(fault.message)
        return Snapshot(before.page, before.version, (fault,))
    version = version_of(page)
    tell(f"drawn in {time.perf_counter() - begun:.1f} s, {summary(warnings)}")
    return Snapshot(with_live_reload(page, version), version, warnings)
