"""The command line: exit codes, what is printed where, never a traceback."""

from __future__ import annotations

import ast
import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from itinerarium import __main__ as entry
from itinerarium.__main__ import run, too_old
from itinerarium.cli import main
from itinerarium.command.words import COMMANDS, with_default_command
from tests.conftest import REPOSITORY, StoryFolder
from tests.stories import problems_of

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
    assert lines[1:] == ["  2 places, 2 stops, 1 leg", "  245 km: rail 245 km"]


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

    monkeypatch.setattr("itinerarium.build.build", fault)
    assert main(["build", str(story_folder(SOUND))]) == 2
    assert capsys.readouterr().err == (
        "make_map.py: an error in the program, not in your data: ZeroDivisionError: a bug\n"
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


def called(
    words: list[str], cwd: Path = REPOSITORY, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The program run as a user does."""
    command = [sys.executable, str(REPOSITORY / "make_map.py"), *words]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, check=False
    )


@pytest.mark.parametrize(
    ("words", "debug"), [(["--traceback", "build"], ""), (["build", "--traceback"], ""), ([], "1")]
)
def test_a_fault_of_our_own_shows_its_traceback_when_asked(
    story_folder: StoryFolder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    debug: str,
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("itinerarium.build.build", fault)
    monkeypatch.setenv("ITINERARIUM_DEBUG", debug)
    assert main([*words, str(story_folder(SOUND))]) == 2
    first, *others = capsys.readouterr().err.splitlines()
    assert first.endswith("not in your data: ZeroDivisionError: a bug")
    assert "test_cli.py" in "".join(others)


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("itinerarium ")


def test_help_is_shown_by_two_names_of_everything(capsys: pytest.CaptureFixture[str]) -> None:
    shown = {}
    for command in ([], *([name] for name in COMMANDS)):
        for option in ("-h", "--help"):
            assert main([*command, option]) == 0
            shown[option] = capsys.readouterr().out
        assert shown["-h"] == shown["--help"] != ""


@pytest.mark.parametrize(
    ("word", "meant"), [("buidl", "build"), ("chek", "check"), ("geocod", "geocode")]
)
def test_a_misspelt_command_is_told_what_was_meant(
    word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word, "--quiet"]) == 2
    assert capsys.readouterr().err == (
        f"make_map.py: there is no command and no folder {word}; did you mean {meant}?\n"
    )


def test_a_folder_that_is_called_nearly_as_a_command_is_built(
    story_folder: StoryFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    story_folder(SOUND).rename(story_folder(SOUND).with_name("builds"))
    monkeypatch.chdir(story_folder({}).parent)
    assert with_default_command(["builds"]) == ["build", "builds"]


def test_a_shell_completes_the_commands() -> None:
    script = "import sys; sys.argv = ['itinerarium']; from itinerarium.__main__ import run; run()"
    words = {"COMP_WORDS": "itinerarium ge", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=REPOSITORY,
        env={**os.environ, "_ITINERARIUM_COMPLETE": "complete_bash", **words},
        capture_output=True,
        check=False,
    )
    assert done.stdout.split() == [b"geocode"]


LIGHT = {
    "check": ["check", str(REPOSITORY)],
    "new": ["new", "story"],
    "geocode": ["geocode", str(REPOSITORY), "--dry-run"],
    "help": ["--help"],
    "help of build": ["build", "--help"],
}


@pytest.mark.parametrize("words", LIGHT.values(), ids=LIGHT.keys())
def test_commands_that_draw_nothing_do_not_wait_for_folium(
    words: list[str], tmp_path: Path
) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(REPOSITORY)!r}); from itinerarium.cli import main; "
        f"main({words!r}); print(sorted({{'folium', 'branca', 'jinja2'}} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stdout.splitlines()[-1] == b"[]"


HARD = {
    "places.csv": "id,name,lat,lon\nł,Łódź → 日本 😀,95,20\nb,é,x,22\n",
    "routes/way.csv": "from,to\na,c\n",
}


def test_an_output_that_is_not_utf_8_is_no_error(story_folder: StoryFolder) -> None:
    folder = story_folder(HARD)
    sound = folder.parent / "Łódź 😀"
    wanted = [
        ("cp1252", ["check", str(folder)], 1),
        ("cp1250", ["check", str(folder), "--format", "json"], 1),
        ("ascii", ["check", str(folder), "--format", "json"], 1),
        ("cp1252", ["new", str(sound)], 0),
        ("ascii", ["build", str(sound)], 0),
    ]
    failed = []
    for encoding, words, code in wanted:
        done = called(words, PYTHONIOENCODING=encoding)
        if done.returncode != code or done.stderr:
            failed.append((encoding, words[0], done.returncode, done.stderr))
        if "json" in words:
            assert "😀" in json.loads(done.stdout.decode(encoding))[0]["excerpt"]
    assert failed == []


def test_a_lookup_tells_in_ascii_too_what_it_found(story_folder: StoryFolder) -> None:
    places = {"places.csv": "id,name,lat,lon\na,Tübingen,,\nb,Warszawa,,\n"}
    done = called(["geocode", str(story_folder({**SOUND, **places}))], PYTHONIOENCODING="ascii")
    assert done.returncode in (0, 1)
    assert b"T\\xfcbingen" in done.stdout
    assert b"fault" not in done.stderr


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(entry, "OLDEST_PYTHON", (99, 0))
    assert run() == 2
    said = capsys.readouterr().err
    assert said.startswith("make_map.py: Python 99.0 or newer is needed, this is 3.")
    assert len(said.splitlines()) == 1
    assert "3.11 or newer" in too_old((3, 8)).replace("99.0", "3.11")


@pytest.mark.parametrize(
    "name", ["make_map.py", "itinerarium/__init__.py", "itinerarium/__main__.py"]
)
def test_an_old_python_can_read_what_tells_it_so(name: str) -> None:
    ast.parse((REPOSITORY / name).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_make_tells_an_old_python_so_before_it_installs_anything(tmp_path: Path) -> None:
    old = tmp_path / "python3.8"
    faked = "import sys; sys.version_info = (3, 8, 1); exec(sys.argv.pop(2))"
    old.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{faked}" "$@"\n')
    old.chmod(0o755)
    done = subprocess.run(
        ["make", "map", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Python 3.11 or newer is needed" in done.stderr
    assert "3.8" in done.stderr
    assert not (tmp_path / "venv").exists()


@pytest.mark.parametrize("module", ["typer", "itinerarium.build"])
def test_ctrl_c_ends_it_with_one_word(
    module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """While its libraries are imported, and while it works."""

    class Stop:
        def find_spec(self, name: str, *_: object) -> None:
            if name == module:
                raise KeyboardInterrupt

    for loaded in [name for name in sys.modules if name in ("itinerarium.cli", module)]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setattr(sys, "meta_path", [Stop(), *sys.meta_path])
    monkeypatch.setattr(sys, "argv", ["make_map.py"])
    assert run() == 130
    gc.enable()
    assert capsys.readouterr().err == "make_map.py: stopped\n"


def test_a_problems_help_names_the_program_as_it_was_called(
    story_folder: StoryFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = story_folder({"places.csv": SOUND["places.csv"]})
    helps = [one.help for one in problems_of(folder)]
    assert "`make_map.py new" in "".join(helps)
    monkeypatch.setattr(sys, "argv", ["/usr/bin/itinerarium"])
    assert [one.help for one in problems_of(folder)] == helps
    main(["check", str(folder)])
    assert "`itinerarium new" in capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no such device")
@pytest.mark.parametrize("closed", ["1>/dev/full", "1>&-", "2>&-", "1>&- 2>&-"])
def test_a_full_or_closed_output_is_no_fault(closed: str, tmp_path: Path) -> None:
    command = f'"{sys.executable}" make_map.py check "{tmp_path}/nowhere" {closed}'
    done = subprocess.run(command, shell=True, cwd=REPOSITORY, capture_output=True, text=True)
    assert done.returncode == (2 if "full" in closed else 1)
    assert "error in the program" not in done.stderr
    assert len(done.stderr.splitlines()) <= 1
