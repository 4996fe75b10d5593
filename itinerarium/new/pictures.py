"""The pictures that descriptions show -> files beside the story, or a word about where they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import TypeAlias
from urllib.parse import unquote

from itinerarium.check.tables.cell import slugged
from itinerarium.files.regular import read_regular
from itinerarium.new.draft import Draft
from itinerarium.problems.problem import BadValueError, counted

Album: TypeAlias = Callable[[str], bytes | None]
"""The bytes of a picture by the name that a file gives it; nothing if it is not there."""

SHOWN = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif")
MOST_BYTES = 20_000_000
"""As large as a picture of a story may be."""
NOTE = "image_note"
"""The cell of a row that tells where its picture is, until the story's folder is made."""


def picture_in(written: str) -> str:
    """Where the first picture of a description is; empty without one."""
    found = SHOWN.search(written)
    return unquote(next(filter(None, found.groups()), "")) if found else ""


def beside(folder: Path) -> Album:
    """The pictures in a folder and in its ``images``; never one outside."""

    def found(name: str) -> bytes | None:
        given = name.replace("\\", "/")
        if "\0" in given or not given.casefold().endswith(ENDINGS):
            return None
        paths = [(folder / part / given).resolve() for part in ("", "images")]
        inside = [path for path in paths if path.is_relative_to(folder.resolve())]
        return next(filter(None, map(_read, inside)), None)

    return found


def _read(path: Path) -> bytes | None:
    try:
        return read_regular(path, MOST_BYTES)
    except BadValueError:
        return None


def with_pictures(draft: Draft, *albums: Album) -> Draft:
    """The draft with the pictures that came along with its source, and a word about the others."""
    pictures: dict[str, bytes] = {}
    names: dict[str, str] = {}
    rows, elsewhere = [], []
    for row in draft.places:
        source = str(row.get(NOTE, ""))
        plain = {name: cell for name, cell in row.items() if name != NOTE}
        data = next((data for album in albums if (data := album(source))), None) if source else None
        if data and len(data) <= MOST_BYTES:
            plain["image"] = names.setdefault(source, _free_name(source, names.values()))
            pictures[f"images/{plain['image']}"] = data
        elif source:
            elsewhere.append(source)
        rows.append(plain)
    return replace(
        draft, places=rows, pictures=pictures, remarks=(*draft.remarks, *_told(elsewhere))
    )


def _free_name(source: str, taken: Collection[str]) -> str:
    """A picture's file name: short, in Latin letters, and no other's."""
    path = PurePosixPath(source.replace("\\", "/"))
    stem, suffix = slugged(path.stem) or "picture", path.suffix.casefold()
    names = chain([stem], (f"{stem}_{number}" for number in count(2)))
    return next(name for name in (f"{one}{suffix}" for one in names) if name not in taken)


def _told(elsewhere: list[str]) -> tuple[str, ...]:
    if not elsewhere:
        return ()
    first = elsewhere[0] if len(elsewhere[0]) < 80 else f"{elsewhere[0][:80]}…"
    return (
        f"  left out: {counted(len(elsewhere), 'picture')} that the file only names ({first}): "
        "put pictures into images/ and their names into the column image",
    )
