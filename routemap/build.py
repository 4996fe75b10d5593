"""A story folder -> one HTML file: the steps one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson
from platformdirs import user_cache_path

from routemap.article import article_html
from routemap.basemap.plate import Plate, core_bounds, make_plate
from routemap.check import check
from routemap.compose import compose, compose_passed
from routemap.draw import draw, stable_ids
from routemap.errors import Problem, RequestError
from routemap.export import exported
from routemap.fonts import font_rules
from routemap.inline import small
from routemap.page import page_pieces, write_together
from routemap.read import read_folder
from routemap.story import Passed, Story
from routemap.texts import control_texts
from routemap.trace import trace_routes

PAGE_NAME = "index.html"
MOST_CLOSE_LOOKS = 1000
"""Above this many places the coast is not drawn finer, nor the fonts cut, for each of them."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the file, its size in bytes, the story in it and the warnings."""

    path: Path
    size: int
    story: Story
    warnings: tuple[Problem, ...]


def build(
    folder: Path, output: Path, tell: Progress = lambda _: None, *, page_only: bool = False
) -> Built:
    """The story in ``folder`` as ``output/index.html``; ``tell`` hears each step's name.

    Beside it stand the files for others, ``story.geojson`` and so on, unless ``page_only``.

    Raises
    ------
    DataError
        If the story has problems: nothing is written, and the old files stay.
    OutputError
        If a file cannot be written; then none is.
    RequestError
        If the output is a story's own folder, whose places.csv would be written over.
    """
    if not page_only:
        _refuse_story_folder(folder, output)
    story, passed, warnings = _told(folder, tell)
    tell("Drawing")
    files = {output / PAGE_NAME: story_html(story)}
    if not page_only:
        files.update((output / name, iter([data])) for name, data in exported(story, passed))
    tell("Writing")
    path = output / PAGE_NAME
    return Built(path, write_together(files)[path], story, warnings)


def _refuse_story_folder(folder: Path, output: Path) -> None:
    if (output / "routes").is_dir() or output.resolve() == folder.resolve():
        raise RequestError(
            f"expected an output folder that is no story's own, instead got {output}: "
            "its places.csv would be written over; choose another, or add --page-only"
        )


def output_of(story: Path) -> Path:
    """Where a story's page goes if nothing else is said: ``output/`` in, or beside, the story."""
    return (story.parent if story.is_file() else story) / "output"


def told_story(folder: Path, tell: Progress = lambda _: None) -> tuple[Story, tuple[Problem, ...]]:
    """The story in a folder, and its warnings."""
    story, _, warnings = _told(folder, tell)
    return story, warnings


def _told(folder: Path, tell: Progress) -> tuple[Story, Passed, tuple[Problem, ...]]:
    """The story in a folder, what its legs pass, and its warnings; the rest is let go here."""
    tell("Reading")
    sheets = read_folder(folder)
    tell("Checking")
    checked = check(sheets)
    del sheets
    tell("Tracing the routes")
    story = compose(checked.atlas, trace_routes(checked.atlas))
    return story, compose_passed(checked.atlas), checked.warnings


def story_html(story: Story) -> Iterator[bytes]:
    """The page of a composed story in pieces, the same for the same story."""
    plate = plate_of(story).as_data()
    texts = control_texts(story["languages"])
    with stable_ids():
        page_map = draw(story, plate, texts, fonts_of(story, texts))
        return page_pieces(page_map, story, small("text/html", article_html(story)))


def fonts_of(story: Story, texts: Mapping[str, Mapping[str, str]]) -> str:
    """The fonts with the letters of the page; the usual ones for a story of very many places."""
    cache = user_cache_path("routemap")
    if len(story["places"]) > MOST_CLOSE_LOOKS:
        return font_rules(set(), cache=cache)
    names = [place.get("variants", []) for place in story["places"]]
    told = [{**place, "variants": []} for place in story["places"]]
    return font_rules(_letters([{**story, "places": told}, texts]), _letters(names), cache)


def _letters(data: object) -> set[str]:
    return set(orjson.dumps(data).decode("utf-8"))


def plate_of(story: Story) -> Plate:
    """The relief and coasts for this story: fine where its stops are, finest at its places."""
    places = story["places"]
    stops = [place for place in places if "stop" in place] or places
    near = [(place["lon"], place["lat"]) for place in places]
    core = core_bounds((place["lon"], place["lat"]) for place in stops)
    cache = user_cache_path("routemap")
    return make_plate(core, cache, near if len(near) <= MOST_CLOSE_LOOKS else [])
