"""``Brest, Belarus``, ``Buffalo, New York`` -> a town, and where it lies or lay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itinerarium.language.countries import country_code
from itinerarium.language.fold import fold
from itinerarium.locate.regions import (
    countries_later,
    countries_of_region,
    countries_then,
    is_district,
    region_key,
)

ASIDE = re.compile(r"\(([^()]*)\)")
CODED = re.compile(r"(.*[^\W\d_]{3}.*?)\s+\(?([A-Z]{2,3})\)?")
"""A town and the code of its state or country without a comma: ``Buffalo NY``."""
LONGEST_CODE = 3
SAME_END = 2
"""So many last letters of a town's name may differ in its district's: Kraków, krakowski."""
SHORTEST_START = 3


@dataclass(frozen=True, slots=True)
class Address:
    """A town's name, and what stands behind it.

    ``country`` is an ISO 3166 code or empty, ``region`` folded; ``then`` are the codes of countries
    to look through where the country has no such town: it may have been larger then.
    ``is_narrower`` tells of a district that no list can check: several villages may be meant.
    """

    town: str
    country: str = ""
    region: str = ""
    then: tuple[str, ...] = ()
    is_narrower: bool = False

    @property
    def countries(self) -> tuple[str, ...]:
        """The codes of all countries where it may lie."""
        return (*((self.country,) if self.country else ()), *self.then)


def address_of(cell: str, languages: Sequence[str]) -> Address:
    """A name's town and where it lies."""
    town, comma, place = cell.rpartition(",")
    if comma and (found := _at(town.strip(), place.strip(), languages)):
        return _narrowed(found, languages)
    asides = ASIDE.findall(cell)
    outside = ASIDE.sub(" ", cell).strip()
    if asides and (code := country_code(outside, languages)):
        return Address(str(asides[0]).strip(), code, then=countries_later(code))
    last = str(asides[-1]).strip() if asides else ""
    if code := country_code(last, languages):
        return Address(outside, code, then=countries_later(code))
    if then := countries_then(last):
        return Address(outside, then=then)
    coded = CODED.fullmatch(cell.strip())
    return (coded and _at(coded[1], coded[2], languages)) or Address(cell)


def _narrowed(outer: Address, languages: Sequence[str]) -> Address:
    """An address with what its town's part says of a land or district within the country."""
    inner = address_of(outer.town, languages) if "," in outer.town else Address(outer.town)
    shared = [one for one in inner.countries if one in outer.countries]
    if inner.countries and not shared:
        return outer
    then = outer.then if outer.country or not shared else tuple(shared)
    return Address(
        inner.town,
        outer.country,
        outer.region or inner.region,
        then,
        outer.is_narrower or inner.is_narrower,
    )


def _district(town: str, place: str) -> Address | None:
    """A town in a district, which says more than can be checked but where it bears its name."""
    if not is_district(place):
        return None
    start = fold(town.partition(",")[0])[:-SAME_END]
    named = len(start) >= SHORTEST_START and any(
        fold(one).startswith(start) for one in place.split()
    )
    return Address(town, is_narrower=not named)


def _at(town: str, place: str, languages: Sequence[str]) -> Address | None:
    """A town in a country or region of that name; nothing if there is none."""
    code = country_code(place, languages)
    of_region = countries_of_region(place)
    if code and not (len(fold(place)) < LONGEST_CODE and of_region):
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
    if of_region:
        return Address(town, region=region_key(place), then=of_region)
    return _district(town, place)
