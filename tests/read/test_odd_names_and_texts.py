"""Names of files and halves of letters that no story has, but somebody's computer makes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from itinerarium.build import build
from itinerarium.cli import main
from itinerarium.new.folder import begin
from itinerarium.read.guard import guarded, unguarded
from tests.stories import problems_of, write_story


def test_half_a_letter_in_a_file_of_another_program_is_no_letter(tmp_path: Path) -> None:
    point = '{"type": "Feature", "geometry": {"type": "Point", "coordinates": [20, 50]}'
    features = ", ".join(
        f'{point}, "properties": {{"name": "{name}"}}}}' for name in (r"\ud83d\udc3b", r"A\ud800")
    )
    source = tmp_path / "half.geojson"
    source.write_text(f'{{"type": "FeatureCollection", "features": [{features}]}}')
    begin(tmp_path / "story", source)
    places = (tmp_path / "story" / "places.csv").read_text(encoding="utf-8")
    assert "🐻" in places
    assert "A\ufffd" in places


def test_a_shape_may_be_named_with_its_whole_path(tmp_path: Path) -> None:
    line = '{"type": "LineString", "coordinates": [[55.1, 51.77], [69.28, 41.31]]}'
    folder = write_story(tmp_path / "story", {"routes/line.geojson": line})
    whole = (folder / "routes" / "line.geojson").resolve()
    routes = f"from,to,shape\norenburg,tashkent,{whole}\n"
    assert problems_of(write_story(folder, {"routes/main.csv": routes})) == ()


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be of any bytes")
def test_a_folder_s_name_that_is_no_text_becomes_a_title(tmp_path: Path) -> None:
    folder = write_story(Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff")), {})
    assert build(folder, tmp_path / "out", page_only=True).story["title"] == {"en": "Bad?"}


def test_a_name_that_is_too_long_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "x" * 300]) == 2
    said = capsys.readouterr().err
    assert "File name too long" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_no_sign_that_begins_a_formula_stands_first(sign: str) -> None:
    cell = guarded(f"{sign}1+1")
    assert cell == f"'{sign}1+1"
    assert unguarded((cell,)) == (f"{sign}1+1",)
