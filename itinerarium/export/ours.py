"""Which files in an output folder a build wrote, so that the next build may replace them.

A build records what it wrote beside its pages, by digest. What builds wrote before there was a
record is told by how each kind of file begins, and an older places.csv by the story.geojson beside
it: it holds nothing that does not stand there.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from itinerarium.export.text import number

RECORD = ".itinerarium.json"
HEAD_BYTES = 4096
HEADS: Mapping[str, re.Pattern[bytes]] = {
    "index.html": re.compile(
        rb'<!DOCTYPE html>\s*<html lang="[^"]*" data-mode="explore" data-stop="" data-theme='
    ),
    "story.geojson": re.compile(
        rb'\{"type":"FeatureCollection","bbox":\[[^\]]*\],"story":\{"version":\d'
    ),
    "story.lpf.json": re.compile(
        rb'\{"type":"FeatureCollection","@context":"[^"]*/linkedplaces-context[^"]*","features":'
    ),
    "story.kml": re.compile(
        rb'<\?xml version="1.0" encoding="UTF-8"\?>\n'
        rb'<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>'
    ),
    "story.gpx": re.compile(
        rb'<\?xml version="1.0" encoding="UTF-8"\?>\n'
        rb'<gpx version="1.1" creator="(?:itinerarium|routemap)"'
    ),
}
"""How files begin that versions up to 0.1 wrote."""
SAME_DEGREES = 1e-4


def foreign_files(folder: Path, names: Iterable[str]) -> list[str]:
    """The names of those files in the folder that no build wrote."""
    recorded = _recorded(folder)
    return [name for name in names if not _is_ours(folder, name, recorded.get(name, ""))]


def with_record(
    folder: Path, files: Iterable[tuple[str, Iterable[bytes]]]
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The files, and after them ``RECORD``, which must be read when they have been."""
    digests = {}
    for name, pieces in files:
        digests[name] = hashlib.sha256()
        yield name, _digested(pieces, digests[name])
    yield RECORD, _record(_recorded(folder), digests)


def remove_recorded(folder: Path, names: Iterable[str]) -> None:
    """Remove those files that a build wrote and nobody has changed: they tell of an older story."""
    recorded = _recorded(folder)
    for name in names:
        path = folder / name
        with suppress(OSError):
            if hashlib.sha256(path.read_bytes()).hexdigest() == recorded.get(name):
                path.unlink()


def _digested(pieces: Iterable[bytes], digest: hashlib._Hash) -> Iterator[bytes]:
    for piece in pieces:
        digest.update(piece)
        yield piece


def _record(old: Mapping[str, str], digests: Mapping[str, hashlib._Hash]) -> Iterator[bytes]:
    new = {name: digest.hexdigest() for name, digest in digests.items()}
    yield orjson.dumps({**old, **new}, option=orjson.OPT_SORT_KEYS) + b"\n"


def _recorded(folder: Path) -> dict[str, str]:
    with suppress(OSError, ValueError):
        found = orjson.loads((folder / RECORD).read_bytes())
        if isinstance(found, dict):
            return found
    return {}


def _is_ours(folder: Path, name: str, digest: str) -> bool:
    """Whether a build wrote the file; a folder of its name is found when writing."""
    path = folder / name
    if not path.is_file():
        return True
    try:
        if name in HEADS and _has_head(path, HEADS[name]):
            return True
        if digest and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            return True
        return name == "places.csv" and _follows(path, folder / "story.geojson")
    except OSError:
        return False


def _has_head(path: Path, head: re.Pattern[bytes]) -> bool:
    """Whether a file begins as ours do, which is sooner known than its digest."""
    with path.open("rb") as file:
        return bool(head.match(file.read(HEAD_BYTES)))


def _follows(table: Path, collection: Path) -> bool:
    """Whether each cell of places.csv is in the story.geojson beside it."""
    try:
        known = {
            one["properties"]["id"]: _cells_of(one)
            for one in orjson.loads(collection.read_bytes())["features"]
            if one["properties"]["feature"] == "place"
        }
        text = table.read_bytes().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        return all(
            _stands(cell, known[row["id"]].get(column, ""))
            for row in rows
            for column, cell in row.items()
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, csv.Error):
        return False


def _cells_of(feature: Mapping[str, Any]) -> dict[str, Any]:
    lon, lat = feature["geometry"]["coordinates"]
    return {**feature["properties"], "lat": lat, "lon": lon}


def _stands(cell: str, value: str | float) -> bool:
    """Whether a cell has a value, perhaps after an apostrophe that guards it."""
    if isinstance(value, str):
        return cell in (value, f"'{value}")
    return cell == number(value) or abs(float(cell) - value) <= SAME_DEGREES
