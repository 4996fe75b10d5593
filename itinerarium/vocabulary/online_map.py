"""Today's map, which the page asks a server for once a reader has switched it on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OnlineMap:
    """Where its pictures are, and whose they are."""

    address: str
    """Of a tile, with ``{z}``, ``{x}`` and ``{y}``."""
    host: str
    """``https://tile.example.org``."""
    attribution: str
    max_zoom: int
    refuses_disk: bool = False
    """Whether the server sends nothing to a page opened from a disk."""
    title: Mapping[str, str] = field(default_factory=dict)
