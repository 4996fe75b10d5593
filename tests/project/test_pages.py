"""The workflows on GitHub: what they run exists, and they may do no more than they must."""

from __future__ import annotations

import re
import shlex
from typing import Any

import yaml

from itinerarium.command.words import with_default_command
from tests.conftest import REPOSITORY
from tests.options import options_of

FOLDER = REPOSITORY / ".github" / "workflows"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))}
WORKFLOWS: dict[str, dict[Any, Any]] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
PAGES, TEST = WORKFLOWS["pages.yml"], WORKFLOWS["test.yml"]
ON = True
"""YAML 1.1 takes the key ``on`` for true."""
PINNED = re.compile(r"uses: (actions/[a-z-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)")


def steps_of(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


STEPS = [step for workflow in WORKFLOWS.values() for step in steps_of(workflow)]


def used(action: str) -> list[dict[str, Any]]:
    return [step for step in STEPS if step.get("uses", "").startswith(f"actions/{action}@")]


def test_pages_are_built_after_a_push_to_main_and_when_asked_one_at_a_time() -> None:
    assert PAGES[ON] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert PAGES["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_tests_run_for_each_change_and_before_a_deployment() -> None:
    assert {"pull_request", "push", "workflow_call"} <= set(TEST[ON])
    assert PAGES["jobs"]["test"] == {"uses": "./.github/workflows/test.yml"}
    assert set(PAGES["jobs"]["deploy"]["needs"]) == {"test", "build"}


def test_only_the_job_that_deploys_may_write_and_only_pages() -> None:
    assert [one["permissions"] for one in WORKFLOWS.values()] == [{"contents": "read"}] * 2
    may = {
        name: job["permissions"]
        for workflow in WORKFLOWS.values()
        for name, job in workflow["jobs"].items()
        if "permissions" in job
    }
    assert may == {"deploy": {"pages": "write", "id-token": "write"}}
    checkouts = used("checkout")
    assert len(checkouts) == 4
    assert [one for one in checkouts if one["with"] != {"persist-credentials": False}] == []


def test_every_action_is_githubs_own_pinned_to_a_commit_and_one_release() -> None:
    lines = [line for text in TEXTS.values() for line in text.splitlines() if "uses: " in line]
    others = [line.strip().removeprefix("- ") for line in lines if not PINNED.search(line)]
    assert others == ["uses: ./.github/workflows/test.yml"]
    pins = {found.groups() for line in lines if (found := PINNED.search(line))}
    assert len(pins) == len({action for action, *_ in pins}) == 5


def fault_of(line: str) -> str:
    """What of a command does not exist, or nothing."""
    words = shlex.split(line)
    if words[0] == "make":
        makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
        return "" if re.search(rf"^{words[1]}:", makefile, re.MULTILINE) else f"target {words[1]}"
    if "--requirement" in words:
        return "" if (REPOSITORY / words[-1]).is_file() else words[-1]
    if words[1:4] == ["-m", "pip", "install"] or words == ["npm", "audit"]:
        return ""
    if words[0] == "itinerarium":
        return fault_of_command(words[1:])
    program, script, *rest = words
    assert program in (".venv/bin/python", "python")
    assert (REPOSITORY / script).is_file()
    return fault_of_command(rest)


def fault_of_command(words: list[str]) -> str:
    command, *rest = with_default_command(words)
    options = options_of(command)
    paths = [word for word in rest if not word.startswith("--")]
    strange = [word for word in rest if word.startswith("--") and word not in options]
    return ", ".join([*strange, *(one for one in paths if not (REPOSITORY / one).exists())])


def test_every_command_that_they_run_exists() -> None:
    lines = [line for step in STEPS for line in step.get("run", "").splitlines()]
    assert len(lines) == 14
    assert {line: fault for line in lines if (fault := fault_of(line))} == {}
    assert fault_of("make nothing") == "target nothing"
    assert fault_of("python make_map.py build nowhere --fast") == "--fast, nowhere"


def test_what_is_built_is_what_is_published_by_the_python_that_is_tested() -> None:
    [upload] = used("upload-pages-artifact")
    assert upload["with"] == {"path": "output"}
    project = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    [least] = re.findall(r'requires-python = ">=([\d.]+)"', project)
    [pages_python] = [one for one in steps_of(PAGES) if "setup-python" in one.get("uses", "")]
    assert pages_python["with"]["python-version"] == least
    matrices = [TEST["jobs"][job]["strategy"]["matrix"]["python"] for job in ("linux", "elsewhere")]
    assert [one[0] for one in matrices] == [least, least]
    paths = {one["with"]["cache-dependency-path"] for one in used("setup-python")}
    assert [path for path in paths if not (REPOSITORY / path).is_file()] == []


def test_linux_runs_all_tests_and_the_other_systems_build_and_check() -> None:
    jobs = TEST["jobs"]
    runs = {name: [step.get("run") for step in job["steps"]] for name, job in jobs.items()}
    assert [run for run in runs["linux"] if run] == ["make map", "make test", "make engines"]
    audits = {run.partition(" --requirement ")[2] for run in runs["audit"] if run}
    assert {"lock.txt", "constraints.txt"} <= audits
    assert "npm audit" in runs["audit"]
    assert {"macos-latest", "windows-latest"} == set(
        jobs["elsewhere"]["strategy"]["matrix"]["system"]
    )
    assert {"python make_map.py check", "python make_map.py build"} <= set(runs["elsewhere"])
