"""What was read from a story's folder, still as text: tables, documents, media, problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem
from itinerarium.vocabulary.media import MediaKind


@dataclass(frozen=True, slots=True)
class Column:
    """A known column: its field and language, its number in the file from 1, its cells."""

    name: str
    language: str
    number: int
    heading: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file or a sheet: its known columns and each row's line; blank rows are left out."""

    file: str
    separator: str
    columns: tuple[Column, ...]
    lines: Sequence[int]
    header: int = 1
    """The header's physical line."""
    is_whole: bool = True
    """False when rows are missing because the file could be read in part only."""

    def column(self, name: str, language: str = "") -> Column | None:
        """The column of a field, if the file has it."""
        for column in self.columns:
            if (column.name, column.language) == (name, language):
                return column
        return None

    def cell(self, row: int, column: Column | None = None) -> Cell:
        """Where a row, or a row's cell in a column, stands; rows count from 0."""
        return Cell(self.file, self.lines[row], column.number if column else 1)

    def cell_of_heading(self, column: Column | None = None) -> Cell:
        """Where the header, or a column's heading, stands."""
        return Cell(self.file, self.header, column.number if column else 0)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is no table (TOML, GeoJSON, GPX, KML) with its parsed value."""

    file: str
    text: str
    value: Any


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A picture's or a sound's file, its size in bytes, and a picture's in pixels."""

    path: Path
    size: int
    width: int = 0
    height: int = 0
    kind: MediaKind = "picture"


@dataclass(frozen=True, slots=True)
class Sheets:
    """A story's folder as read. A file that could not be read is missing and has a problem."""

    folder: Path
    places: Table | None
    routes: tuple[Table, ...]
    settings: Document | None = None
    layers: tuple[Document, ...] = ()
    shapes: Mapping[str, Document] = field(default_factory=dict)
    """By the name in the column ``shape``."""
    files: Mapping[str, MediaFile] = field(default_factory=dict)
    """Pictures and sounds, by what the columns ``image``, ``media`` and ``file`` call them."""
    plans: Mapping[str, Any] = field(default_factory=dict)
    """What story.toml lays on the map, by file: see ``plans.py``."""
    glossary: Table | None = None
    people: Table | None = None
    media: Table | None = None
    stops: Table | None = None
    quiz: Table | None = None
    name: str = ""
    """The name of the workbook that was asked for; else the folder's holds."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Every text file's text, for excerpts."""
    problems: tuple[Problem, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table that was read."""
        single = (self.places, self.stops, self.glossary, self.people, self.media, self.quiz)
        return (*(table for table in single if table is not None), *self.routes)
