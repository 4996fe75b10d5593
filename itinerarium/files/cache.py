"""A cache of texts that take long to make and are the same each time.

An entry that does not fit the digest in its first line is made anew. A cache that cannot be read or
written is no error: everything is then made each time.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from itinerarium.files.atomic import write_whole
from itinerarium.vocabulary.errors import OutputError

FORM = "2"
"""The version of the entries' form, each in its own folder: older programs misread newer ones."""
MOST_BYTES = 100_000_000
"""The largest size of all entries; beyond it the least recently used are removed."""
UNFINISHED_SECONDS = 3600
"""The age at which an unfinished file is taken for abandoned."""


def cache_folder() -> Path | None:
    """The folder of this user's cache, or None if there is none that is safe to use.

    What another user can write into could put scripts into our pages.
    """
    folder = user_cache_path("itinerarium") / FORM
    try:
        is_ours = not folder.exists() or not hasattr(os, "getuid") or _is_private(folder)
    except OSError:
        return None
    return folder if folder.is_absolute() and is_ours else None


def _is_private(folder: Path) -> bool:
    """Whether this user owns a folder, and not everybody may write into it."""
    state = folder.stat()
    return state.st_uid == os.getuid() and not state.st_mode & stat.S_IWOTH


def cached_text(folder: Path | None, name: str, make: Callable[[], str]) -> str:
    """The text of that name, from the cache or newly made.

    Parameters
    ----------
    folder
        Where the cache is; it is made. Without one, or where nothing can be written, the text is
        made each time.
    name
        Of the entry: it must change with everything that the text is made of.
    make
        Gives the text, the same each time.
    """
    path = None if folder is None else folder / name
    if path is not None and (found := read_cached(path)) is not None:
        return found
    text = make()
    if path is not None:
        write_cached(path, text)
    return text


def read_cached(path: Path) -> str | None:
    """The text of an entry, or None if it is missing or does not match its digest."""
    try:
        first, _, data = path.read_bytes().partition(b"\n")
        text = data.decode("utf-8") if first == _first_line(data) else None
    except (OSError, UnicodeError):
        return None
    if text is not None:
        with suppress(OSError):
            os.utime(path)  # the entries that are used are the last to be removed
    return text


def write_cached(path: Path, text: str) -> None:
    """Write an entry atomically, so that two builds at once do no harm."""
    data = text.encode("utf-8")
    with suppress(OutputError, OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, [_first_line(data), b"\n", data])
        _remove_oldest(path.parent)


def _first_line(data: bytes) -> bytes:
    return b"sha256 " + hashlib.sha256(data).hexdigest().encode("ascii")


def _remove_oldest(folder: Path) -> None:
    """Remove unfinished files, and the least recently used entries beyond ``MOST_BYTES``."""
    found = [(path, path.stat()) for path in folder.iterdir() if path.is_file()]
    oldest_unfinished = time.time() - UNFINISHED_SECONDS
    total = 0
    for path, state in sorted(found, key=lambda one: one[1].st_mtime, reverse=True):
        total += state.st_size
        is_unfinished = path.name.startswith(".") and state.st_mtime < oldest_unfinished
        if total > MOST_BYTES or is_unfinished:
            path.unlink(missing_ok=True)
