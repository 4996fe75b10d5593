"""A story's folder -> the state of its files, to see that one has changed.

The files are looked at again and again: twenty of them take a millisecond, and it works on
network drives and in virtual machines too, where a system's own notices often do not arrive.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from itinerarium.read import WORKBOOKS

PAUSE = 0.2
"""Seconds between two looks."""

OWN_ENDINGS = (".csv", ".toml", *WORKBOOKS)
OWN_FOLDERS = ("routes", "layers", "images", "media")
SHORTEST_WRITE = 0.05
"""Seconds after which a file that has not changed again counts as written."""
LONGEST_WRITE = 2.0
"""Seconds after which files are read even though they go on changing."""

Files = Mapping[str, tuple[int, int]]
"""The time of the last change (ns) and the size (bytes) of each file."""


def files_of(story: Path) -> Files:
    """The state of every file that a story is read from; a workbook's is its own and the rest's."""
    folder = story.parent if story.is_file() else story
    return dict(_states(folder))


def next_change(story: Path, seen: Files) -> Files:
    """Wait until a file changes, appears or vanishes, and is written to its end; the new state."""
    while (found := files_of(story)) == seen:
        time.sleep(PAUSE)
    return settled(story, found)


def settled(story: Path, found: Files) -> Files:
    """The state once nothing changes any more: a file seen half written is not yet read."""
    deadline = time.monotonic() + LONGEST_WRITE
    time.sleep(SHORTEST_WRITE)
    while (later := files_of(story)) != found and time.monotonic() < deadline:
        found = later
        time.sleep(SHORTEST_WRITE)
    return found


def _states(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for entry in _entries(folder):
        if entry.name.casefold().endswith(OWN_ENDINGS):
            yield from _state(entry)
    for name in OWN_FOLDERS:
        yield from _all_below(folder / name)


def _all_below(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _all_below(Path(entry.path))
        else:
            yield from _state(entry)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """What is in a folder, but for hidden files and those that mark a file as open in Office."""
    try:
        with os.scandir(folder) as entries:
            yield from (one for one in entries if not one.name.startswith((".", "~$")))
    except OSError:
        return


def _state(entry: os.DirEntry[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """A file's state, or nothing when it is gone meanwhile."""
    try:
        found = Path(entry.path).stat()
    except OSError:
        return
    yield entry.path, (found.st_mtime_ns, found.st_size)
