"""Style sheets for old browsers: what they do not know is lowered or said in another way too."""

from __future__ import annotations

import re

import pytest

from itinerarium.assets.lowering import lowered, with_windows_for_containers
from itinerarium.assets.styles import style_sheets, styles

TOO_NEW = {
    "a rule in a rule": re.compile(r"&"),
    "a range in a query": re.compile(r"@media[^{]*[<>]"),
    "“or” in a query": re.compile(r"@media[^{]*\bor\b"),
    "a query for scripts": re.compile(r"@media[^{]*scripting"),
    "cascade layers": re.compile(r"@(layer|scope)\b"),
}


def test_the_pages_styles_have_nothing_that_the_oldest_browsers_do_not_know() -> None:
    code = re.sub(r"""(["']).*?\1""", "", styles(style_sheets()))
    assert [name for name, pattern in TOO_NEW.items() if pattern.search(code)] == []


@pytest.mark.parametrize(
    ("condition", "query"),
    [
        ("(max-width: 30rem)", "(max-width: 30rem)"),
        ("(max-width: 3rem) or (max-height: 9rem)", "(max-width: 3rem), (max-height: 9rem)"),
        ("((width: 1em) and (height: 2em)) or (width: 3em)", "(width: 1em) and (height: 2em), (width: 3em)"),  # noqa: E501
        ("(min-width: 3rem)\n  and (max-width: 9rem)", "(min-width: 3rem) and (max-width: 9rem)"),
    ],
)  # fmt: skip
def test_without_container_queries_the_window_counts(condition: str, query: str) -> None:
    said = with_windows_for_containers(f"@container {condition} {{ a {{ width: 50cqw; }} }} b {{}}")
    assert said.startswith(f"@container {condition} {{ a {{ width: 50cqw; }} }}")
    assert f"@supports not (width: 1cqw) {{\n@media {query} {{ a {{ width: 50vw; }} }}\n}}" in said
    assert said.endswith(" b {}")


def test_a_length_of_the_container_is_one_of_the_window_too() -> None:
    code = lowered("a { max-width: calc(100cqw - 2rem); color: red; max-height: 5cqh; }")
    before, *fallbacks = code.split("@supports not (width:1cqw)")
    assert "calc(100cqw - 2rem)" in before
    assert ["100vw" in fallback for fallback in fallbacks] == [True, False]
    assert "5vh" in fallbacks[-1]
