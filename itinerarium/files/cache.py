"""What takes long to make and is the same each time, kept for the next build."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def kept_text(folder: Path | None, name: str, make: Callable[[], str]) -> str:
    """The text of that name, from the folder or newly made.

    Parameters
    ----------
    folder
        Where texts are kept; it is made. Without one, or where nothing can be written, the text is
        made each time.
    name
        Of the file: it must change with everything that the text is made of.
    make
        Gives the text, the same each time.
    """
    path = None if folder is None else folder / name
    if path is not None and (found := read_kept(path)) is not None:
        return found
    text = make()
    if path is not None:
        keep(path, text)
    return text


def read_kept(path: Path) -> str | None:
    """The text of a file, if it is there and whole."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return None


def keep(path: Path, text: str) -> None:
    """Write the file whole or not at all: two builds at once put the same one in its place."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.stem}-", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        return
