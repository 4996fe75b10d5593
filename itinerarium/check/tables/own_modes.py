"""The modes of transport that a story may use: ours, those of story.toml, and any other word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from itinerarium.check.tables.cell import slugged
from itinerarium.check.tables.modes import mode_of, words_of_modes
from itinerarium.language.fold import fold
from itinerarium.problems.problem import problem, shown, suggestion
from itinerarium.read import Column, Table
from itinerarium.vocabulary.atlas import MODES, OwnMode
from itinerarium.vocabulary.errors import Problem

PLAIN = "road"


@dataclass(frozen=True, slots=True)
class Modes:
    """Finds the mode that a cell means; no word is wrong."""

    told: Mapping[str, OwnMode]
    """The story's own, by the words for them in story.toml."""
    language: str
    _ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for word, mode in self.told.items():
            self._ids.update(
                {fold(one): _id(word) for one in (*mode.title.values(), word) if fold(one)}
            )

    def parse(self, text: str) -> str:
        """A mode's id: the story's own, one of ours, or one made of the word."""
        if not text:
            return PLAIN
        return self._ids.get(fold(text)) or mode_of(text) or _id(text)

    def unknown(self, table: Table) -> Iterator[Problem]:
        """A warning for each cell whose word nobody knows."""
        column = table.column("mode")
        for row, cell in enumerate(column.cells if column else ()):
            if column and cell and not self._is_known(cell):
                yield self._warning(table, row, column)

    def _warning(self, table: Table, row: int, column: Column) -> Problem:
        cell = column.cells[row]
        words = {*MODES, *self.told, *words_of_modes()}
        otherwise = f"write one of them, or add [modes.{_id(cell)}] to story.toml"
        hint = suggestion(cell, words, otherwise)
        known = ", ".join(MODES)
        return problem("P403", table.cell(row, column), known=known, value=shown(cell), hint=hint)

    def _is_known(self, text: str) -> bool:
        return fold(text) in self._ids or mode_of(text) is not None

    def own(self, tables: Iterable[Table]) -> dict[str, OwnMode]:
        """The modes that story.toml tells of or some cell names, but for ours, by their ids."""
        found = {_id(word): mode for word, mode in self.told.items()}
        for table in tables:
            column = table.column("mode")
            for cell in dict.fromkeys(column.cells if column else ()):
                if cell and not self._is_known(cell):
                    found.setdefault(_id(cell), OwnMode({self.language: cell}))
        return found


def _id(word: str) -> str:
    return slugged(word) or PLAIN
