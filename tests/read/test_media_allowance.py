"""All pictures and sounds of a story together have a bound, told before they are read."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from itinerarium.check import check
from itinerarium.problems.problem import BadValueError
from itinerarium.problems.report import to_text
from itinerarium.read import MediaFile, read_folder
from itinerarium.read.media import MOST_BYTES_IN_ALL, MOST_PIXELS_IN_ALL, Allowance
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError
from tests.conftest import StoryFolder

SIDE = 5_000
"""Of a picture of 25 million pixels."""


def accepted(path: Path, size: int, side: int = 0) -> int:
    """How many such files are read before the first is refused, of a thousand."""
    path.touch()
    os.truncate(path, size)
    allowance, count = Allowance(), 0
    while not is_refused(allowance, path):
        allowance.spend(MediaFile(path, size, side, side))
        count += 1
    return count


def is_refused(allowance: Allowance, path: Path) -> bool:
    try:
        allowance.look_at(path, path.name)
    except BadValueError as fault:
        return "in all" in fault.at(Cell("places.csv", 2, 1)).message
    return False


@pytest.mark.parametrize(("name", "share"), [("a.png", 1), ("a.JPG", 4), ("a.webp", 1)])
def test_so_many_large_pictures_are_read(name: str, share: int, tmp_path: Path) -> None:
    most = share * MOST_PIXELS_IN_ALL // SIDE**2
    assert accepted(tmp_path / name, 10, SIDE) == most + 1


def test_so_many_sounds_are_read(tmp_path: Path) -> None:
    size = 9_000_000
    assert accepted(tmp_path / "a.mp3", size) == MOST_BYTES_IN_ALL // size


def test_a_lesson_s_photographs_are_far_from_the_bound(tmp_path: Path) -> None:
    assert accepted(tmp_path / "a.jpg", 1_500_000, 3_500) > 100


def test_what_is_beyond_the_bound_is_told_where_it_is_named(story_folder: StoryFolder) -> None:
    names = [f"p{number:02}.png" for number in range(12)]
    picture = io.BytesIO()
    Image.new("L", (7_000, 7_000)).save(picture, "PNG", compress_level=1)
    rows = "".join(f"{name[:3]},{name[:3]},{n},20,{name},x\n" for n, name in enumerate(names))
    folder = story_folder({"places.csv": f"id,name,lat,lon,image,image_alt\n{rows}"})
    (folder / "images").mkdir()
    for name in names:
        (folder / "images" / name).write_bytes(picture.getvalue())
    with pytest.raises(DataError) as refused:
        check(read_folder(folder))
    told = [one for one in refused.value.problems if one.code.startswith("P7")]
    assert to_text(told).splitlines()[0] == (
        "places.csv:13:5 P706 expected pictures and sounds of at most 500 million pixels and "
        '200 MB in all, instead got more with "p11.png"'
    )
    assert len(told) == 1
