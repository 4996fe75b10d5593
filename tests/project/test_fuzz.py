"""Stories broken at random are built or told of; `python -m tools.fuzz` looks longer."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tools.fuzz import broken, faults, tried, write
from tools.fuzz_stories import whole_stories

SEED, SECONDS = 24, 60


def test_no_broken_story_is_a_fault_of_the_program(tmp_path: Path) -> None:
    assert list(faults(SEED, SECONDS, tmp_path)) == []


def test_whole_stories_are_built(tmp_path: Path) -> None:
    for number, files in enumerate(whole_stories()):
        write(tmp_path / str(number) / "story", files)
        assert list(tried(tmp_path / str(number) / "story", Random(SEED))) == []


def test_the_same_seed_breaks_the_same_stories() -> None:
    first, *_ = whole_stories()
    assert broken(first, Random(SEED)) == broken(first, Random(SEED)) != first
