"""docs/api.md is what the docstrings say, and has every exported name."""

from __future__ import annotations

import re

import itinerarium
from tools.make_api import ORDER, PAGE, api_page


def test_the_reference_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == api_page(), "run: python -m tools.make_api"


def test_the_reference_has_every_exported_name() -> None:
    assert sorted(ORDER) == sorted(itinerarium.__all__)


def test_each_name_has_its_signature_and_what_it_takes() -> None:
    entries = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    by_name = {entry.partition("\n")[0]: entry for entry in entries}
    lacking = [
        name
        for name in itinerarium.__all__
        if f"{name}(" not in by_name[name] or "**Parameters**" not in by_name[name]
    ]
    assert lacking == []
    assert not re.search(r"^-{4,}$", "".join(entries), flags=re.MULTILINE)
