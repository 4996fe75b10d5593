"""Runs of twelve words as hashes: whether a text is in its own words can be told from them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

SHINGLES = Path(__file__).parent / "data" / "article.shingles"
RUN = 12


def words(text: str) -> list[str]:
    """The words of a text in small letters without marks, digits among them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return re.findall(r"[^\W_]+", re.sub(r"[’']", "", bare))


def runs(text: str) -> Iterator[str]:
    """Every run of twelve words of a text, with one space between them."""
    found = words(text)
    for first in range(len(found) - RUN + 1):
        yield " ".join(found[first : first + RUN])


def hashed(run: str) -> str:
    """A run of words as 16 hexadecimal digits."""
    return hashlib.blake2b(run.encode(), digest_size=8).hexdigest()


def hashes(text: str) -> set[str]:
    """The hashes of all runs of twelve words of a text."""
    return set(map(hashed, runs(text)))
