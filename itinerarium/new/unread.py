"""What of a source was left out or read in a certain way -> lines for the author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from itinerarium.problems.problem import counted, shown

MOST_TOLD = 8


@dataclass(slots=True)
class Remarks:
    """Collects lines; cells that were not read are told each with its line, up to some number."""

    lines: list[str] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)

    def say(self, line: str) -> None:
        """Tell a line once."""
        if (told := f"  {line}") not in self.lines:
            self.lines.append(told)

    def left_out(self, names: Iterable[str], why: str) -> None:
        """Tell what was left out, by name, if there is anything."""
        if listed := ", ".join(dict.fromkeys(names)):
            self.say(f"left out: {listed} ({why})")

    def cell(self, line: int, column: str, value: str, how: str) -> None:
        """Tell that a cell was not read, and how to write it."""
        where = f"line {line}, " if line else ""
        self._cells.append(f"  left out: {where}{column}: {shown(value)}; {how}")

    def all(self) -> tuple[str, ...]:
        """Every line, cells last."""
        return (*self.lines, *_first(self._cells))


def _first(cells: Sequence[str]) -> Iterator[str]:
    yield from cells[:MOST_TOLD]
    if (more := len(cells) - MOST_TOLD) > 0:
        yield f"  left out: {counted(more, 'more cell')} of these kinds"
