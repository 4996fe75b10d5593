"""Story -> the Read view: the whole story as an ordinary article."""

from __future__ import annotations

from routemap.story import Story


def article_html(story: Story) -> str:
    """The story as an ``<article>``, escaped, in its first language."""
    return ""
