"""Code and cell -> a problem, worded by the table ``catalogue.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TypedDict, cast

from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

LONGEST_SHOWN = 60
ALIKE = 0.75
"""How much of two words must agree (difflib's ratio): a slip of the finger, not a rhyme."""
MOST_WORDS = 2000
LONGEST_WORD = 100
LEAST_SHARED = 3
SCRIPT = "make_map.py"
"""What a problem's help calls this program; the command line says it as it was called."""


class Wording(TypedDict):
    """One row of the table of problems."""

    summary: str
    severity: str
    message: str
    help: str


@cache
def wordings() -> Mapping[str, Wording]:
    """Every problem's wording by its code."""
    table = tomllib.loads((files(__package__) / "catalogue.toml").read_text(encoding="utf-8"))
    return {
        code: cast(Wording, {"severity": "error", "help": "", **row}) for code, row in table.items()
    }


def problem(code: str, at: Cell, /, **fields: str) -> Problem:
    """The problem ``code`` found at ``at``; ``fields`` fill its wording."""
    wording = wordings()[code]
    return Problem(
        code=code,
        message=wording["message"].format_map(fields),
        file=at.file,
        line=at.line,
        column=at.column,
        help=wording["help"].format_map(fields),
        severity="warning" if wording["severity"] == "warning" else "error",
    )


class BadValueError(ValueError):
    """A problem with one value, raised before its cell is known."""

    def __init__(self, code: str, /, **fields: str) -> None:
        self.code = code
        self.fields = fields
        super().__init__(code)

    def at(self, cell: Cell) -> Problem:
        """The same as a problem at a cell."""
        return problem(self.code, cell, **self.fields)


def shown(value: str) -> str:
    """``value`` between quotation marks, on one line, cut when it is long."""
    line = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in value)
    return f'"{line[:LONGEST_SHOWN]}…"' if len(line) > LONGEST_SHOWN else f'"{line}"'


def suggestion(value: str, known: Collection[str], otherwise: str) -> str:
    """“did you mean ...?” with the known word most like ``value``; else ``otherwise``.

    Among very many words none is looked for, which would take longer than it helps.
    """
    if len(known) > MOST_WORDS or len(value) > LONGEST_WORD:
        return otherwise
    word = value.casefold()
    found = get_close_matches(word, list(known), n=1, cutoff=ALIKE) or _longer_or_shorter(
        word, known
    )
    return f"did you mean {found[0]}?" if found else otherwise


def _longer_or_shorter(value: str, known: Collection[str]) -> list[str]:
    """The known words that begin with ``value`` or that it begins with, the shortest first."""
    if len(value) < LEAST_SHARED:
        return []
    words = (word for word in known if len(word) >= LEAST_SHARED)
    found = (word for word in words if word.startswith(value) or value.startswith(word))
    return sorted(found, key=lambda word: (len(word), word))


def counted(number: int, one: str, several: str = "") -> str:
    """A number and what is counted: ``1 leg``, ``2 legs``, ``1,200 places``."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
