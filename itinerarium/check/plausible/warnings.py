"""A checked story -> warnings where it is well formed but hard to believe."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from itinerarium.check.plausible.doubts import outside_doubts
from itinerarium.check.plausible.gaps import gaps
from itinerarium.check.plausible.languages import differing_numbers
from itinerarium.check.plausible.place import at_sea, swapped
from itinerarium.check.plausible.rows import JoinedTables
from itinerarium.check.plausible.time import (
    anachronisms,
    too_early,
    too_fast,
    untimely_stays,
)
from itinerarium.read import Sheets
from itinerarium.vocabulary.atlas import Atlas
from itinerarium.vocabulary.errors import Problem


@cache
def thresholds() -> Mapping[str, Any]:
    """Limits beyond which a plausibility warning is given."""
    text = (files(__package__) / "thresholds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def plausibility_warnings(atlas: Atlas, sheets: Sheets) -> Iterator[Problem]:
    """A warning for each date, place or speed that is hard to believe.

    Speeds, the order of legs and stays, lat and lon that look swapped, places out at sea,
    lines far from their places, dates far from all others, texts whose large numbers are not the
    same in each language, and figures outside the range that their doubt gives.
    """
    rows = JoinedTables(atlas, sheets)
    if atlas.ground:
        yield from _on_a_picture(rows, atlas)
        return
    yield from too_fast(rows, thresholds()["km_a_day"])
    yield from too_early(rows, thresholds()["km_a_day"])
    yield from untimely_stays(rows, thresholds()["grace_days"])
    yield from gaps(rows, thresholds()["gap_km"])
    yield from differing_numbers(rows, atlas.languages)
    yield from outside_doubts(rows)
    yield from anachronisms(rows, thresholds()["years"])
    mistaken = tuple(swapped(rows, thresholds()["swapped"]))
    yield from mistaken
    yield from at_sea(rows, thresholds()["at_sea"], {one.line for one in mistaken})


def _on_a_picture(rows: JoinedTables, atlas: Atlas) -> Iterator[Problem]:
    """What needs no geography."""
    yield from differing_numbers(rows, atlas.languages)
    yield from outside_doubts(rows)
    yield from anachronisms(rows, thresholds()["years"])
