"""The page that folium's elements are in, and text that branca leaves as it is."""

from __future__ import annotations

from typing import Any, cast

from branca.element import Element, Figure


def figure_of(element: Element) -> Figure:
    """The page that an element belongs to, directly or through its map."""
    return cast(Figure, element.get_root())


class Verbatim(Element):
    """Text that is written as it is: branca would read ``{{`` in it as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def content(self) -> bytes:
        """The text as bytes."""
        return self.text.encode("utf-8")

    def render(self, **_: Any) -> str:
        """The text, untouched."""
        return self.text
