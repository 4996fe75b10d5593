"""Pictures and sounds of a story: what is known of each, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

MediaKind = Literal["picture", "sound"]


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture or a sound: its file, and what is said of it in each language."""

    file: str
    """Its name inside the story's folder: ``images/bear.jpg``."""
    path: Path
    kind: MediaKind
    alt: Mapping[str, str]
    """What is seen on it, for those who do not see it."""
    caption: Mapping[str, str]
    credit: Mapping[str, str]
    transcript: Mapping[str, str]
    """What is said or written on it, word by word."""
    licence: str = ""
    source: str = ""
    """The address where it is from."""
