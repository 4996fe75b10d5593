"""A file's bytes, if it is a file and not too large: pipes never end, and devices have no end."""

from __future__ import annotations

from pathlib import Path

from itinerarium.problems.problem import BadValueError

MOST_BYTES = 50_000_000
"""The largest text file that is read: a story of 200,000 places has about 20 MB."""


def read_regular(path: Path, most: int = MOST_BYTES) -> bytes:
    """Give the content of a file.

    Raises
    ------
    BadValueError
        If it cannot be read, is no file, or is larger than ``most`` bytes.
    """
    refuse_irregular(path, most)
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise _unreadable(error) from None
    if len(data) > most:
        raise _too_large(most, "more")
    return data


def refuse_irregular(path: Path, most: int) -> None:
    """Raise what ``read_regular`` raises, without reading.

    Raises
    ------
    BadValueError
        If it cannot be found, is no file, or is larger than ``most`` bytes.
    """
    try:
        size = path.stat().st_size
        is_file = path.is_file()
    except OSError as error:
        raise _unreadable(error) from None
    if not is_file:
        kind = "directory" if path.is_dir() else "pipe or a device"
        raise BadValueError("P102", reason=f"is a {kind}")
    if size > most:
        raise _too_large(most, f"{size / 1e6:,.0f} MB")


def _unreadable(error: OSError) -> BadValueError:
    return BadValueError("P102", reason=(error.strerror or str(error)).lower())


def _too_large(most: int, found: str) -> BadValueError:
    return BadValueError("P120", most=f"{most // 1_000_000} MB", found=found)
