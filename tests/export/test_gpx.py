"""story.gpx is GPX 1.1: every rule of its schema, at the edges of the world too."""

from __future__ import annotations

import re

import pytest

from tests.conftest import REPOSITORY, StoryFolder
from tests.exports import HARD_STORY, exports_of
from tests.gpx_schema import broken_rules

EDGES = {
    "places.csv": (
        "id,name,lat,lon\neast,East,-10,180\nwest,West,-12,-180\nnorth,North Pole,90,0\n"
        "south,South Pole,-90,10\nfiji,Fiji,-18.1,178.4\nsamoa,Samoa,-13.8,-171.8\n"
        "near,Near zero,0.00001,-0.00001\n"
    ),
    "routes/main.csv": (
        "from,to,mode\nfiji,east,ship\neast,west,ship\nwest,samoa,ship\nsamoa,fiji,ship\n"
        "fiji,north,air\nnorth,south,air\nsouth,near,air\n"
    ),
}
WHOLE = (
    '<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="x"><metadata>'
    '<name>a</name><bounds minlat="0" minlon="0" maxlat="1" maxlon="1"/></metadata>'
    '<wpt lat="90" lon="-180"><name>b</name><type>c</type></wpt>'
    '<trk><name>d</name><trkseg><trkpt lat="0" lon="179.9"/></trkseg></trk></gpx>'
)


@pytest.mark.parametrize("story", ["hard", "edges", "shipped", "endurance", "villages"])
def test_the_gpx_of_a_story_breaks_no_rule(story_folder: StoryFolder, story: str) -> None:
    own = {"hard": HARD_STORY, "edges": EDGES}
    folders = {"shipped": REPOSITORY}
    if story in own:
        folder = story_folder(own[story])
    else:
        folder = folders.get(story, REPOSITORY / "examples" / story)
    assert broken_rules(exports_of(folder)["story.gpx"]) == []


def test_a_line_stays_on_its_side_of_the_antimeridian(story_folder: StoryFolder) -> None:
    text = exports_of(story_folder(EDGES))["story.gpx"].decode("utf-8")
    segments = re.findall(r"<trkseg>(.*?)</trkseg>", text)
    sides = [{float(lon) > 0 for lon in re.findall(r'lon="([^"]+)"', one)} for one in segments]
    assert [side for side in sides[:3] if len(side) != 1] == []
    assert 'lon="179.99999"' in segments[0]
    assert '<wpt lat="-10" lon="179.99999">' in text
    assert '<wpt lat="-12" lon="179.99999">' in text


def test_the_westernmost_longitude_is_minus_180(story_folder: StoryFolder) -> None:
    places = "id,name,lat,lon\nwest,West,-12,-180\nsamoa,Samoa,-13.8,-171.8\n"
    story = {"places.csv": places, "routes/main.csv": "from,to\nwest,samoa\n"}
    data = exports_of(story_folder(story))["story.gpx"]
    assert broken_rules(data) == []
    assert b'<wpt lat="-12" lon="-180">' in data


def test_the_rules_find_each_fault() -> None:
    assert broken_rules(WHOLE.encode()) == []
    faults = {
        'lon="179.9"': ('lon="180"', 'trkpt: lon="180"'),
        'lat="90"': ('lat="90.1"', 'wpt: lat="90.1"'),
        'lon="-180"': ('lon="-1.8e2"', 'wpt: lon="-1.8e2"'),
        'minlon="0"': ("", "bounds: it has no minlon"),
        'version="1.1"': ('version="1.0"', 'gpx: version="1.0"'),
        "<name>b</name><type>c</type>": ("<type>c</type><name>b</name>", "['type', 'name']"),
        "<name>d</name>": ("<name>d</name><name>e</name>", "name stands in it 2 times"),
        "<trkseg>": ("<trkseg>text", "a text stands in it: 'text'"),
        "<name>a</name>": ("<title>a</title>", "these stand in it: ['title']"),
        "<type>c</type>": ("<fix>gps</fix>", "fix: its text is 'gps'"),
    }
    missed = {
        old: found
        for old, (new, fault) in faults.items()
        if fault not in (found := "; ".join(broken_rules(WHOLE.replace(old, new).encode())))
    }
    assert missed == {}
