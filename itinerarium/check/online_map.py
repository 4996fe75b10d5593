"""``[today]`` of story.toml -> the address of today's map, and every problem in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from itinerarium.check.settings.toml_place import Path, problems_at
from itinerarium.problems.problem import BadValueError, shown, suggestion
from itinerarium.read import Document
from itinerarium.read.html_text import linked_text
from itinerarium.vocabulary.errors import Problem
from itinerarium.vocabulary.online_map import OnlineMap

if TYPE_CHECKING:  # at run time it brings pydantic, which is slow to import
    from itinerarium.check.settings.tables import OnlineMapTable

ADDRESS = re.compile(r"(https://[a-z0-9.-]+(?::\d+)?)/[^\s\"'<>]*", re.IGNORECASE)
BLANK = re.compile(r"\{(\w+)\}")
TILE = ("z", "x", "y")
NEAREST = 22
REFUSES_DISK = re.compile(r"https://(?:[a-z]\.)?tile\.openstreetmap\.org", re.IGNORECASE)
"""Hosts that send nothing to a page opened from a disk, which cannot say where it is from."""


def check_online_map(
    document: Document | None, table: OnlineMapTable | None
) -> tuple[OnlineMap | None, tuple[Problem, ...]]:
    """Today's map, if the story names one, and what is wrong with it."""
    if document is None or table is None:
        return None, ()
    faults = list(_faults(table))
    problems = problems_at(document, ((("today", *key), fault) for key, fault in faults))
    return (None, problems) if problems else (_online_map(table), ())


def _faults(table: OnlineMapTable) -> Iterator[tuple[Path, BadValueError]]:
    if bool(table.source) == bool(table.address):
        yield (), BadValueError("P650")
    elif table.source:
        yield from ((("source",), fault) for fault in _faults_of_source(table.source))
    else:
        yield from ((("address",), fault) for fault in _faults_of_address(table.address))
        if not table.attribution:
            yield (), BadValueError("P607", key="attribution", table="today")
    if table.max_zoom is not None and not 1 <= table.max_zoom <= NEAREST:
        fault = BadValueError(
            "P603",
            expected=f"a zoom from 1 to {NEAREST}",
            value=str(table.max_zoom),
            key="max_zoom",
        )
        yield ("max_zoom",), fault


def _faults_of_source(name: str) -> Iterator[BadValueError]:
    provider = _provider(name)
    if provider is None:
        hint = suggestion(name, _names(), "see the list of xyzservices, or write address")
        yield BadValueError("P651", value=shown(name), hint=hint)
    elif provider.requires_token():
        yield BadValueError("P652", value=shown(name))
    elif not ADDRESS.fullmatch(_filled(provider)):
        yield BadValueError("P651", value=shown(name), hint="write its address instead")


def _faults_of_address(address: str) -> Iterator[BadValueError]:
    blanks = BLANK.findall(address)
    if not ADDRESS.fullmatch(address) or sorted(blanks) != sorted(TILE):
        yield BadValueError("P653", value=shown(address))


def _names() -> list[str]:
    import xyzservices.providers

    return list(xyzservices.providers.flatten())


def _provider(name: str) -> Any:
    """The source of a name, however its letters are written; none where there is none."""
    import xyzservices.providers

    try:
        return xyzservices.providers.query_name(name)
    except ValueError:
        return None


def _filled(provider: Mapping[str, Any]) -> str:
    """A source's address, all on one host, with blanks for the tile alone."""
    known = {**provider, "s": (provider.get("subdomains") or "a")[0], "r": ""}
    return BLANK.sub(
        lambda found: found[0] if found[1] in TILE else str(known.get(found[1], found[0])),
        str(provider["url"]),
    )


def _online_map(table: OnlineMapTable) -> OnlineMap:
    if not table.source:
        address, attribution, nearest = table.address, table.attribution, 19
    else:
        provider = _provider(table.source)
        address = _filled(provider)
        html = provider.get("html_attribution", provider["attribution"])
        attribution = table.attribution or linked_text(html)
        nearest = int(provider.get("max_zoom", 18))
    found = ADDRESS.fullmatch(address)
    host = found[1] if found else ""
    return OnlineMap(
        address=address,
        host=host,
        attribution=attribution,
        max_zoom=table.max_zoom or min(nearest, NEAREST),
        refuses_disk=bool(REFUSES_DISK.fullmatch(host)),
        title=table.title,
    )
