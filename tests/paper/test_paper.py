"""Paper and pictures without a browser: what is asked for, what is refused, how files shrink."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from itinerarium.cli import main
from itinerarium.headless import chromium
from itinerarium.headless.chromium import find_chromium
from itinerarium.paper.sheets import size_in_pixels, with_few_colours, without_dates
from itinerarium.vocabulary.errors import BrowserError, RequestError
from tests.conftest import StoryFolder

STORY = {
    "places.csv": "id,name,lat,lon,stop\na,Alpha,10,20,1\nb,Beta,11,22,2\n",
    "routes/way.csv": "from,to,mode\na,b,rail\n",
}


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "USUAL_PLACES", {})


@pytest.mark.parametrize("command", ["handout", "picture"])
@pytest.mark.usefixtures("no_browser")
def test_without_a_browser_one_line_says_what_to_install(
    command: str, story_folder: StoryFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = story_folder(STORY)
    assert main([command, str(folder)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith("make_map.py: this needs Chromium, Google Chrome or Microsoft Edge")
    assert "apt install chromium" in said.err
    assert sorted(path.name for path in folder.iterdir()) == ["places.csv", "routes"]


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "msedge"])
def test_any_chromium_on_the_path_will_do(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_chromium() == program


def test_a_browser_that_ends_at_once_is_told_of(tmp_path: Path) -> None:
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    with (
        pytest.raises(BrowserError, match="ended before it could be used"),
        chromium.chromium_tab(program),
    ):
        pass


@pytest.mark.parametrize(
    ("text", "size"), [("1920x1080", (1920, 1080)), (" 1600×900 ", (1600, 900))]
)
def test_a_size_in_pixels_is_understood(text: str, size: tuple[int, int]) -> None:
    assert size_in_pixels(text) == size


@pytest.mark.parametrize(
    "text", ["", "1920", "1920x", "100x9000", "8192x8192", "-1920x1080", "9e9x2"]
)
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(RequestError, match="expected a size such as 1920x1080"):
        size_in_pixels(text)


def test_a_pdf_without_its_dates_is_as_long_as_before() -> None:
    pdf = b"<</Title (A)\n/CreationDate (D:20260102030405+00'00')\n/ModDate (D:2026)>>"
    told = without_dates(pdf)
    assert len(told) == len(pdf)
    assert told.split() == [b"<</Title", b"(A)", b">>"]


def test_a_thin_line_keeps_its_colour_in_few_colours() -> None:
    picture = Image.radial_gradient("L").convert("RGB").resize((600, 400))
    for x in range(200, 230):
        picture.putpixel((x, 100), (0xB0, 0x12, 0x34))
    png = io.BytesIO()
    picture.save(png, "PNG")
    with Image.open(io.BytesIO(with_few_colours(png.getvalue(), [(0xB0, 0x12, 0x34)]))) as reduced:
        assert reduced.mode == "P"
        assert reduced.size == (600, 400)
        assert reduced.convert("RGB").getpixel((210, 100)) == (0xB0, 0x12, 0x34)
