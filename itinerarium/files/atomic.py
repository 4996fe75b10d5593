"""Atomic writes: at each moment the old or the new file or folder is there, whole."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from itinerarium.vocabulary.errors import OutputError

if sys.platform != "win32":
    import fcntl

ABANDONED_SECONDS = 3600
AT_ONCE = 16
"""So many files are waited for together: a disk that is asked for one alone takes milliseconds."""


def write_whole(path: Path, pieces: Iterable[bytes]) -> int:
    """Write a file atomically.

    Returns
    -------
    The file's size in bytes.

    Raises
    ------
    OutputError
        If the folder cannot be made or written to; the old file is then untouched.
    """
    return write_together({path: pieces})[path]


def write_together(files: Mapping[Path, Iterable[bytes]]) -> dict[Path, int]:
    """Write files atomically, and none of them before all are ready.

    Returns
    -------
    Each file's size in bytes.

    Raises
    ------
    OutputError
        If a folder cannot be made or written to; all old files are then untouched.
    """
    ready: dict[Path, Path] = {}
    sizes: dict[Path, int] = {}
    path = Path()
    try:
        for path, pieces in files.items():
            ready[path] = _new_file_beside(path)
            sizes[path] = _write(ready[path], pieces)
            _refuse_folder(path)
        with _alone({path.parent for path in ready}):
            for path, name in ready.items():
                name.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error
    finally:
        for name in ready.values():
            name.unlink(missing_ok=True)
    return sizes


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder with files, or fill an empty one: all of them or none.

    Parameters
    ----------
    files
        Their content by their names, with ``/`` before those in a folder of their own.

    Raises
    ------
    OutputError
        If the folder cannot be made or written to.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = folder.resolve()
        made = Path(tempfile.mkdtemp(dir=beside.parent, prefix=f".{beside.name}."))
        try:
            for name, data in files.items():
                (made / name).parent.mkdir(exist_ok=True)
                _write(made / name, [data], is_kept=False)
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(_keep, [made / name for name in files]))
            made.chmod(_allowed(0o777))
            _move(made, folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror}") from error


def _move(made: Path, folder: Path) -> None:
    """Put a folder into its place, or its files into an empty one, which a shell may stand in."""
    if not folder.is_dir():
        made.replace(folder)
        return
    moved: list[Path] = []
    try:
        for part in sorted(made.iterdir()):
            moved.append(folder / part.name)
            part.replace(folder / part.name)
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        raise


def _new_file_beside(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(name)


def _write(path: Path, pieces: Iterable[bytes], *, is_kept: bool = True) -> int:
    """Write a file, and unless that is done later, wait until it is on the disk."""
    with path.open("wb") as file:
        size = sum(file.write(piece) for piece in pieces)
        file.flush()
        if is_kept:
            os.fsync(file.fileno())
    path.chmod(_allowed(0o666))
    return size


def _keep(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _allowed(mode: int) -> int:
    """The rights that this user gives to new files and folders."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mode & ~mask


@contextmanager
def _alone(folders: Iterable[Path]) -> Iterator[None]:
    """Keep other builds from putting their files between ours, where the system can."""
    with ExitStack() as stack:
        if sys.platform != "win32":
            for folder in sorted(folders):
                handle = os.open(folder, os.O_RDONLY)
                stack.callback(os.close, handle)
                with suppress(OSError):  # a network drive may have no locks
                    fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _remove_abandoned(path: Path) -> None:
    """Remove what killed runs have left beside a file, once it is certain that they are over."""
    oldest = time.time() - ABANDONED_SECONDS
    unfinished = re.compile(re.escape(f".{path.name}.") + r"[a-z0-9_]{8}")
    with suppress(OSError):
        for one in path.parent.iterdir():
            if unfinished.fullmatch(one.name) and one.stat().st_mtime < oldest:
                one.unlink(missing_ok=True)


def _refuse_folder(path: Path) -> None:
    """Raise if a folder has the file's name, before anything is replaced."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
