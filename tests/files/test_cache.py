"""The cache: what was damaged in it is made anew, and what cannot be written is no error."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from itinerarium.files import cache as kept
from itinerarium.files.cache import (
    cache_folder,
    cached_text,
    read_cached,
    write_cached,
)
from tests.conftest import REPOSITORY
from tests.stories import write_story

DAMAGES = (b"", b"sha256 ", b"text", b"\xff\xfe", b"sha256 0\ntext")


def damaged_copies(whole: bytes) -> list[bytes]:
    flipped = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    return [*DAMAGES, *(whole[:at] for at in range(len(whole))), *flipped, whole + b" "]


def test_an_entry_that_was_cut_or_changed_is_made_anew(tmp_path: Path) -> None:
    write_cached(tmp_path / "entry", "Łódź\n")
    whole = (tmp_path / "entry").read_bytes()
    wrong = []
    for data in damaged_copies(whole):
        (tmp_path / "entry").write_bytes(data)
        if cached_text(tmp_path, "entry", lambda: "anew") != "anew":
            wrong.append(data)
        if read_cached(tmp_path / "entry") != "anew":
            wrong.append(data)
    assert wrong == []


def test_an_entry_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return "text"

    for _ in range(3):
        assert cached_text(tmp_path / "new", "entry", make) == "text"
    assert made == [1]


def test_a_full_disk_is_no_error_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    assert cached_text(tmp_path, "entry", lambda: "text") == "text"
    assert list(tmp_path.iterdir()) == []


def test_the_entries_used_longest_ago_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 3500)
    for number, name in enumerate("abcd"):
        write_cached(tmp_path / name, name * 1000)
        os.utime(tmp_path / name, (number, number))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "c", "d"]
    assert read_cached(tmp_path / "b")  # now "c" is the oldest
    write_cached(tmp_path / "e", "e" * 1000)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "d", "e"]


def test_what_a_build_left_unfinished_is_removed_after_an_hour(tmp_path: Path) -> None:
    for name in (".entry.new", ".entry.old"):
        (tmp_path / name).write_text("half")
    os.utime(tmp_path / ".entry.old", (1, 1))
    write_cached(tmp_path / "entry", "text")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".entry.new", "entry"]


def test_a_cache_of_another_user_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "user_cache_path", lambda _: tmp_path)
    (tmp_path / kept.FORM).mkdir()
    assert cache_folder() == tmp_path / kept.FORM
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1, raising=False)
    assert cache_folder() is None


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "user_cache_path", lambda _: Path("~/.cache/itinerarium"))
    assert cache_folder() is None


def test_a_damaged_cache_changes_no_page_and_nothing_is_unpickled(tmp_path: Path) -> None:
    """Every entry of the real cache cut or emptied: the next page is the same."""
    write_story(
        tmp_path / "story",
        {
            "places.csv": "id,name,lat,lon\na,A,51,55\nb,B,41,69\n",
            "routes/main.csv": "from,to\na,b\n",
        },
    )
    page = built(tmp_path)
    entries = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert {path.name.partition("-")[0] for path in entries} == {
        *("code", "fonts", "packed", "plate", "sea"),
    }
    for number, path in enumerate(sorted(entries)):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if number % 2 else b"")
    assert built(tmp_path) == page


def test_a_cache_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    write_story(tmp_path / "story", {})
    (tmp_path / "cache").write_text("a file is in the way")
    assert built(tmp_path).startswith(b"<!DOCTYPE html>")


def built(folder: Path) -> bytes:
    """The page of a story that is built by a program of its own, with a cache of its own."""
    words = [sys.executable, "make_map.py", "build", str(folder / "story"), "-q"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    done = subprocess.run(
        [*words, "--output", str(folder / "output")],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return (folder / "output" / "index.html").read_bytes()


def test_no_module_reads_pickles() -> None:
    unpickles = re.compile(r"(?:import|from) (?:pickle|marshal|shelve)\b|BytecodeCache")
    modules = (REPOSITORY / "itinerarium").rglob("*.py")
    assert [path.name for path in modules if unpickles.search(path.read_text("utf-8"))] == []
