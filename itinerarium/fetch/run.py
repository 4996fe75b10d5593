"""A story's folder -> the pictures that it names by their addresses, in ``media/``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from itinerarium.fetch.commons import ask_commons
from itinerarium.fetch.found import Found, found_in
from itinerarium.fetch.iiif import ask_iiif
from itinerarium.fetch.record import NAME, record
from itinerarium.fetch.web import CouldNotFetchError, Web, is_safe
from itinerarium.files.atomic import write_whole
from itinerarium.files.cache import read_cached, write_cached
from itinerarium.problems.problem import BadValueError
from itinerarium.read import Sheets, read_folder
from itinerarium.read.address import COMMONS, FETCHED, fetched_file, fetched_stem, is_address
from itinerarium.read.media import look_at_media, named_files, naming_columns
from itinerarium.read.named import leads_out
from itinerarium.read.plain_sound import media_type
from itinerarium.vocabulary.errors import OutputError
from itinerarium.vocabulary.licences import is_free

Keep: TypeAlias = Callable[[str, Mapping[str, str]], None]
"""Takes an address and what was found of it."""

MOST_BYTES = 20_000_000
DONE, LEFT = 0, 1
ENDINGS = {
    b"\xff\xd8\xff": ".jpg",
    b"\x89PNG": ".png",
    b"RIFF": ".webp",
    b"GIF8": ".gif",
    b"II*\0": ".tif",
    b"MM\0*": ".tif",
}
"""The ending of a picture by its first bytes; its address may end otherwise."""
SOUND_ENDINGS = {"audio/ogg": ".ogg", "audio/mpeg": ".mp3"}


@dataclass(frozen=True, slots=True)
class Fetching:
    """What is needed to fetch: the web, the cache of what was said, and how to tell."""

    web: Web
    cache: Path | None
    print_line: Callable[[str], None]


def fetch_media(story: Path, fetching: Fetching) -> int:
    """Fetch what the story names by an address and has not yet; give the exit code.

    What is not free is refused. Each file is recorded at once, so that a command that was stopped
    goes on where it was.

    Raises
    ------
    OutputError
        When a link leads out of the story's folder: nothing is written there.
    """
    sheets = read_folder(story)
    folder = story.parent if story.is_file() else story
    _refuse_links_out(folder)
    addresses = list(dict.fromkeys(_addresses(sheets)))
    if not addresses:
        fetching.print_line("no picture or sound is named by an address")
        return DONE
    stated = _licences(sheets)
    keep = _told_for_sheet(fetching) if _is_in_workbook(sheets) else partial(record, folder)
    done = [_fetch_one(folder, one, stated.get(one, ""), fetching, keep) for one in addresses]
    fetching.print_line(f"{sum(done)} of {len(done)} are in {FETCHED}/")
    return DONE if all(done) else LEFT


def _refuse_links_out(folder: Path) -> None:
    for name in (FETCHED, NAME):
        if leads_out(folder, folder / name):
            raise OutputError(f"cannot write {folder / name}: it leads out of the story's folder")


def _addresses(sheets: Sheets) -> Iterator[str]:
    for table in sheets.tables:
        for column in naming_columns(table):
            yield from filter(is_address, (name for _, name in named_files(column)))


def _licences(sheets: Sheets) -> dict[str, str]:
    """The licences that the author states, for where a service says nothing of them."""
    table = sheets.media
    columns = [table.column(name) for name in ("file", "licence")] if table else []
    cells = [column.cells for column in columns if column]
    return dict(zip(*cells, strict=True)) if len(cells) == 2 else {}


def _is_in_workbook(sheets: Sheets) -> bool:
    return sheets.media is not None and sheets.media.file != NAME


def _told_for_sheet(fetching: Fetching) -> Keep:
    """What an author is told to write, as a workbook's sheet is not written into."""

    def keep(address: str, cells: Mapping[str, str]) -> None:
        said = "; ".join(f"{name}: {value}" for name, value in cells.items())
        fetching.print_line(f"write into the sheet media, file: {address}; {said}")

    return keep


def _fetch_one(folder: Path, address: str, stated: str, fetching: Fetching, keep: Keep) -> bool:
    """Whether the file is there afterwards."""
    try:
        stem = fetched_stem(address)
    except BadValueError:
        fetching.print_line(f"skipped   {address}: no page of Commons, and no image by IIIF")
        return False
    try:
        path: Path | None = fetched_file(folder, address)
    except BadValueError:
        path = None
    try:
        found = _asked(address, stated, fetching)
        licence = found.licence or stated
        if not is_free(licence):
            said = licence or "not told"
            fetching.print_line(f"refused   {address}: its licence is {said}, which is not free")
            return path is not None
        known = path or _fetched(folder / FETCHED / stem, address, found, fetching.web)
    except CouldNotFetchError as error:
        fetching.print_line(f"left open {address}: {error}")
        return path is not None
    told = {"credit": found.credit, "licence": licence, "source": found.source}
    keep(address, {name: value for name, value in told.items() if value})
    state = "there" if path else "fetched"
    fetching.print_line(f"{state:<9} {known.name}: {found.credit or 'unnamed'}, {licence}")
    return True


def _asked(address: str, stated: str, fetching: Fetching) -> Found:
    """What the service says, or has said before of what is free: all else may be mended there."""
    digest = hashlib.sha256(address.encode("utf-8")).hexdigest()[:32]
    entry = fetching.cache / f"{digest}.json" if fetching.cache else None
    known = found_in((entry and read_cached(entry)) or "")
    if known and is_free(known.licence or stated):
        return known
    ask = ask_commons if COMMONS.fullmatch(address) else ask_iiif
    found = ask(address, fetching.web)
    if entry and is_free(found.licence or stated):
        write_cached(entry, found.as_json())
    return found


def _fetched(stem: Path, address: str, found: Found, web: Web) -> Path:
    """The file, written whole, if it is a picture or a sound."""
    if not is_safe(address, found.file):
        raise CouldNotFetchError("its file is at an address that is not safe")
    data = web(found.file, MOST_BYTES)
    ending = _ending(data)
    if not ending:
        raise CouldNotFetchError("what it gives is no picture and no sound")
    path = stem.with_name(stem.name + ending)
    write_whole(path, [data])
    try:
        look_at_media(path, path.name)
    except BadValueError as fault:
        path.unlink()
        raise CouldNotFetchError(f"what it gives cannot be used ({fault.code})") from None
    return path


def _ending(data: bytes) -> str:
    picture = next((one for first, one in ENDINGS.items() if data.startswith(first)), "")
    return picture or SOUND_ENDINGS.get(media_type(data), "")
