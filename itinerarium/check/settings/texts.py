"""Keys with languages -> a text by language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def texts_by_language(
    table: Mapping[str, Any], key: str, languages: Sequence[str]
) -> dict[str, str]:
    """A text by language from ``title``, ``title_pl``, ... ."""
    found = {}
    for language in languages:
        bare = table.get(key, "") if language == languages[0] else ""
        value = table.get(f"{key}_{language.replace('-', '_')}", bare)
        if isinstance(value, str) and value.strip():
            found[language] = value.strip()
    return found
