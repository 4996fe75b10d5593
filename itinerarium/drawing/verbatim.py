"""Text in a page that stands there as it is."""

from __future__ import annotations

from typing import Any

from branca.element import Element


class Verbatim(Element):
    """Text that is put out as it is: branca would read ``{{`` in it as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def content(self) -> bytes:
        """The text as it stands in the file."""
        return self.text.encode("utf-8")

    def render(self, **_: Any) -> str:
        """The text, untouched."""
        return self.text
