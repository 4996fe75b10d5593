"""Plain data inside the page as JSON that no text in it can break out of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from branca.element import MacroElement

from itinerarium.assets.ascii import json_in_ascii
from itinerarium.assets.packed import packed
from itinerarium.assets.script_json import script_json
from itinerarium.drawing.figure import Verbatim, figure_of
from itinerarium.vocabulary.limits import MANY_PLACES
from itinerarium.vocabulary.story import Story
from itinerarium.vocabulary.story_parts import page_data

LEAST_PACKED, MOST_PACKED = 60_000, 1_000_000
"""Bytes of the places' texts from which packing is worth it, and up to which it takes no second."""


_LATER = (
    *("text", "doubt", "answer", "notes", "textEasy", "questionEasy", "answerEasy"),
    *("quote", "quoteBy", "peopleNote", "figureNote"),
)
"""The texts of a place that nothing needs before somebody reads about it."""
_LATER_TABLES = ("sources",)
"""What is needed of the story no sooner."""


class JsonText(Verbatim):
    """Plain data as JSON in which no cell can end its block."""

    def __init__(self, data: Any) -> None:
        super().__init__("")
        self.data = data

    def content(self) -> bytes:
        """The JSON as bytes, ready for the file: as text it would be held and encoded twice."""
        return json_in_ascii(script_json(self.data))

    def render(self, **_: Any) -> str:
        """The JSON as text."""
        return self.content().decode("utf-8")


class StoryJson(JsonText):
    """A story as JSON; where places have much text it comes last, so that it can be read later.

    Then ``text`` and the others of ``_LATER`` are null in such a place and ``sources`` is null.
    ``later`` has them, ``places`` in the story's order, or is a string with that packed, and
    ``laterAt`` says before which letter (UTF-16) the comma before it stands.
    """

    def content(self) -> bytes:
        """The JSON as bytes."""
        places = self.data["places"]
        tables = {key: self.data[key] for key in _LATER_TABLES if key in self.data}
        texts = script_json({"places": [_later(place) or None for place in places], **tables})
        is_packed = LEAST_PACKED <= len(texts) <= MOST_PACKED
        if len(places) < MANY_PLACES and not is_packed:
            return super().content()
        bare = [{**place, **dict.fromkeys(_later(place))} for place in places]
        soon = {**self.data, **dict.fromkeys(tables), "places": bare}
        first = json_in_ascii(script_json(soon))[:-1]
        last = f'"{packed(texts.decode("utf-8"))}"'.encode() if is_packed else json_in_ascii(texts)
        at = len(first) if first.isascii() else len(first.decode("utf-8").encode("utf-16-le")) // 2
        return b'%b,"later":%b,"laterAt":%d}' % (first, last, at)


def _later(place: Mapping[str, Any]) -> dict[str, Any]:
    return {key: place[key] for key in _LATER if key in place}


class DataBlock(MacroElement):
    """Plain data inside the page as JSON, which no cell can break out of."""

    json = JsonText

    def __init__(self, block: str, data: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca
        self._name = type(self).__name__
        self.block = block
        self.data = data

    def render(self, **_: Any) -> str:
        """Put the block into the body of the page; the element itself is empty."""
        body = figure_of(self).html
        start = f'<script type="application/json" id="{self.block}">'
        body.add_child(Verbatim(start), name=f"{self.block}-start")
        body.add_child(self.json(self.data), name=self.block)
        body.add_child(Verbatim("</script>\n"), name=f"{self.block}-end")
        return ""


class StoryBlock(DataBlock):
    """A story inside the page as JSON."""

    json = StoryJson

    def __init__(self, block: str, story: Story) -> None:
        super().__init__(block, page_data(story))
