"""Story -> the article (Read): the whole story as text."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any, cast

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from itinerarium.compose.modes import with_mode_words
from itinerarium.compose.sources import citation
from itinerarium.language.control_texts import page_texts
from itinerarium.language.formats import format_km, format_whole
from itinerarium.language.text_by_language import text_in
from itinerarium.page.sharing import time_of
from itinerarium.vocabulary.limits import MANY_LEGS, MANY_PLACES, MAX_ARTICLE_ENTRIES
from itinerarium.vocabulary.story import ChartData, PlaceData, RichText, Span, Story
from itinerarium.vocabulary.story_parts import told_in

_FOLDER = Path(__file__).parent
_TAGS = {"b": Markup("<strong>{}</strong>"), "i": Markup("<em>{}</em>")}
_LINK = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>')
_TERM = Markup('<a class="term" href="#{}" aria-haspopup="dialog">{}</a>')
_MAP_LINK = Markup('<a class="map-link" data-map="{}">{}</a>')
_MAP_LINK_TO = Markup('<a class="map-link" data-map="{}" href="#{}">{}</a>')
_PARAGRAPH = Markup("<p>{}</p>")


def article_html(story: Story) -> str:
    """The story as one ``<article>`` in its first language, every text escaped."""
    return article_template("article.html").render(article_values(story, story["languages"][0]))


def article_values(story: Story, language: str) -> dict[str, Any]:
    """What the article's templates read, in one of the story's languages."""
    places = {place["id"]: place for place in told_in(story)}
    stops = frozenset(story["stops"])
    others = [place for place in story["places"] if place["id"] not in stops]
    listed_others = others if len(others) <= MAX_ARTICLE_ENTRIES else []
    legs = sum(len(route["legs"]) for route in story["routes"])
    return {
        "target_of": partial(link_target, story),
        "time_of": time_of,
        "charts_of": partial(charts_of, story),
        "story": story,
        "language": language,
        "words": with_mode_words(story, page_texts(language), language),
        "places": places,
        "anchors": _anchors(story, listed_others),
        "chapters": chapters(story, places, language),
        "others": others,
        "kinds": _by_kind(listed_others),
        "is_long": len(others) > MANY_PLACES,
        "has_legs": legs <= MAX_ARTICLE_ENTRIES,
        "is_long_way": legs > MANY_LEGS,
        "stop_ids": stops,
        "doubted": _doubted(story, places, others if len(others) <= MANY_PLACES else []),
        "numbers": {key: number for number, key in enumerate(story["sources"], start=1)},
        "works": _works_by_kind(story),
        "media": {one["file"]: one for one in story.get("media", [])},
        "is_first": _first_times(),
    }


@cache
def article_template(name: str) -> Template:
    """A template of the article, compiled once per run: Jinja's own cache unpickles."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["text"] = _text_here
    environment.filters["rich"] = _rich_here
    environment.filters["told"] = _told_here
    environment.filters["citation"] = citation
    environment.filters["number"] = _number_here
    environment.filters["kilometres"] = _kilometres_here
    return environment.get_template(name)


@pass_context
def _text_here(context: Context, text: Mapping[str, Any] | None) -> Any:
    return text_in(text, context["language"])


@pass_context
def _number_here(context: Context, number: float) -> str:
    return format_whole(number, context["language"])


@pass_context
def _kilometres_here(context: Context, km: float) -> str:
    return format_km(km, context["language"])


def link_target(story: Story, link: str) -> tuple[str, str]:
    """Where a link of a place leads, and its name: the site and the id, or the bare address."""
    prefix, _, id_ = link.partition(":")
    site = story.get("linkSites", {}).get(prefix)
    if site:
        return site["url"].replace("{id}", id_), f"{site['name']}: {id_}"
    return link, link.partition("://")[2].removeprefix("www.")


def charts_of(story: Story, place: PlaceData) -> list[ChartData]:
    """The charts that a place tells of."""
    return [chart for chart in story.get("charts", []) if place["id"] in chart["places"]]


def rich_html(paragraphs: RichText | None, anchors: Container[str] = ()) -> Markup:
    """Paragraphs as HTML: only ``p``, ``strong``, ``em`` and ``a`` can come out.

    ``anchors`` are the ids in the page to which map links lead where no script runs.
    """
    spans_html = partial(_spans_html, anchors=anchors)
    return Markup("\n").join(map(_PARAGRAPH.format, map(spans_html, paragraphs or [])))


@pass_context
def _rich_here(context: Context, paragraphs: RichText | None) -> Markup:
    return rich_html(paragraphs, context["anchors"])


@pass_context
def _told_here(context: Context, place: PlaceData, key: str) -> Markup | str:
    """A plain text of a place, with its map links if it has any."""
    linked = text_in(place.get("linked", {}).get(key), context["language"])
    if linked:
        return _spans_html(linked[0], context["anchors"])
    return _text_here(context, cast(Mapping[str, Any], place)[key]) or ""


def _anchors(story: Story, listed: Iterable[PlaceData]) -> frozenset[str]:
    """The targets of map links that have a section in the article."""
    stops = (f"{kind}={stop}" for stop in story["stops"] for kind in ("stop", "place"))
    return frozenset((*stops, *(f"place={place['id']}" for place in listed)))


def _spans_html(spans: Iterable[Span], anchors: Container[str]) -> Markup:
    return Markup("").join(_span_html(span, anchors) for span in spans)


def _span_html(span: Span, anchors: Container[str]) -> Markup:
    if isinstance(span, str):
        return Markup.escape(span)
    kind, *inside = span
    if kind == "a":
        address, *inside = inside
        return _LINK.format(address, _spans_html(inside, anchors))
    if kind == "t":
        id_, *inside = inside
        return _TERM.format(id_, _spans_html(inside, anchors))
    if kind == "m":
        return _map_link(str(inside[0]), _spans_html(inside[1:], anchors), anchors)
    return _TAGS[str(kind)].format(_spans_html(inside, anchors))


def _map_link(target: str, words: Markup, anchors: Container[str]) -> Markup:
    """Words that move the map, and without a script lead to the place's section."""
    if target not in anchors:
        return _MAP_LINK.format(target, words)
    as_stop = f"stop={target.partition('=')[2]}"
    return _MAP_LINK_TO.format(target, as_stop if as_stop in anchors else target, words)


def chapters(
    story: Story, places: Mapping[str, PlaceData], language: str
) -> list[tuple[str, list[PlaceData]]]:
    """The stops in order, each under its section; one without a section joins the last."""
    found: list[tuple[str, list[PlaceData]]] = []
    for stop in story["stops"]:
        section = text_in(places[stop].get("section"), language) or ""
        if not found or (section and section != found[-1][0]):
            found.append((section, []))
        found[-1][1].append(places[stop])
    return found


def _first_times() -> Callable[[str], bool]:
    """Say of each name whether it is asked about for the first time."""
    seen: set[str] = set()

    def is_first(name: str) -> bool:
        is_new = name not in seen
        seen.add(name)
        return is_new

    return is_first


def _doubted(
    story: Story, places: Mapping[str, PlaceData], others: Iterable[PlaceData]
) -> list[PlaceData]:
    """The places of which sources disagree: the stops in order, then the others."""
    stops = (places[stop] for stop in story["stops"])
    return [place for place in (*stops, *others) if place.get("doubt")]


def _works_by_kind(story: Story) -> list[tuple[str, list[str]]]:
    """The keys of the sources, which stand in their order, by kind."""
    kinds = groupby(story["sources"], key=lambda key: story["sources"][key].get("kind", ""))
    return [(kind, list(keys)) for kind, keys in kinds]


def _by_kind(places: Iterable[PlaceData]) -> list[tuple[str, list[PlaceData]]]:
    ordered = sorted(places, key=lambda place: place["kind"])
    return [
        (kind, list(group)) for kind, group in groupby(ordered, key=lambda place: place["kind"])
    ]
