"""What a service says of a picture: where its file is, who made it, what may be done with it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from itinerarium.fetch.web import CouldNotFetchError
from itinerarium.read.html_text import plain_text

MOST_ANSWER = 2_000_000
LONGEST_SAID = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A picture or a sound elsewhere, and its rights."""

    file: str
    """The address of its bytes."""
    credit: str
    licence: str
    source: str

    def as_json(self) -> str:
        """As it stands in the cache."""
        return json.dumps(asdict(self), ensure_ascii=False)


def found_in(text: str) -> Found | None:
    """What a cached answer said; nothing if it is none."""
    try:
        found = Found(**json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return None
    return found if all(isinstance(one, str) for one in asdict(found).values()) else None


def json_answer(data: bytes) -> Any:
    """An answer's parsed value.

    Raises
    ------
    CouldNotFetchError
        If it is no JSON.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise CouldNotFetchError("the answer is no JSON") from None


def short_words(html: object) -> str:
    """The words of a piece of HTML in one line, cut where they are too many."""
    line = plain_text(str(html or ""))
    return line if len(line) <= LONGEST_SAID else f"{line[:LONGEST_SAID].rstrip()}…"
