"""An installed wheel, without the repository and without the packages of its tests.

The wheel is installed into an empty environment. Its run-time dependencies are lent to it, just
those that it declares and what they need in turn: so one that is used but not declared is missing
there. (Fetching them anew, 200 MB, would take a minute each time.)
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from itinerarium.build import build
from itinerarium.command.words import COMMANDS
from tests.conftest import REPOSITORY

NOT_SHIPPED = {"browser/events.d.ts", "browser/story.d.ts"}
"""Types for the checker of the modules."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the repository, built from a copy."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "itinerarium", source / "itinerarium", ignore=ignored)
    pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", source, source)
    [found] = source.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the wheel and what it declares to need."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, symlinks=os.name != "nt")
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    pip("--python", programs / "python", "install", "--no-deps", "--no-index", wheel)
    [packages] = place.glob("[Ll]ib/**/site-packages")
    own = PathDistribution(next(packages.glob("itinerarium-*.dist-info")))
    for one in needed(own):
        lend(one, packages)
    return programs


def pip(*words: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *words], check=True)


def needed(first: Distribution) -> Iterator[Distribution]:
    """What a package declares to need here, and what that needs in turn."""
    waiting, seen = list(first.requires or ()), set()
    while waiting:
        requirement = Requirement(waiting.pop())
        marker = requirement.marker
        name = re.sub(r"[-_.]+", "-", requirement.name).casefold()
        if name in seen or (marker and not marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        found = distribution(name)
        waiting += found.requires or ()
        yield found


def lend(package: Distribution, to: Path) -> None:
    """Link the files of an installed package."""
    for name in {Path(file).parts[0] for file in package.files or ()} - {"..", "__pycache__"}:
        if not (to / name).exists():
            (to / name).symlink_to(Path(str(package.locate_file(name))))


def run(programs: Path, *words: str | Path, **variables: str) -> str:
    """What the installed command prints, run far from the repository."""
    home = programs.parent / "home"
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        [programs / words[0], *words[1:]],
        cwd=home,
        env={"PATH": os.defpath, "HOME": str(home), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_every_file_of_the_package_is_in_the_wheel(installed: Path) -> None:
    [shipped] = installed.parent.glob("[Ll]ib/**/site-packages/itinerarium")
    assert files_below(REPOSITORY / "itinerarium") - files_below(shipped) == NOT_SHIPPED


def files_below(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix() for path in found if "__pycache__" not in path.parts
    }


def test_the_packages_of_the_tests_are_not_there(installed: Path) -> None:
    look = (
        "from importlib.util import find_spec as f; print(f('pytest'), f('playwright'), f('yaml'))"
    )
    assert run(installed, "python", "-c", look) == "None None None\n"


def test_the_command_is_called_itinerarium_and_tells_its_commands(installed: Path) -> None:
    told = run(installed, "itinerarium", "--help")
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", told, re.MULTILINE)] == []


def test_the_installed_command_builds_the_example_to_the_same_bytes(
    installed: Path, tmp_path: Path
) -> None:
    story = shutil.copytree(REPOSITORY / "examples" / "endurance", tmp_path / "endurance")
    run(installed, "itinerarium", "build", story, "--quiet")
    there = (story / "output" / "index.html").read_bytes()
    assert there == build(story, tmp_path / "here").path.read_bytes()


def test_a_new_story_is_made_and_built_by_the_installed_command(
    installed: Path, tmp_path: Path
) -> None:
    run(installed, "itinerarium", "new", tmp_path / "mine")
    run(installed, "itinerarium", "build", tmp_path / "mine", "--quiet")
    assert (tmp_path / "mine" / "output" / "index.html").stat().st_size > 300_000


def test_a_workbook_is_read_and_a_map_is_drawn_in_python_too(
    installed: Path, tmp_path: Path
) -> None:
    from tests.workbooks import Value, write_xlsx

    places: list[list[Value]] = [
        ["name", "lat", "lon"],
        ["Łódź", 51.77, 19.45],
        ["Wien", 48.2, 16.4],
    ]
    routes = [["from", "to"], ["Łódź", "Wien"]]
    book = write_xlsx(tmp_path / "way.xlsx", {"places": places, "way": routes})
    draw = "draw(read_story(sys.argv[1]))._repr_html_()"
    code = f"import sys; from itinerarium import draw, read_story; print(len({draw}))"
    assert int(run(installed, "python", "-c", code, book)) > 300_000
