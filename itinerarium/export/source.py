"""A story and what several of its files need, each part of it made once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias, TypeVar

from itinerarium.export.lines import Line, LonLat, cut_lines_of_each, position
from itinerarium.export.rows import Row, row_of
from itinerarium.export.text import escaped, pairs_of_each
from itinerarium.export.written import in_language, plain
from itinerarium.vocabulary.story import PlaceData, Story

Part = TypeVar("Part")
ByLeg: TypeAlias = Sequence[Sequence[Sequence[Part]]]
"""Something for each line of each leg of each strand, in the story's order."""


@dataclass(frozen=True)
class Source:
    """What the files of one build are written from; a part that no file asks for is not made."""

    story: Story

    @cached_property
    def language(self) -> str:
        """The first language, in which the formats are that know only one."""
        return self.story["languages"][0]

    @cached_property
    def places(self) -> Sequence[PlaceData]:
        """The places, and after them those that only bend a route."""
        return [*self.story["places"], *self.story.get("waypoints", ())]

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The row of each of ``places``."""
        return [row_of(place, "places", self.story["languages"]) for place in self.places]

    @cached_property
    def points(self) -> Sequence[LonLat]:
        """Where each of ``places`` lies."""
        return [position(place["lat"], place["lon"]) for place in self.places]

    @cached_property
    def point_pairs(self) -> Sequence[str]:
        """``points`` as KML has them: ``lon,lat``."""
        return pairs_of_each([[point] for point in self.points])

    @cached_property
    def names(self) -> Sequence[str]:
        """The name of each of the story's places in the first language, for XML."""
        places = self.story["places"]
        return [escaped(in_language(place["name"], self.language)) for place in places]

    @cached_property
    def plain_texts(self) -> Sequence[Mapping[str, str]]:
        """The text of each of the story's places in plain words, by language."""
        return [
            {language: plain(text) for language, text in place.get("text", {}).items()}
            for place in self.story["places"]
        ]

    @cached_property
    def descriptions(self) -> Sequence[str]:
        """The lead and the text of each of the story's places in the first language, for XML."""
        described = zip(self.story["places"], self.plain_texts, strict=True)
        return [escaped(_description(place, texts, self.language)) for place, texts in described]

    @cached_property
    def lines(self) -> ByLeg[Line]:
        """The lines of the legs, longitude first, cut at the antimeridian."""
        legs = [leg["line"] for route in self.story["routes"] for leg in route["legs"]]
        lines = iter(cut_lines_of_each(legs))
        return [[next(lines) for _ in route["legs"]] for route in self.story["routes"]]

    @cached_property
    def pairs(self) -> ByLeg[str]:
        """``lines`` as KML has them: ``lon,lat lon,lat``."""
        texts = pairs_of_each([line for legs in self.lines for leg in legs for line in leg])
        return _arranged(iter(texts), self.lines)


def _arranged(parts: Iterator[Part], like: ByLeg[Line]) -> ByLeg[Part]:
    return [[[next(parts) for _ in leg] for leg in legs] for legs in like]


def _description(place: PlaceData, texts: Mapping[str, str], language: str) -> str:
    words = texts.get(language) or next(iter(texts.values()), "")
    return "\n\n".join(filter(None, (in_language(place.get("lead", {}), language), words)))
