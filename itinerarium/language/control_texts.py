"""The texts of the page's controls, one JSON file for each language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import orjson

from itinerarium.language.typography import tied

FOLDER = Path(__file__).parent / "texts"
FALLBACK = "en"
ITS_OWN = ("digitGroups", "ownName")


def texts_of(language: str) -> dict[str, dict[str, str]]:
    """The texts in this language by group and key; empty where there is no file."""
    path = FOLDER / f"{language}.json"
    texts: dict[str, dict[str, str]] = orjson.loads(path.read_bytes()) if path.is_file() else {}
    return texts


def page_texts(language: str) -> dict[str, str]:
    """The texts of the page's controls, in English where this language has none."""
    return _texts_in("page", language)


def _texts_in(group: str, language: str) -> dict[str, str]:
    return {**texts_of(FALLBACK)[group], **_own_texts(group, language)}


def _own_texts(group: str, language: str) -> dict[str, str]:
    own = texts_of(language).get(group, {})
    return {key: tied(text, language) for key, text in own.items()}


def all_control_texts() -> dict[str, dict[str, str]]:
    """The texts of the page's controls in every language that has a file."""
    return control_texts(sorted(path.stem for path in FOLDER.glob("*.json")))


def control_texts(languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """The texts of the page's controls in each of the story's languages.

    A language without a file has English words, but for those that only itself can have: for its
    name and the groups of its digits the page asks the browser.
    """
    return {language: _control_texts(language) for language in languages}


def layer_text(key: str, languages: Sequence[str]) -> dict[str, str]:
    """A text of the map's own layers in each of the languages, in English if it has none."""
    english = texts_of(FALLBACK)["layers"][key]
    return {one: texts_of(one).get("layers", {}).get(key, english) for one in languages}


def plan_texts(language: str) -> dict[str, str]:
    """The headings of a lesson plan, in English where this language has none."""
    return _texts_in("plan", language)


def unscripted_texts(language: str) -> dict[str, str]:
    """What stands in a page without scripts alone, in English where this language has none."""
    return _texts_in("unscripted", language)


def _control_texts(language: str) -> dict[str, str]:
    own = _own_texts("page", language)
    if own:
        return own
    return {key: text for key, text in page_texts(language).items() if key not in ITS_OWN}
