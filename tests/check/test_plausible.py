"""What is hard to believe is found in stories of any size; words and places are in test_check."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd

from itinerarium.check.plausible.place import MOST_NEXT, _neighbours
from itinerarium.compose.from_dicts import plain_story
from tests.stories import problems_of, write_story


def chain(count: int, odd: int) -> dict[str, str]:
    """A story of so many places inland, a day's walk each; one of them is swapped and too late."""
    places, legs = ["id,name,lat,lon,start"], ["from,to,mode,start,end"]
    for n in range(count):
        lat, lon = 50 + n % 50 / 100, 20 + n % 50 / 100
        spot = f"{lon},{lat}" if n == odd else f"{lat},{lon}"
        places.append(f"p{n},Place {n},{spot},{'2042' if n == odd else '1942'}")
        if n:
            legs.append(f"p{n - 1},p{n},foot,1942-06-01,1942-06-30")
    return {"places.csv": "\n".join(places), "routes/main.csv": "\n".join(legs)}


def test_a_story_of_more_than_two_thousand_places_is_looked_at(tmp_path: Path) -> None:
    found = problems_of(write_story(tmp_path, chain(2_500, odd=2_222)))
    codes = {(one.code, one.file, one.line) for one in found}
    assert codes == {
        ("P801", "routes/main.csv", 2_223),
        ("P801", "routes/main.csv", 2_224),
        ("P802", "routes/main.csv", 2_224),
        ("P803", "places.csv", 2_224),
        ("P804", "places.csv", 2_224),
        ("P806", "places.csv", 2_224),
    }


def test_a_story_without_legs_and_one_without_dates_have_nothing_amiss(tmp_path: Path) -> None:
    story = plain_story([{"name": "Oslo", "lat": 59.9, "lon": 10.7}])
    assert (story["km"], story["routes"]) == (0, [])
    assert problems_of(write_story(tmp_path, {})) == ()


def test_where_very_many_legs_meet_only_some_neighbours_count() -> None:
    leaves = 20_000
    stations = pd.DataFrame(
        {
            "leg": [leg for leg in range(leaves) for _ in (0, 1)],
            "place": [place for leg in range(leaves) for place in (0, leg + 1)],
        }
    )
    pairs = _neighbours(stations)
    assert len(pairs) <= 2 * leaves * (MOST_NEXT + 1)
    assert pairs.groupby("place").size().max() <= MOST_NEXT + 1
    assert set(pairs["place"]) == set(range(leaves + 1))


def test_neighbours_are_those_within_two_steps() -> None:
    stations = pd.DataFrame({"leg": [0, 0, 0, 1, 1], "place": [1, 2, 3, 3, 4]})
    pairs = set(_neighbours(stations).itertuples(index=False, name=None))
    far = {(1, 4), (4, 1)}
    assert pairs == {(a, b) for a in (1, 2, 3, 4) for b in (1, 2, 3, 4) if a != b} - far


def test_a_story_with_errors_is_told_without_pandas(tmp_path: Path) -> None:
    story = write_story(tmp_path, {"places.csv": "id,lat,lon\na,95,x\n"})
    code = (
        "import sys; from pathlib import Path; from tests.stories import problems_of\n"
        f"print(len(problems_of(Path({str(story)!r}))) > 1, 'pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True False\n"


YEARS = ("0001", "0966", "1410", "1676", "1677", "2262", "9999", "0001-01-01", "9999-12-31")


def test_any_year_can_be_told_of(tmp_path: Path) -> None:
    """Nanoseconds, which pandas counts unless it is told otherwise, begin in 1677."""
    found = {}
    for year in YEARS:
        places = f"id,name,lat,lon,start\na,A,50,20,{year}\nb,B,50.1,20,{year}\n"
        legs = f"from,to,mode,start,end\na,b,foot,{year},{year}\n"
        story = write_story(tmp_path / year, {"places.csv": places, "routes/main.csv": legs})
        found[year] = problems_of(story)
    assert found == dict.fromkeys(YEARS, ())
