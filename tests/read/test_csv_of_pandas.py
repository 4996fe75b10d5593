"""CSV files that pandas wrote, with its row numbers and its 12.0, are read without complaint."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from itinerarium import read_story
from itinerarium.check.tables.cell import parse_day, parse_rank, parse_whole
from itinerarium.problems.problem import BadValueError
from tests.stories import problems_of, write_story

PLACES = pd.DataFrame(
    {
        "id": ["a", "b", "c"],
        "lat": [50, 51.5, 52],
        "lon": [20, 20.25, 21],
        "start": [1941, None, 1943],
        "people": [1200, None, 5],
        "rank": [1, None, 2],
        "stop": [1, 2, None],
        "minutes": [None, 2, None],
    }
)
LEGS = pd.DataFrame({"from": ["a", "b"], "to": ["b", "c"], "people": [7, None]})
STORY = {"places.csv": PLACES.to_csv(index=False), "routes/main.csv": LEGS.to_csv(index=False)}


def with_row_numbers_twice() -> str:
    """What becomes of a table that is written, read and written again."""
    text: str = PLACES.reset_index(names="Unnamed: 0").to_csv()
    return text


@pytest.mark.parametrize(
    "places",
    [
        PLACES.to_csv(),
        PLACES.set_index("id").to_csv(),
        PLACES.set_axis([7, 3, 12]).to_csv(),
        PLACES.to_csv(sep=";", decimal=","),
        PLACES.to_csv(sep="\t"),
        with_row_numbers_twice(),
    ],
    ids=["numbers", "ids", "numbers of a part", "decimal commas", "tabs", "twice"],
)
def test_a_table_that_pandas_wrote_is_the_same_story(tmp_path: Path, places: str) -> None:
    assert ".0" in places or ",0" in places
    plain = write_story(tmp_path / "story", STORY)
    assert problems_of(plain) == ()
    folder = write_story(tmp_path / "same/story", {**STORY, "places.csv": places})
    assert problems_of(folder) == ()
    assert read_story(folder) == read_story(plain)
    assert [place.get("people") for place in read_story(folder)["places"]] == [1200, None, 5]


def test_a_column_without_a_heading_is_told_if_it_is_none_of_row_numbers(tmp_path: Path) -> None:
    twice = PLACES.set_axis([7, 7, 12]).to_csv()
    inside = PLACES.set_index(["id", PLACES.index]).to_csv()
    for number, places in enumerate((twice, inside)):
        folder = write_story(tmp_path / str(number), {**STORY, "places.csv": places})
        assert [one.code for one in problems_of(folder)] == ["P205"], number


def test_a_whole_number_may_end_in_one_zero_but_not_in_thousands() -> None:
    assert (parse_whole("12.0", "people"), parse_whole("12,0", "people")) == (12, 12)
    assert parse_rank("2.0") == 2
    assert parse_day("1942.0") == parse_day("1942")
    for text in ("12.000", "12.5", "12.00", "1.0.0"):
        with pytest.raises(BadValueError):
            parse_whole(text, "people")
    with pytest.raises(BadValueError):
        parse_day("42.0")
