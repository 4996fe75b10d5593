"""The outcome of each row (found, open, not found, not asked) as lines and review rows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from itinerarium.geo.coordinates import LatLon
from itinerarium.language.countries import country_name
from itinerarium.locate.candidates import Candidate
from itinerarium.locate.choice import Choice, nearest_km
from itinerarium.locate.neighbours import Pair

MOST_SHOWN = 8


class State(StrEnum):
    """The outcome of a row."""

    picked = "found"
    chosen = "chosen"
    typed = "typed"
    open = "open"
    lost = "not found"
    unasked = "could not ask"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row's choice and outcome; ``town`` or ``at`` only where it has coordinates."""

    choice: Choice
    state: State
    day: datetime.date
    town: Candidate | None = None
    at: LatLon | None = None
    reason: str = ""


def outcome_of(choice: Choice, day: datetime.date) -> Outcome:
    """Give a row's outcome before the person is asked."""
    if choice.clear:
        at = choice.clear.town.at
        return Outcome(choice, State.picked, day, choice.clear, at, choice.reason)
    state = State.open if choice.candidates else State.lost
    return Outcome(choice, state, day, reason=choice.reason if choice.candidates else "")


def report_lines(outcome: Outcome) -> Iterator[str]:
    """Give the lines that report a row: one, and one for each candidate left open."""
    wanted = outcome.choice.wanted
    who = f"{outcome.state.value:<13} line {wanted.line}  {wanted.shown}"
    if outcome.town:
        yield f"{who} → {described(outcome.town, outcome.choice.pairs)}"
        return
    country = f" in {country_name(wanted.country)}" if wanted.country else ""
    said = f": {outcome.reason}" if outcome.reason and outcome.state is not State.lost else ""
    yield f"{who}{country if outcome.state is State.lost else ''}{said}"
    if outcome.state is State.open:
        yield from candidate_lines(outcome.choice)


def candidate_lines(choice: Choice) -> Iterator[str]:
    """Give a numbered line for each of the likeliest candidates."""
    for number, one in enumerate(choice.candidates[:MOST_SHOWN], start=1):
        yield f"  {number:>2}  {described(one, choice.pairs)}"
    if (more := len(choice.candidates) - MOST_SHOWN) > 0:
        yield f"      and {more} more"


def described(candidate: Candidate, pairs: tuple[Pair, ...]) -> str:
    """Give a candidate's name, country, population, distance to its neighbours and source."""
    town = candidate.town
    people = "people unknown" if not town.population else f"{town.population:,} people"
    near = ", ".join(f"{km:,.0f} km from {id_}" for id_, km in nearest(candidate, pairs))
    lat, lon = town.at
    where = ", ".join(filter(None, (town.name, town.region, country_name(town.country))))
    facts = [where, people, near, f"{lat:.4f} {lon:.4f}"]
    return "  ".join(filter(None, (*facts, town.source)))


def nearest(candidate: Candidate, pairs: tuple[Pair, ...]) -> list[tuple[str, float]]:
    """Give the two nearest neighbours on the routes with their distances in km."""
    return sorted(nearest_km(candidate, pairs), key=lambda one: one[1])[:2]


def outcome_counts(outcomes: Sequence[Outcome], file: str) -> str:
    """Give the number of rows by outcome; ``file`` is where coordinates were written, if any."""
    counts = {state: sum(one.state is state for one in outcomes) for state in State}
    counted = ", ".join(f"{count} {state.value}" for state, count in counts.items() if count)
    done = sum(one.at is not None for one in outcomes)
    return f"{counted}; {done} written into {file}" if file else f"{counted}; nothing written"


def next_steps(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Give lines that say what is left for the author to do."""
    if any(one.state is State.open for one in outcomes):
        placed = all(one.choice.wanted.country for one in outcomes if one.state is State.open)
        how = "write the town's whole name as listed" if placed else "name the --country"
        yield f"  next, for what is open: {how}, or write lat and lon yourself"
    if any(one.state is State.lost for one in outcomes):
        yield "  next, for what is not found: another spelling, --online, or write lat and lon"
