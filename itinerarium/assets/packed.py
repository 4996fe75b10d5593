"""Text packed by gzip, in base64, for what a page needs only later: a third of it or less.

Zopfli writes the same bytes on every system; the libraries behind Python's own gzip do not.
"""

from __future__ import annotations

import base64
import gzip
import hashlib

from itinerarium.files.cache import cache_folder, cached_text

PACKED_SCRIPT = "application/gzip"
"""The type of a script element with a packed script, which runs only when it is unpacked."""


def packed(text: str) -> str:
    """The text as ``browser/data/inflate.js`` unpacks it, from the cache if it is there."""
    fingerprint = hashlib.sha256(f"zopfli {text}".encode()).hexdigest()[:20]
    return cached_text(cache_folder(), f"packed-{fingerprint}.txt", lambda: _packed(text))


def packed_at_once(text: str) -> str:
    """The text the same way by Python's own gzip: sooner, and larger by a few per cent."""
    return _in_base64(gzip.compress(text.encode("utf-8"), mtime=0))


def _packed(text: str) -> str:
    import zopfli.gzip

    return _in_base64(zopfli.gzip.compress(text.encode("utf-8")))


def _in_base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def unpacked(text: str) -> str:
    """The text again."""
    return gzip.decompress(base64.b64decode(text)).decode("utf-8")
