"""The page as a file: the same bytes each time, a strict policy, whole or not written."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from html import escape, unescape
from pathlib import Path

import pytest

from itinerarium.assets.ascii import html_in_ascii
from itinerarium.assets.packed import PACKED_SCRIPT, packed
from itinerarium.drawing.data_block import JsonText
from itinerarium.files.atomic import write_whole
from itinerarium.page.html import content_security_policy
from itinerarium.vocabulary.errors import OutputError
from tests.conftest import REPOSITORY, no_new_files

LARGEST_PAGE, LARGEST_GZIPPED = 2_000_000, 800_000


def build_in_another_process(folder: Path, output: Path, seed: str) -> bytes:
    subprocess.run(
        [sys.executable, REPOSITORY / "make_map.py", "build", folder, "--output", output],
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    return (output / "index.html").read_bytes()


def test_two_builds_in_two_processes_are_the_same_bytes(tmp_path: Path) -> None:
    first = build_in_another_process(REPOSITORY, tmp_path / "one", "1")
    second = build_in_another_process(REPOSITORY, tmp_path / "two", "2")
    assert first == second


def test_the_shipped_page_stays_within_its_budget(shipped_page: Path) -> None:
    page = shipped_page.read_bytes()
    assert len(page) <= LARGEST_PAGE
    assert len(gzip.compress(page)) <= LARGEST_GZIPPED


def test_the_policy_comes_first_and_the_charset_soon_enough(shipped_page: Path) -> None:
    text = shipped_page.read_text(encoding="utf-8")
    after_head = text[text.index("<head>") + len("<head>") :].lstrip()
    assert after_head.startswith('<meta http-equiv="Content-Security-Policy" content="default-src')
    assert text.encode().index(b'<meta charset="utf-8">') < 1024


def test_the_policy_has_no_unsafe_word_and_no_host(shipped_page: Path) -> None:
    policy = re.search(r'Policy" content="([^"]*)"', shipped_page.read_text(encoding="utf-8"))
    assert policy is not None
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")


def test_the_policy_names_the_hash_of_each_script_and_style() -> None:
    assert content_security_policy("<script>a</script><style>b</style>") == (
        "default-src 'none'; "
        "script-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='; "
        "style-src 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0='; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def test_the_policy_names_the_hash_of_a_script_that_waits() -> None:
    waiting = f'<script type="{PACKED_SCRIPT}" id="deferred-script">{packed("a")}</script>'
    assert content_security_policy(waiting) == content_security_policy("<script>a</script>")


def test_what_is_read_before_the_map_is_in_ascii(shipped_page: Path) -> None:
    blocks = re.findall(
        r"<(script|style)\b([^>]*)>(.*?)</\1>", shipped_page.read_text("utf-8"), re.DOTALL
    )
    assert len(blocks) > 5
    assert [head for _, head, text in blocks if not text.isascii()] == []


def test_the_page_refers_to_nothing_outside_but_links(shipped_page: Path) -> None:
    text = shipped_page.read_text(encoding="utf-8")
    assert (
        re.findall(
            r"<(?:script|img|iframe|link|source|video|audio)[^>]*\ssrc=(?!['\"]?data:)[^>]*>", text
        )
        == []
    )
    assert re.findall(r'<link[^>]*href="(?!data:)[^>]*>', text) == []
    assert re.findall(r"@import|url\((?!['\"]?(?:data:|#))", text) == []


def test_a_page_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "index.html"
    assert write_whole(path, [b"one", b"\n"]) == 4
    assert path.read_bytes() == b"one\n"
    with no_new_files(path.parent):
        write_whole(path, [b"two\r\n"])
    assert path.read_bytes() == b"two\r\n"


def test_when_writing_fails_the_old_page_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index.html"
    write_whole(path, [b"old"])

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with no_new_files(tmp_path), pytest.raises(OutputError, match="No space left on device"):
        write_whole(path, [b"new"])
    assert path.read_text() == "old"


def test_a_target_that_is_a_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("in the way")
    with pytest.raises(OutputError) as raised:
        write_whole(tmp_path / "output" / "index.html", [b"page"])
    assert str(raised.value) == f"cannot write {tmp_path}/output/index.html: File exists"


LONG = "Łódź and Tübingen, a long way from anywhere else in the world, & <b> 1942; " * 10_000
"""Long enough to be written in ASCII, and with few letters beyond it."""


def test_long_data_are_written_in_ascii_and_say_the_same() -> None:
    short, long = JsonText({"a": "Łódź"}).content(), JsonText({"a": LONG}).content()
    assert not short.isascii()
    assert long.isascii()
    assert b"<" not in long
    assert json.loads(long) == {"a": LONG}


@pytest.mark.parametrize("hard", ["\\xe9 é", "\U0001f600", "Тоцкое " * 100_000])
def test_long_data_that_would_suffer_stay_as_they_are(hard: str) -> None:
    content = JsonText({"a": LONG, "b": hard}).content()
    assert not content.isascii()
    assert json.loads(content) == {"a": LONG, "b": hard}


def test_a_long_article_is_written_in_ascii_and_reads_the_same() -> None:
    article = f"<p>{escape(LONG)}</p>"
    assert html_in_ascii(article).isascii()
    assert unescape(html_in_ascii(article)) == unescape(article)
    assert html_in_ascii("<p>Łódź</p>") == "<p>Łódź</p>"
    cyrillic = "<p>Тоцкое</p>" * 100_000
    assert html_in_ascii(cyrillic) == cyrillic
