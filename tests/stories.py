"""Small story folders for tests: a good one, and the same with some files replaced."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from itinerarium.check import Checked, check
from itinerarium.read import read_folder
from itinerarium.vocabulary.errors import DataError, Problem

REPOSITORY = Path(__file__).resolve().parent.parent
GOOD_STORY: Mapping[str, str] = {
    "places.csv": (
        "id,name,lat,lon\norenburg,Orenburg,51.77,55.10\ntashkent,Tashkent,41.31,69.28\n"
    ),
    "routes/main.csv": "from,to\norenburg,tashkent\n",
}

TWICE_STORY: Mapping[str, str] = {
    "places.csv": (
        "id,name,name_pl,modern,lat,lon,rank,stop,start,lead,text,question\n"
        "orenburg,Orenburg,Orenburg,Russia,51.77,55.10,1,2,1941-09,The army gathers.,"
        "Tents in the **snow**.,Why here?\n"
        "tashkent,Tashkent,Taszkent,Uzbekistan,41.31,69.28,2,3,1942-02,It is warm.,Far south.,\n"
        "buzuluk,Buzuluk,Buzułuk,Russia,52.79,52.26,3,,,,,\n"
    ),
    "stops.csv": (
        "id,stop,place,bounds,title,title_pl,start,chapter,minutes,lead,text,question,answer\n"
        'steppe,1,,"36, 46, 55, 75",The whole steppe,Cały step,,The steppe,4,So far it is.,'
        "From the Volga to the mountains.,,\n"
        ",4,orenburg,,Back again,Znowu tu,1943-05,,7,The tents are gone.,"
        "Only [the steppe](#stop=steppe) is left.,Who is gone?,The army.\n"
        ",5,buzuluk,,,,1944,,,,Here it ends.,,\n"
    ),
    "routes/main.csv": (
        "from,to,mode,start\norenburg,tashkent,rail,1942-01\ntashkent,orenburg,rail,1943-04\n"
        "orenburg,buzuluk,road,1944\n"
    ),
    "story.toml": (
        'title = "Twice"\nlanguages = ["en", "pl"]\n'
        '[[journeys]]\nid = "all"\ntitle = "All"\nway = ["tashkent", "orenburg", "buzuluk"]\n'
        '[[annotations]]\nplace = "orenburg"\ntext = "empty now"\nstops = ["back_again"]\n'
        '[[lessons]]\nid = "short"\ntitle = "Short"\nminutes = 20\n'
        'stops = ["back_again:5", "steppe", "orenburg"]\naims = "To see it"\n'
    ),
}
"""A story that begins with a wide view and comes to Orenburg twice."""


@cache
def shipped_story() -> Checked:
    """The repository's own story, read and checked once in a process."""
    return check(read_folder(REPOSITORY))


def write_story(folder: Path, files: Mapping[str, str | bytes | bool]) -> Path:
    """Write the good story with ``files`` instead of its own; ``False`` takes one away."""
    for name, content in {**GOOD_STORY, **files}.items():
        path = folder / name
        if isinstance(content, bool):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return folder


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Every problem of a story folder, warnings too."""
    try:
        return check(read_folder(folder)).warnings
    except DataError as error:
        return error.problems
