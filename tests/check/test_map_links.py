"""Words that move the map: which of them lead nowhere; see data/problems too."""

from __future__ import annotations

import json
from pathlib import Path

from itinerarium.vocabulary.map_links import TARGETS
from tests.stories import REPOSITORY, problems_of, write_story

ROUTE = "from,to\noslo,bergen\n"


def told(folder: Path, files: dict[str, str | bytes | bool]) -> list[str]:
    """What is said of the map links of a story."""
    said = problems_of(write_story(folder, {"routes/main.csv": ROUTE, **files}))
    found = [one for one in said if one.code == "P340"]
    return [f"{one.file}:{one.line}:{one.column} {one.message}" for one in found]


def test_a_stop_that_is_not_on_the_map_is_none_that_a_link_leads_to(tmp_path: Path) -> None:
    links = " ".join(f"[{id_}](#stop={id_})" for id_ in ("oslo", "bergen", "lost", "bend"))
    places = (
        "id,name,lat,lon,stop,kind,text\n"
        f"oslo,Oslo,59.91,10.75,1,,{links}\nbergen,Bergen,60.39,5.32,2,,\n"
        "lost,Lost,,,3,,\nbend,Bend,60,8,4,waypoint,\n"
    )
    expected = "places.csv:2:7 expected the id of a stop after stop=, instead got"
    assert told(tmp_path, {"places.csv": places}) == [f'{expected} "lost"', f'{expected} "bend"']


def test_every_link_that_a_text_or_a_transcript_can_hold_is_looked_at(tmp_path: Path) -> None:
    places = (
        "id,name,lat,lon,media,text\n"
        "oslo,Oslo,59.91,10.75,letter.svg,[Kraków [Cracow]](#lang=xx)\n"
        "bergen,Bergen,60.39,5.32,,[Kraków [Cracow]](#place=bergn)\n"
    )
    files: dict[str, str | bytes | bool] = {
        "places.csv": places,
        "media.csv": "file,alt,transcript\nletter.svg,A letter,From [there](#place=osl)\n",
        "images/letter.svg": '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    }
    marker = "expected the id of a place with a marker after place=, instead got"
    assert told(tmp_path, files) == [
        'places.csv:2:6 expected place=, stop=, layer=, day= or bounds=, instead got "lang="',
        f'places.csv:3:6 {marker} "bergn"',
        f'media.csv:2:3 {marker} "osl"',
    ]


def test_the_page_follows_the_same_links_as_the_check() -> None:
    script = (REPOSITORY / "itinerarium/browser/story/map-links.js").read_text(encoding="utf-8")
    told = script.partition("TARGETS = ")[2].partition(";")[0]
    assert tuple(json.loads(told)) == TARGETS
