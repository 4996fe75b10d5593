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
