"""What is written in ASCII is read as the same text."""

from __future__ import annotations

import html

from itinerarium.assets.ascii import LONG_TEXT, html_in_ascii


def test_every_character_of_long_html_is_read_as_itself() -> None:
    """U+0080 to U+009F as references would be the letters of Windows, in browsers as in here."""
    letters = "".join(map(chr, (*range(0x80, 0x180), 0x2019, 0x1F600)))
    text = "a" * LONG_TEXT + letters
    written = html_in_ascii(text)
    assert html.unescape(written) == text
    assert written.encode("latin-1", "strict").count(b"&#") == len(letters) - 0x20
