"""Text packed for later."""

from __future__ import annotations

from pathlib import Path

import pytest

from itinerarium.assets import packed as module
from itinerarium.assets.bundle import bundle
from itinerarium.assets.packed import packed, unpacked


def test_a_script_comes_back_and_is_at_most_half_as_long() -> None:
    script = bundle("deferred.js", after="main.js")
    text = packed(script)
    assert unpacked(text) == script
    assert len(text) < len(script) / 2
    assert text.isascii()
    assert "<" not in text


def test_the_cache_changes_no_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cache_folder", lambda: None)
    made = packed("Łódź " * 200)
    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path / "cache")
    assert [packed("Łódź " * 200), packed("Łódź " * 200)] == [made, made]
