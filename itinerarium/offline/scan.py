"""A page's HTML -> its elements and inline texts, each with where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
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


class Scan(HTMLParser):
    """All tags and inline texts of a page, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.inline: list[Inline] = []
        self._texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; of an attribute that stands twice the first counts, as in a browser."""
        line, offset = self.getpos()
        given = {name: value or "" for name, value in reversed(attrs)}
        self.tags.append(Tag(tag, given, line, offset + 1))
        self._texts = []

    def handle_data(self, data: str) -> None:
        """Note the text of a script or a style."""
        self._texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Note that a script or a style is whole."""
        if tag in ("script", "style") and self.tags:
            self.inline.append(Inline(self.tags[-1], "".join(self._texts)))
