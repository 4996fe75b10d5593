"""A finished page, read and opened -> whether it makes requests, as lines and problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from itinerarium.headless.chromium import find_chromium
from itinerarium.offline.page import inline_counts, problems_of_page
from itinerarium.offline.visit import visit
from itinerarium.problems.problem import problem, shown
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import BrowserError, Problem, RequestError


@dataclass(frozen=True, slots=True)
class Proof:
    """What was checked, in lines, and what was found; a page without problems makes no request."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


def prove(page: Path) -> Proof:
    """Read a finished page, then open it in Chromium, Chrome or Edge if there is one.

    Raises
    ------
    RequestError
        If there is no page, or it cannot be read.
    """
    html = _html(page)
    problems = list(problems_of_page(page.name, html))
    views, seen = _opened(page)
    problems += seen
    verdict = "makes requests" if problems else "makes no request"
    scripts, styles = inline_counts(html)
    looked = (
        f"  read: nothing is fetched; the policy names scripts ({scripts}) and styles ({styles})"
    )
    lines = (f"{page}  {verdict}", *([] if problems else [looked]), f"  {views}")
    return Proof(lines, tuple(problems))


def _html(page: Path) -> str:
    try:
        return page.read_text(encoding="utf-8")
    except OSError as error:
        raise RequestError(f"cannot read {page}: {error.strerror}; build it first") from error
    except UnicodeDecodeError as error:
        raise RequestError(f"{page} is no page of ours: it is not UTF-8") from error


def _opened(page: Path) -> tuple[str, list[Problem]]:
    """A line about the visit in a browser, and a problem for each address requested there."""
    try:
        program = find_chromium()
    except BrowserError:
        return "not opened: no Chromium, Chrome or Edge was found", []
    asked, views = visit(page, program)
    problems = list(_asked(page.name, asked))
    found = f"{len(asked)} requests" if asked else "no request"
    return f"opened in {program.name}, {views} views: {found}", problems


def _asked(file: str, addresses: tuple[str, ...]) -> Iterator[Problem]:
    for address in addresses:
        yield problem("P905", Cell(file, 0, 0), address=shown(address))
