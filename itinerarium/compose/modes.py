"""The story's own modes of transport: what they are called, and whose line each has."""

from __future__ import annotations

from collections.abc import Mapping

from itinerarium.compose.texts import texts_data
from itinerarium.language.text_by_language import text_in
from itinerarium.vocabulary.atlas import MODES, OwnMode
from itinerarium.vocabulary.story import Story


def add_own_modes(story: Story, modes: Mapping[str, OwnMode]) -> None:
    """Put the names of the modes that legs have into the story, and their lines to the legs."""
    legs = [leg for route in story["routes"] for leg in route["legs"]]
    used = {leg["mode"] for leg in legs}
    named = {id_: mode for id_, mode in modes.items() if id_ in used}
    if named:
        story["modes"] = {id_: texts_data(_signed(mode)) for id_, mode in named.items()}
    for leg in legs:
        if leg["mode"] in named and leg["mode"] not in MODES:
            leg["look"] = named[leg["mode"]].line


def _signed(mode: OwnMode) -> dict[str, str]:
    sign = f"{mode.symbol} " if mode.symbol else ""
    return {language: f"{sign}{title}" for language, title in mode.title.items()}


def with_mode_words(story: Story, words: Mapping[str, str], language: str) -> dict[str, str]:
    """The texts of the page's controls in a language, with the names of the story's own modes."""
    named = {
        f"mode_{id_}": text_in(title, language) or id_
        for id_, title in story.get("modes", {}).items()
    }
    return {**words, **named}
