"""Other programs' files, by what they hold -> a draft of a story."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files as resources
from itertools import takewhile
from pathlib import Path
from typing import Any

from itinerarium.new.draft import Draft
from itinerarium.new.from_geodata import draft_of_geodata, title_of
from itinerarium.new.geodata import Geodata, joined, with_named_tracks
from itinerarium.new.in_geojson import in_geojson
from itinerarium.new.in_gpx import in_gpx, in_tcx
from itinerarium.new.in_json import in_json, kind_of
from itinerarium.new.in_kml import in_kml
from itinerarium.new.linked_places import draft_of_linked_places, is_linked_places
from itinerarium.new.own_geojson import draft_of_own, is_ours
from itinerarium.new.packed import SourceFile, files_in, is_packed, pictures_in
from itinerarium.new.pictures import beside, with_pictures
from itinerarium.new.tabular import draft_of_names, draft_of_table, is_table
from itinerarium.problems.problem import BadValueError
from itinerarium.read import Document
from itinerarium.read.decode import decode
from itinerarium.read.document import parse_document
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError, RequestError

XML = (".gpx", ".kml", ".tcx", ".xml")
JSON = (".geojson", ".json", ".jsonld", ".umap", ".topojson")
LINES = (".ndjson", ".geojsonl", ".jsonl")
"""A feature on each line."""
TABLES = (".csv", ".tsv", ".tab", ".psv")
NAMES = (".txt", ".md", "")
SHORTEST_NAME = 3
HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""Half of a letter, as JSON writes it."""
KNOWN = (*JSON[:4], *XML[:3], ".kmz", ".zip", *TABLES[:3], ".xlsx", ".ods", ".xls", ".txt")


def draft_of(file: str, data: bytes) -> Draft:
    """The story in a file.

    Raises
    ------
    RequestError
        If the file is of no known kind, or there is no place in it.
    DataError
        If it has problems.
    """
    return draft_of_files([SourceFile(file, data)])


def draft_of_files(files: Sequence[SourceFile], folders: Iterable[Path] = ()) -> Draft:
    """The story in one file, or in several with points and lines.

    The pictures that they name are looked for in the zips that they are, and in ``folders``.
    """
    unpacked = [
        one for file in files for one in (files_in(file) if is_packed(file.data) else [file])
    ]
    draft = _draft_of_all(files, unpacked)
    zips = [file for file in files if is_packed(file.data)]
    pictures = {name: data for file in zips for name, data in pictures_in(file).items()}
    return with_pictures(draft, pictures.get, *map(beside, folders))


def _draft_of_all(files: Sequence[SourceFile], unpacked: Sequence[SourceFile]) -> Draft:
    if len(unpacked) == 1:
        return _draft_of_one(unpacked[0], files[0].name)
    parts = [geodata_of(one) for one in unpacked]
    known = [
        with_named_tracks(part, title_of(one.name))
        for one, part in zip(unpacked, parts, strict=True)
        if part is not None
    ]
    if not known:
        names = ", ".join(one.name for one in unpacked[:5]) or "nothing"
        raise RequestError(f"expected files with points or lines, instead got {names}")
    title = title_of(files[0].name if len(files) == 1 else _common_name(unpacked))
    return draft_of_geodata(joined(known, _common_title(known) or title), files[0].name)


def _common_name(files: Sequence[SourceFile]) -> str:
    """What the names of several files begin with, if it is a word; else the first name."""
    alike = takewhile(
        lambda same: len(set(same)) == 1, zip(*(file.name for file in files), strict=False)
    )
    start = "".join(letters[0] for letters in alike).rstrip("0123456789 _-.,(")
    return start if len(start) >= SHORTEST_NAME else files[0].name


def _common_title(parts: Sequence[Geodata]) -> str:
    titles = {part.title for part in parts}
    return titles.pop() if len(titles) == 1 else ""


def _draft_of_one(file: SourceFile, outer: str) -> Draft:
    kind = kind_of_file(file)
    if kind in ("table", "names"):
        return _draft_of_text(file, kind)
    if kind == "json":
        value = _json_value(file)
        if is_ours(value.value):
            return draft_of_own(value)
        if is_linked_places(value.value):
            return _draft_of_linked_places(value.value, file.name)
    found = geodata_of(file)
    if found is None:
        raise RequestError(_unknown(file))
    return draft_of_geodata(found, outer)


def _draft_of_text(file: SourceFile, kind: str) -> Draft:
    decoded = decode(file.name, file.data)
    if decoded.text is None:
        raise DataError(decoded.problems)
    remarks = tuple(f"  line {one.line}: {one.message}; {one.help}" for one in decoded.problems)
    make = draft_of_table if kind == "table" or is_table(decoded.text) else draft_of_names
    draft = make(file.name, decoded.text)
    return replace(draft, remarks=(*remarks, *draft.remarks))


def kind_of_file(file: SourceFile) -> str:
    """What a file is by its first characters, or else by its ending."""
    ending = file.name[file.name.rindex(".") :].casefold() if "." in file.name else ""
    start = file.data[:2000].lstrip(b"\xef\xbb\xbf\x00\xff\xfe \t\r\n")
    if ending in XML or start.startswith((b"<?xml", b"<gpx", b"<kml", b"<TrainingCenter")):
        return "xml"
    if ending in (*JSON, *LINES):
        return "json"
    if ending in TABLES:
        return "table"
    if ending in NAMES:
        return "json" if start[:1] == b"{" else "names"
    return "unknown"


def geodata_of(file: SourceFile) -> Geodata | None:
    """The points and lines in a file, or nothing if it is of no known kind.

    Raises
    ------
    DataError
        If it is broken, or a coordinate in it is wrong.
    """
    kind = kind_of_file(file)
    try:
        if kind == "xml":
            return _of_xml(file)
        if kind == "json":
            value = _with_features(_json_value(file).value)
            value = _with_whole_letters(value) if HALF.search(file.data) else value
            return (
                in_json(value, file.name)
                if not _is_geojson(value)
                else in_geojson(value, file.name)
            )
    except BadValueError as fault:
        raise DataError([fault.at(Cell(file.name, 0, 0))]) from None
    return None


def _of_xml(file: SourceFile) -> Geodata | None:
    document = _parsed(_with_ending(file, ".kml" if _root_name(file) == b"kml" else ".gpx"))
    root = document.value
    name = str(root.tag).rpartition("}")[2]
    if name == "gpx":
        return in_gpx(root)
    if name == "kml":
        return in_kml(root, file.name)
    return in_tcx(root) if name == "TrainingCenterDatabase" else None


def _root_name(file: SourceFile) -> bytes:
    return (
        b"kml" if b"<kml" in file.data[:3000] or file.name.casefold().endswith(".kml") else b"gpx"
    )


def _with_ending(file: SourceFile, ending: str) -> SourceFile:
    """The file under a name that tells what it is."""
    name = file.name if file.name.casefold().endswith((".gpx", ".kml")) else f"{file.name}{ending}"
    return SourceFile(name, file.data.lstrip(b" \t\r\n"))


def _json_value(file: SourceFile) -> Document:
    if file.name.casefold().endswith(LINES):
        features = b",".join(line for line in file.data.splitlines() if line.strip(b" \x1e"))
        joined_lines = b'{"type": "FeatureCollection", "features": [%b]}' % features
        return _parsed(SourceFile(f"{file.name}.json", joined_lines.replace(b"\x1e", b"")))
    return _parsed(
        file
        if file.name.casefold().endswith((".json", ".geojson"))
        else SourceFile(f"{file.name}.json", file.data)
    )


def _with_features(value: Any) -> Any:
    """A JSON value as GeoJSON, if all of a list in it are features: ``locations``."""
    if not isinstance(value, dict) or "type" in value:
        return value
    for found in value.values():
        if isinstance(found, list) and found and all(map(_is_feature, found)):
            return {"type": "FeatureCollection", "features": found}
    return value


def _is_feature(value: Any) -> bool:
    return isinstance(value, dict) and value.get("type") == "Feature" and "geometry" in value


def _with_whole_letters(value: Any) -> Any:
    """A JSON value without halves of letters, which no file can hold."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_with_whole_letters(one) for one in value]
    if isinstance(value, dict):
        return {_with_whole_letters(key): _with_whole_letters(one) for key, one in value.items()}
    return value


def _parsed(file: SourceFile) -> Document:
    document, problems = parse_document(file.name, file.data)
    if document is None:
        raise DataError(problems)
    return document


def _is_geojson(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    kind = value.get("type")
    return (kind == "FeatureCollection" and isinstance(value.get("features"), list)) or kind in (
        *("Feature", "Point", "MultiPoint", "LineString", "MultiLineString"),
        *("Polygon", "MultiPolygon", "GeometryCollection"),
    )


def _unknown(file: SourceFile) -> str:
    """What to say of a file of no known kind."""
    kind = kind_of_file(file)
    if kind == "json":
        seems = kind_of(_json_value(file).value)
        how = "in which no places are known here: export it as GeoJSON, KML, GPX or CSV"
        return f"{file.name} seems to be {seems}, {how}"
    if kind == "xml":
        root = str(_parsed(_with_ending(file, ".gpx")).value.tag).rpartition("}")[2]
        how = "which is not read: export it as GPX, KML or CSV"
        return f"{file.name} seems to be XML of the kind {root}, {how}"
    ending = file.name.rpartition(".")[2].casefold()
    for known in _other_kinds():
        if ending in known["endings"]:
            return f"{file.name} seems to be {known['seems']}, which is not read: {known['help']}"
    return f"expected a file that ends in {', '.join(KNOWN)}, instead got {file.name}"


@cache
def _other_kinds() -> Sequence[Mapping[str, Any]]:
    stored = tomllib.loads((resources(__package__) / "kinds.toml").read_text(encoding="utf-8"))
    kinds: Sequence[Mapping[str, Any]] = stored["kind"]
    return kinds


def _draft_of_linked_places(value: Any, file: str) -> Draft:
    try:
        return draft_of_linked_places(value, file)
    except BadValueError as fault:
        raise DataError([fault.at(Cell(file, 0, 0))]) from None
