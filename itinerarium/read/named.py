"""A file that a cell names -> where it is in the story's folder, or what is wrong with the name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.read.sheets import Column, Table
from itinerarium.vocabulary.errors import Problem


def inside(folder: Path, name: str, missing: str, endings: tuple[str, ...]) -> Path:
    """The file ``name`` in ``folder``.

    Raises
    ------
    BadValueError
        When there is none (the code ``missing``) or when the name leads out of the folder.
    """
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()) or leads_out(folder.parent, folder):
            raise BadValueError("P704", value=shown(name), folder=folder.name)
        if path.is_file():
            return folder / (
                path.relative_to(folder.resolve()) if Path(name).is_absolute() else name
            )
    except (OSError, ValueError) as error:
        if isinstance(error, BadValueError):
            raise
    known = [found.name for found in files_in(folder, endings)]
    hint = suggestion(name, known, f"put the file into {folder.name}/")
    raise BadValueError(missing, value=shown(name), hint=hint)


def leads_out(folder: Path, path: Path) -> bool:
    """Whether a link leads out of the folder: an excerpt would show what stands there."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False  # one that leads in a circle is told when it is read


def files_in(folder: Path, endings: tuple[str, ...]) -> tuple[Path, ...]:
    """The files of a folder with one of the endings, in the order of their names."""
    if not folder.is_dir():
        return ()
    shown_files = (path for path in folder.iterdir() if not path.name.startswith((".", "~$")))
    return tuple(sorted(path for path in shown_files if path.suffix.casefold() in endings))


def name_in(folder: Path, path: Path) -> str:
    """A file's name inside the story, with “?” for what is no text in it."""
    return path.relative_to(folder).as_posix().encode("utf-8", "replace").decode("utf-8")


def at_cells(
    table: Table, column: Column | None, faults: Mapping[str, BadValueError]
) -> tuple[Problem, ...]:
    """A problem for each cell of a column whose value is at fault."""
    if column is None or not faults:
        return ()
    rows = [(row, value) for row, value in enumerate(column.cells) if value in faults]
    return tuple(faults[value].at(table.cell(row, column)) for row, value in rows)
