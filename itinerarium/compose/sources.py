"""Sources -> plain data in the order in which they are listed, and how one is cited."""

from __future__ import annotations

from collections.abc import Mapping

from itinerarium.vocabulary.atlas import SOURCE_KINDS, Source
from itinerarium.vocabulary.story import SourceData


def sources_data(sources: Mapping[str, Source]) -> dict[str, SourceData]:
    """The sources by kind, in each by the author's last name or else the title, then by year."""
    ordered = sorted(sources.items(), key=lambda item: (*_order(item[1]), item[0]))
    return {key: _source(source) for key, source in ordered}


def citation(source: SourceData) -> str:
    """Author, title with where it appeared, and year."""
    parts = (source.get("author"), source["text"], source.get("year"))
    return ", ".join(str(part) for part in parts if part)


def _order(source: Source) -> tuple[int, str, int, str]:
    kind = SOURCE_KINDS.index(source.kind) + 1 if source.kind else 0
    first_author = source.author.split(" and ")[0].split(",")[0]
    name = first_author.split()[-1] if first_author else source.text
    return kind, name.casefold(), source.year or 0, source.text.casefold()


def _source(source: Source) -> SourceData:
    data: SourceData = {"text": source.text}
    if source.url:
        data["url"] = source.url
    if source.author:
        data["author"] = source.author
    if source.year:
        data["year"] = source.year
    if source.kind:
        data["kind"] = source.kind
    return data
