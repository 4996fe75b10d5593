"""Style sheets for the oldest browsers that the page is for.

What can be said in an older way is lowered by lightningcss. What cannot is said twice: a browser
without container queries (before Chrome 105, Safari 16 and Firefox 110) takes the window for the
map that fills it.
"""

from __future__ import annotations

import re

from itinerarium.assets.brackets import split_outside_brackets
from itinerarium.assets.selectors import expand_last_lists

OLDEST_BROWSERS = ("chrome 88", "edge 88", "firefox 91", "safari 14.1", "ios_saf 14.5")
"""The floor, as browserslist names it; ``docs/browsers.md`` tells readers of it."""

_CONTAINER = "@container "
_WITHOUT_CONTAINERS = "@supports not (width: 1cqw)"
_CONTAINER_LENGTH = re.compile(r"(?<=\d)cq(?=[wh]\b)")
_DECLARATION = re.compile(r"(?<=[{};\s])([\w-]+:[^;{}]*\dcq[wh]\b[^;{}]*);")


def lowered(css: str) -> str:
    """The style sheet in the syntax of ``OLDEST_BROWSERS``, minified.

    Where lightningcss has no build for the machine it stays as it is written.
    """
    try:
        import lightningcss
    except ImportError:
        return css
    code = with_windows_for_containers(css)
    minified = str(lightningcss.process_stylesheet(code, browsers_list=[*OLDEST_BROWSERS]))
    return expand_last_lists(minified) + "\n"


def with_windows_for_containers(css: str) -> str:
    """Add what holds where container queries and their units are unknown."""
    before, found, rest = css.partition(_CONTAINER)
    ours = _DECLARATION.sub(_said_twice, before)
    if not found:
        return ours
    condition, body, rest = _block(rest)
    query = f"@media {_media_condition(condition)}"
    in_window = f"{_WITHOUT_CONTAINERS} {{\n{query} {{{_in_window(body)}}}\n}}"
    container = f"{_CONTAINER}{condition}{{{body}}}"
    return f"{ours}{container}\n{in_window}{with_windows_for_containers(rest)}"


def _said_twice(match: re.Match[str]) -> str:
    return f"{match[0]} {_WITHOUT_CONTAINERS} {{ {_in_window(match[1])}; }}"


def _in_window(css: str) -> str:
    return _CONTAINER_LENGTH.sub("v", css)


def _block(css: str) -> tuple[str, str, str]:
    """What stands before the first brace, within it, and after its end."""
    start = css.index("{")
    depth = 0
    for match in re.compile(r"[{}]").finditer(css, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return css[:start], css[start + 1 : match.start()], css[match.end() :]
    raise ValueError(f"expected the end of @container {css[:start]}")


def _media_condition(condition: str) -> str:
    """A condition of a container as a list of media queries: they know no “or” in old browsers."""
    parts = split_outside_brackets(" ".join(condition.split()), " or ")
    return ", ".join(_without_outer_brackets(part) for part in parts)


def _without_outer_brackets(text: str) -> str:
    """``((a) and (b))`` as ``(a) and (b)``."""
    is_group = text.startswith("((") and text.endswith("))")
    return text[1:-1] if is_group else text
