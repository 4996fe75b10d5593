"""Words that move the map: which of them lead nowhere; see data/problems too."""

from __future__ import annotations

from pathlib import Path

from tests.stories import problems_of, write_story

ROUTE = "from,to\noslo,bergen\n"


def told(folder: Path, files: dict[str, str | bytes | bool]) -> list[str]:
    """What is said of the map links of a story."""
    found = problems_of(write_story(folder, {"routes/main.csv": ROUTE, **files}))
    return [f"{one.file}:{one.line}:{one.column} {one.message}" for one in found if one.code == "P340"]


def test_a_stop_that_is_not_on_the_map_is_none_that_a_link_leads_to(tmp_path: Path) -> None:
    links = " ".join(f"[{id_}](#stop={id_})" for id_ in ("oslo", "bergen", "lost", "bend"))
    places = (
        "id,name,lat,lon,stop,kind,text\n"
        f"oslo,Oslo,59.91,10.75,1,,{links}\nbergen,Bergen,60.39,5.32,2,,\n"
        "lost,Lost,,,3,,\nbend,Bend,60,8,4,waypoint,\n"
    )
    expected = "places.csv:2:7 expected the id of a stop after stop=, instead got"
    assert told(tmp_path, {"places.csv": places}) == [f'{expected} "lost"', f'{expected} "bend"']
