"""HTML as other programs write it -> text with the little Markdown that a story knows."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

TAG = re.compile(
    r"</?(?:a|b|i|u|p|br|hr|em|h[1-6]|li|ol|ul|dl|dt|dd|td|th|tr|div|img|sup|sub|big|font|span|small|"
    r"strong|center|table|tbody|thead|figure|iframe|video|article|section|blockquote|style|script|html|body)"
    r"(?:\s[^<>]*)?/?>|<!--",
    re.I,
)
ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z]+);", re.I)
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
BREAKS = frozenset("br tr dt dd".split())
BLOCKS = frozenset(
    "p div ul ol table section article h1 h2 h3 h4 h5 h6 blockquote hr figure".split()
)
HIDDEN = frozenset("script style head title iframe object".split())
LONGEST = 200_000


def text_of_html(written: str) -> str:
    """The text that a reader would see; what holds no tag and no entity stays as it is."""
    short = written[:LONGEST]
    if not TAG.search(short):
        return html.unescape(short) if ENTITY.search(short) else short
    return _read(short, has_marks=True)


def plain_text(written: str) -> str:
    """The words of HTML in one line, without marks and links: for names, titles and credits."""
    short = written[:LONGEST]
    text = _read(short, has_marks=False) if TAG.search(short) else html.unescape(short)
    return " ".join(text.split())


def linked_text(written: str) -> str:
    """The text of HTML in one line, with its links and marks as a story's texts have them."""
    return " ".join(text_of_html(written).split())


def _read(written: str, *, has_marks: bool) -> str:
    reader = _Reader(has_marks=has_marks)
    reader.feed(written)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Gathers the text of a document, with marks where it is bold, italic or a link, or without."""

    def __init__(self, *, has_marks: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._marks = MARKS if has_marks else {}
        self._has_links = has_marks
        self._parts: list[str] = []
        self._hidden = 0
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the beginning of an element."""
        if tag in HIDDEN:
            self._hidden += 1
        elif tag in self._marks:
            self._parts.append(f"\x01{self._marks[tag]}")
        elif tag in BREAKS:
            self._parts.append("\n")
        elif tag == "li":
            self._parts.append("\n– ")
        elif tag == "td":
            self._parts.append(" ")
        elif tag in BLOCKS:
            self._parts.append("\n\n")
        elif tag == "a" and self._has_links:
            self._links.append(dict(attrs).get("href") or "")
            self._parts.append("\x02")

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in self._marks:
            self._parts.append(f"{self._marks[tag]}\x01")
        elif tag in BLOCKS:
            self._parts.append("\n\n")
        elif tag == "a" and self._links:
            self._parts.append(f"\x03{self._links.pop()}\x04")

    def handle_data(self, data: str) -> None:
        """Take a run of text."""
        if not self._hidden:
            self._parts.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        """The text gathered, with paragraphs."""
        text = "".join(self._parts)
        text = re.sub(r"\x02([^\x02-\x04]*)\x03([^\x04]*)\x04", _link, text)
        text = re.sub(r"\x01(\*+)(\s*)([^\x01]*?)(\s*)\1\x01", _marked, text)
        text = re.sub("[\x01-\x04]", "", text)
        lines = (" ".join(line.split()) for line in text.split("\n"))
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _link(found: re.Match[str]) -> str:
    shown, address = found[1].strip(), found[2].strip()
    is_web = address.casefold().startswith(("http://", "https://"))
    if not shown or not is_web:
        return found[1]
    return shown if shown == address else f"[{shown}]({address})"


def _marked(found: re.Match[str]) -> str:
    mark, before, inner, after = found.groups()
    return f"{before}{mark}{inner}{mark}{after}" if inner.strip() else before + after
