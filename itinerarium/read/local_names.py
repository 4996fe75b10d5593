"""The names of a workbook's elements without their namespaces."""

from __future__ import annotations

MOST_NAMES = 1000
"""Of elements in a workbook's part: each has a few dozen."""


class LocalNames(dict[str, str]):
    """The names of elements without their namespaces, of which workbooks are written in two."""

    def __missing__(self, tag: str) -> str:
        """Take a name that was not met before."""
        if len(self) > MOST_NAMES:
            raise ValueError("more names of elements than a workbook has")
        self[tag] = tag.rpartition("}")[2].rpartition(":")[2]
        return self[tag]
