"""The Read view holds the whole story as text, in order, and no cell can break out of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, cast

import pytest

from itinerarium.language.text_by_language import text_in
from itinerarium.page.article import (
    article_html,
    chapters,
    rich_html,
)
from itinerarium.vocabulary.story import Story
from tests.hostile import HOSTILE

SAFE = set(
    "article header section h1 h2 h3 h4 p span strong a "
    "figure blockquote figcaption div nav ol ul li".split()
)
VOID = {"br", "img", "hr", "meta", "link", "input"}


class Reader(HTMLParser):
    """Which tags, attributes and texts an HTML text has; fails where tags do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        if re.fullmatch(r"h\d", tag):
            self.headings.append((int(tag[1]), ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.headings and any(re.fullmatch(r"h\d", tag) for tag in self.open):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)


def place(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"p{number}",
        "name": {"en": f"Place {number}"},
        "lat": 50.0 + number / 1000,
        "lon": 20.0,
        "kind": "city",
        "rank": 2,
        **more,
    }


def story(places: list[dict[str, Any]], **more: Any) -> Story:
    whole = {
        "version": 2,
        "languages": ["en"],
        "title": {"en": "A journey"},
        "subtitle": {"en": "There and back"},
        "credit": {},
        "bounds": [[0, 0], [1, 1]],
        "places": places,
        "stops": [one["id"] for one in places if "stop" in one],
        "routes": [],
        "km": 0.0,
        "kmByMode": {},
        "labels": [],
        "overlays": [],
        "sources": {},
        "strength": [],
        "figures": [],
        **more,
    }
    return cast(Story, whole)


def full_story() -> Story:
    stop = place(
        1,
        stop=1,
        section={"en": "The start"},
        variants=[{"name": "Płac", "language": "pl"}],
        modern={"en": "Town, Country"},
        when={"en": "May 1942"},
        title={"en": "A headline"},
        lead={"en": "In short."},
        text={
            "en": [
                ["Long ", ["b", "and bold"], ", ", ["a", "https://example.org/?a=1&b=2", "linked"]]
            ]
        },
        quote={"en": "We went."},
        quoteBy={"en": "A walker"},
        people=33069,
        peopleNote={"en": "soldiers"},
        doubt={"en": [["Or more."]]},
        sources=["book"],
    )
    leg = {"n": 1, "from": "p1", "to": "p2", "mode": "rail", "km": 1234.5, "line": []}
    route = {"id": "r", "title": {"en": "The army"}, "colour": "#aa0000", "km": 1234.5}
    return story(
        [stop, place(2, stop=2), place(3, kind="gulag")],
        routes=[{**route, "legs": [{**leg, "when": {"en": "June 1942"}}]}],
        sources={"book": {"text": "A book, 2001", "url": "https://example.org/book"}},
        figures=[FIGURE],
    )


FIGURE = {
    "title": {"en": "How many went"},
    "chosen": {"en": "33,069 people"},
    "spread": {"en": "33,039"},
    "why": {"en": "The parts make the whole."},
    "sources": ["book"],
}


def shown(html: str) -> str:
    return " ".join(Reader(html).text.split())


def test_everything_that_is_told_of_a_stop_stands_in_the_read_view_in_order() -> None:
    text = shown(article_html(full_story()))
    parts = (
        "Sources and doubts The start 1 Place 1 Płac · today Town, Country May 1942 "
        "A headline In short. Long and bold, linked We went. A walker 33,069 soldiers "
        "Where the sources disagree Or more. Sources: 1"
    )
    assert parts in text


def test_the_contents_name_the_chapters_with_their_stops_and_then_the_other_parts() -> None:
    html = article_html(full_story())
    assert shown(html).startswith(
        "A journey There and back Contents The start 1 Place 1 2 Place 2 "
        "The other places The routes Sources and doubts The start"
    )
    for id_ in ("stop=p1", "stop=p2", "read-others", "read-routes", "read-sources"):
        assert html.count(f'href="#{id_}"') >= 1
        assert html.count(f'id="{id_}"') == 1


def test_routes_are_lists_of_legs_with_dates_mode_and_length() -> None:
    text = shown(article_html(full_story()))
    assert "The army 1,235 km in all Place 1 to Place 2 June 1942, by rail, 1,235 km" in text


def test_headings_are_in_order_and_there_is_one_of_the_first_level() -> None:
    headings = Reader(article_html(full_story())).headings
    assert headings == [
        (1, "A journey"),
        (2, "Contents"),
        (2, "The start"),
        (3, "1 Place 1"),
        (3, "2 Place 2"),
        (2, "The other places"),
        (3, "Labour camp"),
        (4, "Place 3"),
        (2, "The routes"),
        (3, "The army"),
        (2, "Sources and doubts"),
        (3, "How the disputed figures and dates were chosen"),
        (4, "How many went"),
        (3, "Where the sources disagree"),
        (3, "Sources"),
    ]


def test_sources_and_doubts_tell_how_figures_were_chosen_and_lead_to_every_doubt() -> None:
    html = article_html(full_story())
    assert (
        "Sources and doubts How the disputed figures and dates were chosen How many went "
        "33,069 people Other sources: 33,039 The parts make the whole. Sources: 1 "
        "Where the sources disagree Place 1: A headline Sources A book, 2001"
    ) in shown(html)
    assert '<li><a href="#stop=p1">Place 1</a>: A headline</li>' in html


def test_without_doubts_and_figures_there_are_only_sources() -> None:
    sourced = story([place(1)], sources={"book": {"text": "A book, 2001"}})
    assert Reader(article_html(sourced)).headings[-1] == (2, "Sources")
    assert (2, "Sources") not in Reader(article_html(story([place(1)]))).headings


def test_without_sections_the_stops_are_headings_of_the_second_level() -> None:
    headings = Reader(article_html(story([place(1, stop=1), place(2, stop=2)]))).headings
    assert headings == [(1, "A journey"), (2, "Contents"), (2, "1 Place 1"), (2, "2 Place 2")]


def test_a_story_without_stops_is_a_list_of_places() -> None:
    headings = Reader(article_html(story([place(1, kind="")]))).headings
    assert headings == [(1, "A journey"), (2, "Places"), (3, "Place 1")]


def test_a_stop_without_a_section_stays_in_the_one_before() -> None:
    named = [place(1, section={"en": "One"}), place(2), place(3, section={"en": "Two"})]
    places = {one["id"]: one for one in named}
    found = chapters(cast(Story, {"stops": ["p1", "p2", "p3"]}), cast(Any, places), "en")
    assert [(name, [one["id"] for one in group]) for name, group in found] == [
        ("One", ["p1", "p2"]),
        ("Two", ["p3"]),
    ]


def test_many_places_are_text_for_readers_without_scripts_and_nodes_for_nobody_else() -> None:
    few = article_html(story([place(n) for n in range(400)]))
    many = article_html(story([place(n) for n in range(401)]))
    assert "<noscript>" not in few
    assert "data-all-places" in many
    inside = many[many.index("<noscript>") : many.index("</noscript>")]
    assert inside.count('class="read-place"') == 401
    assert 'class="read-place"' not in many.replace(inside, "")


def test_very_many_legs_are_text_for_readers_without_scripts_and_listed_later_for_others() -> None:
    leg = {"n": 1, "from": "p1", "to": "p2", "mode": "rail", "km": 1.5, "line": []}
    route = {"id": "r", "title": {"en": "The army"}, "colour": "#aa0000", "km": 601.5}

    def article(legs: int) -> str:
        return article_html(story([place(1), place(2)], routes=[{**route, "legs": [leg] * legs}]))

    assert "data-legs" not in article(400)
    many = article(401)
    assert '<div data-legs="r"></div>' in many
    assert "<noscript>" in many
    assert shown(many).count("Place 1 to Place 2 by rail, 1.5 km") == 401


def test_of_more_than_two_thousand_places_and_legs_the_read_view_tells_their_number() -> None:
    leg = {"n": 1, "from": "p1", "to": "p2", "mode": "rail", "km": 1.5, "line": []}
    route = {"id": "r", "title": {"en": "The army"}, "colour": "#aa0000", "km": 3001.5}
    places = [place(0, stop=1), *(place(n) for n in range(1, 2002))]
    many = article_html(story(places, routes=[{**route, "legs": [leg] * 2001}]))
    assert shown(many) == (
        "A journey There and back 1 Place 0 The other places "
        "There are 2,001 of them on the map, too many to list here. "
        "The routes The army 3,002 km in all"
    )


def test_a_link_to_a_stop_or_a_place_leads_to_its_section_where_there_is_no_map() -> None:
    html = article_html(full_story())
    assert re.findall(r'<section class="read-place" id="(.*?)">', html) == [
        "stop=p1",
        "stop=p2",
        "place=p3",
    ]
    ids = set(re.findall(r' id="(.*?)"', html))
    assert {link[1:] for link in Reader(html).links if link.startswith("#")} <= ids


def test_no_style_attribute_and_no_handler_stands_in_the_read_view() -> None:
    attributes = Reader(article_html(full_story())).attributes
    assert attributes == {
        "class", "id", "aria-label", "href", "lang", "rel", "start", "target",
    }  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_shown_as_it_is_written(text: str) -> None:
    hostile = {"en": text}
    rich = {"en": [[text, ["b", text], ["a", "https://example.org/", text]]]}
    texts = ("name", "modern", "when", "lead", "quote", "quoteBy", "peopleNote")
    more = {
        "stop": 1,
        "section": hostile,
        "title": {"en": f"{text}!"},
        "people": 1,
        "text": rich,
        "doubt": rich,
    }
    one = place(
        1, **dict.fromkeys(texts, hostile), **more, sources=["s"], variants=[{"name": text}]
    )
    figure = dict.fromkeys(("title", "chosen", "spread", "why"), hostile)
    heads = dict.fromkeys(("title", "subtitle", "credit"), hostile)
    html = article_html(story([one], **heads, sources={"s": {"text": text}}, figures=[figure]))
    reader = Reader(html)
    assert set(reader.tags) <= SAFE
    assert reader.text.count(text) == 26


def test_rich_text_becomes_paragraphs_with_bold_italic_and_links() -> None:
    assert rich_html([["a ", ["b", "b ", ["i", "c"]]], [["a", "https://x.org/?a&b", "<d>"]]]) == (
        "<p>a <strong>b <em>c</em></strong></p>\n"
        '<p><a href="https://x.org/?a&amp;b" target="_blank" rel="noopener noreferrer">'
        "&lt;d&gt;</a></p>"
    )


def test_a_text_missing_in_a_language_is_told_in_the_first_that_has_it() -> None:
    assert text_in({"pl": "po polsku"}, "en") == "po polsku"
    assert text_in({"pl": "po polsku", "en": "in English"}, "en") == "in English"
    assert text_in({}, "en") is None


def test_a_title_that_says_the_name_again_is_left_out() -> None:
    html = article_html(story([place(1, title={"en": "Place 1"}), place(2, title={"en": "Gone"})]))
    assert re.findall(r'class="told-title">(.*?)<', html) == ["Gone"]
