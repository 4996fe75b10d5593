"""A name -> other spellings of it, by the rules in ``spelling.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from itinerarium.language.fold import fold

Rules: TypeAlias = Sequence[tuple[re.Pattern[str], str]]


def spellings(name: str, language: str = "") -> tuple[str, ...]:
    """Give a name in the usual English transliteration, folded: ``Tockoje`` is ``totskoye``.

    Parameters
    ----------
    name : str
        A name as a language writes it by its sound.
    language : str
        The language's code; by default every language that has rules is tried.

    Returns
    -------
    tuple of str
        The spellings that differ from the folded name itself; none for a language without rules.
    """
    reading = _rules("read")
    readers = [reading[language]] if language in reading else [] if language else reading.values()
    small = name.casefold()
    found = dict.fromkeys(fold(_rewritten(small, rules)) for rules in readers)
    return tuple(one for one in found if one and one != fold(name))


def loose(folded: str) -> str:
    """Give what transliterations of a folded name have in common; empty if it is not Latin."""
    return _rewritten(folded, _rules("loose")["latin"]).casefold() if folded.isascii() else ""


def _rewritten(name: str, rules: Rules) -> str:
    for pattern, instead in rules:
        name = pattern.sub(instead, name)
    return name


@cache
def _rules(kind: str) -> Mapping[str, Rules]:
    """The rules of a kind by language or script, in their order."""
    text = (files(__package__) / "spelling.toml").read_text(encoding="utf-8")
    return {
        key: [(re.compile(pattern), instead) for pattern, instead in rules]
        for key, rules in tomllib.loads(text)[kind].items()
    }
