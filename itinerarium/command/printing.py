"""What the commands print: the steps of a build, problems, what was built."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from itinerarium.problems.command import as_called
from itinerarium.problems.problem import counted
from itinerarium.problems.report import to_json, to_text
from itinerarium.vocabulary.errors import Problem

if TYPE_CHECKING:
    from itinerarium.build import Built, Progress


@contextmanager
def steps_shown(on_terminal: bool) -> Iterator[Progress]:
    """Show each step's name on a terminal; elsewhere nothing."""
    if not on_terminal:
        yield lambda _: None
        return
    from rich.console import Console  # slow to import, and needed on a terminal only

    with Console(stderr=True, highlight=False, soft_wrap=True).status("Reading") as status:
        yield status.update


def print_problems(problems: tuple[Problem, ...], stream: object) -> None:
    """Write problems to a stream, with commands as the user calls them; nothing for none."""
    if problems:
        text = to_text(as_called(problems, sys.argv[0]))
        print(text, end="", file=stream)  # type: ignore[call-overload]


def print_plain(line: str) -> None:
    """Print a line of what others wrote without control characters, which a terminal would obey."""
    print("".join(char if char.isprintable() else "�" for char in line))


def problems_as_json(problems: tuple[Problem, ...]) -> str:
    """The problems as JSON, in ASCII where the output's encoding lacks a character."""
    text = to_json(problems)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeError:
        return to_json(problems, is_ascii=True)
    return text


def build_summary(built: Built) -> list[str]:
    """The lines that a finished build prints: what is in the page and how large it is."""
    from itinerarium.compose.weight import media_lines
    from itinerarium.tables.printed import mode_lengths

    story = built.story
    legs = sum(len(route["legs"]) for route in story["routes"])
    found = {"place": len(story["places"]), "stop": len(story["stops"]), "leg": legs}
    return [
        f"{built.path}  {built.size / 1e6:.2f} MB",
        f"  {', '.join(counted(number, one) for one, number in found.items())}",
        "  on a picture: no lengths, and no files for other programs"
        if "ground" in story
        else f"  {mode_lengths(story)}",
        *(f"  {line}" for line in media_lines(story)),
        *([f"  {counted(len(built.warnings), 'warning')}"] if built.warnings else []),
    ]
