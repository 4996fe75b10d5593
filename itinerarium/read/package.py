"""A workbook's package -> whether it stays small when unpacked: it can grow a thousandfold."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from itinerarium.files.regular import refuse_irregular
from itinerarium.problems.problem import BadValueError

MOST_BYTES = 200_000_000
"""The largest workbook, with its pictures."""
MOST_MEGABYTES = 100
"""The largest size unpacked, of all that is not packed for itself, as pictures are."""
MOST_MEGABYTES_AT_ONCE = 20
"""The largest part that is held in memory as a whole: styles, or the texts of all cells."""
PACKED_FOR_ITSELF = 4
"""What packing makes no smaller than to one in so many is a picture, and counts as packed."""
READ_IN_ROWS = "xl/worksheets/sheet"


def refuse_bombs(path: Path) -> None:
    """Refuse a workbook that would fill the memory.

    Raises
    ------
    BadValueError
        If it is no workbook, cannot be read, or is too large.
    """
    refuse_irregular(path, MOST_BYTES)
    if not zipfile.is_zipfile(path):
        path.open("rb").close()  # one that may not be read is told as such
        raise BadValueError("P115", found="another file, or one with a password")
    with zipfile.ZipFile(path) as package:
        sizes = {part.filename: _size(part) / 1e6 for part in package.infolist()}
    _refuse(sum(sizes.values()), MOST_MEGABYTES, "")
    for name, size in sizes.items():
        if not (name.startswith(READ_IN_ROWS) or name == "content.xml"):
            _refuse(size, MOST_MEGABYTES_AT_ONCE, f" in {PurePosixPath(name).name}")


def _size(part: zipfile.ZipInfo) -> int:
    is_packed = part.file_size > PACKED_FOR_ITSELF * part.compress_size
    return part.file_size if is_packed else part.compress_size


def _refuse(size: float, most: int, where: str) -> None:
    if size > most:
        found = f"{size:,.0f} MB{where}"
        raise BadValueError("P118", most=f"{most} MB unpacked", found=found)
