"""PDFs of handout, worksheet and key, and PNGs for slides."""

from __future__ import annotations

import io
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from math import prod
from pathlib import Path
from typing import TypeAlias, cast
from urllib.parse import urlencode

from PIL import Image, ImageColor

from itinerarium.build import build
from itinerarium.files.atomic import write_whole
from itinerarium.headless.chromium import Tab, chromium_tab, find_chromium
from itinerarium.paper.plan import plan_html, planned_lesson
from itinerarium.vocabulary.errors import RequestError
from itinerarium.vocabulary.story import Story

READY = "document.documentElement.dataset.paperReady"
SCREEN = (1920, 1200)
SMALLEST, LARGEST = 320, 8192
MOST_PIXELS = 36_000_000
"""As many as the largest screens have, 7680 x 4320: a browser draws no more in half a minute."""
LARGE = 10_000_000
"""Pixels from which on a picture is packed less tightly, which takes a quarter of the time."""
COLOURS = 160
ALIKE = 8
"""Colours are taken together that differ by less than this in red, green and blue."""
WEIGHT = 0.35
"""The power of its number of pixels that a colour weighs: below 1, or relief would take all."""

Colour: TypeAlias = tuple[int, int, int]

_PIXELS = re.compile(r"(\d+)[x×](\d+)")
_DATE = re.compile(rb"/(?:CreationDate|ModDate) ?\(D:[^)]*\)")


class SheetSize(StrEnum):
    """Paper sizes, always landscape."""

    a4 = "A4"
    a3 = "A3"


class SheetKind(StrEnum):
    """The sheets that can be printed."""

    handout = "handout"
    worksheet = "worksheet"
    key = "key"
    plan = "plan"


@dataclass(frozen=True, slots=True)
class Screenshot:
    """What a picture shows, and its size in pixels; without a stop it is the whole story."""

    width: int
    height: int
    stop: str = ""
    theme: str = ""


def print_sheets(
    folder: Path,
    output: Path,
    size: SheetSize,
    kinds: Iterable[SheetKind],
    language: str = "",
    theme: str = "",
    lesson: str = "",
) -> list[Path]:
    """Print the story in ``folder``, or a lesson of it, as one PDF for each kind of sheet.

    Returns
    -------
    The files, such as ``handout-a4-en.pdf`` or ``handout-seven-a4-en.pdf`` in ``output``.

    Raises
    ------
    BrowserError
        If no Chromium is found or it does not do its work.
    RequestError
        If the story has no such language or lesson.
    """
    written = []
    with _shown(folder) as (tab, page, story):
        chosen = _language(story, language)
        state = {"theme": theme, "lesson": _lesson(story, lesson)}
        tab.resize(*SCREEN)
        for kind in _printable(kinds, story, lesson):
            if kind is SheetKind.plan:
                address = _plan(page, story, lesson, chosen, size)
            else:
                sheet = {"paper": kind.name, "size": size.name, "lang": chosen}
                address = _address(page, **sheet, **_said(state))
            tab.open(address, READY)
            path = output / f"{_name(kind, size, story, lesson)}-{chosen}.pdf"
            write_whole(path, [without_dates(tab.pdf())])
            written.append(path)
    return written


def _printable(kinds: Iterable[SheetKind], story: Story, lesson: str) -> list[SheetKind]:
    """The sheets that there are: among several a missing plan is left out, alone it is an error."""
    chosen = list(kinds)
    if SheetKind.plan not in chosen or planned_lesson(story, lesson):
        return chosen
    if len(chosen) == 1:
        missing = f"the lesson {lesson!r} has no plan" if lesson else "no lesson has a plan"
        raise RequestError(f"{missing}: write aims, tasks_for_all and so on into [[lessons]]")
    return [kind for kind in chosen if kind is not SheetKind.plan]


def _plan(page: Path, story: Story, lesson: str, language: str, size: SheetSize) -> str:
    """The address of a lesson's plan, written beside the page."""
    path = page.with_name("plan.html")
    html = plan_html(story, planned_lesson(story, lesson), language, size.value)
    write_whole(path, [html.encode("utf-8")])
    return path.resolve().as_uri()


def take_picture(folder: Path, path: Path, picture: Screenshot, language: str = "") -> int:
    """Write a picture of the story in ``folder`` as PNG, for slides.

    Returns
    -------
    The file's size in bytes.

    Raises
    ------
    BrowserError
        If no Chromium is found or it does not do its work.
    RequestError
        If the story has no such language or stop.
    """
    with _shown(folder) as (tab, page, story):
        chosen = _language(story, language)
        state = {"stop": _stop(story, picture.stop), "theme": picture.theme}
        tab.resize(picture.width, picture.height)
        tab.open(_address(page, paper="picture", lang=chosen, **_said(state)), READY)
        return write_whole(path, [with_few_colours(tab.png(), strand_colours(story))])


def size_in_pixels(text: str) -> tuple[int, int]:
    """Width and height from ``1920x1080``.

    Raises
    ------
    RequestError
        If it is no size, or one that no picture can have.
    """
    match = _PIXELS.fullmatch(text.strip().lower())
    sides = [int(side) for side in match.groups()] if match else []
    fit = all(SMALLEST <= side <= LARGEST for side in sides) and prod(sides) <= MOST_PIXELS
    if not sides or not fit:
        raise RequestError(
            f"expected a size such as 1920x1080, each side from {SMALLEST} to {LARGEST} and "
            f"{MOST_PIXELS // 1_000_000} million pixels at most, instead got {text!r}"
        )
    return sides[0], sides[1]


def without_dates(pdf: bytes) -> bytes:
    """The PDF without its creation dates, so that the same story gives the same bytes.

    The dates give way to as many blanks: the file's table of offsets stays true.
    """
    return _DATE.sub(lambda match: b" " * len(match[0]), pdf)


def with_few_colours(png: bytes, kept: Sequence[Colour]) -> bytes:
    """The picture in few colours of its own: a third of the size, and hardly an eye sees it.

    ``kept`` are in it as they are, or a strand with a short line would take another's colour.
    """
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("RGB")
    reduced = picture.quantize(palette=_palette(picture, kept), dither=Image.Dither.NONE)
    said = io.BytesIO()
    is_large = picture.width * picture.height > LARGE
    reduced.save(said, "PNG", optimize=not is_large)
    return said.getvalue()


def strand_colours(story: Story) -> list[Colour]:
    """The colours of the story's strands, as far as a palette has room for them."""
    colours = [ImageColor.getrgb(route["colour"]) for route in story["routes"]]
    return [(red, green, blue) for red, green, blue, *_ in colours][: COLOURS // 2]


def _palette(picture: Image.Image, kept: Sequence[Colour]) -> Image.Image:
    """The colours that represent the picture best: few for the sea, one for a thin red line."""
    counted = picture.getcolors(picture.width * picture.height) or ()
    pixels = {cast(Colour, colour): number for number, colour in counted}
    sizes: Counter[Colour] = Counter()
    chief: dict[Colour, Colour] = {}
    for colour, number in sorted(pixels.items(), key=lambda item: (-item[1], item[0])):
        alike = (colour[0] // ALIKE, colour[1] // ALIKE, colour[2] // ALIKE)
        chief.setdefault(alike, colour)
        sizes[alike] += number
    sample = [chief[alike] for alike, size in sizes.items() for _ in range(int(size**WEIGHT))]
    strip = Image.new("RGB", (len(sample), 1))
    strip.putdata(sample)
    found = strip.quantize(COLOURS - len(kept), Image.Quantize.MEDIANCUT).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*chain(*kept), *found])
    return palette


@contextmanager
def _shown(folder: Path) -> Iterator[tuple[Tab, Path, Story]]:
    """The story's page, built for this alone, and a browser to show it in."""
    program = find_chromium()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        built = build(folder, Path(place), page_only=True)
        with chromium_tab(program) as tab:
            yield tab, built.path, built.story


def _address(page: Path, **state: str) -> str:
    return f"{page.resolve().as_uri()}#{urlencode(state)}"


def _said(state: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in state.items() if value}


def _language(story: Story, language: str) -> str:
    languages = story["languages"]
    if language and language not in languages:
        raise RequestError(f"the story is said in {', '.join(languages)}, not in {language!r}")
    return language or languages[0]


def _name(kind: SheetKind, size: SheetSize, story: Story, lesson: str) -> str:
    if kind is SheetKind.plan:
        lesson = planned_lesson(story, lesson)
    names = [one["id"] for one in story.get("lessons", ()) if one["id"] == lesson]
    middle = names or (["lesson"] if lesson else [])
    return "-".join([kind.name, *middle, size.name])


def _lesson(story: Story, lesson: str) -> str:
    """The lesson, which is one of the story's or a list of its stops, with minutes or without."""
    known = [one["id"] for one in story.get("lessons", ())]
    stops = [one.partition(":")[0] for one in lesson.partition("/")[0].split(",")]
    if not lesson or lesson in known or all(one in story["stops"] for one in stops):
        return lesson
    raise RequestError(
        f"the story has no lesson {lesson!r}; it has {', '.join(known) or 'none'}; "
        "ids of stops may be given, too, with commas between"
    )


def _stop(story: Story, stop: str) -> str:
    if stop and stop not in story["stops"]:
        raise RequestError(f"the story has no stop {stop!r}; it has {', '.join(story['stops'])}")
    return stop
