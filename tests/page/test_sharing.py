"""What search engines, and links to the page, show of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest

from itinerarium.build import build
from itinerarium.offline.page import problems_of_page
from itinerarium.offline.scan import scan
from itinerarium.page.sharing import time_of
from itinerarium.vocabulary.story import PlaceData
from tests.stories import write_story

PLACES = (
    "id,name,name_pl,lat,lon,stop\n"
    "orenburg,Orenburg,Orenburg,51.77,55.10,1\ntashkent,</script>,Taszkent,41.31,69.28,2\n"
)
TITLE = 'title = "A </script> walk"\nlanguages = ["en", "pl"]\n'
NO_FILES: Mapping[str, str] = {}
HEAD = 'url = "https://example.org/walk/#top"\npreview = "https://example.org/walk/preview.png"\n'


def page_of(folder: Path, head: str = "", more: Mapping[str, str] = NO_FILES) -> str:
    files = {"places.csv": PLACES, "story.toml": head + TITLE, **more}
    built = build(write_story(folder / "story", files), folder / "out", page_only=True)
    return built.path.read_text(encoding="utf-8")


def test_a_published_page_tells_its_address_languages_and_stops(tmp_path: Path) -> None:
    page = page_of(tmp_path, HEAD)
    assert '<link rel="canonical" href="https://example.org/walk/">' in page
    assert '<meta property="og:image" content="https://example.org/walk/preview.png">' in page
    others = re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]*)"', page)
    [told] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    article = json.loads(told)
    assert others == [
        ("en", "https://example.org/walk/#lang=en"),
        ("pl", "https://example.org/walk/#lang=pl"),
    ]
    assert (article["@type"], article["headline"]) == ("Article", "A </script> walk")
    assert article["inLanguage"] == ["en", "pl"]
    assert article["about"][1] == {
        "@type": "Place",
        "name": "</script>",
        "url": "https://example.org/walk/#stop=tashkent",
        "geo": {"@type": "GeoCoordinates", "latitude": 41.31, "longitude": 69.28},
    }
    assert list(problems_of_page("index.html", scan(page))) == []


def test_a_stop_that_is_no_place_is_told_without_a_point(tmp_path: Path) -> None:
    stops = 'stop,place,bounds,title\n3,orenburg,,Again\n4,,"50,50,55,60",The steppe\n'
    page = page_of(tmp_path, HEAD, {"stops.csv": stops})
    [told] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    about = json.loads(told)["about"]
    assert [("geo" in one) for one in about] == [True, True, True, False]
    assert about[3]["name"] == "The steppe"


def test_nothing_is_invented_of_a_page_without_address(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    for word in ("canonical", "hreflang", "og:url", "og:image", "twitter:", "ld+json"):
        assert f'{word}"' not in page, word


@pytest.mark.parametrize(
    ("dates", "time"),
    [
        ({"start": "1942-03-24"}, "1942-03-24"),
        ({"start": "1942-03", "end": "1942-03"}, "1942-03"),
        ({"start": "1942-03-24", "end": "1942-04-05"}, ""),
        ({"start": "1942~"}, ""),
        ({"start": "-0480"}, ""),
        ({"end": "1942"}, ""),
        ({}, ""),
    ],
    ids=str,
)
def test_a_time_is_a_date_that_html_knows(dates: dict[str, str], time: str) -> None:
    assert time_of(cast(PlaceData, dates)) == time
