"""The docstrings of what ``itinerarium`` exports -> docs/api.md: ``python -m tools.make_api``."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import itinerarium
from itinerarium.story_map import StoryMap
from itinerarium.tables.tables import Tables

PAGE = Path(__file__).parents[1] / "docs" / "api.md"
ORDER = (
    *("read_story", "draw", "read_tables", "plain_story"),
    *("StoryControl", "TimelineControl", "RouteLayer", "PlaceLayer", "LabelLayer"),
    *("OfflineMap", "InlineAssets"),
)
RETURNED = (StoryMap, Tables)
"""What functions return, though nobody makes one himself."""
HEAD = """# API reference

Made from the docstrings by `python -m tools.make_api`.
[In Python](python.md) shows how the parts are used together.

```python
import itinerarium
```
"""
SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.MULTILINE)
ENTRY = re.compile(r"^(?=\S)", re.MULTILINE)


def api_page() -> str:
    """The whole page."""
    exported = [_entry(name, getattr(itinerarium, name)) for name in ORDER]
    returned = [_entry(one.__name__, one, is_made=False) for one in RETURNED]
    return "\n".join([HEAD, *exported, *returned]).rstrip() + "\n"


def _entry(name: str, thing: Any, *, is_made: bool = True) -> str:
    """A heading, the signature, and the docstring; a class also has its own public methods."""
    parts = [f"## {name}\n"]
    if is_made:
        parts.append(f"```python\n{_signature(name, thing)}\n```\n")
    parts.append(_markdown(inspect.getdoc(thing) or ""))
    for method in _methods(thing):
        parts.append(f"### {name}.{method.__name__}\n")
        parts.append(f"```python\n{_signature(method.__name__, method)}\n```\n")
        parts.append(_markdown(inspect.getdoc(method) or ""))
    return "\n".join(parts)


def _methods(thing: Any) -> Iterator[Any]:
    if inspect.isclass(thing):
        found = (one for name, one in vars(thing).items() if not name.startswith("_"))
        yield from (one for one in found if inspect.isfunction(one) and one.__name__ != "render")


def _signature(name: str, thing: Any) -> str:
    """The call as it stands in the source, without ``self``, a parameter a line if it is long."""
    taken = inspect.signature(thing.__init__ if inspect.isclass(thing) else thing)
    parameters = [one for one in taken.parameters.values() if one.name != "self"]
    signature = taken.replace(parameters=parameters)
    end = "" if inspect.isclass(thing) else f" -> {signature.return_annotation}"
    inside = str(signature.replace(return_annotation=inspect.Signature.empty))[1:-1]
    inside = re.sub(r": '([^']*)'", r": \1", inside)
    line = f"{name}({inside}){end}"
    if len(line) <= 100:
        return line
    pieces = "".join(f"    {one},\n" for one in re.split(r", (?![^\[]*\])", inside))
    return f"{name}(\n{pieces}){end}"


def _markdown(docstring: str) -> str:
    """A docstring by the numpy convention as Markdown: sections in bold, entries as a list."""
    first, *rest = SECTION.split(docstring)
    sections = zip(rest[::2], rest[1::2], strict=True)
    return "\n".join([_code(first).strip() + "\n", *(_section(*one) for one in sections)])


def _section(title: str, text: str) -> str:
    if title == "Examples":
        return f"**{title}**\n\n```pycon\n{text.strip()}\n```\n"
    if title in ("Notes", "References", "See Also"):
        return f"**{title}**\n\n{_code(text).strip()}\n"
    entries = [one.strip("\n") for one in ENTRY.split(text) if one.strip()]
    return f"**{title}**\n\n" + "".join(map(_item, entries))


def _item(entry: str) -> str:
    head, _, body = entry.partition("\n")
    lines = [line.strip() for line in body.strip().splitlines()]
    names = ", ".join(f"`{name}`" for name in head.split(", "))
    return f"- {names}: " + "\n  ".join(map(_code, lines)) + "\n"


def _code(text: str) -> str:
    return re.sub(r"``([^`]+)``", r"`\1`", text)


if __name__ == "__main__":
    PAGE.write_text(api_page(), encoding="utf-8")
