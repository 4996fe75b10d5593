"""The pictures that descriptions show -> files beside the story, or a word about where they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from itinerarium.check.tables.cell import slugged
from itinerarium.new.draft import Draft
from itinerarium.problems.problem import counted

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


def with_pictures(draft: Draft, packed: Mapping[str, bytes]) -> Draft:
    """The draft with the pictures that came along with its source, and a word about the others."""
    pictures: dict[str, bytes] = {}
    rows, elsewhere = [], []
    for row in draft.places:
        source = str(row.get(NOTE, ""))
        plain = {name: cell for name, cell in row.items() if name != NOTE}
        name = _named(source)
        if source in packed and len(packed[source]) <= MOST_BYTES:
            pictures[f"images/{name}"] = packed[source]
            plain["image"] = name
        elif source:
            elsewhere.append(source)
        rows.append(plain)
    return replace(
        draft, places=rows, pictures=pictures, remarks=(*draft.remarks, *_told(elsewhere))
    )


def _named(source: str) -> str:
    """A picture's file name: short and in Latin letters."""
    path = PurePosixPath(source)
    return f"{slugged(path.stem) or 'picture'}{path.suffix.casefold()}"


def _told(elsewhere: list[str]) -> tuple[str, ...]:
    if not elsewhere:
        return ()
    first = elsewhere[0] if len(elsewhere[0]) < 80 else f"{elsewhere[0][:80]}…"
    return (
        f"  left out: {counted(len(elsewhere), 'picture')} that the file only names ({first}): "
        "put pictures into images/ and their names into the column image",
    )
