"""The words of a command line before they are parsed: the command left out, a flag said once."""

from __future__ import annotations

from pathlib import Path

from itinerarium.problems.problem import suggestion
from itinerarium.vocabulary.errors import RequestError

COMMANDS = ("build", "check", "serve", "handout", "picture", "geocode", "media", "new", "stats")
COMPLETION = ("--install-completion", "--show-completion")
OF_NO_COMMAND = ("--help", "-h", "--version", *COMPLETION)
SOURCE = "--from"


def with_default_command(words: list[str]) -> list[str]:
    """The command line with ``build`` put in front where no command is named.

    Raises
    ------
    RequestError
        If the first word is nearly a command, and no folder or file.
    """
    if words and words[0] in (*OF_NO_COMMAND, *COMMANDS):
        return words
    if words and not words[0].startswith("-") and not Path(words[0]).exists():
        _refuse_misspelt(words[0])
    return ["build", *words]


def with_each_source(words: list[str]) -> list[str]:
    """The command line of ``new FOLDER --from A B`` with ``--from`` before each file."""
    if words[:1] != ["new"] or SOURCE not in words or words.index(SOURCE) < 2:
        return words
    first = words.index(SOURCE)
    if all(word.startswith("-") for word in words[1:first]):
        return words
    after = words[first + 1 :]
    count = next((n for n, word in enumerate(after) if word.startswith("-")), len(after))
    each = [part for word in after[:count] for part in (SOURCE, word)]
    return [*words[:first], *(each or [SOURCE]), *after[count:]]


def _refuse_misspelt(word: str) -> None:
    meant = suggestion(word, COMMANDS, "")
    if meant and Path(word).name == word:
        raise RequestError(f"there is no command and no folder {word}; {meant}")
