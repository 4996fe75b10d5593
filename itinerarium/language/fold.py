"""A name -> its letters and digits alone, to find it in any spelling."""

from __future__ import annotations

import unicodedata

LETTERS_WITHOUT_ACCENT = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)


def fold(name: str) -> str:
    """Give a name's letters and digits in lower case, no diacritics: ``Łódź`` is ``lodz``."""
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.casefold()).translate(LETTERS_WITHOUT_ACCENT)
        name = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "".join(filter(str.isalnum, name.casefold()))
