"""A browser that ends at once is told of with what may be the reason."""

from __future__ import annotations

import sys
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


NO_PROTOCOL = """#!/bin/sh
printf '%b\\0' '{said}' >&4
cat <&3 >/dev/null
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no shell here")
def test_a_program_that_speaks_no_protocol_is_told(tmp_path: Path) -> None:
    program = tmp_path / "browser"
    wrong = {}
    for said in ("7", "null", '"tab"', "[1, 2]", "{", r"\0201\0377"):
        program.write_text(NO_PROTOCOL.format(said=said))
        program.chmod(0o755)
        with pytest.raises(BrowserError) as caught, chromium_tab(program):
            raise AssertionError("it is not reached")
        if str(caught.value) != "browser answers in no way that is understood":
            wrong[said] = str(caught.value)
    assert wrong == {}


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
