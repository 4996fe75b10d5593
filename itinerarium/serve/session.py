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

PrintLine = Callable[[str], object]


def serve(
    folder: Path, port: int, print_line: PrintLine = print, on_ready: PrintLine = lambda _: None
) -> None:
    """Serve the story in ``folder`` on 127.0.0.1 and rebuild it at each change, until Ctrl-C.

    ``print_line`` gets a line for each event, ``on_ready`` the address once it answers. Port 0 is
    any free one. Nothing is written: the pages are sent from memory.

    Raises
    ------
    RequestError
        If there is no such folder, or the port is taken.
    """
    if not folder.exists():
        raise RequestError(f"there is no folder {folder}")
    gc.enable()  # off in a single build; this process builds again and again
    latest = Latest()
    try:
        with listening(latest, problems_page(folder.resolve().name), port) as server:
            print_line(
                f"{server.address}  shows {folder} and every change of its files; Ctrl-C ends"
            )
            on_ready(server.address)
            follow(folder, latest, print_line)
    except KeyboardInterrupt:
        print_line("ended")


def follow(folder: Path, latest: Latest, print_line: PrintLine) -> None:
    """Build now and after each change, without end."""
    shown = Snapshot()
    files = files_of(folder)
    while True:
        shown = _rebuilt(folder, shown, print_line)
        latest.put(shown)
        gc.collect()
        files = next_change(folder, files)


def _rebuilt(folder: Path, before: Snapshot, print_line: PrintLine) -> Snapshot:
    """What is shown after a build: a new page, or the one before with what is wrong now."""
    begun = time.perf_counter()
    try:
        story, warnings = compose_folder(folder)
        page = b"".join(story_html(story))
    except DataError as error:
        state = "the last good map stays" if before.page else "no map yet"
        print_line(f"{summary(error.problems)}; {state}\n{to_text(error.problems)}".rstrip())
        return Snapshot(before.page, before.version, error.problems)
    except Exception as error:  # an error of ours must not end the author's session
        fault = Problem(
            "", f"an error in the program: {type(error).__name__}: {error}", str(folder)
        )
        print_line(fault.message)
        return Snapshot(before.page, before.version, (fault,))
    version = version_of(page)
    print_line(f"drawn in {time.perf_counter() - begun:.1f} s, {summary(warnings)}")
    return Snapshot(with_live_reload(page, version), version, warnings)
