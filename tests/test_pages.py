"""The workflow that publishes the page: what it runs exists, and it may do no more than it must."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import typer
import yaml

from itinerarium.cli import app, with_default_command
from tests.conftest import REPOSITORY

WORKFLOW: dict[Any, Any] = yaml.safe_load(
    (REPOSITORY / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
)
WHEN = WORKFLOW[True]
"""YAML 1.1 takes the key ``on`` for true."""
JOBS = WORKFLOW["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]


COMMANDS = [line for step in STEPS for line in step.get("run", "").splitlines()]


def test_it_runs_after_a_push_to_main_and_when_asked_one_at_a_time() -> None:
    assert WHEN == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert WORKFLOW["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_only_the_job_that_deploys_may_write_and_only_pages() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert {name: job.get("permissions") for name, job in JOBS.items()} == {
        "build": None,
        "deploy": {"pages": "write", "id-token": "write"},
    }
    [checkout] = [one for one in STEPS if one.get("uses", "").startswith("actions/checkout")]
    assert checkout["with"] == {"persist-credentials": False}


def test_every_action_is_githubs_own_at_a_major_version() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert len(used) == 4
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", one)] == []


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_that_it_runs_exists(line: str) -> None:
    words = shlex.split(line)
    if words[0] == "make":
        makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
        assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE)
        return
    program, script, *rest = words
    assert (program, script) == (".venv/bin/python", "make_map.py")
    assert (REPOSITORY / script).is_file()
    command, *options = with_default_command(rest)
    known = typer.main.get_command(app).commands[command].params  # type: ignore[attr-defined]
    assert set(options) <= {name for one in known for name in one.opts}


def test_what_is_built_is_what_is_published_by_the_python_that_is_tested() -> None:
    [upload] = [one for one in STEPS if "upload-pages-artifact" in one.get("uses", "")]
    assert upload["with"] == {"path": "output"}
    assert JOBS["deploy"]["needs"] == "build"
    [python] = [one for one in STEPS if "setup-python" in one.get("uses", "")]
    project = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    assert f'requires-python = ">={python["with"]["python-version"]}"' in project
    assert (REPOSITORY / python["with"]["cache-dependency-path"]).is_file()
