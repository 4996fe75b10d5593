"""``Brest, Belarus``, ``Buffalo, New York`` -> a town, and where it lies or lay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itinerarium.language.countries import country_code
from itinerarium.locate.regions import (
    countries_later,
    countries_of_region,
    countries_then,
    region_key,
)

ASIDE = re.compile(r"\(([^()]*)\)")
LONGEST_CODE = 3


@dataclass(frozen=True, slots=True)
class Address:
    """A town's name, and what stands behind it.

    ``country`` is an ISO 3166 code or empty, ``region`` folded; ``then`` are the codes of countries
    to look through where the country has no such town: it may have been larger then.
    """

    town: str
    country: str = ""
    region: str = ""
    then: tuple[str, ...] = ()


def address_of(cell: str, languages: Sequence[str]) -> Address:
    """A name's town and where it lies."""
    town, comma, place = cell.rpartition(",")
    if comma and (found := _at(town.strip(), place.strip(), languages)):
        return found
    asides = ASIDE.findall(cell)
    outside = ASIDE.sub(" ", cell).strip()
    if asides and (code := country_code(outside, languages)):
        return Address(str(asides[0]).strip(), code, then=countries_later(code))
    last = str(asides[-1]).strip() if asides else ""
    if code := country_code(last, languages):
        return Address(outside, code, then=countries_later(code))
    then = countries_then(last)
    return Address(outside, then=then) if then else Address(cell)


def _at(town: str, place: str, languages: Sequence[str]) -> Address | None:
    """A town in a country or region of that name; nothing if there is none."""
    code = country_code(place, languages)
    of_region = countries_of_region(place)
    if code and not (len(place) < LONGEST_CODE and of_region):
        rest, comma, region = town.rpartition(",")
        is_region = comma and code in countries_of_region(region)
        later = (*countries_later(code), *(one for one in of_region if one != code))
        if is_region:
            return Address(rest.strip(), code, region_key(region), later)
        return Address(town, code, then=later)
    if then := countries_then(place):
        return Address(town, then=(*then, *(one for one in of_region if one not in then)))
    if len(of_region) == 1:
        return Address(town, of_region[0], region_key(place))
    return Address(town, region=region_key(place), then=of_region) if of_region else None
