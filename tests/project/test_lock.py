"""The lock of packages: each that a map needs, in the release of constraints.txt, with hashes."""

from __future__ import annotations

import re

from tests.conftest import REPOSITORY
from tools.requirements import requirements

LOCK = (REPOSITORY / "lock.txt").read_text(encoding="utf-8")
ENTRY = re.compile(r"^([\w.-]+)==(\S+)(?: ; [^\\\n]+)? \\\n((?:    --hash=.*\n)+)", re.MULTILINE)
HASHES = re.compile(r"(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_holds_hashed_packages_and_nothing_else() -> None:
    assert ENTRY.sub("", LOCK) == ""
    assert [name for name, _, hashes in ENTRY.findall(LOCK) if not HASHES.fullmatch(hashes)] == []


def test_the_lock_agrees_with_the_other_lists() -> None:
    """After a change of one: ``python -m tools.make_lock``."""
    lines = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").split()
    pinned = {normal(name): version for name, version in (line.split("==") for line in lines)}
    locked = {name: version for name, version, _ in ENTRY.findall(LOCK)}
    assert {name: one for name, one in locked.items() if pinned.get(name) != one} == {}
    wanted = {normal(re.split(r"[<>=; ]", one)[0]) for one in requirements()}
    assert wanted - locked.keys() == set()


def test_the_lock_is_what_make_installs_from() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert "--require-hashes --requirement lock.txt" in makefile
