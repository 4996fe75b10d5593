"""Selectors whose last compound is a list, ``a :is(.b, .c)``, written out.

By a selector's last compound a browser knows which elements to try it on. It does not look into
``:is()``, and tries such a selector on every element, each time that it works out the styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from itinerarium.assets.brackets import split_outside_brackets

_PRELUDE = re.compile(r"(?:^|(?<=[{};]))[^{};@]*:is\([^{};]*(?=\{)")
_COMBINATOR = "[ >+~]"
_COMPOUND = re.compile(
    r"(?P<type>[a-z][\w-]*|)(?P<rest>(?:\.[\w-]+|\[[^\]]+\]|:(?:hover|focus|disabled|checked))*)"
)
"""A compound that every browser knows: for one that it does not know it drops the whole rule."""
_LIKE_CLASS = re.compile(r"\.[\w-]+|\[[^\]]+\]|:[\w-]+")


def expand_last_lists(css: str) -> str:
    """The minified style sheet with ``a :is(.b,.c)`` as ``a .b,a .c``.

    Only where the rule then holds for the same elements with the same specificity.
    """
    return _PRELUDE.sub(_expanded_prelude, css)


def _expanded_prelude(prelude: re.Match[str]) -> str:
    selectors = split_outside_brackets(prelude[0], ",")
    return ",".join(one for selector in selectors for one in _expanded(selector))


def _expanded(selector: str) -> Iterator[str]:
    """The selector, or one for each compound in the list that it ends in."""
    last = split_outside_brackets(selector, _COMBINATOR)[-1]
    before, *lists = split_outside_brackets(last, ":is")
    inner, *after = split_outside_brackets(":is".join(lists)[1:], r"\)")
    found = [_COMPOUND.fullmatch(one) for one in split_outside_brackets(inner, ",")]
    compounds = [one for one in found if one]
    if not (after and len(compounds) == len(found) and _are_alike(compounds, before)):
        yield selector
        return
    start = selector.removesuffix(last) + before
    for compound in compounds:
        yield from _expanded(f"{start}{compound[0]}{')'.join(after)}")


def _are_alike(compounds: list[re.Match[str]], before: str) -> bool:
    """Whether all have one specificity, and may stand after what is before them."""
    classes = {len(_LIKE_CLASS.findall(one["rest"])) for one in compounds}
    types = {bool(one["type"]) for one in compounds}
    return len(classes) == len(types) == 1 and not (before and types == {True})
