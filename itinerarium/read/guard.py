"""An apostrophe before cells that a spreadsheet would take for a formula: added and removed."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STARTS = frozenset("'=+-@＝＋－＠\t\r")
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠]")


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{text}" if text[:1] in _STARTS and _FORMULA.match(text) else text


def unguarded(cells: Sequence[str]) -> Sequence[str]:
    """The cells, without the apostrophe that stands before what looks like a formula."""
    if "'" not in {cell[:1] for cell in cells}:
        return cells
    return tuple(cell[1:] if _GUARDED.match(cell) else cell for cell in cells)
