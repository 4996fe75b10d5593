"""The options that a command of the command line has."""

from __future__ import annotations

import typer
from typer.core import TyperGroup

from itinerarium.cli import app


def options_of(command: str) -> set[str]:
    """Each spelling of each option (``--quiet``, ``-q``), and the names of the arguments."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return {name for one in group.commands[command].params for name in one.opts}
