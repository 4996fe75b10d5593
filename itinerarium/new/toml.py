"""Plain data -> TOML: the standard library only reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def toml_text(data: Mapping[str, Any]) -> str:
    """Tables of tables, lists of tables, and plain values before them, as TOML 1.0."""
    return "\n".join(_table((), data)).lstrip("\n") + "\n"


def _table(path: tuple[str, ...], table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if not _is_table(value) and not _is_list_of_tables(value):
            yield f"{_key(key)} = {_value(value)}"
    for key, value in table.items():
        inner = (*path, key)
        name = ".".join(map(_key, inner))
        if _is_table(value) and _has_plain(value):
            yield f"\n[{name}]"
        if _is_table(value):
            yield from _table(inner, value)
        elif _is_list_of_tables(value):
            for item in value:
                yield f"\n[[{name}]]"
                yield from (f"{_key(one)} = {_value(said)}" for one, said in item.items())


def _has_plain(table: Mapping[str, Any]) -> bool:
    """Whether a table needs a heading of its own: it has values, or nothing at all."""
    return not table or not all(_is_table(value) for value in table.values())


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_table, value))


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _value(value: Any) -> str:
    """A value on one line; a TOML basic string has JSON's escapes."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _quoted(value) if isinstance(value, str) else json.dumps(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
