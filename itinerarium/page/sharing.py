"""Story -> what search engines, and links to the page, show of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from itinerarium.assets.script_json import script_json
from itinerarium.vocabulary.story import PlaceData, Story
from itinerarium.vocabulary.story_parts import told_in

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
"""The dates that HTML knows; a longer one of EDTF, or an uncertain one, is none of them."""


def sharing(story: Story) -> dict[str, Any]:
    """What the head says where the story tells its address or has a picture for links."""
    address = story.get("url", "").partition("#")[0]
    said: dict[str, Any] = {"address": address, "preview": story.get("preview", "")}
    if address:
        said["languages"] = [(code, f"{address}#lang={code}") for code in story["languages"]]
        said["linked_data"] = Markup(script_json(_article(story, address)).decode("utf-8"))
    return said


def time_of(thing: PlaceData) -> str:
    """The one day, month or year of a place for ``<time datetime>``; empty for any other date."""
    start = thing.get("start", "")
    is_one = thing.get("end", start) == start
    return start if is_one and _DAY.fullmatch(start) else ""


def _article(story: Story, address: str) -> dict[str, Any]:
    """The page as schema.org's Article: https://schema.org/Article."""
    language = story["languages"][0]
    article = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": story["title"].get(language, ""),
        "description": story["subtitle"].get(language, ""),
        "creditText": story["credit"].get(language, ""),
        "image": story.get("preview", ""),
        "url": address,
        "inLanguage": story["languages"],
        "about": list(_stops(story, address)),
    }
    return {key: value for key, value in article.items() if value}


def _stops(story: Story, address: str) -> Iterator[dict[str, Any]]:
    """The stops as schema.org's Place."""
    places = {place["id"]: place for place in told_in(story)}
    for place in map(places.__getitem__, story["stops"]):
        point = {"@type": "GeoCoordinates", "latitude": place["lat"], "longitude": place["lon"]}
        has_point = "ground" not in story and "bounds" not in place
        yield {
            "@type": "Place",
            "name": next(iter(place["name"].values())),
            "url": f"{address}#stop={place['id']}",
            **({"geo": point} if has_point else {}),
        }
