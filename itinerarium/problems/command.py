"""How this program was called, and how to call it again."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePath

from itinerarium.problems.problem import SCRIPT
from itinerarium.vocabulary.errors import Problem

INSTALLED = "itinerarium"
PLAIN = re.compile(r"[\w.:\\/+-]+")
"""What a Windows prompt takes as one word."""


def program_name(called: str) -> str:
    """The name that this program was called by: ``itinerarium`` where it is installed."""
    return INSTALLED if Path(called).stem == INSTALLED else SCRIPT


def command_line(called: str, python: str) -> str:
    """How to call this program again, to be copied: with the Python that the script ran in."""
    if Path(called).name != SCRIPT:
        return program_name(called)
    here = Path.cwd()
    inside = Path(python).is_relative_to(here)
    return f"{quoted(Path(python).relative_to(here)) if inside else 'python'} {quoted(called)}"


def quoted(path: PurePath | str, system: str = os.name) -> str:
    """A path as it can be pasted behind a command: between quotation marks if it has to be."""
    text = str(path)
    if system != "nt":
        return shlex.quote(text)
    return text if PLAIN.fullmatch(text) else f'"{text}"'


def as_called(problems: Iterable[Problem], called: str) -> tuple[Problem, ...]:
    """The problems, their help with this program's name as it was called."""
    name = program_name(called)
    return tuple(replace(one, help=one.help.replace(SCRIPT, name)) for one in problems)
