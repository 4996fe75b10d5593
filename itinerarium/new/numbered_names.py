"""Names that people have numbered in their list -> the names alone: ``1. Kraków``."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBERED = re.compile(r"\(?(\d{1,4})\s*(?:[.)]|[-–:])\s+(?=.*[^\W\d_])(.+)", re.DOTALL)


def without_numbers(rows: Sequence[tuple[int, dict[str, str]]]) -> list[tuple[int, dict[str, str]]]:
    """The rows (line, cells by column) with bare names where each begins with the next number."""
    found = [_NUMBERED.fullmatch(row["name"]) for _, row in rows if row.get("name")]
    numbers = [int(one[1]) for one in found if one]
    first = numbers[0] if numbers else 0
    is_count = len(found) > 1 and numbers == [*range(first, first + len(found))]
    if not is_count or first > 1:
        return list(rows)
    return [(line, _bare(row)) for line, row in rows]


def _bare(row: dict[str, str]) -> dict[str, str]:
    numbered = _NUMBERED.fullmatch(row.get("name", ""))
    return {**row, "name": numbered[2]} if numbered else row
