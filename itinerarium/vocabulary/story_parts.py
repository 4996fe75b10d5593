"""What the page, the files for other programs and the lists have of a story."""

from __future__ import annotations

from typing import cast

from itinerarium.vocabulary.story import PlaceData, Story

NOT_ON_PAGE = frozenset({"waypoints", "courses", "lessonPlans", "preview"})
NOT_IN_FILES = NOT_ON_PAGE | {"plans", "onlineMap"}
"""What no file for other programs has: it is no place and no way."""


def page_data(story: Story) -> Story:
    """The story without ``NOT_ON_PAGE``, its media with their data."""
    return cast(Story, {key: part for key, part in story.items() if key not in NOT_ON_PAGE})


def told_in(story: Story) -> list[PlaceData]:
    """All that stops are told of: the places, and the stops that are none."""
    return [*story["places"], *story.get("ownStops", ())]


def without_bytes(story: Story) -> Story:
    """The story with its media's names and texts but not their data."""
    if "media" not in story:
        return story
    media = [{key: one[key] for key in one if key != "src"} for one in story["media"]]  # type: ignore[literal-required]
    return cast(Story, {**story, "media": media})
