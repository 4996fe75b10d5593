"""A zip (KMZ, or several files together) -> the files in it that may hold places."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from itinerarium.problems.problem import problem
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError, RequestError

ZIP = b"PK\x03\x04"
ENDINGS = (".kml", ".gpx", ".tcx", ".geojson", ".json", ".umap", ".csv", ".tsv", ".txt")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
MOST_BYTES = 200_000_000
"""Unpacked; a packed file can grow a thousandfold."""
MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's name and its bytes."""

    name: str
    data: bytes


def is_packed(data: bytes) -> bool:
    """Whether a file is a zip, whatever its ending says."""
    return data.startswith(ZIP)


def files_in(file: SourceFile) -> list[SourceFile]:
    """The files in a zip that may hold places, of a KMZ its first KML alone.

    Raises
    ------
    RequestError
        If there is none, or too much.
    DataError
        If it is broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as package:
            entries = [one for one in package.infolist() if _may_hold(one)]
            if "[Content_Types].xml" in package.namelist():
                raise RequestError(
                    f"{file.name} seems to be a workbook or a document: "
                    "if it is a workbook, let its name end in .xlsx"
                )
            if not entries:
                _refuse_shapes(file.name, package.namelist())
            _refuse_too_much(file.name, entries)
            return [
                SourceFile(one.filename.rpartition("/")[2], package.read(one))
                for one in _chosen(entries)
            ]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        reason = f"a broken or locked archive ({type(error).__name__})"
        raise DataError([problem("P102", Cell(file.name, 0, 0), reason=reason)]) from error


def pictures_in(file: SourceFile) -> dict[str, bytes]:
    """The pictures in a zip that was read, by their names in it."""
    with zipfile.ZipFile(io.BytesIO(file.data)) as package:
        entries = [one for one in package.infolist() if one.filename.casefold().endswith(PICTURES)]
        if sum(one.file_size for one in entries) > MOST_BYTES or len(entries) > MOST_FILES:
            return {}
        return {one.filename: package.read(one) for one in entries}


def _may_hold(entry: zipfile.ZipInfo) -> bool:
    path = entry.filename
    is_hidden = path.startswith("__MACOSX") or path.rpartition("/")[2].startswith(".")
    return not entry.is_dir() and not is_hidden and path.casefold().endswith(ENDINGS)


def _chosen(entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """All files, or the document alone where a KMZ holds others that it names."""
    documents = [one for one in entries if one.filename.casefold() == "doc.kml"]
    return documents or sorted(entries, key=lambda one: one.filename)


def _refuse_shapes(name: str, inside: list[str]) -> None:
    if any(one.casefold().endswith(".shp") for one in inside):
        raise RequestError(
            f"{name} seems to be a shapefile, which is not read: "
            "open it in QGIS and save the layer as GeoJSON in WGS 84"
        )


def _refuse_too_much(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if not entries:
        raise RequestError(
            f"expected files with places in {name}, instead found none that ends in "
            f"{', '.join(ENDINGS)}"
        )
    if sum(one.file_size for one in entries) > MOST_BYTES or len(entries) > MOST_FILES:
        raise RequestError(
            f"expected at most {MOST_FILES} files and {MOST_BYTES / 1e6:.0f} MB unpacked, "
            f"instead got more in {name}"
        )
