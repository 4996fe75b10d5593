"""Pictures as data URIs."""

from __future__ import annotations

import base64
from pathlib import Path

_MEDIA_TYPES = {".png": "image/png", ".svg": "image/svg+xml", ".webp": "image/webp"}


def data_uri(path: Path) -> str:
    """A picture as a data URI."""
    encoded = base64.b64encode(path.read_bytes()).decode("ascii")
    return f"data:{_MEDIA_TYPES[path.suffix]};base64,{encoded}"
