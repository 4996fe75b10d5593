"""Words in a text that move the map: ``[the crossing](#place=krasnovodsk)``."""

from __future__ import annotations

import re

TARGETS = ("place", "stop", "layer", "day", "bounds")
"""What a map link may lead to."""

TARGET = rf"#(?:{'|'.join(TARGETS)})=[^()\s<>]*"
"""A map link's address, as a pattern."""

MAP_LINK = re.compile(rf"\[([^\[\]]*[^\[\]\s][^\[\]]*)\]\(#({'|'.join(TARGETS)})=([^()\s<>]*)\)")
"""A map link in a text: its words, what it leads to, and which."""

LINKED_TEXTS = ("lead", "question", "answer", "question_easy", "answer_easy")
"""Texts of a place that are plain but for their map links."""


def without_map_links(text: str) -> str:
    """A text with the words of its map links and no more."""
    return MAP_LINK.sub(r"\1", text) if "](#" in text else text
