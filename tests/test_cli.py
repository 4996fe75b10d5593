"""The command line: exit codes, what is printed where, never a traceback."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

import pytest

from itinerarium.__main__ import run
from itinerarium.cli import main, with_default_command
from tests.conftest import StoryFolder

SOUND = {
    "places.csv": "id,name,lat,lon,stop\na,Alpha,10,20,1\nb,Beta,11,22,2\n",
    "routes/way.csv": "from,to,mode\na,b,rail\n",
}
UNSOUND = {
    "places.csv": "id,name,lat,lon\na,Alpha,95,20\nb,Beta,x,22\n",
    "routes/way.csv": "from,to\na,c\n",
}


def test_a_build_says_what_is_in_the_page(
    story_folder: StoryFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = story_folder(SOUND)
    assert main(["build", str(folder)]) == 0
    page = folder / "output" / "index.html"
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{page}  {page.stat().st_size / 1e6:.2f} MB"
    assert lines[1:] == ["  2 places, 2 stops, 1 legs", "  245 km: rail 245 km"]


def test_a_quiet_build_says_nothing(
    story_folder: StoryFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(story_folder(SOUND)), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_build_of_bad_data_prints_all_problems_and_keeps_the_old_page(
    story_folder: StoryFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = story_folder(UNSOUND)
    (folder / "output").mkdir()
    (folder / "output" / "index.html").write_text("old")
    assert main(["build", str(folder)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    for place in ("places.csv:2:3", "places.csv:3:3", "routes/way.csv:2:2"):
        assert place in said.err
    assert "Traceback" not in said.err
    assert (folder / "output" / "index.html").read_text() == "old"


def test_check_prints_the_problems_and_exits_with_one(
    story_folder: StoryFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = story_folder(UNSOUND)
    assert main(["check", str(folder)]) == 1
    assert "places.csv:2:3" in capsys.readouterr().out
    assert not (folder / "output").exists()


def test_check_of_sound_data_exits_with_zero(story_folder: StoryFolder) -> None:
    assert main(["check", str(story_folder(SOUND))]) == 0


def test_check_prints_json_for_other_tools(
    story_folder: StoryFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(story_folder(UNSOUND)), "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert [(p["file"], p["line"], p["column"]) for p in problems] == [
        ("places.csv", 2, 3),
        ("places.csv", 3, 3),
        ("routes/way.csv", 2, 2),
    ]


@pytest.mark.parametrize(
    "words", [["--nonsense"], ["check", "--format", "xml"], ["build", "a", "b"]]
)
def test_wrong_use_is_one_line_and_exits_with_two(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("make_map.py: ")
    assert len(said.err.splitlines()) == 1


def test_an_unwritable_target_is_one_line(
    story_folder: StoryFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["build", str(story_folder(SOUND)), "--output", str(tmp_path / "file" / "x")]) == 2
    assert capsys.readouterr().err == (
        f"make_map.py: cannot write {tmp_path}/file/x/index.html: Not a directory\n"
    )


def test_a_fault_of_our_own_is_no_traceback(
    story_folder: StoryFolder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("itinerarium.cli.build", fault)
    assert main(["build", str(story_folder(SOUND))]) == 2
    assert capsys.readouterr().err == (
        "make_map.py: a fault in the program, not in your data: ZeroDivisionError: a bug\n"
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ([], ["build"]),
        (["folder"], ["build", "folder"]),
        (["--quiet"], ["build", "--quiet"]),
        (["check", "folder"], ["check", "folder"]),
        (["--help"], ["--help"]),
    ],
)
def test_without_a_command_it_builds(words: list[str], meant: list[str]) -> None:
    assert with_default_command(words) == meant


def test_without_its_libraries_the_program_says_how_to_install_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "itinerarium.cli")
    monkeypatch.setitem(sys.modules, "typer", None)
    assert run() == 2
    gc.enable()
    assert capsys.readouterr().err == (
        "make_map.py: typer is not installed; "
        "`make map` sets everything up, then use .venv/bin/python\n"
    )
