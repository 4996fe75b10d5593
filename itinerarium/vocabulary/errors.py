"""The errors of this package, each saying who can correct it.

ItinerariumError
├── DataError (ValueError)      the story's files have problems: the author
├── OutputError (OSError)       the page cannot be written: the user's disk or folder
├── AssetError (LookupError)    a file of this package or of Leaflet is missing or altered
├── BrowserError (OSError)      there is no browser to print with, or it failed: the computer
├── OfflineError (ValueError)    a map in Python holds what would be fetched: its author
└── RequestError (ValueError)   a size, stop or language that cannot be had: the command line
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a story's file, where it stands and how to mend it.

    ``line`` and ``column`` count from 1; 0 stands for the whole file. ``column`` is the cell's
    number in a table, the character's elsewhere.
    """

    code: str
    message: str
    file: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    help: str = ""
    severity: Literal["error", "warning"] = "error"


class ItinerariumError(Exception):
    """Base class of every error that this package raises on purpose."""


class DataError(ItinerariumError, ValueError):
    """The story's files have errors; ``problems`` holds all of them, in the files' order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems in the story's files")


class OutputError(ItinerariumError, OSError):
    """A file cannot be written."""


class AssetError(ItinerariumError, LookupError):
    """A file that the page is built from is missing or damaged."""


class BrowserError(ItinerariumError, OSError):
    """No browser is found, or it fails."""


class OfflineError(ItinerariumError, ValueError):
    """A map that must work offline has something in it that would be fetched."""


class RequestError(ItinerariumError, ValueError):
    """The command asks for something impossible: a size, a stop, a language, a folder."""
