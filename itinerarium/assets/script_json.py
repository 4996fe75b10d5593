"""Data as JSON for a script element."""

from __future__ import annotations

from typing import Any

import orjson


def script_json(data: Any) -> bytes:
    """The data as JSON without ``<``, so that no text in it can end the element."""
    return orjson.dumps(data).replace(b"<", b"\\u003c")
