"""story.toml -> a warning for each two strands whose colours some readers cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from itinerarium.check.settings.settings import COLOUR
from itinerarium.check.settings.toml_place import line_of, places_of_keys
from itinerarium.problems.problem import problem
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

LEAST_APART = 10.0
"""CIEDE2000: colours so far apart are told from each other at a glance, also in fine lines."""


def alike(document: Document) -> Iterator[Problem]:
    """A warning, at the later one, for each pair nearer than ``LEAST_APART`` to some eye."""
    colours = _colours(document)
    if len(colours) < 2:
        return
    places = places_of_keys(document.text)
    for one, other in combinations(colours, 2):
        far, sight = _nearest(colours[one], colours[other])
        if far < LEAST_APART:
            line = line_of(("strands", other, "colour"), places)
            who = "readers" if sight == "normal" else f"readers with {sight}"
            yield problem(
                "P609",
                Cell(document.file, line, 0),
                other=one,
                colour=colours[one],
                who=who,
                value=colours[other],
            )


def _colours(document: Document) -> Mapping[str, str]:
    """The colours that are written and right, by strand."""
    strands = document.value.get("strands")
    written = {
        key: strand.get("colour")
        for key, strand in (strands if isinstance(strands, dict) else {}).items()
        if isinstance(strand, dict)
    }
    return {
        key: colour
        for key, colour in written.items()
        if isinstance(colour, str) and COLOUR.fullmatch(colour)
    }


def _nearest(one: str, other: str) -> tuple[float, str]:
    """How far two colours are apart to the eye that tells them worst, and its name."""
    from itinerarium.check.settings.colour import SIGHTS, distance, lab

    return min((distance(lab(one, sight), lab(other, sight)), sight) for sight in SIGHTS)
