"""Story -> Linked Places format: what is said of each place, when, how surely, by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Any, TypeAlias

from itinerarium.compose.sources import citation
from itinerarium.export.lines import LonLat
from itinerarium.export.pieces import feature_collection
from itinerarium.export.source import Source, plain_text
from itinerarium.vocabulary.story import LegData, MediumData, PlaceData, SourceData, Story

Member: TypeAlias = dict[str, Any]

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
POPULATED = ("", "city", "town", "village", "settlement", "port")
"""Kinds of GeoNames' feature class P, populated places; others are sites, S."""
RELATED = "gvp:tgn3000_related_to"
"""A relation of the Getty vocabularies: the place is linked to another."""
CERTAIN, LESS_CERTAIN, UNCERTAIN = "certain", "less-certain", "uncertain"
CERTAINTIES = {"sure": CERTAIN, "likely": LESS_CERTAIN, "guess": UNCERTAIN}
NO_TEXTS: Mapping[str, str] = {}
CERTAIN_KM, LESS_CERTAIN_KM = 5, 25
"""Up to so many kilometres off a place is certain, and less certain."""


def linked_places(source: Source) -> Iterator[bytes]:
    """The places as a Linked Places FeatureCollection.

    Their ids are addresses in the published page, or fragments where the story has no ``url``.
    """
    story = source.story
    page = _address_of_page(story)
    ends = _ends(story)
    relations = _relations(story, ends, page)
    words = chain(source.plain_texts, repeat(NO_TEXTS))
    told = zip(source.places, source.points, words, strict=False)
    features = (
        _feature(place, point, relations.get(place["id"], ()), page, story)
        | _descriptions(place, texts, source.visits.get(place["id"], ()))
        | _depictions([one for told in source.told_at(place) for one in source.media_of(told)])
        for place, point, texts in told
        if place["id"] in ends
    )
    return feature_collection({"type": "FeatureCollection", "@context": CONTEXT}, features)


def _ends(story: Story) -> Collection[str]:
    """The ids of the places, and of the waypoints at which a leg begins or ends."""
    known = {place["id"] for place in (*story["places"], *story.get("waypoints", ()))}
    legs = [leg for route in story["routes"] for leg in route["legs"]]
    ends = {id_ for leg in legs for id_ in (leg["from"], leg["to"])} & known
    return ends | {place["id"] for place in story["places"]}


def _relations(story: Story, ends: Collection[str], page: str) -> Mapping[str, Sequence[Member]]:
    """The relations of each place: the legs to other places that begin there."""
    onward: defaultdict[str, list[Member]] = defaultdict(list)
    for route in story["routes"]:
        for leg in route["legs"]:
            if leg["to"] in ends:
                onward[leg["from"]].append(_relation(leg, page))
    return onward


def _feature(
    place: PlaceData,
    point: LonLat,
    relations: Sequence[Member],
    page: str,
    story: Story,
) -> Member:
    feature: Member = {
        "@id": page + place["id"],
        "type": "Feature",
        "properties": _properties(place),
    }
    if span := when(place):
        feature["when"] = span
    feature["names"] = _names(place, story)
    if place["kind"]:
        feature["types"] = _types(place["kind"], story["languages"][0])
    feature["geometry"] = _geometry(place, point)
    if links := place.get("links"):
        feature["links"] = [_link(link, story) for link in links]
    if relations:
        feature["relations"] = relations
    return feature


def _properties(place: PlaceData) -> Member:
    properties: Member = {
        "title": next(iter(place["name"].values())),
        "fclasses": ["P" if place["kind"] in POPULATED else "S"],
    }
    if "ccodes" in place:
        properties["ccodes"] = place["ccodes"]
    return properties


def _address_of_page(story: Story) -> str:
    """What comes before a place's id where the published page shows it; or else ``#`` alone."""
    page = story.get("url", "").partition("#")[0]
    return f"{page}#place=" if page else "#"


def when(thing: PlaceData | LegData) -> Member:
    """The time of a place or a leg, with how sure it is; empty without a date."""
    if "start" not in thing and "end" not in thing:
        return {}
    start, end = thing.get("start"), thing.get("end")
    span: Member = {"start": {"in": start} if start else {"latest": end}}
    if end:
        span["end"] = {"in": end}
    return {"timespans": [span], "certainty": _certainty_of_dates(f"{start}{end}")}


def _certainty_of_dates(dates: str) -> str:
    if "?" in dates or "%" in dates:
        return UNCERTAIN
    return LESS_CERTAIN if "~" in dates else CERTAIN


def _names(place: PlaceData, story: Story) -> list[Member]:
    """Names by language, then the others; the first with what it is attested by."""
    names: list[Member] = [
        {"toponym": name, "lang": language} for language, name in place["name"].items()
    ]
    names[0]["citations"] = _citations(place, story)
    for variant in place.get("variants", ()):
        lang = {"lang": variant["language"]} if "language" in variant else {}
        names.append({"toponym": variant["name"], **lang})
    return names


def _citations(place: PlaceData, story: Story) -> list[Member]:
    """The sources of a place, or else the story itself."""
    if sources := place.get("sources"):
        return [_citation(story["sources"][key]) for key in sources]
    return [{"label": next(iter(story["title"].values()))}]


def _citation(source: SourceData) -> Member:
    return {"label": citation(source), **({"@id": source["url"]} if "url" in source else {})}


def _types(kind: str, language: str) -> list[Member]:
    return [{"label": kind, "sourceLabels": [{"label": kind, "lang": language}]}]


def _geometry(place: PlaceData, coordinates: LonLat) -> Member:
    km = place.get("accuracyKm", 0)
    certainty = (
        CERTAIN if km <= CERTAIN_KM else LESS_CERTAIN if km <= LESS_CERTAIN_KM else UNCERTAIN
    )
    point = {"type": "Point", "coordinates": coordinates, "certainty": certainty}
    return {"type": "GeometryCollection", "geometries": [point]}


def _link(link: str, story: Story) -> Member:
    """A record of a gazetteer is a close match: a place of the past is seldom exactly today's."""
    prefix, _, id_ = link.partition(":")
    site = story.get("linkSites", {}).get(prefix)
    if site is None:
        return {"type": "seeAlso", "identifier": link}
    return {"type": "closeMatch", "identifier": site["url"].replace("{id}", id_)}


def _relation(leg: LegData, page: str) -> Member:
    """A leg as a relation to the place that it leads to."""
    relation: Member = {
        "relationType": RELATED,
        "relationTo": page + leg["to"],
        "label": leg["mode"],
        "certainty": CERTAINTIES[leg.get("certainty", "sure")],
    }
    if span := when(leg):
        relation["when"] = span
    return relation


def _depictions(media: Sequence[MediumData]) -> Member:
    """The pictures that have an address of their own."""
    found = [_depiction(one) for one in media if one["kind"] == "picture" and "source" in one]
    return {"depictions": found} if found else {}


def _depiction(medium: MediumData) -> Member:
    texts = medium.get("caption") or medium.get("alt") or {}
    depiction = {"@id": medium["source"], "title": next(iter(texts.values()), medium["file"])}
    if url := medium.get("licence", {}).get("url"):
        depiction["license"] = url
    return depiction


def _descriptions(
    place: PlaceData, texts: Mapping[str, str], visits: Sequence[PlaceData]
) -> Member:
    """The text in each language, or else the lead, and so for what is told there once more."""
    told = [(place, texts), *((visit, plain_text(visit)) for visit in visits)]
    found = [
        {"value": text, "lang": language}
        for one, written in told
        for language, text in {**one.get("lead", {}), **written}.items()
    ]
    return {"descriptions": found} if found else {}
