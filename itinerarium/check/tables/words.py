"""Text columns -> warnings about links and lengths that the page will not show as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from itinerarium.check.tables.column import by_language
from itinerarium.problems.problem import problem, shown
from itinerarium.read import Column, Table
from itinerarium.vocabulary.errors import Problem

LONGEST_LEAD = 200
LINK = re.compile(r"\]\(\s*<?([^)>\s]*)")
WEB = re.compile(r"https?://", re.IGNORECASE)
MAP = re.compile(r"#[A-Za-z]+=")
"""The beginning of a map link's target, which check/map_links.py looks at."""


def bad_links(table: Table, name: str, languages: Sequence[str]) -> Iterator[Problem]:
    """A warning for each Markdown link that goes elsewhere than to the web."""
    for column in by_language(table, name, languages).values():
        for row, cell in enumerate(column.cells):
            if "](" in cell:
                yield from _links_of_cell(table, row, column)


def _links_of_cell(table: Table, row: int, column: Column) -> Iterator[Problem]:
    for address in LINK.findall(column.cells[row]):
        if not (WEB.match(address) or MAP.match(address)):
            yield problem("P314", table.cell(row, column), value=shown(address))


def long_leads(table: Table, languages: Sequence[str]) -> Iterator[Problem]:
    """A warning for each lead that does not fit the story's card."""
    for column in by_language(table, "lead", languages).values():
        for row, cell in enumerate(column.cells):
            if len(cell) > LONGEST_LEAD:
                at = table.cell(row, column)
                yield problem("P315", at, most=str(LONGEST_LEAD), found=str(len(cell)))


def wrong_languages(table: Table, languages: Sequence[str]) -> Iterator[Problem]:
    """A problem for each column in a language that the story does not have, or has already."""
    for column in table.columns:
        bare = table.column(column.name)
        if column.language == languages[0] and bare is not None:
            at = table.cell_of_heading(column)
            yield problem("P203", at, column=column.heading, first=str(bare.number))
        if column.language and column.language not in languages:
            yield problem(
                "P204",
                table.cell_of_heading(column),
                languages=", ".join(languages),
                language=column.language,
                column=column.heading,
            )
