"""A word for a way of travelling, in any language -> the mode of transport that it means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from itinerarium.language.fold import fold
from itinerarium.vocabulary.atlas import MODES, Mode

ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
BEFORE = re.compile(
    r"^(?:by|in|on|with|aboard|per|mit|auf|zu|en|à|a|par|na|w|we|в|на|у)"
    r"(?: (?:a|an|the|dem|der|den|einem|einer|un|une|le|la))? ",
)
"""What may stand before the word: ``by``, ``mit dem``, ``en``."""


def mode_of(word: str) -> Mode | None:
    """The mode that a word means, or nothing for an unknown one."""
    plain = word.strip().casefold()
    bare = ASIDE.sub(" ", plain).strip()
    words = (plain, bare, BEFORE.sub("", bare))
    ours = next((mode for mode in MODES if mode == plain), None)
    return ours or next(
        filter(None, (*map(_by_folded().get, map(fold, words)), _of_sign(plain))), None
    )


def _of_sign(word: str) -> Mode | None:
    """The mode of the first emoji that is one: ``🚂``, ``🚶‍♀️ 12 km``."""
    return next(filter(None, map(_by_sign().get, word)), None)


@cache
def words_of_modes() -> Mapping[str, Mode]:
    """The modes by the words for them; of two modes with a word the first one counts."""
    stored = tomllib.loads((files(__package__) / "modes.toml").read_text(encoding="utf-8"))
    found: dict[str, Mode] = {}
    for mode in MODES:
        for word in stored[mode]:
            found.setdefault(word, mode)
    return found


@cache
def _by_folded() -> Mapping[str, Mode]:
    words = reversed([*words_of_modes().items()])
    return {plain: mode for word, mode in words if (plain := fold(word))}


@cache
def _by_sign() -> Mapping[str, Mode]:
    return {word: mode for word, mode in words_of_modes().items() if not fold(word)}
