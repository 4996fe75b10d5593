"""The strands of the shipped story told apart by every eye, in every theme, on land and on sea."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations, pairwise

import numpy as np
import pytest
from PIL.ImageColor import getrgb

from itinerarium.check.settings.strand_colours import (
    LEAST_APART,
    SIGHTS,
    distance,
    seen,
)
from tests.colour import Numbers, contrast
from tests.conftest import REPOSITORY

LEAST_FROM_GROUND = 20.0
"""From the land, the sea and the band beneath each line."""
LEAST_ON_WALL = 3.0
"""WCAG's least contrast of graphical objects, here at the back of a bright room."""
BROWSER = REPOSITORY / "itinerarium" / "browser"


def properties(theme: str) -> dict[str, str]:
    """A theme's custom properties; those that it leaves are the atlas's."""
    sheets = "".join(
        (BROWSER / "styles" / name).read_text("utf-8") for name in ("theme.css", "themes.css")
    )
    own = re.findall(rf'(?::root|html\[data-theme="{theme}"\]) \{{(.*?)\n?\}}', sheets, re.DOTALL)
    return dict(re.findall(r"(--[\w-]+): ([^;]+);", "".join(own)))


def rgb(colour: str) -> Numbers:
    return np.array(getrgb(colour), dtype=float)


def lifted(colour: str, part: float) -> str:
    """Nearer to white or to black, as themes.js has it."""
    end = 255 if part > 0 else 0
    return "#" + "".join(f"{round(one + (end - one) * abs(part)):02x}" for one in rgb(colour))


def strands(folder: str = ".") -> dict[str, str]:
    story = tomllib.loads((REPOSITORY / folder / "story.toml").read_text("utf-8"))
    return {name: strand["colour"] for name, strand in story["strands"].items()}


def strands_in(theme: str, folder: str = ".") -> dict[str, str]:
    lift = float(properties(theme)["--strand-lift"])
    return {name: lifted(colour, lift) for name, colour in strands(folder).items()}


def close_pairs(colours: dict[str, str], sight: str, least: float) -> list[str]:
    apart = {
        f"{one} and {other}": distance(seen(colours[one], sight), seen(colours[other], sight))
        for one, other in combinations(colours, 2)
    }
    return [f"{pair}: {far:.1f}" for pair, far in apart.items() if far < least]


@pytest.mark.parametrize("sight", SIGHTS)
def test_grey_stays_grey_to_every_eye(sight: str) -> None:
    assert distance(seen("#808080", sight), seen("#808080", "normal")) < 0.5


@pytest.mark.parametrize("folder", [".", "examples/endurance"])
@pytest.mark.parametrize("theme", ["atlas", "projector", "night"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_strands_are_told_apart(sight: str, theme: str, folder: str) -> None:
    assert close_pairs(strands_in(theme, folder), sight, LEAST_APART) == []


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_first_colours_of_the_palette_are_told_apart(sight: str) -> None:
    path = REPOSITORY / "itinerarium" / "check" / "tables" / "palette.toml"
    colours = tomllib.loads(path.read_text("utf-8"))["colours"][:5]
    assert close_pairs({colour: colour for colour in colours}, sight, LEAST_APART) == []


@pytest.mark.parametrize("theme", ["atlas", "projector", "night"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_strands_stand_out_from_land_and_sea(sight: str, theme: str) -> None:
    ground = {name: properties(theme)[f"--{name}"] for name in ("land", "sea", "casing")}
    faults = [
        f"{strand} on {name}"
        for strand, colour in strands_in(theme).items()
        for name, under in ground.items()
        if distance(seen(colour, sight), seen(under, sight)) < LEAST_FROM_GROUND
    ]
    assert faults == []


def test_purple_and_blue_of_one_lightness_would_be_found_out() -> None:
    pair = {"purple": "#7a3f98", "blue": "#1a62b0"}
    assert close_pairs(pair, "normal", LEAST_APART) == []
    assert close_pairs(pair, "deuteranopia", LEAST_APART) == ["purple and blue: 4.2"]


@pytest.mark.parametrize("theme", ["projector", "print"])
def test_land_and_sea_differ_in_light_and_the_routes_from_both(theme: str) -> None:
    sheet = properties(theme)
    land, sea, coast = (rgb(sheet[f"--{name}"]) for name in ("land", "sea", "coast"))
    assert contrast(land, sea) > 1.2
    assert contrast(coast, sea) > 4.5
    lines = strands_in("projector").values() if theme == "projector" else ["#000000"]
    faults = [line for line in lines if contrast(rgb(line), sea) < LEAST_ON_WALL]
    assert faults + [line for line in lines if contrast(rgb(line), land) < LEAST_ON_WALL] == []


def test_the_greys_of_paper_are_steps_apart_or_edged() -> None:
    sheet = properties("print")
    looks = [
        (sheet[f"--strand-{n}"], sheet.get(f"--band-{n}", sheet["--casing"])) for n in range(5)
    ]
    plain = sorted(seen(line, "normal")["lightness"] for line, band in looks if band == "#fff")
    assert all(after - before > 15 for before, after in pairwise(plain))
    assert len(set(looks)) == len(looks)
