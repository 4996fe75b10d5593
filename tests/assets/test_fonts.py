"""The fonts in the page: just the letters used, the same bytes, under a name that is free."""

from __future__ import annotations

import base64
import io
import re
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from itinerarium.assets.fonts import Face, faces, font_rules
from itinerarium.files.cache import read_cached


def fonts_in(rules: str) -> list[TTFont]:
    data = re.findall(r"base64,([^)]+)\)", rules)
    return [TTFont(io.BytesIO(base64.b64decode(text))) for text in data]


def test_the_fonts_hold_polish_turkish_and_russian_letters_of_the_story() -> None:
    upright = [
        font
        for font, face in zip(fonts_in(font_rules(set("ŁódźğışЖж"))), faces(), strict=True)
        if face.style == "normal"
    ]
    assert len(upright) == 4
    for font in upright:
        assert {ord(letter) for letter in "ŁódźğışЖж"} <= set(font.getBestCmap())


def test_letters_that_no_text_uses_are_left_out() -> None:
    for font in fonts_in(font_rules(set("abc"))):
        assert ord("Ж") not in font.getBestCmap()


def test_letters_of_other_names_are_in_the_one_face_that_sets_them() -> None:
    fonts = fonts_in(font_rules({"a"}, {"Ж"}))
    held = [ord("Ж") in font.getBestCmap() for font in fonts]
    assert held == [face.names for face in faces()]
    assert held.count(True) == 1


def test_the_same_letters_give_the_same_rules() -> None:
    assert font_rules({"a", "ż"}) == font_rules({"ż", "a"})


def test_the_rules_are_kept_for_the_next_build(tmp_path: Path) -> None:
    first = font_rules({"a"}, cache=tmp_path)
    assert [read_cached(path) for path in tmp_path.iterdir()] == [first]
    assert font_rules({"a"}, cache=tmp_path) == first


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert font_rules({"a"}, cache=tmp_path / "file").startswith("@font-face")


@pytest.mark.parametrize("face", faces(), ids=lambda face: face.file)
def test_every_face_of_the_table_is_there_and_open(face: Face) -> None:
    path = Path(str(files(face.package))) / "files" / face.file
    font = TTFont(io.BytesIO(path.read_bytes()))
    assert "Open Font License" in font["name"].getDebugName(13)
    assert "Source" not in face.family
