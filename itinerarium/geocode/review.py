"""Outcomes -> places.geocode.csv, for the author to check."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from itinerarium.files.atomic import write_whole
from itinerarium.geocode.outcome import Outcome, nearest
from itinerarium.geocode.places_file import decimal
from itinerarium.locate.candidates import Candidate
from itinerarium.read.guard import guarded, unguarded

REVIEW_NAME = "places.geocode.csv"
HEADINGS = (
    *("id", "name", "asked", "status", "chosen", "country", "lat", "lon", "geo_source"),
    *("population", "distance_km", "reason", "looked_up", "candidates"),
)
NUMBERS = frozenset({"lat", "lon", "population"})
MOST_LISTED = 10
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def write_review(path: Path, outcomes: Iterable[Outcome], separator: str, *, comma: bool) -> None:
    """Write the review; rows of places that were not looked up this time are left unchanged."""
    new = pd.DataFrame([list(_cells(one, comma=comma)) for one in outcomes], columns=HEADINGS)
    before = _rows_before(path, separator)
    others = before[~before["id"].isin(new["id"])]
    table = pd.concat([others, new])
    words = [name for name in HEADINGS if name not in NUMBERS]
    table[words] = table[words].map(lambda cell: guarded(CONTROL.sub(" ", cell)))
    text = table.to_csv(sep=separator, index=False, lineterminator="\r\n")
    write_whole(path, [codecs.BOM_UTF8, text.encode("utf-8")])


def _rows_before(path: Path, separator: str) -> pd.DataFrame:
    """The rows of the last review; none if it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        read = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))
    except (OSError, ValueError, csv.Error):
        read = []
    rows = [unguarded([row.get(name) or "" for name in HEADINGS]) for row in read]
    return pd.DataFrame(rows, columns=HEADINGS, dtype=object)


def _cells(outcome: Outcome, *, comma: bool) -> Iterator[str]:
    """A row's cells in the order of the headings."""
    choice, town = outcome.choice, outcome.town
    lat, lon = (decimal(one, comma=comma) for one in outcome.at) if outcome.at else ("", "")
    asked = dict.fromkeys(name.text for name in choice.wanted.names)
    yield choice.wanted.id
    yield choice.wanted.shown
    yield town.best.name if town else "; ".join(asked)
    yield outcome.state.value
    yield town.town.name if town else ""
    yield town.town.country if town else choice.wanted.country
    yield lat
    yield lon
    yield town.town.source if town else "typed by the author" if outcome.at else ""
    yield str(town.town.population or "") if town else ""
    yield _distances(town, outcome) if town else ""
    yield outcome.reason
    yield outcome.day.isoformat()
    listed = () if outcome.at else choice.candidates[:MOST_LISTED]
    yield "; ".join(map(_listed, listed))


def _distances(town: Candidate, outcome: Outcome) -> str:
    near = nearest(town, outcome.choice.pairs)
    return "; ".join(f"{id_} {km:.0f}" for id_, km in near)


def _listed(candidate: Candidate) -> str:
    town = candidate.town
    lat, lon = map(decimal, town.at)
    where = ", ".join(filter(None, (town.name, town.region, town.country)))
    return f"{where} {lat} {lon} ({town.source})"
