"""The command line's options -> a lookup at this terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geopy.exc import ConfigurationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from itinerarium.files.cache import cache_folder
from itinerarium.geocode.run import (
    Dialogue,
    Service,
    Step,
    geocode,
)
from itinerarium.language.countries import country_code
from itinerarium.locate.candidates import first_candidates
from itinerarium.problems.command import quoted
from itinerarium.vocabulary.errors import RequestError

OFFLINE_CREDIT = "towns: GeoNames (geonames.org), CC BY 4.0"
ONLINE_CREDIT = "places: © OpenStreetMap contributors, ODbL"
CACHE_NAME = "nominatim"


def run_geocode(
    folder: Path,
    *,
    online: bool,
    host: str,
    agent: str,
    country: str,
    is_trial: bool,
    command: str,
) -> int:
    """Look up a story's places as the command line says; give the exit code.

    Raises
    ------
    RequestError
        If the country is none, or what is needed to look up is not installed.
    """
    code = country_code(country)
    if country and not code:
        raise RequestError(
            f"expected a country's English name or ISO 3166 code, instead got {country!r}"
        )
    with _steps_shown(sys.stderr.isatty()) as step:
        talks = sys.stdin.isatty() and sys.stdout.isatty()
        talk = Dialogue(_printed, _warned, step, input if talks else None)

        def service() -> Service:
            return _online(host, agent) if online else _offline()

        left = geocode(folder, service, talk, country=code, is_trial=is_trial)
    if not (left or is_trial):
        _printed(f"  next, to draw it: {command} build {quoted(folder)}")
    return left


def _offline() -> Service:
    from itinerarium.locate.gazetteer import Gazetteer
    from itinerarium.locate.offline import offline

    try:
        return Service(offline(Gazetteer()), credit=OFFLINE_CREDIT)
    except ConfigurationError as error:
        raise RequestError(f"{error} (or ask Nominatim: --online)") from error


def _online(host: str, agent: str) -> Service:
    from itinerarium.locate.online import Online

    cache = cache_folder()
    answers = cache / CACHE_NAME if cache else None
    return Service(Online(host, agent, answers), first_candidates, ONLINE_CREDIT)


@contextmanager
def _steps_shown(on_terminal: bool) -> Iterator[Step]:
    """A progress bar on a terminal; elsewhere nothing."""
    if not on_terminal:
        yield lambda _done, _all: None
        return
    columns = (TextColumn("Looking up"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def step(done: int, every: int) -> None:
            progress.update(task, completed=done, total=every)
            if done == every:
                progress.stop()

        yield step


def _printed(line: str) -> None:
    print(_safe(line))


def _warned(text: str) -> None:
    print(_safe(text), end="", file=sys.stderr)


def _safe(text: str) -> str:
    """The text without control characters, which a terminal would obey."""
    return "".join(char if char.isprintable() or char == "\n" else "�" for char in text)
