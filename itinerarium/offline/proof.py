"""A finished page, read and opened -> whether it makes requests, as lines and problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from itinerarium.headless.chromium import find_chromium
from itinerarium.offline.page import inline_counts, online_host, problems_of_page
from itinerarium.offline.scan import scan
from itinerarium.offline.visit import Visit, visit
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
    read = scan(_html(page))
    problems = list(problems_of_page(page.name, read))
    scripts, styles = inline_counts(read)
    if not scripts:
        problems.append(problem("P906", Cell(page.name, 0, 0), found="no script in it"))
        return Proof((f"{page}  is broken",), tuple(problems))
    host = online_host(read)
    views, seen = _opened(page, {one.message for one in problems}, host)
    problems += seen
    looked = (
        f"  read: nothing is fetched; the policy names scripts ({scripts}) and styles ({styles})"
    )
    lines = (f"{page}  {_verdict(problems, host)}", *([] if problems else [looked]), f"  {views}")
    return Proof(lines, tuple(problems))


def _verdict(problems: Sequence[Problem], host: str) -> str:
    codes = {one.code for one in problems}
    if codes:
        return "is broken" if codes == {"P906"} else "makes requests"
    asks = f" until today's map is switched on, then asks {_named(host)}" if host else ""
    return f"makes no request{asks}"


def _named(host: str) -> str:
    return host.partition("://")[2]


def _html(page: Path) -> str:
    if page.exists() and not page.is_file():
        raise RequestError(f"cannot read {page}: it is no file; build it first")
    try:
        return page.read_text(encoding="utf-8")
    except OSError as error:
        raise RequestError(f"cannot read {page}: {error.strerror}; build it first") from error
    except UnicodeDecodeError as error:
        raise RequestError(f"{page} is no page of ours: it is not UTF-8") from error


def _opened(page: Path, known: Set[str], host: str) -> tuple[str, list[Problem]]:
    """A line about the visit in a browser, and what it saw that is not known from reading."""
    try:
        program = find_chromium()
    except BrowserError:
        return "not opened: no Chromium, Chrome or Edge was found", []
    seen = visit(page, program)
    read = problems_of_page(page.name, seen.elements) if seen.elements else ()
    unread = [one for one in read if one.message not in known]
    count = len(seen.requests)
    found = f"{count} requests" if count else "an error" if seen.faults else "no request"
    said = f"opened in {program.name}, {seen.views} views: {found}{_online(seen, host)}"
    others = [one for one in seen.online if not one.startswith(f"{host}/")]
    asked = _asked(page.name, (*seen.requests, *others))
    return said, [*unread, *asked, *_broken(page.name, seen.faults)]


def _online(seen: Visit, host: str) -> str:
    """What today's map asked for; from a disk some servers' maps cannot be switched on."""
    if not host:
        return ""
    if not seen.online:
        return "; today's map cannot be switched on from a disk"
    return f"; with today's map on: {len(seen.online)} requests, to {_named(host)}"


def _asked(file: str, addresses: tuple[str, ...]) -> Iterator[Problem]:
    for address in addresses:
        yield problem("P905", Cell(file, 0, 0), address=shown(address))


def _broken(file: str, faults: tuple[str, ...]) -> Iterator[Problem]:
    for fault in faults[:1]:
        yield problem("P906", Cell(file, 0, 0), found=shown(fault))
