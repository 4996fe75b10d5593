"""Cells that were kept from being a spreadsheet's formula -> what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

_GUARDED = re.compile(r"'+[=+\-@]")


def unguarded(cells: Sequence[str]) -> Sequence[str]:
    """The cells, without the apostrophe that stands before what looks like a formula."""
    if "'" not in {cell[:1] for cell in cells}:
        return cells
    return tuple(cell[1:] if _GUARDED.match(cell) else cell for cell in cells)
