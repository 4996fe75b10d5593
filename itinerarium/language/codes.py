"""Codes of languages (BCP 47): which are well formed, and what CLDR knows of them."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_CODE = re.compile(
    r"[a-z]{2,3}"  # the language
    r"(?:-[a-z]{4})?"  # its script
    r"(?:-(?:[a-z]{2}|[0-9]{3}))?"  # the region
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",  # private use
    re.ASCII | re.IGNORECASE,
)


def is_language_code(text: str) -> bool:
    """Whether a text is a well-formed language code: ``pl``, ``pt-BR``, ``zh_Hans_TW``.

    The old forms that no browser takes are none: ``zh-yue`` (today ``yue``), ``i-klingon``
    (``tlh``). Source: RFC 5646, section 2.1, without ``extlang`` and ``grandfathered``.
    """
    code = text.replace("_", "-").casefold()
    named = code.partition("-x-")[0].split("-")[1:]
    return bool(_CODE.fullmatch(code)) and len(named) == len(set(named))


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """CLDR's locale of a language code, or of the longest prefix of it that CLDR knows.

    ``de-AT-1996`` has the locale of ``de-AT``; a language that CLDR does not have has the neutral
    one, ``root``.
    """
    from babel import Locale, UnknownLocaleError

    parts = language.replace("-", "_").split("_")
    for length in range(len(parts), 0, -1):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse("_".join(parts[:length]))
    return Locale.parse("root")
