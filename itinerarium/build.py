"""A story folder -> one HTML file: the steps one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from itinerarium.check import check
from itinerarium.compose.media import embed_media
from itinerarium.compose.story import compose
from itinerarium.compose.weight import media_lines
from itinerarium.export import EXPORTS, OF_OWN_STOPS, exported, files_for
from itinerarium.export.ours import foreign_files, remove_recorded, with_record
from itinerarium.files.atomic import write_together
from itinerarium.problems.report import to_text
from itinerarium.read import WORKBOOKS, read_folder
from itinerarium.story_map import draw
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.errors import DataError, Problem, RequestError
from itinerarium.vocabulary.story import Story

PAGE_NAME = "index.html"
STORY_FOLDERS = ("routes", "layers", "images", "media")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the page's path, its size in bytes, its story and the warnings."""

    path: Path
    size: int
    story: Story
    warnings: tuple[Problem, ...]


def build(
    folder: Path,
    output: Path,
    on_step: Progress = lambda _: None,
    *,
    page_only: bool = False,
    strict: bool = False,
    most_bytes: int | None = None,
) -> Built:
    """Build the story in ``folder`` as ``output/index.html``.

    Beside it stand the files for other programs, ``story.geojson`` and so on.

    Parameters
    ----------
    folder
        A story's folder, or a workbook.
    output
        The folder to write to; it is made.
    on_step
        Called with the name of each step as it begins.
    page_only
        Whether to write the page alone. What an earlier build wrote beside it is then removed,
        unless somebody has changed it.
    strict
        Whether warnings are problems, too.
    most_bytes
        How large the page may become.

    Returns
    -------
    Built
        The page's path and size, its story, and the warnings.

    Raises
    ------
    DataError
        If the story has problems: nothing is written, and the old files stay.
    OutputError
        If a file cannot be written; then none is.
    RequestError
        If the output is a story's own folder, or has files of the same names that no build wrote,
        or if the page would be larger than ``most_bytes``.
    """
    _refuse_story_folder(folder, output, page_only=page_only)
    story, warnings = compose_folder(folder, on_step)
    if strict and warnings:
        raise DataError(warnings)
    page_only = page_only or "ground" in story  # a picture has no coordinates to hand out
    others = [] if page_only else [*files_for(story)]
    _refuse_foreign_files(output, [PAGE_NAME, *others])
    on_step("Drawing")
    page = story_html(story)
    if most_bytes is not None:
        page = _bounded(page, story, most_bytes)
    files = {output / PAGE_NAME: page}
    if not page_only:
        recorded = with_record(output, exported(story))
        files.update((output / name, pieces) for name, pieces in recorded)
    on_step("Writing")
    path = output / PAGE_NAME
    size = write_together(files)[path]
    remove_recorded(output, [name for name in (*EXPORTS, *OF_OWN_STOPS) if name not in others])
    return Built(path, size, story, warnings)


def _bounded(page: Iterator[bytes], story: Story, most: int) -> Iterator[bytes]:
    """Give the page, if it is not too large."""
    pieces = list(page)
    size = sum(map(len, pieces))
    if size > most:
        why = "; ".join(media_lines(story)) or "its pictures and sounds are no large part of it"
        raise RequestError(
            f"the page would have {size / 1e6:.2f} MB, and --max-size allows {most / 1e6:g} MB: "
            f"{why}. Nothing was written; leave some out, or allow more"
        )
    return iter(pieces)


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
    """Say whether the output lies in a folder of this story's, or is one of another story's."""
    place = output.resolve()
    story = (folder.parent if folder.is_file() else folder).resolve()
    if any(place.is_relative_to(story / name) for name in STORY_FOLDERS):
        return True
    return place.name.casefold() in STORY_FOLDERS and _holds_story(place.parent)


def _holds_story(folder: Path) -> bool:
    """Say whether a folder has a story, or a story's tables."""
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
    """Give a page's folder by default: ``output/`` in the story, or beside a workbook."""
    return (story.parent if story.is_file() else story) / "output"


def compose_folder(
    folder: Path, on_step: Progress = lambda _: None
) -> tuple[Story, tuple[Problem, ...]]:
    """Read, check, trace and compose the story in a folder.

    Parameters
    ----------
    folder
        A story's folder, or a workbook.
    on_step
        Called with the name of each step as it begins.

    Returns
    -------
    story : Story
        What the page and the exports read.
    warnings : tuple of Problem
        Problems that do not stop a build.

    Raises
    ------
    DataError
        If the story has errors.
    """
    on_step("Reading")
    sheets = read_folder(folder)
    on_step("Checking")
    checked = check(sheets)
    del sheets  # as large as the story; what follows does not need it
    on_step("Tracing the routes")
    traced = trace(checked.atlas)
    embedded = embed_media(checked.atlas.media)
    return compose(checked.atlas, traced, embedded), checked.warnings


def read_story(story: str | PathLike[str]) -> Story:
    """Read and check a story, and give it as plain data.

    Parameters
    ----------
    story
        A folder with ``places.csv`` and ``routes/``, or with a workbook, or a workbook itself.

    Returns
    -------
    Story
        A dict: ``title`` and other texts by language, ``places``, ``stops`` (ids in their order),
        ``routes`` with ``legs`` (``line``: [lat, lon] in degrees; ``km``: geodesic kilometres),
        ``bounds`` ([[south, west], [north, east]] in degrees) and more;
        ``itinerarium.vocabulary.story.Story`` has every key with its type.

    Raises
    ------
    DataError
        If the story has errors: ``.problems`` holds them, and its notes list them.

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
    """Give the page of a composed story in pieces, the same for the same story."""
    return draw(story).pieces()
