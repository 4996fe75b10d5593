"""The README says nothing that is not so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from itinerarium.cli import main
from itinerarium.command.words import COMMANDS
from tests.conftest import REPOSITORY, StoryFolder
from tools.requirements import requirements

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
COLUMNS = tomllib.loads(
    (REPOSITORY / "itinerarium" / "read" / "columns.toml").read_text(encoding="utf-8")
)


def test_the_example_story_builds_without_a_warning(
    story_folder: StoryFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    places, legs = re.findall(r"```csv\n(.*?)```", README, re.DOTALL)
    folder = story_folder({"places.csv": places, "routes/road.csv": legs})
    assert main(["check", str(folder)]) == 0
    assert main(["build", str(folder)]) == 0
    assert "3 places, 3 stops, 2 legs" in capsys.readouterr().out


def test_each_command_that_is_named_exists() -> None:
    named = set(re.findall(r"make_map\.py (\w+)", README))
    assert named == set(COMMANDS)


def test_each_file_that_is_named_exists() -> None:
    for name in re.findall(r"`((?:itinerarium|examples|docs|layers)/[\w./-]*)`", README):
        assert (REPOSITORY / name).exists(), name
    for name in re.findall(r"\]\((docs/[^)]+)\)", README):
        assert (REPOSITORY / name).is_file(), name


def columns_named(heading: str) -> set[str]:
    table = README[README.index(f"| in `{heading}`") :]
    rows = table[: table.index("\n\n")].splitlines()[2:]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])}


@pytest.mark.parametrize(
    ("heading", "table"), [("places.csv", "places"), ("routes/*.csv", "routes")]
)
def test_each_column_is_named_and_none_that_does_not_exist(heading: str, table: str) -> None:
    known = {*COLUMNS[table]["plain"], *COLUMNS[table]["text"]}
    usual = set(COLUMNS[table]["usual"])
    assert columns_named(heading) | usual == known


def test_every_tool_of_the_two_commands_stands_in_the_makefile() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^    |`)make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_no_file_needs_one_computer_or_one_package_index() -> None:
    """Paths of a developer's machine and hosts of an index would be wrong everywhere else."""
    words = re.compile(
        "|".join(("/wo" + "rk/", "/tm" + "p/bash", "pypi" + r"\.org", "registry" + r"\.npm"))
    )
    for path in Path(REPOSITORY).rglob("*"):
        parts = set(path.relative_to(REPOSITORY).parts)
        if path.suffix in {".py", ".js", ".md", ".toml", ".json", ".txt", ".csv", ".sh"} and not (
            parts & {".venv", ".venv-peers", "node_modules", ".cache", "output", ".hypothesis"}
        ):
            assert not words.search(path.read_text(encoding="utf-8", errors="replace")), path


def test_every_requirement_is_pinned_once() -> None:
    pins = [
        line.partition("==")[0].lower().replace("_", "-")
        for line in (REPOSITORY / "constraints.txt").read_text("utf-8").splitlines()
    ]
    assert len(pins) == len(set(pins))
    lines = [*requirements(), *requirements(["dev"])]
    needed = {re.split(r"[;=<>\[ ]", line)[0].lower() for line in lines}
    assert needed - set(pins) == set()
