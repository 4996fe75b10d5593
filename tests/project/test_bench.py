"""The story that the benchmarks build."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from itinerarium.check import check
from itinerarium.read import read_folder
from tests.conftest import REPOSITORY


def test_the_story_of_the_benchmarks_has_all_its_places_and_no_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(REPOSITORY / "bench"))
    monkeypatch.delitem(sys.modules, "data", raising=False)
    from data import write_story

    checked = check(read_folder(write_story(tmp_path / "story", 200)))
    assert (len(checked.atlas.places), checked.warnings) == (200, ())


def test_a_key_of_the_search_takes_less_than_50_ms_at_1000_places() -> None:
    done = subprocess.run(
        ["node", str(REPOSITORY / "bench" / "search.mjs")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
