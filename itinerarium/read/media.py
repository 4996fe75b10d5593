"""What tables call pictures and sounds -> their files, each looked at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from itinerarium.problems.problem import BadValueError, shown
from itinerarium.read.address import FETCHED, fetched_file, is_address
from itinerarium.read.drawing import DRAWINGS, look_at_drawing
from itinerarium.read.listed import listed
from itinerarium.read.named import inside, leads_out
from itinerarium.read.picture import PICTURES, look_at_picture
from itinerarium.read.sheets import Column, MediaFile, Table
from itinerarium.read.sound import SOUNDS, look_at_sound
from itinerarium.vocabulary.errors import Problem

MEDIA_FOLDERS = ("images", FETCHED)
NAMING = ("image", "media", "file")
MOST_PIXELS_IN_ALL = 500_000_000
MOST_BYTES_IN_ALL = 200_000_000
JPEGS, JPEG_SHARE = (".jpg", ".jpeg"), 0.25
ENDINGS = (*PICTURES, *DRAWINGS, *SOUNDS)


def read_media(
    folder: Path, tables: Iterable[Table]
) -> tuple[Mapping[str, MediaFile], tuple[Problem, ...]]:
    """The files named in ``image``, ``media`` and ``file``, and what is wrong with any."""
    columns = [(table, column) for table in tables for column in naming_columns(table)]
    names = sorted({name for _, column in columns for _, name in named_files(column)})
    found: dict[str, MediaFile] = {}
    faults: dict[str, BadValueError] = {}
    allowance = Allowance()
    for name in names:
        try:
            path = media_path(folder, name)
            allowance.look_at(path, name)
            found[name] = look_at_media(path, name)
            allowance.spend(found[name])
        except BadValueError as fault:
            faults[name] = fault
    return found, tuple(_problems(columns, faults))


@dataclass(slots=True)
class Allowance:
    """How much all pictures and sounds of a story may be, for a page made in half a minute."""

    pixels: float = MOST_PIXELS_IN_ALL
    bytes: int = MOST_BYTES_IN_ALL

    def look_at(self, path: Path, name: str) -> None:
        """Refuse a file before it is read when those before it have used up everything.

        Raises
        ------
        BadValueError
            When there is nothing left.
        """
        if self.pixels < 0 or self.bytes < path.stat().st_size:
            most = f"{MOST_PIXELS_IN_ALL // 1_000_000} million pixels"
            most_bytes = f"{MOST_BYTES_IN_ALL // 1_000_000} MB"
            raise BadValueError("P706", value=shown(name), most=f"{most} and {most_bytes}")

    def spend(self, file: MediaFile) -> None:
        """Count a file that was read; a JPEG is read at a part of its size, for a quarter."""
        share = JPEG_SHARE if file.path.suffix.casefold() in JPEGS else 1.0
        self.pixels -= file.width * file.height * share
        self.bytes -= file.size


def named_files(column: Column) -> Iterator[tuple[int, str]]:
    """Each file that a column names, with the row: in ``media`` several, else one."""
    for row, cell in enumerate(column.cells):
        for name in listed(cell) if column.name == "media" else filter(None, (cell,)):
            yield row, name


def naming_columns(table: Table) -> Iterator[Column]:
    """The columns of a table that name pictures and sounds."""
    return filter(None, map(table.column, NAMING))


def _problems(
    columns: Iterable[tuple[Table, Column]], faults: Mapping[str, BadValueError]
) -> Iterator[Problem]:
    for table, column in columns if faults else ():
        for row, name in named_files(column):
            if name in faults:
                yield faults[name].at(table.cell(row, column))


def look_at_media(path: Path, name: str) -> MediaFile:
    """What kind of file it is, and how large.

    Raises
    ------
    BadValueError
        When it is not what its name says, is damaged, or too big for a page.
    """
    ending = path.suffix.casefold()
    if ending in SOUNDS:
        return look_at_sound(path, name)
    if ending in DRAWINGS:
        return look_at_drawing(path, name)
    return look_at_picture(path, name)


def media_path(folder: Path, name: str) -> Path:
    """Where a file is: its name may or may not begin with its folder's.

    Raises
    ------
    BadValueError
        When there is none, or its name leads out of the folder.
    """
    if is_address(name):
        path = fetched_file(folder, name)
        return inside(path.parent, path.name, "P701", ENDINGS)
    home, _, rest = name.partition("/")
    if rest and home in MEDIA_FOLDERS:
        return inside(folder / home, rest, "P701", ENDINGS)
    return inside(folder / _home_of(folder, name), name, "P701", ENDINGS)


def _home_of(folder: Path, name: str) -> str:
    """The folder that has a file, or else the first that is there."""
    there = [home for home in MEDIA_FOLDERS if (folder / home).is_dir()]
    holding = [home for home in there if _holds(folder / home, name)]
    return next(iter((*holding, *there)), MEDIA_FOLDERS[0])


def _holds(home: Path, name: str) -> bool:
    try:
        return (home / name).is_file() and not leads_out(home, home / name)
    except (OSError, ValueError):
        return False
