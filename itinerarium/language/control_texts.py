"""The page's own words, one JSON file a language; another file adds a language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import orjson

FOLDER = Path(__file__).parent / "texts"
FALLBACK = "en"
ITS_OWN = ("digitGroups", "ownName")


def texts_of(language: str) -> dict[str, dict[str, str]]:
    """The page's words in this language by group and key; English where there is no such file."""
    path = FOLDER / f"{language}.json"
    chosen = path if path.is_file() else FOLDER / f"{FALLBACK}.json"
    texts: dict[str, dict[str, str]] = orjson.loads(chosen.read_bytes())
    return texts


def all_control_texts() -> dict[str, dict[str, str]]:
    """The texts of the page's controls in every language that there is a file for."""
    return control_texts(sorted(path.stem for path in FOLDER.glob("*.json")))


def control_texts(languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """The texts of the page's controls in each of the story's languages.

    A language without a file has English words, but for those that only itself can have: for its
    name and the groups of its digits the page asks the browser.
    """
    return {language: _control_texts(language) for language in languages}


def _control_texts(language: str) -> dict[str, str]:
    texts = texts_of(language)["page"]
    if (FOLDER / f"{language}.json").is_file():
        return texts
    return {key: text for key, text in texts.items() if key not in ITS_OWN}
