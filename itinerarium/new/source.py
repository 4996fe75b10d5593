"""Another program's file, by its ending -> a draft of a story."""

from __future__ import annotations

from typing import Any

from itinerarium.new.draft import Draft
from itinerarium.new.from_geodata import draft_of_geodata
from itinerarium.new.geodata import read_geodata
from itinerarium.new.linked_places import draft_of_linked_places, is_linked_places
from itinerarium.new.own_geojson import draft_of_own, is_ours
from itinerarium.new.tabular import draft_of_names, draft_of_table
from itinerarium.problems.problem import BadValueError
from itinerarium.read.decode import decode
from itinerarium.read.document import parse_document
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError, RequestError

DOCUMENTS = (".geojson", ".json", ".gpx", ".kml")
TABLES = (".csv", ".tsv", ".tab")
NAMES = (".txt", ".md", "")


def draft_of(file: str, data: bytes) -> Draft:
    """The story in a file.

    Raises
    ------
    RequestError
        If the file is of no known kind.
    DataError
        If it has problems, or fewer than two places.
    """
    ending = file[file.rindex(".") :].casefold() if "." in file else ""
    if ending in DOCUMENTS:
        return _draft_of_document(file, data)
    if ending not in (*TABLES, *NAMES):
        known = ", ".join(filter(None, (*DOCUMENTS, *TABLES, ".txt")))
        raise RequestError(f"expected a file that ends in {known}, instead got {file}")
    decoded = decode(file, data)
    if decoded.text is None:
        raise DataError(decoded.problems)
    make = draft_of_table if ending in TABLES else draft_of_names
    return make(file, decoded.text)


def _draft_of_document(file: str, data: bytes) -> Draft:
    document, problems = parse_document(file, data)
    if document is None:
        raise DataError(problems)
    if is_ours(document.value):
        return draft_of_own(document)
    if is_linked_places(document.value):
        return _draft_of_linked_places(document.value, file)
    return draft_of_geodata(read_geodata(document), file)


def _draft_of_linked_places(value: Any, file: str) -> Draft:
    try:
        return draft_of_linked_places(value, file)
    except BadValueError as fault:
        raise DataError([fault.at(Cell(file, 0, 0))]) from None
