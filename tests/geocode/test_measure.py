"""How well places are found: the repository's own story with all of its coordinates blanked.

A town here is a row with a name of today (``modern``), which is every place but the waypoints:
oblasts, camps in the woods and battlefields too. Right is within 15 km of where the place is.
Wrong is picked without asking and further off than 15 km and than the place's ``accuracy_km``.
"""

from __future__ import annotations

import csv
import datetime
import io
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from itinerarium.check.tables.places import place_ids
from itinerarium.geo.coordinates import LatLon
from itinerarium.geo.distance import km_between
from itinerarium.geocode.run import Dialogue, Service, geocode
from itinerarium.locate.candidates import Candidate, candidates
from itinerarium.locate.choice import decide
from itinerarium.locate.gazetteer import Gazetteer
from itinerarium.locate.neighbours import Way, ways
from itinerarium.locate.offline import offline
from itinerarium.locate.wanted import (
    Name,
    Role,
    Wanted,
    wanted_rows,
)
from itinerarium.read import read_folder
from tests.conftest import REPOSITORY

RIGHT_KM = 15.0
LEAST_RIGHT = 0.8
Truth = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Lookup:
    """The story's rows as if they had no coordinates, with their candidates, and its routes."""

    rows: Mapping[Wanted, tuple[Candidate, ...]]
    routes: tuple[Way, ...]


@pytest.fixture(scope="module")
def service(geonames: Gazetteer) -> Service:
    return Service(offline(geonames))


@pytest.fixture(scope="module")
def truth() -> Truth:
    text = (REPOSITORY / "places.csv").read_text(encoding="utf-8")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


@pytest.fixture(scope="module")
def lookup(service: Service) -> Lookup:
    sheets = read_folder(REPOSITORY)
    assert sheets.places is not None
    rows = wanted_rows(sheets.places, range(len(sheets.places.lines)), ("en", "pl"))
    routes = ways(sheets.routes, [id_ for id_ in place_ids(sheets.places).values if id_])
    return Lookup({row: candidates(row, service.find) for row in rows}, routes)


def off_km(truth: Truth, id_: str, at: LatLon) -> float:
    return km_between(at, LatLon((float(truth[id_]["lat"]), float(truth[id_]["lon"]))))


def wrong(truth: Truth, picked: Iterable[tuple[str, LatLon]]) -> list[str]:
    """The places that were picked alone and are further off than their accuracy allows."""
    far = ((id_, off_km(truth, id_, at)) for id_, at in picked)
    return [
        f"{id_}: {km:.0f} km off"
        for id_, km in far
        if km > max(RIGHT_KM, float(truth[id_]["accuracy_km"] or 0))
    ]


def test_the_command_finds_four_of_five_towns_alone_and_none_wrong(
    service: Service, truth: Truth, tmp_path: Path
) -> None:
    shutil.copytree(REPOSITORY / "routes", tmp_path / "routes")
    shutil.copy(REPOSITORY / "story.toml", tmp_path)
    blank = [{**row, "lat": "", "lon": ""} for row in truth.values()]
    with (tmp_path / "places.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, blank[0])
        writer.writeheader()
        writer.writerows(blank)
    told: list[str] = []
    talk = Dialogue(told.append, told.append)
    assert geocode(tmp_path, lambda: service, talk, day=datetime.date.min) == 1
    with (tmp_path / "places.csv").open(encoding="utf-8", newline="") as file:
        found = {row["id"]: row for row in csv.DictReader(file)}
    picked = {
        id_: LatLon((float(row["lat"]), float(row["lon"])))
        for id_, row in found.items()
        if row["lat"]
    }
    assert wrong(truth, picked.items()) == []
    towns = [id_ for id_, row in truth.items() if row["modern"]]
    right = [id_ for id_ in towns if id_ in picked and off_km(truth, id_, picked[id_]) <= RIGHT_KM]
    measure = f"{len(right)} of {len(towns)} towns right without asking"
    assert len(right) >= LEAST_RIGHT * len(towns), measure
    rest = {id_: {**row, "lat": "", "lon": ""} for id_, row in found.items()}
    assert rest == dict(zip(truth, blank, strict=True))


def test_the_first_candidate_is_the_right_one_more_often_still(
    lookup: Lookup, truth: Truth
) -> None:
    choices = decide(lookup.rows, lookup.routes, {})
    towns = [one for one in choices if truth[one.wanted.id]["modern"]]
    right = [
        one.wanted.id
        for one in towns
        if one.candidates and off_km(truth, one.wanted.id, one.candidates[0].town.at) <= RIGHT_KM
    ]
    measure = f"the first candidate is right for {len(right)} of {len(towns)} towns"
    assert len(right) >= 0.85 * len(towns), measure


def without_today(row: Wanted) -> Wanted:
    names = tuple(name for name in row.names if name.role is not Role.modern)
    return replace(row, names=names or (Name(row.id, Role.then),))


@pytest.mark.parametrize("has_routes", [True, False])
@pytest.mark.parametrize(
    "told",
    [
        lambda row: row,
        without_today,
        lambda row: replace(row, country=""),
        lambda row: replace(without_today(row), country=""),
    ],
    ids=["all that is known", "old names only", "no country", "old names and no country"],
)
def test_the_less_is_told_the_more_is_asked_and_still_nothing_is_wrong(
    lookup: Lookup,
    service: Service,
    truth: Truth,
    told: Callable[[Wanted], Wanted],
    has_routes: bool,
) -> None:
    rows = {told(row): candidates(told(row), service.find) for row in lookup.rows}
    choices = decide(rows, lookup.routes if has_routes else (), {})
    picked = [(one.wanted.id, one.clear.town.at) for one in choices if one.clear]
    assert len(picked) > 50
    assert wrong(truth, picked) == []
