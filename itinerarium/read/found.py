"""What the reading of one file, or of several, gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from itinerarium.read.sheets import Document, Table
from itinerarium.vocabulary.errors import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file, or several, gave: tables or documents by name, texts and problems."""

    tables: tuple[Table, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def merged(parts: Iterable[Reading]) -> Reading:
    """All that several files gave, in their order."""
    all_parts = tuple(parts)
    return Reading(
        tuple(table for part in all_parts for table in part.tables),
        {name: one for part in all_parts for name, one in part.documents.items()},
        {name: text for part in all_parts for name, text in part.texts.items()},
        tuple(found for part in all_parts for found in part.problems),
    )
