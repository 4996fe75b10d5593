"""Selectors that end in ``:is(...)``, written out.

Browsers look at a selector's last part to know which elements to try it on. They do not look into
``:is(.a, .b)``, and try it on every element, each time that the page's styles are worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PRELUDE = re.compile(r"(?:^|(?<=[{};]))[^{};@]*:is\([^{};]*(?=\{)")
_SIMPLE = re.compile(
    r"(?P<kind>[a-z][\w-]*|)(?P<rest>(?:\.[\w-]+|\[[^\]]+\]|:(?:hover|focus|disabled|checked))*)"
)
"""Parts that every browser knows: one unknown part in a list makes it drop the whole rule."""
_CLASS_LIKE = re.compile(r"\.[\w-]+|\[[^\]]+\]|:[\w-]+")


def with_ends_written_out(css: str) -> str:
    """The minified style sheet with ``a :is(.b,.c)`` as ``a .b,a .c``.

    Only where the rule holds for the same elements with the same weight.
    """
    return _PRELUDE.sub(_written_out, css)


def _written_out(prelude: re.Match[str]) -> str:
    return ",".join(one for each in _split(prelude[0], ",") for one in _expanded(each))


def _expanded(selector: str) -> Iterator[str]:
    """The selector, or one for each that its last part names."""
    start = len(selector) - len(_split(selector, " >+~")[-1])
    before, found, rest = selector[start:].partition(":is(")
    choices, closed, after = _to_bracket(rest)
    names = [_SIMPLE.fullmatch(one) for one in _split(choices, ",")]
    known = [name for name in names if name]
    if not (found and closed and len(known) == len(names) and _are_alike(known, before)):
        yield selector
        return
    for name in known:
        yield from _expanded(f"{selector[:start]}{before}{name[0]}{after}")


def _are_alike(names: list[re.Match[str]], before: str) -> bool:
    """Whether all have one weight, and may stand after what is before them."""
    weights = {(len(_CLASS_LIKE.findall(one["rest"])), bool(one["kind"])) for one in names}
    return len(weights) == 1 and not (before and any(one["kind"] for one in names))


def _to_bracket(text: str) -> tuple[str, str, str]:
    """What stands before the bracket that closes, the bracket, and what stands after it."""
    inner = _split(text, ")")[0]
    return inner, text[len(inner) : len(inner) + 1], text[len(inner) + 1 :]


def _split(text: str, separators: str) -> list[str]:
    """The pieces between separators that stand in no brackets."""
    pieces, depth = [""], 0
    for letter in text:
        if letter in separators and not depth:
            pieces.append("")
            continue
        depth += (letter in "([") - (letter in ")]")
        pieces[-1] += letter
    return pieces
