"""What a piece of HTML would fetch, and which of its attributes a strict policy stops."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_ADDRESSES = {
    "src": None,
    "srcset": None,
    "poster": None,
    "background": None,
    "href": frozenset({"link", "image", "use"}),
    "xlink:href": frozenset({"image", "use"}),
    "data": frozenset({"object"}),
}
"""Attributes whose address is fetched, and the tags for which that is so."""

_IN_STYLE = re.compile(
    r"url\(\s*['\"]?\s*(?!data:|#)([^)'\"\s]+)|@import\s+['\"]([^'\"]+)['\"]", re.IGNORECASE
)


def fetches_of(html: str) -> list[str]:
    """The addresses that HTML would fetch when it is shown, except data URIs."""
    return _read(html).fetches


def stopped_by_policy(html: str) -> list[str]:
    """The attributes that a policy without 'unsafe-inline' stops: styles and handlers."""
    return _read(html).stopped


def is_fetched(address: str) -> bool:
    """Whether the address leads out of the page."""
    return bool(address.strip()) and not re.match(r"\s*(?:data:|#|about:)", address, re.IGNORECASE)


def _read(html: str) -> _Finder:
    finder = _Finder()
    finder.feed(html)
    finder.close()
    return finder


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fetches: list[str] = []
        self.stopped: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        tags = _ADDRESSES.get(name, frozenset())
        if (tags is None or tag in tags) and (is_fetched(value) or tag == "iframe"):
            self.fetches.append(value)
        if name == "style":
            self._style(value)
        if name == "style" or name.startswith("on"):
            self.stopped.append(f"{name}=")

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self._style(data)

    def _style(self, css: str) -> None:
        self.fetches += [url or sheet for url, sheet in _IN_STYLE.findall(css)]
