"""Problems -> lines of text for people, or JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from itinerarium.vocabulary.errors import Problem


def to_text(problems: Iterable[Problem]) -> str:
    """Give a paragraph for each problem: where and what, the line's excerpt, the help."""
    return "\n".join(map(_paragraph, problems))


def to_json(problems: Iterable[Problem], *, is_ascii: bool = False) -> str:
    """Give the problems as a JSON list of objects with the fields of ``Problem``."""
    values = [asdict(one) for one in problems]
    return json.dumps(values, ensure_ascii=is_ascii, indent=2) + "\n"


def summary(problems: Iterable[Problem]) -> str:
    """Give how many errors and warnings there are: ``2 errors, 1 warning``."""
    severities = [one.severity for one in problems]
    counts = (_count(severities.count(kind), kind) for kind in ("error", "warning"))
    return ", ".join(count for count in counts if count) or "no problems"


def _count(number: int, kind: str) -> str:
    return f"{number} {kind}{'' if number == 1 else 's'}" if number else ""


def _paragraph(one: Problem) -> str:
    warning = "warning: " if one.severity == "warning" else ""
    lines = [f"{_where(one)} {one.code} {warning}{_one_line(one.message)}"]
    if one.excerpt:
        lines.append(f"  {excerpt_of(one)}")
    if one.help:
        lines.append(f"    = help: {_one_line(one.help)}")
    return "\n".join(lines) + "\n"


def excerpt_of(one: Problem) -> str:
    """The line, its number before it; in a workbook the cell as a spreadsheet calls it: ``C5``."""
    is_sheet = "." in one.file.partition("/")[0] and "/" in one.file
    place = f"{column_letters(one.column)}{one.line}" if is_sheet else str(one.line)
    return f"{place} | {_one_line(one.excerpt)}"


def column_letters(column: int) -> str:
    """Give a column by its letters: 1 is A, 27 is AA; nothing for 0."""
    rest, last = divmod(column - 1, 26)
    return column_letters(rest) + chr(ord("A") + last) if column > 0 else ""


def _where(one: Problem) -> str:
    """``file:line:column``, the latter two left out where they stand for the whole."""
    numbers = (one.line, one.column) if one.column else (one.line,) if one.line else ()
    return ":".join((_one_line(one.file), *map(str, numbers)))


def _one_line(text: str) -> str:
    """``text`` without line breaks and control characters, which a terminal would obey."""
    shown = text.replace("\t", " → ")
    if shown.isprintable():
        return shown
    return "".join(char if char.isprintable() else "�" for char in shown)
