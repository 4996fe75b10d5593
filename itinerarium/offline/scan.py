"""A page's HTML -> its elements and inline texts, each with where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, its attributes in small letters, and where it stands from 1."""

    name: str
    attributes: Mapping[str, str]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Inline:
    """The text between the tags of a script or a style."""

    tag: Tag
    text: str


@cache
def loads() -> Mapping[str, Any]:
    """Where a page can make a browser fetch something."""
    return tomllib.loads((files(__package__) / "loads.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Scan:
    """All tags, inline texts and comments of a page, in their order."""

    tags: Sequence[Tag]
    inline: Sequence[Inline]
    comments: Sequence[tuple[int, int]] = ()


def scan(html: str) -> Scan:
    """Read a page, with where everything stands in it."""
    scanner = _Scanner(html)
    return Scan(scanner.tags, scanner.inline, scanner.comments)


def scan_of_elements(elements: Iterable[Mapping[str, Any]]) -> Scan:
    """What a browser has made of a page: each element's name, attributes and own text."""
    tags = [(Tag(one["name"], one["attributes"], 0, 0), one["text"]) for one in elements]
    inline = [Inline(tag, text) for tag, text in tags if tag.name in ("script", "style")]
    return Scan([tag for tag, _ in tags], inline)


ALL_TEXT = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
"""Elements in which a browser sees no tags, up to their end."""


class _Scanner(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.inline: list[Inline] = []
        self.comments: list[tuple[int, int]] = []
        self._texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; of an attribute that stands twice the first counts, as in a browser."""
        line, offset = self.getpos()
        given = {name: value or "" for name, value in reversed(attrs)}
        self.tags.append(Tag(tag, given, line, offset + 1))
        self._texts = []
        if tag in ALL_TEXT:
            self.set_cdata_mode(tag)

    def handle_data(self, data: str) -> None:
        """Note the text of a script or a style."""
        self._texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Note that a script or a style is whole."""
        if tag in ("script", "style") and self.tags:
            self.inline.append(Inline(self.tags[-1], "".join(self._texts)))

    def handle_comment(self, _: str) -> None:
        """Note where a comment begins: programs do not agree on where one ends."""
        line, offset = self.getpos()
        self.comments.append((line, offset + 1))
