"""The folder of the page's scripts and styles, and how a file of it is read."""

from __future__ import annotations

from pathlib import Path

from itinerarium.vocabulary.errors import AssetError

BROWSER = Path(__file__).parents[1] / "browser"


def read_asset(path: Path, folder: Path) -> str:
    """The text of a file of the page, named in errors by its path below the folder."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        name = path.relative_to(folder).as_posix()
        raise AssetError(f"the page's file {name} cannot be read: {error.strerror}") from error
