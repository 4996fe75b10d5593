"""Texts by language -> the text in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

_Text = TypeVar("_Text")


def text_in(texts: Mapping[str, _Text] | None, language: str) -> _Text | None:
    """The text in this language, or in the first that has it, or None."""
    if not texts:
        return None
    return texts.get(language, next(iter(texts.values())))
