"""One list of dependencies: pyproject.toml; the Makefile installs from it, maps without tests."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest

from tests.conftest import REPOSITORY
from tools.requirements import requirements

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")


def rule(target: str) -> tuple[list[str], list[str]]:
    """What a rule of the Makefile needs first, and its commands."""
    found = re.search(rf"^{re.escape(target)}:(.*)\n((?:\t.*\n)*)", MAKEFILE, re.MULTILINE)
    assert found, target
    return found[1].split(), found[2].splitlines()


def test_a_map_needs_what_the_package_declares_and_its_extras() -> None:
    declared = PROJECT["project"]["dependencies"]
    extras = PROJECT["project"]["optional-dependencies"]
    assert requirements() == [*declared, *extras["geocode"]]
    assert set(extras) == {"geocode"}


def test_the_packages_of_the_tests_are_a_group_of_their_own() -> None:
    names = {re.split(r"[<>=;\[ ]", one)[0] for one in requirements()}
    of_tests = {re.split(r"[<>=;\[ ]", one)[0] for one in requirements(["dev"])}
    assert {"pytest", "playwright", "mypy", "deptry"} <= of_tests
    assert names & of_tests == set()


def test_there_is_no_second_list() -> None:
    found = {path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob("*require*")}
    assert found == set()


@pytest.mark.parametrize("group", ["", "dev"])
def test_the_script_prints_a_line_each_wherever_it_is_run(group: str) -> None:
    script = REPOSITORY / "tools" / "requirements.py"
    done = subprocess.run(
        [sys.executable, script, *filter(None, [group])],
        cwd=REPOSITORY / "docs",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == requirements(list(filter(None, [group])))


def test_make_sets_up_anew_when_a_list_of_packages_changes() -> None:
    assert {"pyproject.toml", "constraints.txt", "lock.txt"} <= set(rule("$(READY)")[0])
    assert rule("$(TESTS_READY)")[0] == ["$(READY)", "tools/requirements.py"]


def test_a_map_is_made_without_the_packages_of_the_tests() -> None:
    assert rule("map")[0] == ["$(READY)"]
    assert not [line for line in rule("$(READY)")[1] if "dev" in line]
    for target in ("test", "check", "coverage", "gallery", "format", "lint", "bench"):
        assert "$(TESTS_READY)" in rule(target)[0], target
