"""A story's folder -> its places.csv with the coordinates that are clear or were chosen."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from itinerarium.check.tables.places import place_ids
from itinerarium.geo.coordinates import LatLon
from itinerarium.geocode.ask import Answer, Input, ask
from itinerarium.geocode.outcome import (
    Outcome,
    State,
    next_steps,
    outcome_counts,
    outcome_of,
    report_lines,
)
from itinerarium.geocode.places_file import PlacesFile, open_places
from itinerarium.geocode.review import REVIEW_NAME, write_review
from itinerarium.geocode.rows import (
    OpenRows,
    other_errors,
    rows_of,
    table_of,
)
from itinerarium.geocode.workbook_file import WorkbookFile
from itinerarium.locate.candidates import Candidate, Find, candidates
from itinerarium.locate.choice import Choice, choose, decide
from itinerarium.locate.neighbours import Way, neighbours, ways
from itinerarium.locate.online import CouldNotAskError
from itinerarium.locate.wanted import Name, Role, Wanted
from itinerarium.problems.report import to_text
from itinerarium.read import read_folder

DONE, LEFT_OPEN = 0, 1
INTERRUPTED = "interrupted"

PrintLine = Callable[[str], None]
Gather = Callable[[Wanted, Find], tuple[Candidate, ...]]
Step = Callable[[int, int], None]
"""Called with the number of rows looked up and of all."""


@dataclass(frozen=True, slots=True)
class Service:
    """A source of candidates: how to search it, for which names of a row, and its credit line."""

    find: Find
    gather: Gather = candidates
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Talking to the person: output, warnings, progress, and input if there is a terminal."""

    print_line: PrintLine
    warn: PrintLine
    step: Step = lambda _done, _all: None
    read: Input | None = None


@dataclass(slots=True)
class Work:
    """The state of a lookup, saved after each answer."""

    file: PlacesFile | WorkbookFile
    routes: Sequence[Way]
    known: dict[str, LatLon]
    service: Service
    talk: Dialogue
    day: datetime.date
    is_trial: bool = False
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    def record(self, outcomes: Mapping[int, Outcome]) -> None:
        """Record outcomes and write them into the files."""
        self.outcomes.update(outcomes)
        found = {row: one.at for row, one in self.outcomes.items() if one.at}
        self.known |= {one.choice.wanted.id: one.at for one in outcomes.values() if one.at}
        if self.is_trial:
            return
        self.file.save(found)
        review = self.file.path.with_name(REVIEW_NAME)
        comma = self.file.has_decimal_commas
        outcomes_now = self.outcomes.values()
        write_review(review, outcomes_now, self.file.separator, comma=comma)


def geocode(
    folder: Path,
    service: Callable[[], Service],
    talk: Dialogue,
    *,
    country: str = "",
    is_trial: bool = False,
    day: datetime.date | None = None,
) -> int:
    """Look up the places without coordinates and write those that are clear or chosen.

    Parameters
    ----------
    folder : Path
        The story's folder.
    service : callable
        Gives where candidates come from; only called if there is something to look up.
    talk : Dialogue
        How to speak with the person; without ``read`` nothing is asked, only listed.
    country : str
        ISO 3166 code of the country to look in where a row says none.
    is_trial : bool
        Whether nothing is to be written.
    day : date, optional
        The day of the lookup in the review; default: today.

    Returns
    -------
    int
        0 when every place has coordinates and the data no other error, else 1.

    Raises
    ------
    DataError
        If places.csv cannot be read.
    OutputError
        If it cannot be changed, or was changed by another program meanwhile.
    """
    sheets = read_folder(folder)
    errors = other_errors(sheets)
    if errors:
        talk.warn(to_text(errors))
    table = table_of(sheets, errors)
    rows = rows_of(sheets, table, country)
    code = LEFT_OPEN if errors or rows.halves else DONE
    for line in rows.halves:
        talk.print_line(f"skipped        line {line}: only one of lat and lon is filled in")
    if not rows.wanted:
        talk.print_line("no place without coordinates" if not rows.halves else "nothing to look up")
        return code
    routes = ways(sheets.routes, filter(None, place_ids(table).values))
    file = open_places(folder, table)
    today = day or datetime.date.today()
    work = Work(file, routes, dict(rows.known), service(), talk, today, is_trial)
    return max(code, _worked(work, rows))


def _worked(work: Work, rows: OpenRows) -> int:
    """Look up all rows, report, ask the person, and sum up."""
    unasked = _look_up(work, rows.wanted)
    for outcome in work.outcomes.values():
        if not (work.talk.read and outcome.state in (State.open, State.lost)):
            _print_all(work, report_lines(outcome))
    if work.talk.read and not work.is_trial and unasked != INTERRUPTED:
        _ask_all(work, work.talk.read)
    outcomes = list(work.outcomes.values())
    work.talk.print_line(outcome_counts(outcomes, _aim(work)))
    if unasked:
        work.talk.warn(f"not all could be asked: {unasked}\n")
    work.talk.print_line(work.service.credit)
    _print_all(work, next_steps(outcomes))
    return DONE if all(one.at for one in outcomes) else LEFT_OPEN


def _aim(work: Work) -> str:
    """The file that the coordinates were written to; empty where none were."""
    return "" if work.is_trial else work.file.path.name


def _look_up(work: Work, wanted: Sequence[Wanted]) -> str:
    """Look up each row; give the reason if some could not be looked up."""
    found: dict[Wanted, tuple[Candidate, ...]] = {}
    reason = ""
    for number, one in enumerate(wanted, start=1):
        try:
            found[one] = work.service.gather(one, work.service.find)
        except CouldNotAskError as error:
            reason = str(error)
        except KeyboardInterrupt:
            reason = INTERRUPTED
            break
        work.talk.step(number, len(wanted))
    choices = {one.wanted: one for one in decide(found, work.routes, work.known)}
    work.record({one.row: _outcome(one, choices.get(one), work.day, reason) for one in wanted})
    return reason


def _outcome(wanted: Wanted, choice: Choice | None, day: datetime.date, reason: str) -> Outcome:
    if choice is None:
        return Outcome(Choice(wanted, (), ()), State.unasked, day, reason=reason)
    return outcome_of(choice, day)


def _ask_all(work: Work, read: Input) -> None:
    """Ask about each row left open or not found, and save each answer at once."""
    rows = [row for row, one in work.outcomes.items() if one.state in (State.open, State.lost)]
    for number, row in enumerate(rows, start=1):
        _print_all(work, ["", f"{number} of {len(rows)}"])
        try:
            goes_on = _ask_about(work, row, read)
        except KeyboardInterrupt:
            goes_on = False
        if not goes_on:
            work.talk.print_line("\nstopped; what was found and chosen until now is written")
            return


def _ask_about(work: Work, row: int, read: Input) -> bool:
    """Ask until a row is settled or left open; give whether to go on with the next."""
    before = work.outcomes[row].choice
    choice = _again(work, before.wanted, before.candidates)
    while True:
        state = State.open if choice.candidates else State.lost
        _print_all(work, report_lines(Outcome(choice, state, work.day, reason=choice.reason)))
        answer = ask(choice.candidates, read, work.talk.print_line)
        if not answer.other_name:
            break
        choice = _again(work, before.wanted, _named(work, before.wanted, answer.other_name))
    settled = _settled(choice, answer, work.day)
    if settled:
        work.record({row: settled})
    return not answer.ends


def _again(work: Work, wanted: Wanted, found: Sequence[Candidate]) -> Choice:
    """A row's choice by the neighbours that are known by now."""
    return choose(wanted, found, neighbours(wanted.id, work.routes, work.known))


def _named(work: Work, wanted: Wanted, name: str) -> tuple[Candidate, ...]:
    """The candidates for another name that the person gives."""
    other = Wanted(
        wanted.row, wanted.line, wanted.id, name, (Name(name, Role.modern),), wanted.country
    )
    try:
        return work.service.gather(other, work.service.find)
    except CouldNotAskError as error:
        work.talk.warn(f"the service could not be asked: {error}\n")
        return ()


def _settled(choice: Choice, answer: Answer, day: datetime.date) -> Outcome | None:
    if answer.town:
        return Outcome(choice, State.chosen, day, answer.town, answer.town.town.at)
    if answer.at:
        return Outcome(choice, State.typed, day, None, answer.at)
    return None


def _print_all(work: Work, lines: Iterable[str]) -> None:
    for line in lines:
        work.talk.print_line(line)
