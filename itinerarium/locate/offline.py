"""The offline gazetteer -> towns for one name: spelled exactly, by rule, or loosely."""

from __future__ import annotations

from collections.abc import Sequence

from geopy.location import Location

from itinerarium.geo.coordinates import LatLon
from itinerarium.language.fold import fold
from itinerarium.locate.candidates import Find, GazetteerHit, Spelled
from itinerarium.locate.gazetteer import Gazetteer
from itinerarium.locate.regions import region_name
from itinerarium.locate.spelling import spellings
from itinerarium.locate.wanted import Name

MOST_NAMESAKES = 500


def offline(gazetteer: Gazetteer) -> Find:
    """Give the function that searches the gazetteer for a name."""

    def find(name: Name, country: str) -> Sequence[GazetteerHit]:
        if exact := _towns(gazetteer, name.text.replace(",", " "), country):
            return [_found(one, _spelled(one, name.text)) for one in exact]
        others = spellings(name.text, name.language)
        if ruled := [town for one in others for town in _towns(gazetteer, one, country)]:
            return [_found(one, Spelled.by_rule) for one in ruled]
        alike = (gazetteer.alike(one, country=country) for one in (name.text, *others))
        return [_found(one, Spelled.loosely) for towns in alike for one in towns]

    return find


def _towns(gazetteer: Gazetteer, name: str, country: str) -> Sequence[Location]:
    found = gazetteer.geocode(name, exactly_one=False, country=country, limit=MOST_NAMESAKES)
    return found or ()


def _spelled(location: Location, name: str) -> Spelled:
    return Spelled.so if fold(location.raw["name"]) == fold(name) else Spelled.otherwise


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
