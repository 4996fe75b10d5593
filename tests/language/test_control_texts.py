"""The page's own words: the same keys in every language, each of them there and each needed."""

from __future__ import annotations

import json
import re

import pytest

from itinerarium.language.control_texts import (
    FALLBACK,
    FOLDER,
    all_control_texts,
    control_texts,
)
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "itinerarium"
TEXTS = all_control_texts()
BROWSER = PACKAGE / "browser"
SCRIPTS = {
    path.relative_to(BROWSER).as_posix(): path.read_text("utf-8") for path in BROWSER.rglob("*.js")
}
OTHERS = [
    path.read_text("utf-8") for path in (*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/*.*"))
]
WORD = re.compile(r"\bword\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")
COMPARED = re.compile(r'[!=]== "\w*"')
LITERAL = re.compile(r'"([A-Za-z]\w*)"')
MADE = re.compile(r"`(\w*)\$\{[^}]*\}(\w*)`")


def literal_keys(script: str) -> set[str]:
    """The keys written out in the calls of ``word`` in a module."""
    calls = (COMPARED.sub("", call) for call in WORD.findall(script))
    return {key for call in calls for key in LITERAL.findall(call.split(", {")[0])}


def made_keys(script: str) -> set[tuple[str, str]]:
    """What stands before and after the changing part of keys that a module puts together."""
    return {
        (before, after) for before, after in MADE.findall(script) if before[-1:] == "_" or after
    }


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_every_language_has_the_same_words_and_the_same_blanks_in_them(language: str) -> None:
    def blanks(texts: dict[str, str]) -> dict[str, list[str]]:
        return {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in texts.items()}

    assert blanks(TEXTS[language]) == blanks(TEXTS[FALLBACK])
    assert all(text.strip() == text and text for text in TEXTS[language].values())


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_the_words_stand_in_the_order_of_the_alphabet(language: str) -> None:
    written = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))["page"]
    assert list(written) == sorted(written)


def test_every_word_that_a_script_asks_for_is_there() -> None:
    asked = {name: literal_keys(script) for name, script in SCRIPTS.items()}
    assert len([name for name, keys in asked.items() if keys]) > 30
    lacking = {name: keys - TEXTS[FALLBACK].keys() for name, keys in asked.items()}
    assert {name: keys for name, keys in lacking.items() if keys} == {}


def test_the_words_that_a_script_asks_for_are_seen() -> None:
    assert literal_keys('word("one"); word(x === "y" ? "two" : "three", { four })') == {
        "one",
        "two",
        "three",
    }


def test_every_word_is_asked_for() -> None:
    literals = {key for text in SCRIPTS.values() for key in LITERAL.findall(text)}
    ends = {found for text in SCRIPTS.values() for found in made_keys(text)}
    elsewhere = " ".join(OTHERS)
    unused = {
        key
        for key in TEXTS[FALLBACK]
        if key not in literals
        and not any(key.startswith(before) and key.endswith(after) for before, after in ends)
        and not re.search(rf"\b{key}\b", elsewhere)
        and not re.search(rf"[,{{ ]{key}: iconButton", " ".join(SCRIPTS.values()))
    }
    assert unused == set()


def test_a_language_without_a_file_gets_english_words_but_not_its_name() -> None:
    words = dict(TEXTS[FALLBACK])
    del words["digitGroups"], words["ownName"]
    assert control_texts(["cs"]) == {"cs": words}
