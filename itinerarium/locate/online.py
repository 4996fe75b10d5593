"""Nominatim -> towns for one name, within its rules of use; answers are cached."""

from __future__ import annotations

import hashlib
import json
import logging
import math
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from itinerarium.files.cache import read_cached, write_cached
from itinerarium.geo.coordinates import LatLon
from itinerarium.language.fold import fold
from itinerarium.locate.bounded import BoundedAdapter
from itinerarium.locate.candidates import GazetteerHit, Spelled
from itinerarium.locate.spelling import spellings
from itinerarium.locate.wanted import Name
from itinerarium.vocabulary.errors import RequestError

SECONDS_BETWEEN = 1.0
SECONDS_AFTER_ERROR = 5.0
RETRIES = 1
TIMEOUT_SECONDS = 10
MOST_ANSWERS = 10
HOST = re.compile(r"[A-Za-z0-9._\[\]:-]+(?:/[A-Za-z0-9._~/-]*)?")
SETTLEMENTS = ("place", "boundary")
Raw = Mapping[str, Any]


class CouldNotAskError(OSError):
    """The geocoder could not be asked, which says nothing about the place."""


@dataclass(slots=True)
class Online:
    """A function that searches Nominatim; after an error it uses the cache only.

    Parameters
    ----------
    host : str
        Its host, with ``http://`` before it where it has no certificate; empty for geopy's own.
    agent : str
        The user agent, by which its keepers know who asks.
    cache : Path or None
        The folder of the cache of answers; without one each question is asked each time.
    between, after_error : float
        Seconds between two questions, and before one that failed is asked once more.
    """

    host: str
    agent: str
    cache: Path | None
    between: float = SECONDS_BETWEEN
    after_error: float = SECONDS_AFTER_ERROR
    failed: str = ""
    _ask: RateLimiter | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse a host that is none: geopy would ask its own instead."""
        _where(self.host)

    def __call__(self, name: Name, country: str) -> Sequence[GazetteerHit]:
        """Give the towns of that name.

        Raises
        ------
        CouldNotAskError
            If there is no answer in the cache and none to be had.
        """
        entry = f"{_digest(self.host, name.text, country)}.json"
        path = self.cache / entry if self.cache else None
        known = read_cached(path) if path else None
        if known is not None:
            return [_found(raw, name) for raw in json.loads(known)]
        raws, found = self._asked(name, country)
        if path:
            write_cached(path, json.dumps(raws, ensure_ascii=False))
        return found

    def _asked(self, name: Name, country: str) -> tuple[list[Raw], list[GazetteerHit]]:
        """What the service answers, as it came and as understood."""
        if self.failed:
            raise CouldNotAskError(self.failed)
        try:
            raws = self._answer(name.text, country)
            return raws, [_found(raw, name) for raw in raws]
        except GeopyError as error:
            self.failed = f"{type(error).__name__}: {error}"
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            self.failed = f"its answer is not one of Nominatim's: {type(error).__name__}: {error}"
        raise CouldNotAskError(self.failed)

    def _answer(self, text: str, country: str) -> list[Raw]:
        """What the service answers, as it came."""
        self._ask = self._ask or _limited(self)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of a latitude that is refused later
            locations = self._ask(
                text,
                exactly_one=False,
                limit=MOST_ANSWERS,
                country_codes=country.casefold() or None,
                addressdetails=True,
                namedetails=True,
                extratags=True,
                language="en",
            )
        return [location.raw for location in locations or ()]


def _limited(online: Online) -> RateLimiter:
    """Query Nominatim at most as often as it allows; errors are raised."""
    logging.getLogger("geopy").addHandler(logging.NullHandler())  # it would print a traceback
    nominatim = Nominatim(
        user_agent=online.agent,
        timeout=TIMEOUT_SECONDS,
        adapter_factory=BoundedAdapter,
        **_where(online.host),
    )
    return RateLimiter(
        nominatim.geocode,
        min_delay_seconds=online.between,
        max_retries=RETRIES,
        error_wait_seconds=online.after_error,
        swallow_exceptions=False,
    )


def _where(host: str) -> dict[str, str | None]:
    """The host as geopy wants it; none of a host that is not named, which is then geopy's own."""
    if not host:
        return {}
    scheme, _, domain = host.rpartition("://")
    if scheme not in ("", "http", "https") or not HOST.fullmatch(domain):
        raise RequestError(f"expected a host such as nominatim.example.org, instead got {host!r}")
    return {"domain": domain, "scheme": scheme or None}


def _digest(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode("utf-8")).hexdigest()[:32]


def _found(raw: Raw, name: Name) -> GazetteerHit:
    names = raw.get("namedetails") or {}
    own = str(names.get("name") or raw.get("name") or raw.get("display_name", "").split(",")[0])
    people = str((raw.get("extratags") or {}).get("population", ""))
    return GazetteerHit(
        str(names.get("name:en") or own),
        str((raw.get("address") or {}).get("country_code", "")).upper(),
        _position(raw),
        int(people) if people.isdecimal() else None,
        f"OpenStreetMap {raw.get('osm_type', '')} {raw.get('osm_id', '')}",
        _spelled(raw, own, names, name),
    )


def _position(raw: Raw) -> LatLon:
    """Where it lies.

    Raises
    ------
    ValueError
        If there is no such place on earth.
    """
    lat, lon = float(raw["lat"]), float(raw["lon"])
    if not (math.isfinite(lat) and abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"no place is at {raw['lat']}, {raw['lon']}")
    return LatLon((lat, lon))


def _spelled(raw: Raw, own: str, names: Mapping[str, str], name: Name) -> Spelled:
    """How the place's names agree with the asked one; what is no settlement agrees loosely."""
    known = {fold(part) for one in (own, *names.values()) for part in str(one).split(";")}
    if raw.get("class") not in SETTLEMENTS:
        return Spelled.loosely
    if fold(name.text) == fold(own):
        return Spelled.so
    if fold(name.text) in known:
        return Spelled.otherwise
    by_rule = known.intersection(spellings(name.text, name.language))
    return Spelled.by_rule if by_rule else Spelled.loosely
