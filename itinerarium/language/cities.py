"""Names of the cities that time zones are called after, in any language that CLDR has."""

from __future__ import annotations

from functools import cache

from itinerarium.language.codes import locale_of


@cache
def city_of(zone: str, language: str) -> str:
    """The city of a time zone: of ``Europe/Warsaw`` *Warszawa* in Polish; empty if it has none."""
    from babel.dates import get_timezone_location

    try:
        name = str(get_timezone_location(zone, locale=locale_of(language), return_city=True))
    except (LookupError, AttributeError):
        return ""
    return name.partition(" (")[0]
