"""The little Markdown of the story's texts as nested lists: paragraphs, bold, italic, links.

Everything else that Markdown or HTML knows stays as it was written. No HTML comes out, ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from itinerarium.language.typography import tied
from itinerarium.vocabulary.map_links import MAP_LINK, TARGET
from itinerarium.vocabulary.story import RichText, RichTextByLanguage, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LINE_END = re.compile(r"\r\n?")
_LINK = re.compile(rf"\]\((?:(?i:https?://)[^\s<>]*|{TARGET})\)")
_TAGS = {"strong": "b", "em": "i", "link": "a"}


def rich_texts(text: Mapping[str, str]) -> RichTextByLanguage:
    """The rich text of a text in each of its languages."""
    return {language: rich_text(tied(written, language)) for language, written in text.items()}


def rich_text(text: str) -> RichText:
    """The paragraphs of a text, each a list of spans as ``story.py`` describes them.

    A blank line parts paragraphs; a single line end stays in its span as ``\\n``.
    """
    return [_spans(paragraph) for paragraph in _paragraphs(text)]


def linked_texts(text: Mapping[str, str]) -> RichTextByLanguage:
    """A text that is plain but for its map links, in each of its languages."""
    return {language: [_linked(tied(written, language))] for language, written in text.items()}


def _linked(text: str) -> list[Span]:
    spans: list[Span] = []
    end = 0
    for found in MAP_LINK.finditer(text):
        words, kind, value = found.groups()
        _append(spans, text[end : found.start()])
        spans.append(["m", f"{kind}={value}", words])
        end = found.end()
    _append(spans, text[end:])
    return spans


def _paragraphs(text: str) -> list[str]:
    lines = _LINE_END.sub("\n", text) if "\r" in text else text
    lines = lines.replace("\0", "\ufffd")
    parts = _BLANK_LINE.split(lines) if "\n" in lines else [lines]
    return [stripped for part in parts if (stripped := part.strip())]


def _spans(paragraph: str) -> list[Span]:
    """The spans of one paragraph; only ``*`` and ``[`` can make more than one."""
    if "*" not in paragraph and "[" not in paragraph:
        return [paragraph]
    return _parsed_spans(paragraph)


def _parsed_spans(paragraph: str) -> list[Span]:
    tokens = _markdown().parseInline(paragraph)[0].children or []
    return _nest(tokens)


def _nest(tokens: list[Token]) -> list[Span]:
    """The spans of a flat row of tokens; bold within bold is just bold."""
    levels: list[tuple[list[str], list[Span]]] = [([], [])]
    for token in tokens:
        tag = _tag_of(token)
        if not tag:
            _append(levels[-1][1], token.content or token.markup)
        elif token.nesting == 1:
            is_new = all(head[:1] != [tag] for head, _ in levels)
            levels.append((_head_of(token, tag) if is_new else [], []))
        else:
            head, spans = levels.pop()
            _close(levels[-1][1], head, spans)
    return levels[0][1]


def _tag_of(token: Token) -> str:
    """The tag that a token opens or closes; ``_`` marks nothing here."""
    if token.nesting == 0 or token.markup.startswith("_"):
        return ""
    return _TAGS[token.type.removesuffix("_open").removesuffix("_close")]


def _head_of(token: Token, tag: str) -> list[str]:
    if tag != "a":
        return [tag]
    address = str(token.attrs["href"])
    return ["m", unquote(address[1:])] if address.startswith("#") else [tag, address]


def _close(parent: list[Span], head: list[str], spans: list[Span]) -> None:
    """Put a finished level into the one around it, as one span if it has a tag of its own."""
    if head:
        parent.append([*head, *spans])
        return
    for span in spans:
        _append(parent, span)


def _append(spans: list[Span], span: Span) -> None:
    """Add a span; text is joined to text before it."""
    if isinstance(span, str) and spans and isinstance(spans[-1], str):
        spans[-1] += span
    elif span:
        spans.append(span)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """The parser with two rules only, emphasis and links to the web or on the map."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable("emphasis")
    parser.inline.ruler.push("story_link", _story_link)
    return parser


def _story_link(state: StateInline, silent: bool) -> bool:
    """Markdown's rule for links, limited to links with words that lead to the web or the map."""
    from markdown_it.rules_inline import link

    start = state.pos
    if state.src[start] != "[" or state.src[start - 1 : start] == "!":
        return False
    if not _LINK.search(state.src, start):
        return False
    end = state.md.helpers.parseLinkLabel(state, start, True)
    if not _LINK.match(state.src, end) or not state.src[start + 1 : end].strip():
        return False
    return link(state, silent)
