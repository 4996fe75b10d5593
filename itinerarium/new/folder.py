"""A file, or nothing -> a story's folder, made whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path, PurePath

from itinerarium.files.atomic import write_folder
from itinerarium.files.regular import read_regular
from itinerarium.new.draft import Draft, files_of
from itinerarium.new.semicolons import with_semicolons
from itinerarium.new.source import draft_of
from itinerarium.new.tabular import draft_of_workbook
from itinerarium.problems.problem import SCRIPT, BadValueError
from itinerarium.read import WORKBOOKS
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError, RequestError

PARTS = ("story.toml", "places.csv", "routes/journey.csv", "layers/labels.geojson")
LARGEST_SOURCE = 100_000_000
"""Bytes: five times the GeoJSON of ten thousand places."""


def begin(
    folder: Path, source: Path | None = None, *, semicolons: bool = False, command: str = SCRIPT
) -> list[str]:
    """Make the story's folder; give the lines to print, the next step last.

    Parameters
    ----------
    source
        A GeoJSON, Linked Places, GPX, KML, CSV or TSV file, a workbook, or a text with a name on
        each line; without it the story is a small example with notes.
    semicolons
        Whether tables are for spreadsheets with decimal commas; those of a source with
        semicolons always are.
    command
        How this program is called, for the next step.

    Raises
    ------
    RequestError
        If there is something in the folder, or the source is of no known kind.
    DataError
        If the source has problems.
    OutputError
        If the folder cannot be written; then there is none.
    """
    _refuse_filled(folder)
    if source is None:
        _write(folder, _for_spreadsheets(_template(), semicolons=semicolons))
        return [f"{folder}  a story of three places to change", _next(f"{command} build", folder)]
    draft = _draft(source)
    semicolons = semicolons or draft.has_semicolons
    _write(folder, _for_spreadsheets(files_of(draft), semicolons=semicolons))
    return [
        *_report(folder, draft),
        _next(f"{command} {'build' if draft.is_located else 'geocode'}", folder),
    ]


def _refuse_filled(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.is_symlink() or folder.exists():
        raise RequestError(
            f"expected a new or an empty folder, instead got {folder}: choose another name"
        )


def _template() -> Mapping[str, str]:
    root = files(__package__) / "template"
    return {name: root.joinpath(name).read_text(encoding="utf-8") for name in PARTS}


def _draft(source: Path) -> Draft:
    if source.suffix.casefold() in WORKBOOKS:
        return draft_of_workbook(source)
    return draft_of(source.name, _read(source))


def _for_spreadsheets(texts: Mapping[str, str], *, semicolons: bool) -> Mapping[str, str]:
    if not semicolons:
        return texts
    return {
        name: with_semicolons(text) if name.endswith(".csv") else text
        for name, text in texts.items()
    }


def _read(source: Path) -> bytes:
    try:
        return read_regular(source, LARGEST_SOURCE)
    except BadValueError as fault:
        raise DataError([fault.at(Cell(str(source), 0, 0))]) from None


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write all files, unless a name in the source would lead out of the folder."""
    wrong = next(filter(_leads_out, texts), None)
    if wrong is not None:
        shown_name = wrong.replace("\0", "?")
        raise RequestError(
            f"expected names of files without / in the source, instead got {shown_name}"
        )
    write_folder(folder, {name: text.encode("utf-8", "replace") for name, text in texts.items()})


def _leads_out(name: str) -> bool:
    """Whether a name is more than that of a file, or of a file in a folder."""
    path = PurePath(name)
    return bool(path.anchor) or len(path.parts) > 2 or ".." in path.parts or "\0" in name


def _report(folder: Path, draft: Draft) -> list[str]:
    legs = sum(map(len, draft.routes.values()))
    return [f"{folder}  {len(draft.places)} places, {legs} legs", *draft.remarks]


def _next(command: str, folder: Path) -> str:
    aim = {"build": "draw it", "geocode": "look the places up, they have no coordinates yet"}
    return f"  next, to {aim[command.rpartition(' ')[2]]}: {command} {folder}"
