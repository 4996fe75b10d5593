"""What is missing or unknown does not keep a class from its map."""

from __future__ import annotations

from pathlib import Path

import pytest

from itinerarium.build import build, read_story
from itinerarium.cli import main
from itinerarium.page.article import article_html
from itinerarium.vocabulary.story import Story
from tests.stories import problems_of, write_story

PLACES = (
    "name,lat,lon,stop,text\nKraków,50.06,19.94,1,\nStara Wieś,,,2,A night in a barn.\n"
    "Lwów,49.84,24.03,3,\nKijów,50.45,30.52,4,\n"
)


def legs_of(story: Story) -> list[tuple[str, str, str, str]]:
    return [
        (leg["from"], leg["to"], leg["mode"], leg.get("certainty", ""))
        for route in story["routes"]
        for leg in route["legs"]
    ]


def test_a_place_without_coordinates_is_told_and_its_neighbours_are_joined(tmp_path: Path) -> None:
    route = "from,to,mode\nkrakow,stara_wies,foot\nstara_wies,lwow,foot\nlwow,kijow,rail\n"
    folder = write_story(tmp_path, {"places.csv": PLACES, "routes/main.csv": route})
    story = read_story(folder)
    assert story["stops"] == ["krakow", "lwow", "kijow"]
    assert legs_of(story) == [("krakow", "lwow", "foot", "guess"), ("lwow", "kijow", "rail", "")]
    article = article_html(story)
    assert "Stara Wieś" in article
    assert "A night in a barn." in article
    assert [(one.code, one.severity) for one in problems_of(folder)] == [("P309", "warning")]


def test_settings_that_name_such_a_place_do_not_stop_the_build(tmp_path: Path) -> None:
    route = "from,to\nkrakow,stara_wies\nstara_wies,lwow\nlwow,kijow\n"
    settings = (
        '[[journeys]]\nid = "all"\ntitle = "All"\nway = ["krakow", "stara_wies", "lwow"]\n'
        'stages = ["stara_wies", "lwow"]\n'
        '[[annotations]]\nplace = "stara_wies"\ntext = "A barn"\nstops = ["krakow"]\n'
        '[[lessons]]\nid = "one"\ntitle = "One"\nminutes = 9\nstops = ["krakow", "stara_wies:4"]\n'
    )
    files = {"places.csv": PLACES, "routes/main.csv": route, "story.toml": settings}
    story = read_story(write_story(tmp_path, files))
    assert story["journeys"][0]["stages"] == ["lwow"]
    assert "annotations" not in story
    assert story["lessons"][0]["stops"] == ["krakow"]


def test_strict_refuses_what_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    route = "from,to\nkrakow,lwow\n"
    folder = write_story(tmp_path, {"places.csv": PLACES, "routes/main.csv": route})
    assert main(["check", str(folder)]) == 0
    assert main(["check", "--strict", str(folder)]) == 1
    assert main(["build", "--strict", str(folder)]) == 1
    assert "P309" in capsys.readouterr().err
    assert not (folder / "output").exists()


def test_one_place_is_a_map(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("name,lat,lon\nOslo,59.9,10.7\n")
    assert problems_of(tmp_path) == ()
    built = build(tmp_path, tmp_path / "output")
    assert [place["id"] for place in built.story["places"]] == ["oslo"]
    assert built.size > 500_000


def test_legs_name_places_by_id_or_by_any_name(tmp_path: Path) -> None:
    places = (
        "id,name,name_pl,variants,lat,lon\nkyiv,Kyiv,Kijów,Kiev@en,50.45,30.52\n"
        "lviv,Lviv,Lwów,Lemberg@de,49.84,24.03\n"
    )
    route = "from,to\nkyiv,LWÓW\nLemberg,Kiev\nLviv,kijow\n"
    story = read_story(write_story(tmp_path, {"places.csv": places, "routes/main.csv": route}))
    assert {leg[:2] for leg in legs_of(story)} == {("kyiv", "lviv"), ("lviv", "kyiv")}


MODES = {
    "Train": "rail", "ciężarówka": "road", "Bus": "road", "велосипед": "road", "samolot": "air",
    "Fähre": "ship", "à pied": "foot", "marsz": "foot", "поїзд": "rail", "": "road",
    "zeppelin": "zeppelin", "hot-air baloon": "hot-air_baloon", "ox sled": "ox_sled",
}  # fmt: skip


def test_a_mode_may_be_any_word(tmp_path: Path) -> None:
    pairs = [("a", "b") if number % 2 else ("b", "a") for number in range(len(MODES))]
    legs = [f"{one},{other},{word}" for (one, other), word in zip(pairs, MODES, strict=True)]
    files = {
        "places.csv": "name,lat,lon\nA,50,20\nB,51,21\n",
        "routes/main.csv": "\n".join(["from,to,mode", *legs, ""]),
        "story.toml": 'languages = ["en", "pl"]\n[modes."ox sled"]\ntitle = "By ox sled"\n'
        'title_pl = "Wolim zaprzęgiem"\nline = "sledge"\nsymbol = "⛄"\n',
    }
    folder = write_story(tmp_path, files)
    story = read_story(folder)
    assert [leg[2] for leg in legs_of(story)] == [*MODES.values()]
    assert [one.code for one in problems_of(folder)] == ["P403", "P403"]
    assert story["modes"]["ox_sled"] == {"en": "⛄ By ox sled", "pl": "⛄ Wolim zaprzęgiem"}
    assert story["modes"]["zeppelin"] == {"en": "zeppelin"}
    looks = {leg["mode"]: leg.get("look") for leg in story["routes"][0]["legs"]}
    assert (looks["ox_sled"], looks["zeppelin"], looks["rail"]) == ("sledge", "road", None)
    assert "⛄ By ox sled" in article_html(story)


def test_a_name_that_two_places_bear_means_the_next_on_the_way(tmp_path: Path) -> None:
    places = (
        "id,name,lat,lon,stop\nberlin,Berlin,52.5,13.4,1\nmain,Frankfurt (Main),50.1,8.7,2\n"
        "oder,Frankfurt,52.3,14.5,3\nposen,Posen,52.4,16.9,4\n"
    )
    route = "from,to\nBerlin,Frankfurt\nFrankfurt,Frankfurt\nFrankfurt,Posen\n"
    folder = write_story(tmp_path, {"places.csv": places, "routes/main.csv": route})
    ends = [(one, other) for one, other, *_ in legs_of(read_story(folder))]
    assert ends == [("berlin", "main"), ("main", "oder"), ("oder", "posen")]
    assert [one.code for one in problems_of(folder)] == ["P409"] * 4


def test_headings_for_dates_are_understood_in_a_story_too(tmp_path: Path) -> None:
    places = "Miejsce;Szerokość;Długość;Data\nTykocin;53,2;22,77;1831-09-12\nPłock;52,5;19,7;\n"
    route = "skąd;dokąd\nTykocin;Płock\n"
    folder = write_story(tmp_path, {"places.csv": places, "routes/main.csv": route})
    assert read_story(folder)["places"][0]["start"] == "1831-09-12"
