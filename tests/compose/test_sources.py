"""Sources stand in the order in which a reader looks for them."""

from __future__ import annotations

from itinerarium.compose.sources import citation, sources_data
from itinerarium.vocabulary.atlas import Source

SOURCES = {
    "page": Source("A page", "https://example.org", kind="site"),
    "plain": Source("Without a kind"),
    "second": Source("Later", author="A. Zorn", year=1950, kind="book"),
    "first": Source("Earlier", author="A. Zorn", year=1940, kind="book"),
    "pair": Source("Together", author="Z. Adam and B. Carr", kind="book"),
    "nobody": Source("Middle", kind="book"),
}


def test_sources_stand_by_kind_then_by_last_name_or_title_then_by_year() -> None:
    ordered = ["plain", "pair", "nobody", "first", "second", "page"]
    assert list(sources_data(SOURCES)) == ordered
    assert sources_data(SOURCES)["page"] == {
        "text": "A page",
        "url": "https://example.org",
        "kind": "site",
    }


def test_a_citation_has_author_title_and_year_where_they_are_known() -> None:
    data = sources_data(SOURCES)
    assert citation(data["first"]) == "A. Zorn, Earlier, 1940"
    assert citation(data["plain"]) == "Without a kind"
