"""story.toml -> a warning for each two strands whose colours some readers cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from itinerarium.check.settings.head import Strand
from itinerarium.check.settings.toml_place import line_of, places_of_keys
from itinerarium.problems.problem import problem
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

if TYPE_CHECKING:
    from coloraide import Color

SIGHTS: Mapping[str, str] = {
    "normal": "",
    "protanopia": "protan",
    "deuteranopia": "deutan",
    "tritanopia": "tritan",
}
"""How people see colours, and coloraide's filter for it."""

LEAST_APART = 10.0
"""CIEDE2000: colours so far apart are told from each other at a glance, also in fine lines."""


def similar_colours(document: Document, strands: Mapping[str, Strand]) -> Iterator[Problem]:
    """A warning, at the later one, for each pair nearer than ``LEAST_APART`` to some eye."""
    colours = {key: strand.colour for key, strand in strands.items() if strand.colour}
    if len(colours) < 2:
        return
    places = places_of_keys(document.text)
    looks = {key: [seen(colour, sight) for sight in SIGHTS] for key, colour in colours.items()}
    for one, other in combinations(colours, 2):
        far, sight = _nearest(looks[one], looks[other])
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


def seen(colour: str, sight: str) -> Color:
    """A colour (``#rrggbb`` or ``#rgb``) as CIE L*a*b* (D65), as somebody with this sight sees it.

    The deficiencies are complete (severity 1), by the model of Machado, Oliveira and Fernandes
    (2009), which covers all three.
    """
    from coloraide import Color

    found = Color(colour)
    if name := SIGHTS[sight]:
        found = found.filter(name, 1, method="machado").clip("srgb")
    return found.convert("lab-d65")


def distance(one: Color, other: Color) -> float:
    """CIEDE2000: about 1 can just be told apart side by side, 10 and more at a glance."""
    return float(one.delta_e(other, method="2000"))


def _nearest(one: Sequence[Color], other: Sequence[Color]) -> tuple[float, str]:
    """How far two colours are apart to the eye that tells them worst, and its name."""
    return min(
        (distance(first, second), sight)
        for first, second, sight in zip(one, other, SIGHTS, strict=True)
    )
