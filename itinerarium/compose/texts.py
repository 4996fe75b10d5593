"""A text by language -> plain data, in print."""

from __future__ import annotations

from collections.abc import Mapping

from itinerarium.language.typography import tied
from itinerarium.vocabulary.story import TextByLanguage


def texts_data(text: Mapping[str, str]) -> TextByLanguage:
    """The text in each of its languages, with the spaces at which no line may end."""
    return {language: tied(written, language) for language, written in text.items()}
