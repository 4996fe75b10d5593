"""What became of each row -> places.geocode.csv, for the author to look over."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from itinerarium.files.atomic import write_whole
from itinerarium.geocode.outcome import Outcome, nearest
from itinerarium.geocode.places_file import decimal
from itinerarium.locate.candidates import Candidate

REVIEW_NAME = "places.geocode.csv"
HEADINGS = (
    *("id", "name", "asked", "status", "chosen", "country", "lat", "lon", "geo_source"),
    *("population", "distance_km", "reason", "looked_up", "candidates"),
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MOST_LISTED = 10


def write_review(path: Path, outcomes: Iterable[Outcome], separator: str, *, comma: bool) -> None:
    """Write the review; rows of places that were not looked up this time stay as they were."""
    new = [dict(zip(HEADINGS, _cells(one, comma=comma), strict=True)) for one in outcomes]
    ids = {row["id"] for row in new}
    kept = [row for row in _rows_before(path, separator) if row.get("id") not in ids]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, HEADINGS, delimiter=separator, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows([*kept, *new])
    write_whole(path, [codecs.BOM_UTF8, text.getvalue().encode("utf-8")])


def _rows_before(path: Path, separator: str) -> Sequence[dict[str, str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))
    except (OSError, ValueError, csv.Error):
        return []


def _cells(outcome: Outcome, *, comma: bool) -> Iterator[str]:
    """A row's cells in the order of the headings."""
    choice, town = outcome.choice, outcome.town
    lat, lon = (decimal(one, comma=comma) for one in outcome.at) if outcome.at else ("", "")
    asked = dict.fromkeys(name.text for name in choice.wanted.names)
    yield choice.wanted.id
    yield harmless(choice.wanted.shown)
    yield harmless(town.best.name if town else "; ".join(asked))
    yield outcome.state.value
    yield harmless(town.town.name) if town else ""
    yield town.town.country if town else choice.wanted.country
    yield lat
    yield lon
    yield town.town.source if town else "typed by the author" if outcome.at else ""
    yield str(town.town.population or "") if town else ""
    yield _distances(town, outcome) if town else ""
    yield outcome.reason
    yield outcome.day.isoformat()
    listed = () if outcome.at else choice.candidates[:MOST_LISTED]
    yield harmless("; ".join(map(_listed, listed)))


def _distances(town: Candidate, outcome: Outcome) -> str:
    near = nearest(town, outcome.choice.pairs)
    return "; ".join(f"{id_} {km:.0f}" for id_, km in near)


def _listed(candidate: Candidate) -> str:
    town = candidate.town
    lat, lon = map(decimal, town.at)
    return f"{town.name}, {town.country} {lat} {lon} ({town.source})"


def harmless(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
