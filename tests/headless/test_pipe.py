"""A browser that ends at once is told of with what may be the reason."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from itinerarium.headless.chromium import chromium_tab, find_chromium
from itinerarium.vocabulary.errors import BrowserError


@pytest.mark.skipif(not Path("/bin/false").exists(), reason="no program that ends at once")
def test_a_long_name_of_the_temporary_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / ("long" * 30)
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    with (
        pytest.raises(BrowserError, match=r"too long a name, .*; set TMPDIR to another"),
        chromium_tab(Path("/bin/false")),
    ):
        raise AssertionError("it is not reached")
    assert list(place.iterdir()) == []


NOISE = """#!/bin/sh
head -c 3000 /dev/urandom >&4
printf '\\0' >&4
sleep 5
"""


@pytest.mark.skipif(not Path("/dev/urandom").exists(), reason="no noise here")
def test_a_program_that_speaks_no_protocol_is_told(tmp_path: Path) -> None:
    program = tmp_path / "browser"
    program.write_text(NOISE)
    program.chmod(0o755)
    with (
        pytest.raises(BrowserError, match=r"browser (answers in no way|does not answer|ended)"),
        chromium_tab(program),
    ):
        raise AssertionError("it is not reached")


@pytest.mark.browser
def test_nothing_is_left_among_the_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as place:
        monkeypatch.setattr(tempfile, "tempdir", place)
        with chromium_tab(find_chromium()) as tab:
            assert tab.evaluate("1 + 1") == 2
        assert list(Path(place).iterdir()) == []


@pytest.mark.browser
def test_a_page_that_goes_elsewhere_while_nobody_looks_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text('<meta http-equiv="refresh" content="0;url=about:blank">', encoding="utf-8")
    with chromium_tab(find_chromium()) as tab, pytest.raises(BrowserError, match="navigated"):
        tab.open(path.as_uri(), "false")
