"""Style sheets' texts and the brackets in them."""

from __future__ import annotations

import re


def split_outside_brackets(text: str, separator: str) -> list[str]:
    """The pieces between separators, given as a pattern, that stand in no brackets."""
    pieces, depth = [""], 0
    for word in re.split(f"({separator}|[][()])", text):
        if depth == 0 and re.fullmatch(separator, word):
            pieces.append("")
            continue
        depth += (word in ("(", "[")) - (word in (")", "]"))
        pieces[-1] += word
    return pieces
