"""A story folder -> one HTML file: the steps one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from itinerarium.check import check
from itinerarium.compose.pictures import embed_pictures
from itinerarium.compose.story import compose
from itinerarium.export import EXPORTS, exported
from itinerarium.export.ours import foreign_files, with_record
from itinerarium.files.atomic import write_together
from itinerarium.problems.report import to_text
from itinerarium.read import WORKBOOKS, read_folder
from itinerarium.story_map import draw
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.errors import DataError, Problem, RequestError
from itinerarium.vocabulary.story import Story

PAGE_NAME = "index.html"
STORY_FOLDERS = ("routes", "layers", "images")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the file, its size in bytes, the story in it and the warnings."""

    path: Path
    size: int
    story: Story
    warnings: tuple[Problem, ...]


def build(
    folder: Path, output: Path, tell: Progress = lambda _: None, *, page_only: bool = False
) -> Built:
    """The story in ``folder`` as ``output/index.html``; ``tell`` hears each step's name.

    Beside it stand the files for others, ``story.geojson`` and so on, unless ``page_only``.

    Raises
    ------
    DataError
        If the story has problems: nothing is written, and the old files stay.
    OutputError
        If a file cannot be written; then none is.
    RequestError
        If the output is a story's own folder, or holds files under the names of those to be
        written that no build wrote.
    """
    _refuse_story_folder(folder, output, page_only=page_only)
    story, warnings = compose_folder(folder, tell)
    _refuse_foreign_files(output, [PAGE_NAME, *(() if page_only else EXPORTS)])
    tell("Drawing")
    files = {output / PAGE_NAME: story_html(story)}
    if not page_only:
        others = with_record(output, exported(story))
        files.update((output / name, pieces) for name, pieces in others)
    tell("Writing")
    path = output / PAGE_NAME
    return Built(path, write_together(files)[path], story, warnings)


def _refuse_story_folder(folder: Path, output: Path, *, page_only: bool) -> None:
    if _is_part_of_story(folder, output):
        raise RequestError(
            f"expected an output folder that is no part of a story, instead got {output}: "
            "what is written there would be read as the story's; choose another"
        )
    if not page_only and ((output / "routes").is_dir() or output.resolve() == folder.resolve()):
        raise RequestError(
            f"expected an output folder that is no story's own, instead got {output}: "
            "its places.csv would be written over; choose another, or add --page-only"
        )


def _is_part_of_story(folder: Path, output: Path) -> bool:
    """Whether the output lies in one of the story's own folders, or is one of another story."""
    place = output.resolve()
    story = (folder.parent if folder.is_file() else folder).resolve()
    if any(place.is_relative_to(story / name) for name in STORY_FOLDERS):
        return True
    return place.name.casefold() in STORY_FOLDERS and _holds_story(place.parent)


def _holds_story(folder: Path) -> bool:
    """Whether a story, or its tables, lie in the folder."""
    if not folder.is_dir():
        return False
    names = [path.name.casefold() for path in folder.iterdir()]
    return any(
        name in ("places.csv", "story.toml") or Path(name).suffix in WORKBOOKS for name in names
    )


def _refuse_foreign_files(output: Path, names: list[str]) -> None:
    foreign = foreign_files(output, names)
    if foreign:
        raise RequestError(
            f"{' and '.join(foreign)} in {output} would be written over, and no build wrote "
            f"{'it' if len(foreign) == 1 else 'them'}: choose another folder with --output, "
            "or move the old files away"
        )


def output_of(story: Path) -> Path:
    """Where a story's page goes if nothing else is said: ``output/`` in, or beside, the story."""
    return (story.parent if story.is_file() else story) / "output"


def compose_folder(
    folder: Path, tell: Progress = lambda _: None
) -> tuple[Story, tuple[Problem, ...]]:
    """The story in a folder and its warnings: read, check, trace, compose.

    Raises
    ------
    DataError
        If the story has problems.
    """
    tell("Reading")
    sheets = read_folder(folder)
    tell("Checking")
    checked = check(sheets)
    del sheets  # as large as the story; what follows does not need it
    tell("Tracing the routes")
    traced = trace(checked.atlas)
    pictures = embed_pictures(checked.atlas.places)
    return compose(checked.atlas, traced, pictures), checked.warnings


def read_story(story: str | PathLike[str]) -> Story:
    """Everything that a story's page draws, as plain data.

    Parameters
    ----------
    story
        A folder with ``places.csv`` and ``routes/``, or with a workbook, or a workbook itself.

    Returns
    -------
    A dict: ``title`` and other texts by language, ``places``, ``stops`` (ids in their order),
    ``routes`` with ``legs`` (``line``: [lat, lon] in degrees), ``km``, ``bounds`` and more; its
    type ``itinerarium.vocabulary.story.Story`` tells all.

    Raises
    ------
    DataError
        If the story has problems: ``.problems`` holds them, its notes tell them.

    Examples
    --------
    >>> story = read_story("examples/endurance")
    >>> story["title"]["en"], len(story["stops"]), round(story["km"])
    ('The Endurance and the Aurora', 15, 61644)
    """
    try:
        return compose_folder(Path(story))[0]
    except DataError as error:
        error.add_note(to_text(error.problems))
        raise


def story_html(story: Story) -> Iterator[bytes]:
    """The page of a composed story in pieces, the same for the same story."""
    return draw(story).pieces()
