"""Charts: where each value is drawn, and what stands beside it."""

from __future__ import annotations

from typing import Any

from itinerarium.compose.from_dicts import plain_story
from itinerarium.vocabulary.story import ChartData

PLACES = [{"name": {"en": "Oslo", "pl": "Oslo"}, "lat": 59.9, "lon": 10.7}]


def chart(kind: str, values: list[dict[str, Any]], **more: Any) -> ChartData:
    table = {"kind": kind, "title": "How many", "places": ["oslo"], "values": values, **more}
    settings = {"charts": [table], "sources": {key: {"text": key} for key in ("book", "list")}}
    [made] = plain_story(PLACES, settings=settings)["charts"]
    return made


def test_the_longest_bar_is_whole_and_the_others_are_in_proportion() -> None:
    made = chart(
        "bars",
        [
            {"label": "one", "value": 1000, "sources": ["book", "list"]},
            {"label": "two", "value": 500, "most": 4000, "sources": ["book"]},
        ],
        unit="km",
        unit_pl="km",
        note="Counted.",
        note_pl="Po 5 km w tym.",
    )
    assert made == {
        "kind": "bars",
        "title": {"en": "How many"},
        "places": ["oslo"],
        "values": [
            {
                "value": 1000,
                "sources": ["book", "list"],
                "label": {"en": "one"},
                "amount": {"en": "1,000\u00a0km", "pl": "1000\u00a0km"},
                "at": [25.0],
            },
            {
                "value": 500,
                "most": 4000,
                "sources": ["book"],
                "label": {"en": "two"},
                "amount": {"en": "500–4,000\u00a0km", "pl": "500–4000\u00a0km"},
                "at": [12.5, 100.0],
            },
        ],
        "unit": {"en": "km", "pl": "km"},
        "note": {"en": "Counted.", "pl": "Po 5\u00a0km w\u00a0tym."},
        "sources": ["book", "list"],
    }


def test_shares_lie_one_after_the_other_and_make_a_whole() -> None:
    made = chart(
        "shares", [{"label": name, "value": value} for name, value in (("a", 3), ("b", 1))]
    )
    assert [(one["at"], one["share"]) for one in made["values"]] == [
        ([0.0, 75.0], {"en": "75%", "pl": "75%"}),
        ([75.0, 25.0], {"en": "25%", "pl": "25%"}),
    ]


def test_a_line_runs_by_its_days_and_each_value_is_named_by_its_own() -> None:
    made = chart(
        "line",
        [{"date": "1942-03-11", "value": 50}, {"date": "1942-03-01", "value": 100}],
    )
    first, last = made["values"]
    assert first["label"] == {"en": "1 March 1942", "pl": "1\u00a0marca 1942"}
    assert first["at"] == [3.0, 24.0]
    assert last["at"] == [97.0, 62.0]


def test_a_group_is_told_where_it_begins() -> None:
    groups = ("one", "one", "two")
    values = [{"label": "all", "group": group, "value": 1} for group in groups]
    told = [value.get("group") for value in chart("bars", values)["values"]]
    assert told == [{"en": "one"}, None, {"en": "two"}]
