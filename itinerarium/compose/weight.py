"""A story's pictures and sounds -> the lines that say how much of the page they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from itinerarium.vocabulary.story import MediumData, Story

LEAST_TOLD = 300_000
"""Bytes: less is not why a page is large."""
MOST_NAMED = 3


def media_lines(story: Story) -> Iterator[str]:
    """What large pictures and sounds weigh by kind, and which are the largest."""
    media = story.get("media", [])
    if sum(map(_bytes, media)) < LEAST_TOLD:
        return
    yield ", ".join(_kind(media, kind) for kind in ("picture", "sound") if _of(media, kind))
    largest = sorted(media, key=lambda one: (-_bytes(one), one["file"]))[:MOST_NAMED]
    yield "largest: " + ", ".join(f"{one['file']} {_megabytes(_bytes(one))}" for one in largest)


def _of(media: Sequence[MediumData], kind: str) -> list[MediumData]:
    return [one for one in media if one["kind"] == kind]


def _kind(media: Sequence[MediumData], kind: str) -> str:
    some = _of(media, kind)
    counted = f"{len(some)} {kind}{'' if len(some) == 1 else 's'}"
    return f"{_megabytes(sum(map(_bytes, some)))} in {counted}"


def _bytes(medium: MediumData) -> int:
    return len(medium.get("src", ""))


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.2f} MB"
