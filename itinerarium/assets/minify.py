"""Minified code and HTML."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Literal, TypeAlias

from itinerarium.files.cache import cache_folder, cached_text

Kind: TypeAlias = Literal["application/javascript", "text/css", "text/html"]


def minified(kind: Kind, code: str) -> str:
    """The code or HTML without comments and spare space; it does the same.

    Where the minifier has no build for the machine, the code stays as it is written.
    """
    try:
        import minify
    except ImportError:
        return code
    return str(minify.string(kind, code)) + "\n"


def cached_minified(kind: Kind, made_of: str, code: Callable[[], str]) -> str:
    """The page's own code minified, from the cache: it is the same for all stories."""
    fingerprint = hashlib.sha256(f"{kind}{_minifier_version()}{made_of}".encode()).hexdigest()[:20]
    name = f"code-{fingerprint}.txt"
    return cached_text(cache_folder(), name, lambda: minified(kind, code()))


def _minifier_version() -> str:
    try:
        return version("tdewolff-minify")
    except PackageNotFoundError:
        return "none"
