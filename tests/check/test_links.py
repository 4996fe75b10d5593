"""The column ``links``: read, kept in the story, shown in the Read view; see data/problems too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from itinerarium.check import check
from itinerarium.check.tables.links import parse_link, sites
from itinerarium.compose.story import compose
from itinerarium.page.article import article_html
from itinerarium.read import read_folder
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.story import Story
from tests.stories import problems_of, write_story

LINKED = (
    "id,name,lat,lon,{heading}\norenburg,Orenburg,51.77,55.10,"
    "wd:Q5429;gn:515003;https://en.wikipedia.org/wiki/Orenburg#History\n"
    "tashkent,Tashkent,41.31,69.28,\n"
)


def story_with(folder: Path, places: str) -> Story:
    atlas = check(read_folder(write_story(folder, {"places.csv": places}))).atlas
    return compose(atlas, trace(atlas), {})


@pytest.mark.parametrize("heading", ["links", "Links", "matches"])
def test_links_are_kept_in_order_with_the_sites_that_they_lead_to(
    tmp_path: Path, heading: str
) -> None:
    story = story_with(tmp_path, LINKED.format(heading=heading))
    assert [place.get("links") for place in story["places"]] == [
        ["wd:Q5429", "gn:515003", "https://en.wikipedia.org/wiki/Orenburg#History"],
        None,
    ]
    assert story["linkSites"] == {
        "wd": {"name": "Wikidata", "url": "https://www.wikidata.org/wiki/{id}"},
        "gn": {"name": "GeoNames", "url": "https://www.geonames.org/{id}"},
    }


def test_a_story_without_links_says_nothing_of_sites(tmp_path: Path) -> None:
    assert "linkSites" not in story_with(
        tmp_path, "id,name,lat,lon\norenburg,O,1,2\ntashkent,T,3,4\n"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://www.wikidata.org/wiki/Q42", "wd:Q42"),
        ("https://www.geonames.org/12345", "gn:12345"),
        (
            "https://www.wikidata.org/wiki/Special:Search",
            "https://www.wikidata.org/wiki/Special:Search",
        ),
        ("http://example.org/a?b=c", "http://example.org/a?b=c"),
    ],
)
def test_a_pasted_address_of_a_known_site_becomes_its_short_form(written: str, kept: str) -> None:
    assert parse_link(written) == kept


@pytest.mark.parametrize("prefix", sites())
def test_every_site_s_own_example_is_a_link_of_it(prefix: str) -> None:
    site = sites()[prefix]
    assert parse_link(site["like"]) == site["like"]
    assert site["like"].startswith(f"{prefix}:")
    assert re.fullmatch(r"https?://[a-z.-]+/[a-z/]*\{id\}", site["url"])


def test_the_article_links_by_the_site_s_name_and_gives_no_opener_away(tmp_path: Path) -> None:
    article = article_html(story_with(tmp_path, LINKED.format(heading="links")))
    found = re.search(r'<ul class="told-links">.*?</ul>', article, re.DOTALL)
    assert found
    assert re.findall(
        r'href="([^"]*)" target="_blank" rel="noopener noreferrer">([^<]*)<', found[0]
    ) == [
        ("https://www.wikidata.org/wiki/Q5429", "Wikidata: Q5429"),
        ("https://www.geonames.org/515003", "GeoNames: 515003"),
        (
            "https://en.wikipedia.org/wiki/Orenburg#History",
            "en.wikipedia.org/wiki/Orenburg#History",
        ),
    ]


def test_an_address_cannot_break_out_of_its_attribute(tmp_path: Path) -> None:
    places = 'id,name,lat,lon,links\norenburg,O,1,2,"https://a.org/""><script>"\ntashkent,T,3,4,\n'
    codes = [one.code for one in problems_of(write_story(tmp_path, {"places.csv": places}))]
    assert codes == ["P317"]
