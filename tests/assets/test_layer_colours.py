"""The two sides and the lost land are told apart by every eye; on paper by their hatching."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from itinerarium.check.settings.strand_colours import LEAST_APART, SIGHTS, distance, seen
from tests.stories import REPOSITORY

STYLES = REPOSITORY / "itinerarium" / "browser" / "styles"
NAMES = ("--side", "--side-second", "--lost")


def colours(theme: str) -> dict[str, str]:
    """The colours of a theme; the atlas has those of the root."""
    texts = [(STYLES / "layers.css").read_text("utf-8")]
    if theme != "atlas":
        sheet = (STYLES / "themes.css").read_text("utf-8")
        blocks = re.findall(rf'html\[data-theme="{theme}"\] \{{(.*?)\n\}}', sheet, re.DOTALL)
        texts += blocks
    found = [re.search(rf"{name}: (#[0-9a-f]+);", text) for text in texts for name in NAMES]
    return {one[0].split(":")[0]: one[1] for one in found if one}


@pytest.mark.parametrize("theme", ["atlas", "projector", "night"])
def test_the_sides_of_the_layers_are_told_apart_by_every_eye(theme: str) -> None:
    pairs = combinations(colours(theme).items(), 2)
    near = [
        (one, other, sight)
        for (one, first), (other, second) in pairs
        for sight in SIGHTS
        if distance(seen(first, sight), seen(second, sight)) < LEAST_APART
    ]
    assert len(colours(theme)) == len(NAMES)
    assert near == []
