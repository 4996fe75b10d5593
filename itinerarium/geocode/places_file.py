"""places.csv and coordinates -> the file with them, and nothing else in it changed.

``workbook_file`` has the same of workbooks.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from itinerarium.files.atomic import write_whole
from itinerarium.geo.coordinates import LatLon
from itinerarium.geocode.patch import Written, changed, written
from itinerarium.geocode.workbook_file import WorkbookFile, open_workbook
from itinerarium.read import Table
from itinerarium.vocabulary.errors import OutputError

DECIMALS = 5
"""As GeoNames gives them: about a metre."""


@dataclass(slots=True)
class PlacesFile:
    """places.csv as it was read, and as it was last written."""

    path: Path
    table: Table
    original: Written
    last: bytes

    def save(self, found: Mapping[int, LatLon]) -> None:
        """Write the coordinates of rows, by their numbers from 0, into the empty cells.

        Raises
        ------
        OutputError
            If the file cannot be written, or if another program changed it meanwhile.
        """
        if self.path.read_bytes() != self.last:
            raise OutputError(
                f"another program has changed {self.path}: nothing was written over that; "
                "close it there and begin again, what was found before is kept"
            )
        comma = self.has_decimal_commas
        new = {
            row: {"lat": decimal(lat, comma=comma), "lon": decimal(lon, comma=comma)}
            for row, (lat, lon) in found.items()
        }
        data = changed(self.original, self.table, new)
        if data != self.last:
            before = self.path.stat()
            if not before.st_mode & stat.S_IWUSR:
                raise OutputError(f"{self.path} is write-protected: nothing was written into it")
            write_whole(self.path, [data])
            self.path.chmod(before.st_mode)
            if hasattr(os, "chown"):
                with suppress(OSError):
                    os.chown(self.path, before.st_uid, before.st_gid)
        self.last = data

    @property
    def separator(self) -> str:
        """The separator between its cells."""
        return self.table.separator

    @property
    def has_decimal_commas(self) -> bool:
        """Whether the file's numbers have decimal commas.

        A file with semicolons and no number in it comes from where decimals have commas: there a
        spreadsheet would take 13.4 for the 13th of April.
        """
        columns = (self.table.column(name) for name in ("lat", "lon", "accuracy_km"))
        cells = [cell for column in columns if column for cell in column.cells]
        commas = sum("," in cell for cell in cells)
        points = sum("." in cell for cell in cells)
        if not (commas or points):
            return self.table.separator == ";"
        return self.table.separator != "," and commas > points


def open_places(story: Path, table: Table) -> PlacesFile | WorkbookFile:
    """Open the file that a table was read from; ``story`` is its folder or its workbook.

    Raises
    ------
    OutputError
        If its cells cannot be changed without risk to the others.
    """
    folder = story.parent if story.is_file() else story
    path = (folder / table.file).resolve()
    if path.parent.is_file():
        return open_workbook(path.parent, table)
    data = path.read_bytes()
    return PlacesFile(path, table, written(data, table), data)


def decimal(degrees: float, *, comma: bool = False) -> str:
    """Give degrees as text for a cell: ``52.5``, ``-3.38``."""
    text = f"{round(degrees, DECIMALS) + 0.0:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if comma else text
