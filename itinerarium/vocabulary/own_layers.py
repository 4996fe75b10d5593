"""The layers that the map has of its own accord; those of a story's files have other names."""

from __future__ import annotations

from typing import Final

RELIEF: Final = "relief"
ONLINE_MAP: Final = "online-map"
OWN_LAYERS: Final = (RELIEF, ONLINE_MAP)
