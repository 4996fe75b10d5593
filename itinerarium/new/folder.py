"""A file, or nothing -> a story's folder, made whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path, PurePath
from types import MappingProxyType

from itinerarium.files.atomic import write_folder
from itinerarium.files.regular import read_regular
from itinerarium.new.draft import Draft, files_of
from itinerarium.new.from_geodata import title_of
from itinerarium.new.packed import ENDINGS, SourceFile
from itinerarium.new.semicolons import with_semicolons
from itinerarium.new.source import TABLES, draft_of_files
from itinerarium.new.tabular import draft_of_workbook
from itinerarium.problems.command import quoted
from itinerarium.problems.problem import SCRIPT, BadValueError, counted
from itinerarium.read.workbook import is_workbook
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError, RequestError

PARTS = ("story.toml", "places.csv", "routes/journey.csv", "layers/labels.geojson")
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
LARGEST_SOURCE = 100_000_000
"""Bytes: five times the GeoJSON of ten thousand places."""


def begin(
    folder: Path,
    source: Path | Sequence[Path] | None = None,
    *,
    semicolons: bool = False,
    command: str = SCRIPT,
) -> list[str]:
    """Make the story's folder; give the lines to print, the next step last.

    Parameters
    ----------
    source
        A GeoJSON, Linked Places, GPX, KML, KMZ, TCX, uMap, StoryMapJS, CSV or TSV file, a workbook,
        a text with a name on each line, several files with points or lines, or a folder of them;
        without any the story is a small example with notes.
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
    sources = [source] if isinstance(source, Path) else list(source or ())
    if not sources:
        _write(folder, _for_spreadsheets(_template(), semicolons=semicolons))
        return [f"{folder}  a story of three places to change", _next(f"{command} build", folder)]
    draft = _draft(sources)
    semicolons = semicolons or draft.has_semicolons
    texts = _for_spreadsheets(files_of(draft), semicolons=semicolons)
    _write(folder, texts, draft.pictures)
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


def _draft(sources: Sequence[Path]) -> Draft:
    paths = [
        path for source in sources for path in (_inside(source) if source.is_dir() else [source])
    ]
    if len(paths) == 1 and is_workbook(paths[0]):
        return draft_of_workbook(paths[0])
    folders = {path.parent: None for path in paths}
    draft = draft_of_files([SourceFile(path.name, _read(path)) for path in paths], folders)
    if len(sources) == 1 and sources[0].is_dir():
        return replace(draft, head={**draft.head, "title": title_of(sources[0].resolve().name)})
    return draft


def _inside(folder: Path) -> list[Path]:
    """The files of a folder that may hold places.

    Raises
    ------
    RequestError
        If there is none.
    """
    files = sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and not path.name.startswith((".", "~$"))
    )
    found = [path for path in files if path.suffix.casefold() in (*ENDINGS[:6], ".kmz", ".zip")]
    lists = [path for path in files if is_workbook(path) or path.suffix in (*TABLES, ".txt")]
    if not found and len(lists) != 1:
        raise RequestError(
            f"expected files with points or lines, or one table, in {folder}, "
            f"instead found {', '.join(path.name for path in files[:5]) or 'nothing'}"
        )
    return found or lists


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


def _write(
    folder: Path, texts: Mapping[str, str], pictures: Mapping[str, bytes] = NO_PICTURES
) -> None:
    """Write all files, unless a name in the source would lead out of the folder."""
    wrong = next(filter(_leads_out, texts), None)
    if wrong is not None:
        shown_name = wrong.replace("\0", "?")
        raise RequestError(
            f"expected names of files without / in the source, instead got {shown_name}"
        )
    written = {name: text.encode("utf-8", "replace") for name, text in texts.items()}
    write_folder(folder, {**written, **pictures})


def _leads_out(name: str) -> bool:
    """Whether a name is more than that of a file, or of a file in a folder."""
    path = PurePath(name)
    return bool(path.anchor) or len(path.parts) > 2 or ".." in path.parts or "\0" in name


def _report(folder: Path, draft: Draft) -> list[str]:
    legs = sum(map(len, draft.routes.values()))
    found = f"{counted(len(draft.places), 'place')}, {counted(legs, 'leg')}"
    return [f"{folder}  {found}", *draft.remarks]


def _next(command: str, folder: Path) -> str:
    aim = {"build": "draw it", "geocode": "look the places up, they have no coordinates yet"}
    return f"  next, to {aim[command.rpartition(' ')[2]]}: {command} {quoted(folder)}"
