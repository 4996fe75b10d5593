"""Numbers and their doubts -> warnings where one lies outside the range that its doubt gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from itinerarium.check.plausible.languages import large_numbers
from itinerarium.check.plausible.rows import JoinedTables
from itinerarium.problems.problem import problem
from itinerarium.vocabulary.errors import Problem

_COUNT = r"\d{1,3}(?:[,.\u00a0\u202f\u2009’' ]\d{3})+|\d{5,}"
"""Four digits in a row may be a year."""
_TO = r"\s?[–—-]\s?|\s(?:a|à|bis|do|tot|til|till|to|до)\s"
_RANGE = re.compile(rf"(?<![\w.,])({_COUNT})(?:{_TO})({_COUNT})(?!\d)")
MOST_TIMES = 2
"""A range that is further off counts something else than the figure."""
Range = tuple[int, int]


def outside_doubts(rows: JoinedTables) -> Iterator[Problem]:
    """A warning for each number of a place that its own doubt leaves out."""
    for place in rows.told:
        for column in ("people", "figure"):
            figure = getattr(place, column)
            if figure and (missed := range_missed(figure, place.doubt.values())):
                low, high = missed
                yield problem(
                    "P808",
                    rows.cell(place, column),
                    column=column,
                    low=f"{low:,}",
                    high=f"{high:,}",
                    found=f"{figure:,}",
                )


def range_missed(figure: int, doubts: Iterable[str]) -> Range | None:
    """The range in one of a doubt's languages that a figure is near to and not in.

    A doubt that names the figure itself, or another range that it is in, has said enough.
    """
    for doubt in doubts:
        near = [one for one in ranges(doubt) if _is_near(figure, one)]
        is_told = figure in large_numbers(doubt) or any(low <= figure <= high for low, high in near)
        if near and not is_told:
            return near[0]
    return None


def ranges(text: str) -> list[Range]:
    """What stands in a text as one count to another, with a dash or a word between them."""
    counts = [[int(re.sub(r"\D", "", count)) for count in pair] for pair in _RANGE.findall(text)]
    return [(low, high) for low, high in counts if low < high]


def _is_near(figure: int, span: Range) -> bool:
    low, high = span
    return low <= figure * MOST_TIMES and figure <= high * MOST_TIMES
