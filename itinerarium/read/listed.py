"""A cell that lists several things -> each of them: ``bear.jpg; lorry.svg``."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\s*\w+://\S*")
_BEGINS_ANEW = re.compile(r"\s|$|[A-Za-z]+:")


def listed(cell: str) -> tuple[str, ...]:
    """The parts between semicolons, without empty ones.

    Addresses may hold semicolons: one ends where a space, or another address, follows.
    """
    parts: list[str] = []
    for part in cell.split(";"):
        if parts and _ADDRESS.fullmatch(parts[-1]) and not _BEGINS_ANEW.match(part):
            parts[-1] += f";{part}"
        else:
            parts.append(part)
    return tuple(filter(None, map(str.strip, parts)))
