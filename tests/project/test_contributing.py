"""CONTRIBUTING, CITATION and SECURITY name what there is."""

from __future__ import annotations

import re
import tomllib

import yaml

from itinerarium.drawing.controls import COMPONENTS, DEFERRED_CONTROLS
from itinerarium.problems.problem import wordings
from tests.conftest import REPOSITORY
from tests.options import options_of

GUIDE = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECURITY = (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PATH = re.compile(r"[\w.*/<>-]+/[\w.*/<>-]*|[\w*-]+\.(?:csv|toml|txt|md|json|js)")
RELATIVE = ("itinerarium/browser", "itinerarium/language/texts", "itinerarium/browser/styles")


def exists(name: str) -> bool:
    pattern = re.sub(r"<\w+>", "*", name)
    return any(any((REPOSITORY / folder).glob(pattern)) for folder in (".", *RELATIVE))


def test_each_file_that_is_named_exists() -> None:
    code = re.findall(r"`([^`]+)`|\]\(([^)]+)\)", GUIDE)
    words = [word for found in code for word in " ".join(found).split()]
    named = {word for word in words if PATH.fullmatch(word)}
    assert len(named) > 25
    assert [name for name in sorted(named) if not exists(name)] == []


def test_each_target_of_make_that_is_named_exists() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"make (\w+)  |`make (\w+)`", GUIDE))
    named = {one or other for one, other in targets}
    assert named >= {"map", "lint", "format", "test"}
    assert [one for one in named if not re.search(rf"^{one}:", makefile, re.MULTILINE)] == []


def test_the_example_of_a_control_is_one_and_stands_where_it_is_said() -> None:
    [(module, control)] = re.findall(r"`(panels/[\w-]+\.js)` holds `(\w+)`", GUIDE)
    text = (REPOSITORY / "itinerarium" / "browser" / module).read_text(encoding="utf-8")
    assert f"class {control} extends L.Control" in text
    assert control in dict(COMPONENTS)
    assert DEFERRED_CONTROLS


def test_the_example_of_a_code_is_free() -> None:
    assert not set(re.findall(r"P\d{3}", GUIDE)) & set(wordings())


def test_the_citation_says_what_the_project_says() -> None:
    citation = yaml.safe_load((REPOSITORY / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["title"] == PROJECT["name"]
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]
    assert citation["authors"] == PROJECT["authors"]
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {citation['version']} – {citation['date-released']}" in changelog
    licence = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert citation["authors"][0]["name"] in licence


def test_security_promises_what_the_command_line_can_check() -> None:
    assert set(re.findall(r"--[\w-]+", SECURITY)) <= options_of("build")
