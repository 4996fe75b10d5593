"""One link of the column ``links`` -> its short form, or what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypedDict

from itinerarium.problems.problem import BadValueError, shown, suggestion

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"/]+\.[^\s<>\"]+", re.IGNORECASE)
ENTITY = re.compile(r"https?://(?:www\.)?wikidata\.org/entity/(Q[0-9]+)", re.IGNORECASE)
"""How Wikidata calls its items in the answers to queries."""
PREFIXED = re.compile(r"([A-Za-z]+):(.*)")


class Site(TypedDict):
    """A gazetteer or catalogue that a prefix stands for."""

    name: str
    url: str
    id: str
    like: str


@cache
def sites() -> Mapping[str, Site]:
    """Every site by its prefix."""
    table: Mapping[str, Site] = tomllib.loads(
        files("itinerarium.vocabulary").joinpath("links.toml").read_text(encoding="utf-8")
    )
    return table


def parse_link(text: str) -> str:
    """``wd:Q42``, ``gn:12345`` or a web address; the address of a known site as its short form.

    Raises
    ------
    BadValueError
        When it is none of these.
    """
    if WEB_ADDRESS.fullmatch(text):
        return _shortened(text)
    found = PREFIXED.fullmatch(text)
    if found and (site := sites().get(found[1])) and re.fullmatch(site["id"], found[2], re.ASCII):
        return text
    raise BadValueError("P317", value=shown(text), hint=_hint(text))


def _shortened(address: str) -> str:
    """The short form of an address that a prefix stands for, so that it has its sign."""
    address = ENTITY.sub(r"https://www.wikidata.org/wiki/\1", address)
    for prefix, site in sites().items():
        start = site["url"].partition("{id}")[0]
        if address.startswith(start) and re.fullmatch(site["id"], address[len(start) :], re.ASCII):
            return f"{prefix}:{address[len(start) :]}"
    return address


def _hint(text: str) -> str:
    """How the link was perhaps meant."""
    found = PREFIXED.fullmatch(text)
    if found is None:
        is_address = "." in text and " " not in text
        return f"write https://{text}" if is_address else "write the whole address of a web page"
    prefix = found[1].casefold()
    if prefix in ("http", "https"):
        return "copy the address from the browser"
    if prefix in sites():
        return f"write it as in {sites()[prefix]['like']}"
    return suggestion(prefix, sites(), f"known are {', '.join(sites())}")
