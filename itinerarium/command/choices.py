"""What the options of several commands may be: formats, paper, themes, the story itself."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[
    Path, typer.Argument(help="The story: a folder with places.csv and routes/, or a workbook.")
]
Language = Annotated[str, typer.Option(help="A language of the story; default: its first.")]


class Format(StrEnum):
    """How problems are printed."""

    text = "text"
    json = "json"


class TableFormat(StrEnum):
    """How tables are printed."""

    text = "text"
    md = "md"
    csv = "csv"
    json = "json"


class Paper(StrEnum):
    """Paper sizes."""

    A4 = "A4"
    A3 = "A3"


class SheetChoice(StrEnum):
    """What is printed."""

    handout = "handout"
    worksheet = "worksheet"
    key = "key"
    plan = "plan"
    all = "all"


class Theme(StrEnum):
    """The page's themes; print needs no colour."""

    atlas = "atlas"
    projector = "projector"
    night = "night"
    print = "print"
