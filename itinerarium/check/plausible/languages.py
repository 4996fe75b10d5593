"""Texts in several languages -> warnings where their large numbers differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from itinerarium.check.plausible.rows import JoinedTables
from itinerarium.problems.problem import problem
from itinerarium.vocabulary.atlas import Leg, Place
from itinerarium.vocabulary.errors import Problem
from itinerarium.vocabulary.map_links import without_map_links

_PARTED = r"(?<![\w.,])\d{1,3}(?:[,.\u00a0\u202f\u2009’' ]\d{3})+(?!\d)"
_NUMBER = re.compile(rf"{_PARTED}|(?<!\d)\d{{4,}}(?!\d)")
_TEXTS = ("title", "lead", "text", "people_note", "figure_note", "doubt", "question", "answer")


def differing_numbers(rows: JoinedTables, languages: Sequence[str]) -> Iterator[Problem]:
    """A warning for each text that has other numbers of four and more digits than its first.

    However a language parts thousands, 38,273 is 38 273; small numbers may be words in one.
    """
    if len(languages) < 2:
        return
    told: tuple[Place | Leg, ...] = (*rows.told, *rows.leg_at)
    for row in told:
        for column in _TEXTS:
            text: Mapping[str, str] = getattr(row, column, {})
            if len(text) > 1:
                yield from _differing(rows, row, column, text)


def _differing(
    rows: JoinedTables, row: Place | Leg, column: str, text: Mapping[str, str]
) -> Iterator[Problem]:
    first, *others = text
    expected = large_numbers(text[first])
    for language in others:
        found = large_numbers(text[language])
        if found != expected:
            yield problem(
                "P807",
                rows.cell(row, column, language),
                column=column,
                first=f"{first} ({_listed(expected - found)})",
                found=f"{_listed(found - expected)} in {language}",
            )


def large_numbers(text: str) -> set[int]:
    """The numbers of four and more digits in a text."""
    return {int(re.sub(r"\D", "", number)) for number in _NUMBER.findall(without_map_links(text))}


def _listed(numbers: set[int]) -> str:
    return ", ".join(map(str, sorted(numbers))) or "none"
