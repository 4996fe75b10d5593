"""HTML -> a tree of allowed tags and attributes, from which a script builds nodes."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import TypeAlias, Union

Attributes: TypeAlias = dict[str, str]
Tree: TypeAlias = str | list[Union[str, Attributes, "Tree"]]
"""A text, or [tag, attributes, *trees inside]."""

_TAGS = frozenset(
    "a abbr b bdi blockquote br caption center cite code col colgroup dd del details dfn div dl dt "
    "em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp "
    "section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr "
    "svg g path circle ellipse rect line polyline polygon text tspan".split()
)
_WITHOUT_CONTENT = frozenset("br col hr img wbr".split())
_LEFT_OUT = frozenset("script style template noscript title textarea iframe object math".split())
"""Tags whose content is not text for readers, or could run."""

_ATTRIBUTES = frozenset(
    "align alt bgcolor border cellpadding cellspacing class color colspan cx cy d datetime "
    "dir fill fill-opacity font-size font-weight height href lang opacity open points "
    "preserveaspectratio r rel role rowspan rx ry scope size span src start stroke stroke- "
    "linecap stroke-linejoin stroke-opacity stroke-width style target text-anchor title "
    "transform type valign viewbox width x x1 x2 y y1 y2".split()
)
_WRITTEN = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
_LINK = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_REACHES_OUT = re.compile(r"\\|@|image-set|src\(|url\(\s*['\"]?(?!data:image/)", re.IGNORECASE)
"""Parts of a style that could contain an address; a backslash can hide one."""

_PICTURE = re.compile(r"data:image/", re.IGNORECASE)


def trees_of(html: str) -> list[Tree]:
    """The trees of a piece of HTML; tags that are not allowed are left out, their text stays."""
    reader = _TreeReader()
    reader.feed(html)
    reader.close()
    return reader.trees


def text_of(html: str) -> str:
    """The text of a piece of HTML, escaped: as HTML it shows just that text."""
    return escape("".join(map(_text, trees_of(html))), quote=False)


def _text(tree: object) -> str:
    if isinstance(tree, list):
        return "".join(map(_text, tree[2:]))
    return str(tree)


class _TreeReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.trees: list[Tree] = []
        self._open: list[tuple[str, list[Tree]]] = [("", self.trees)]
        self._left_out = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._left_out:
            return
        if tag in _LEFT_OUT:
            self._left_out = tag
        elif tag in _TAGS:
            tree: list[Tree] = [tag, _allowed(attrs)]  # type: ignore[list-item]  # its first two
            self._open[-1][1].append(tree)  # type: ignore[arg-type]
            if tag not in _WITHOUT_CONTENT:
                self._open.append((tag, tree))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._left_out = "" if tag == self._left_out else self._left_out
            return
        depth = next((n for n, (name, _) in reversed([*enumerate(self._open)]) if name == tag), 0)
        if depth:
            del self._open[depth:]

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self._open[-1][1].append(data)


def _allowed(attrs: list[tuple[str, str | None]]) -> Attributes:
    allowed = {_WRITTEN.get(name, name): value or "" for name, value in attrs if _is_plain(name)}
    if not _LINK.match(allowed.get("href", "#").strip()):
        del allowed["href"]
    if not _PICTURE.match(allowed.get("src", "data:image/")):
        del allowed["src"]
    if _REACHES_OUT.search(allowed.get("style", "")):
        del allowed["style"]
    return {**allowed, "rel": "noopener noreferrer"} if "target" in allowed else allowed


def _is_plain(name: str) -> bool:
    return name in _ATTRIBUTES or bool(re.fullmatch(r"(?:aria|data)-[a-z-]+", name))
