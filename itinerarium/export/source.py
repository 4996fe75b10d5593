"""A story and what several of its files need, each part of it made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias, TypeVar

from itinerarium.export.lines import Line, LonLat, cut_lines_of_each, position
from itinerarium.export.rows import Row, row_of
from itinerarium.export.text import escaped, pairs_of_each
from itinerarium.export.written import in_language, plain
from itinerarium.vocabulary.story import MediumData, PlaceData, Story

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
        return [*map(plain_text, self.story["places"])]

    @cached_property
    def descriptions(self) -> Sequence[str]:
        """Lead, text and media of each of the story's places in the first language, for XML."""
        described = zip(self.story["places"], self.plain_texts, strict=True)
        return [
            escaped("\n\n".join((*self._said(place, texts), *self._said_again(place["id"]))))
            for place, texts in described
        ]

    def _said(self, place: PlaceData, texts: Mapping[str, str]) -> Iterator[str]:
        yield from _description(place, texts, self.language)
        yield from (_depiction(one, self.language) for one in self.media_of(place))

    def _said_again(self, place: str) -> Iterator[str]:
        """What is told where the story comes to a place once more."""
        for visit in self.visits.get(place, ()):
            heads = (in_language(visit.get(key, {}), self.language) for key in ("title", "when"))  # type: ignore[arg-type]
            yield from filter(None, [", ".join(filter(None, heads))])
            yield from self._said(visit, plain_text(visit))

    @cached_property
    def visits(self) -> Mapping[str, Sequence[PlaceData]]:
        """The stops that come to a place once more, by the place, in the story's order."""
        found: defaultdict[str, list[PlaceData]] = defaultdict(list)
        for stop in self.story.get("ownStops", ()):
            if "at" in stop:
                found[stop["at"]].append(stop)
        return found

    def told_at(self, place: PlaceData) -> Sequence[PlaceData]:
        """A place, and the stops that come to it once more."""
        return [place, *self.visits.get(place["id"], ())]

    @cached_property
    def media(self) -> Mapping[str, MediumData]:
        """The story's pictures and sounds by their files."""
        return {one["file"]: one for one in self.story.get("media", ())}

    def media_of(self, place: PlaceData) -> Sequence[MediumData]:
        """A place's pictures and sounds."""
        return [self.media[file] for file in place.get("media", ())]

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


def plain_text(place: PlaceData) -> Mapping[str, str]:
    """The text of a place in plain words, by language."""
    return {language: plain(text) for language, text in place.get("text", {}).items()}


def _arranged(parts: Iterator[Part], like: ByLeg[Line]) -> ByLeg[Part]:
    return [[[next(parts) for _ in leg] for leg in legs] for legs in like]


def _description(place: PlaceData, texts: Mapping[str, str], language: str) -> Iterator[str]:
    words = texts.get(language) or next(iter(texts.values()), "")
    return filter(None, (in_language(place.get("lead", {}), language), words))


def _depiction(medium: MediumData, language: str) -> str:
    """A picture or a sound in one line: what it is, whose it is, where it is from."""
    said = (medium.get("caption", {}), medium.get("credit", {}))
    words = (in_language(text, language) for text in said)
    parts = (*words, medium.get("licence", {}).get("name", ""), medium.get("source", ""))
    return ", ".join(filter(None, (medium["file"], *parts)))
