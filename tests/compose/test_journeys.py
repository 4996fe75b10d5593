"""Journeys: which legs they take, how long they are, and that an export keeps them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from itinerarium import read_story
from itinerarium.new.folder import begin
from itinerarium.page.article import article_html
from itinerarium.vocabulary.story import JourneyData, Story
from tests.exports import exports_of
from tests.stories import write_story

PLACES = """id,name,lat,lon,kind,rank,stop
oslo,Oslo,59.91,10.75,,2,2
hamar,Hamar,60.79,11.07,,1,3
bergen,Bergen,60.39,5.32,,2,1
bend,Bend,62,4,waypoint,,
tromso,Tromsø,69.65,18.96,,1,
narvik,Narvik,68.44,17.43,,3,
"""
WEST = """from,to,via,mode,start,end
oslo,bergen,hamar,rail,1942-02,1942-03
oslo,bergen,,rail,1942-08,1942-09
bergen,tromso,bend,ship,1942-10-05,1942-10-09
"""
NORTH = """from,to,mode,start,end
bergen,tromso,ship,1942-09-20,1942-09-25
narvik,tromso,ship,1942-01,1942-02
"""
HEAD = 'languages = ["en", "pl"]\nsources.book.text = "A book"\n[[journeys]]\nid = "main"\n'
TITLES = 'title = "North"\ntitle_pl = "Północ"\n'


def story_of(folder: Path, journey: str) -> Story:
    files: dict[str, str | bytes | bool] = {
        "places.csv": PLACES,
        "routes/main.csv": False,
        "routes/west.csv": WEST,
        "routes/north.csv": NORTH,
        "story.toml": HEAD + TITLES + journey,
    }
    return read_story(write_story(folder, files))


def journey_of(folder: Path, journey: str) -> JourneyData:
    return story_of(folder, journey)["journeys"][0]


def legs_of(folder: Path, journey: str) -> list[str]:
    return [leg for _, _, leg, _ in journey_of(folder, journey)["legs"]]


CHOICES = {
    'way = ["oslo", "bergen", "tromso"]': ["west/1", "west/3"],
    'way = ["oslo@1942-08", "bergen", "tromso"]': ["west/2", "west/3"],
    'way = ["oslo", "bergen"]\nstrands = ["west"]': ["west/1"],
    'way = ["oslo", "bergen", "tromso"]\nstrands = ["west", "north"]': ["west/1", "west/3"],
    'way = ["bergen", "tromso"]': ["north/1"],
    'way = ["bergen", "tromso"]\nstrands = ["west"]': ["west/3"],
    'way = ["oslo", "hamar", "bergen", "tromso"]': ["west/1", "west/1", "west/3"],
}


def test_a_journey_takes_whole_legs_of_one_route_in_time(tmp_path: Path) -> None:
    found = {one: legs_of(tmp_path / str(n), one) for n, one in enumerate(CHOICES)}
    assert found == CHOICES


def test_a_journey_is_as_long_as_its_legs_and_their_parts(tmp_path: Path) -> None:
    journey = journey_of(tmp_path, 'way = ["oslo", "hamar", "bergen", "tromso"]\n')
    first = read_story(tmp_path)["routes"][1]["legs"][0]["km"]
    lengths = [km for _, _, _, km in journey["legs"]]
    assert sum(lengths[:2]) == pytest.approx(first, abs=0.11)
    assert lengths[0] == pytest.approx(99.6, abs=0.5)  # Oslo to Hamar, by GeographicLib's geod
    assert journey["km"] == pytest.approx(sum(lengths), abs=0.2)


def test_the_main_stages_and_the_ends_are_numbered_unless_others_are_named(tmp_path: Path) -> None:
    way = 'way = ["oslo", "hamar", "bergen", "tromso"]\n'
    assert journey_of(tmp_path / "a", way)["stages"] == ["oslo", "hamar", "tromso"]
    named = journey_of(tmp_path / "b", way + 'stages = ["bergen", "oslo"]\n')
    assert named["stages"] == ["bergen", "oslo"]


def test_a_journey_has_its_dates_and_the_stops_that_it_comes_to(tmp_path: Path) -> None:
    journey = journey_of(
        tmp_path,
        'way = ["oslo", "hamar", "bergen", "tromso"]\nbranches = [["narvik", "tromso"]]\n',
    )
    assert (journey["start"], journey["end"]) == ("1942-02", "1942-10-09")
    assert journey["when"]["en"] == "February 1942 – 9 October 1942"
    assert journey["stops"] == ["oslo", "hamar", "bergen"]
    assert [leg for _, _, leg, _ in journey["branches"][0]["legs"]] == ["north/2"]


def test_a_story_without_journeys_says_nothing_of_them(tmp_path: Path) -> None:
    assert "journeys" not in read_story(write_story(tmp_path, {}))


def test_the_article_tells_each_journey_with_its_stages_and_sources(tmp_path: Path) -> None:
    text = 'text = "By **ship**"\nway = ["bergen", "tromso"]\nsources = ["book"]\n'
    article = article_html(story_of(tmp_path, text)).partition('class="read-journeys"')[2]
    told = article.partition("</section>")[0]
    assert "<h3>North</h3>" in told
    assert "<p>By <strong>ship</strong></p>" in told
    assert re.findall("<li>(.*?)</li>", told) == ["Bergen", "Tromsø"]
    assert 'href="#source-book"' in told
    assert "read-journeys" not in article_html(read_story(write_story(tmp_path / "plain", {})))


def test_a_strand_that_is_not_shown_comes_last_and_journeys_take_its_legs(tmp_path: Path) -> None:
    hidden = '[strands.north]\ntitle = "By the coast"\nshown = false\n[strands.west]\n'
    story = story_of(tmp_path / "story", 'way = ["bergen", "tromso"]\n' + hidden)
    assert [(one["id"], one.get("shown")) for one in story["routes"]] == [
        ("west", None),
        ("north", False),
    ]
    assert [leg for _, _, leg, _ in story["journeys"][0]["legs"]] == ["north/1"]
    source = tmp_path / "story.geojson"
    source.write_bytes(exports_of(tmp_path / "story")["story.geojson"])
    begin(tmp_path / "again", source)
    assert read_story(tmp_path / "again")["routes"] == story["routes"]


def test_journeys_and_whose_strength_it_is_come_back_from_an_export(tmp_path: Path) -> None:
    text = """text = "By **ship**"
text_pl = "Statkiem"
way = ["oslo@1942-08", "bergen", "tromso"]
branches = [["narvik", "tromso"]]
stages = ["tromso"]
strands = ["west", "north"]
sources = ["book"]
[[strength]]
date = "1942"
people = 7
title = "in the north"
"""
    before = story_of(tmp_path / "story", text)
    source = tmp_path / "story.geojson"
    source.write_bytes(exports_of(tmp_path / "story")["story.geojson"])
    begin(tmp_path / "again", source)
    again = read_story(tmp_path / "again")
    assert again["journeys"] == before["journeys"]
    assert again["strength"] == before["strength"]
    assert again["strength"][0]["title"] == {"en": "in the north"}
