"""The offline gazetteer -> towns for one name: spelled exactly, by rule, or loosely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geopy.location import Location

from itinerarium.geo.coordinates import LatLon
from itinerarium.geo.distance import km_between
from itinerarium.language.fold import fold
from itinerarium.locate.candidates import Find, GazetteerHit, Spelled
from itinerarium.locate.gazetteer import Gazetteer
from itinerarium.locate.regions import region_name
from itinerarium.locate.shortened import Shortened, plain_words, shortened_in
from itinerarium.locate.spelling import spellings
from itinerarium.locate.wanted import Name

MOST_NAMESAKES = 500
NEAR_KM = 75.0
"""How far a town may lie from a larger one that it is said to be near."""
LONGEST_END = 4
LARGER = 5_000


def offline(gazetteer: Gazetteer) -> Find:
    """Give the function that searches the gazetteer for a name."""

    def find(name: Name, country: str) -> Sequence[GazetteerHit]:
        found = _by_name(gazetteer, name, country)
        return _near(gazetteer, name.near, found) if name.near else found

    return find


def _by_name(gazetteer: Gazetteer, name: Name, country: str) -> Sequence[GazetteerHit]:
    short = shortened_in(name.text)
    full = gazetteer.in_full(short, country=country, limit=MOST_NAMESAKES) if short else []
    exact = _towns(gazetteer, name.text.replace(",", " "), country)
    if short and full:
        known = {one.raw["geonameid"] for one in full}
        others = [one for one in exact if one.raw["geonameid"] not in known]
        return [_found(one, _in_full(one, short, name.text)) for one in (*full, *others)]
    if exact:
        return [_found(one, _spelled(one, name.text)) for one in exact]
    sounds = spellings(name.text, name.language)
    if ruled := [town for one in sounds for town in _towns(gazetteer, one, country)]:
        return [_found(one, Spelled.by_rule) for one in ruled]
    names = (name.text, *sounds)
    alike = [town for one in names for town in gazetteer.alike(one, country=country)]
    if not alike and short and short.first:
        alike = [*_towns(gazetteer, short.first, country)]
    return [_found(one, Spelled.loosely) for one in alike]


def _near(gazetteer: Gazetteer, stem: str, found: Sequence[GazetteerHit]) -> Sequence[GazetteerHit]:
    """The towns near one that begins with a stem; if there are none, all, as less sure."""
    larger = gazetteer.beginning(stem, longest_end=LONGEST_END, smallest=LARGER)
    around = [LatLon((one.latitude, one.longitude)) for one in larger]
    near = [hit for hit in found if any(km_between(hit.at, at) <= NEAR_KM for at in around)]
    return near or [replace(hit, spelled=Spelled.loosely) for hit in found]


def _towns(gazetteer: Gazetteer, name: str, country: str) -> Sequence[Location]:
    found = gazetteer.geocode(name, exactly_one=False, country=country, limit=MOST_NAMESAKES)
    return found or ()


def _spelled(location: Location, name: str) -> Spelled:
    return Spelled.so if fold(location.raw["name"]) == fold(name) else Spelled.otherwise


def _in_full(location: Location, short: Shortened, name: str) -> Spelled:
    is_own = short.pattern.fullmatch(plain_words(location.raw["name"]))
    return Spelled.so if is_own else _spelled(location, name)


def _found(location: Location, spelled: Spelled) -> GazetteerHit:
    town = location.raw
    return GazetteerHit(
        town["name"],
        town["countrycode"],
        LatLon((location.latitude, location.longitude)),
        int(town["population"]),
        f"GeoNames {town['geonameid']}",
        spelled,
        region_name(town["countrycode"], str(town.get("admin1code", ""))),
    )
