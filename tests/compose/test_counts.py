"""Counters go from story.toml to the page in the order of their days, each with its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from itinerarium.check import check
from itinerarium.compose.counts import counters_data
from itinerarium.read import read_folder
from itinerarium.vocabulary.edtf import parse_date
from itinerarium.vocabulary.figures import Counter, Strength
from tests.conftest import REPOSITORY
from tests.stories import problems_of, write_story

TOLD = """
languages = ["en", "pl"]

[[counter]]
title = "saved"
title_pl = "ocalonych"
points = [
  { date = "1942-09", people = 7, sources = ["book"] },
  { date = "1942-03-24", people = 0 },
]

[[counter]]
title = "lost"

[[counter.points]]
date = "1942"
people = 3

[sources.book]
text = "A book"
"""


def test_counters_are_read_and_given_to_the_page_in_the_order_of_their_days(
    tmp_path: Path,
) -> None:
    counters = check(read_folder(write_story(tmp_path, {"story.toml": TOLD}))).atlas.counters
    assert counters == (
        Counter(
            {"en": "saved", "pl": "ocalonych"},
            (Strength(parse_date("1942-03-24"), 0), Strength(parse_date("1942-09"), 7, ("book",))),
        ),
        Counter({"en": "lost"}, (Strength(parse_date("1942"), 3),)),
    )
    assert counters_data(counters) == [
        {
            "title": {"en": "saved", "pl": "ocalonych"},
            "points": [
                {"date": "1942-03-24", "people": 0, "sources": []},
                {"date": "1942-09", "people": 7, "sources": ["book"]},
            ],
        },
        {"title": {"en": "lost"}, "points": [{"date": "1942", "people": 3, "sources": []}]},
    ]


@pytest.mark.parametrize(
    ("toml", "code", "line"),
    [
        ('[[counter]]\ntitle = "saved"\n', "P607", 1),
        ('[[counter]]\ntitle = "a"\n[[counter.points]]\ndate = "1942"\n', "P607", 3),
        ('[[counter]]\ntitle = "a"\npoints = 7\n', "P603", 3),
        ('[[counter]]\ntitle = "a"\n[[counter.points]]\ndate = "1942"\npeople = -1\n', "P505", 5),
        ('[[counter]]\ntitle = "a"\npoints = []\ncolour = "red"\n', "P602", 4),
    ],
)
def test_what_is_wrong_with_a_counter_is_told_at_its_line(
    tmp_path: Path, toml: str, code: str, line: int
) -> None:
    found = problems_of(write_story(tmp_path, {"story.toml": toml}))
    assert [(one.code, one.line) for one in found] == [(code, line)]


def test_the_shipped_counter_is_as_high_as_both_evacuations() -> None:
    atlas = check(read_folder(REPOSITORY)).atlas
    by_ship = sum(
        leg.people or 0
        for route in atlas.routes
        for leg in route.legs
        if (leg.origin, leg.destination, leg.mode) == ("krasnovodsk", "pahlevi", "ship")
    )
    assert [counter.points[-1].people for counter in atlas.counters] == [by_ship]


def test_the_shipped_counter_begins_with_the_first_ship_on_its_day() -> None:
    atlas = check(read_folder(REPOSITORY)).atlas
    sailings = [
        leg.start.earliest
        for route in atlas.routes
        for leg in route.legs
        if leg.start and (leg.origin, leg.mode) == ("krasnovodsk", "ship")
    ]
    first = [counter.points[0] for counter in atlas.counters]
    assert [(point.date.earliest, point.people) for point in first] == [(min(sailings), 1387)]
    assert all(point.sources for point in first)
