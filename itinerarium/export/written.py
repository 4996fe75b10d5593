"""Texts of the story -> as an author writes them, as plain words, and in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from itinerarium.language.text_by_language import text_in
from itinerarium.vocabulary.story import RichText, Span

_WITH_ID = ("a", "m", "t")
"""Kinds of spans whose words stand after an address or an id."""


def written(text: RichText) -> str:
    """The text with its little Markdown, a blank line between paragraphs."""
    return "\n\n".join(_marked(paragraph) for paragraph in text)


def plain(text: RichText) -> str:
    """The text's words without marks and links."""
    return "\n\n".join(_words(paragraph) for paragraph in text)


def in_language(text: Mapping[str, str], language: str) -> str:
    """The text in a language, or in the first that has it, or an empty text."""
    return text_in(text, language) or ""


def _marked(spans: Sequence[Span]) -> str:
    if len(spans) == 1 and isinstance(spans[0], str):
        return spans[0]
    return "".join(_marked_span(span) for span in spans)


def _marked_span(span: Span) -> str:
    if isinstance(span, str):
        return span
    kind, *inside = span
    if kind == "a":
        return f"[{_marked(inside[1:])}]({inside[0]})"
    if kind == "m":
        return f"[{_marked(inside[1:])}](#{inside[0]})"
    if kind == "t":
        return _marked(inside[1:])
    mark = "**" if kind == "b" else "*"
    return f"{mark}{_marked(inside)}{mark}"


def _words(spans: Sequence[Span]) -> str:
    if len(spans) == 1 and isinstance(spans[0], str):
        return spans[0]
    return "".join(
        span if isinstance(span, str) else _words(span[2:] if span[0] in _WITH_ID else span[1:])
        for span in spans
    )
