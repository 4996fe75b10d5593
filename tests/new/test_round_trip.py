"""What a build wrote for other programs, begun anew from: every leg is there again."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from itinerarium.new import begin
from itinerarium.vocabulary.atlas import CERTAINTIES, MODES
from itinerarium.vocabulary.story import Story
from tests.conftest import StoryFolder
from tests.exports import HARD_STORY, exports_of, story_of
from tests.stories import REPOSITORY

FORMATS = ("story.geojson", "story.kml", "story.gpx", "story.lpf.json")
TOLD: dict[str, tuple[str, ...]] = {
    "story.geojson": ("mode", "certainty", "start", "end"),
    "story.lpf.json": ("mode", "certainty", "start", "end"),
    "story.kml": (),
    "story.gpx": (),
}
"""What each format can tell of a leg beside its ends."""


def every_kind_of_leg() -> dict[str, str]:
    """A story with a leg of each mode and certainty, there and back, and a way that has bends."""
    kinds = list(product(MODES, CERTAINTIES))
    places = ["id,name,lat,lon,kind", "bend,Bend,51,15,waypoint"]
    places += [f"p{n},P {n},{50 + n % 5},{n * 2 - 5}," for n in range(len(kinds) + 1)]
    rows = [
        f"p{n},p{n + 1},{mode},{sure},1942-0{n % 9 + 1}" for n, (mode, sure) in enumerate(kinds)
    ]
    back = [f"p{n + 1},p{n},{mode},{sure}," for n, (mode, sure) in enumerate(kinds)]
    return {
        "places.csv": "\n".join(places) + "\n",
        "routes/there.csv": "\n".join(["from,to,mode,certainty,start", *rows]) + "\n",
        "routes/back.csv": "\n".join(["from,to,mode,certainty,start", *back]) + "\n",
        "routes/bent.csv": "from,to,via\np0,p9,bend\np9,p0,bend\n",
    }


def legs_of(story: Story, told: tuple[str, ...]) -> Counter[tuple[Any, ...]]:
    """Each leg by where it begins and ends, and what is told of it."""
    places = [*story["places"], *story.get("waypoints", ())]
    at = {one["id"]: (round(one["lat"], 3), round(one["lon"], 3)) for one in places}
    return Counter(
        (at[leg["from"]], at[leg["to"]], *(leg.get(key) for key in told))
        for route in story["routes"]
        for leg in route["legs"]
    )


@pytest.mark.parametrize("file", FORMATS)
@pytest.mark.parametrize("story", ["every kind", "hard", "shipped"])
def test_every_leg_comes_back_from_our_own_files(
    story_folder: StoryFolder, tmp_path: Path, story: str, file: str
) -> None:
    own = {"every kind": every_kind_of_leg(), "hard": HARD_STORY}
    folder = story_folder(own[story]) if story in own else REPOSITORY
    source = tmp_path / file
    source.write_bytes(exports_of(folder)[file])
    begin(tmp_path / "again", source)
    before = legs_of(story_of(folder), TOLD[file])
    again = legs_of(story_of(tmp_path / "again"), TOLD[file])
    assert (before - again, again - before) == (Counter(), Counter())
