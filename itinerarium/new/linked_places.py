"""A file in the Linked Places format, ours or a gazetteer's -> a draft of a story.

Read of each place are its names, country, time, type, position, links, descriptions, and its
relations to other places of the file as legs. Citations, periods and pictures are left out.

Source: https://github.com/LinkedPasts/linked-places-format, versions 1.1 to 1.2.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import shapely
from shapely import from_wkt
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from itinerarium.check.layers.geojson import features_of
from itinerarium.check.tables.cell import slugged
from itinerarium.check.tables.links import parse_link
from itinerarium.check.tables.modes import mode_of
from itinerarium.export.lpf import CERTAINTIES, RELATED
from itinerarium.export.rows import column_in
from itinerarium.language.codes import is_language_code
from itinerarium.language.countries import country_name
from itinerarium.language.fold import fold
from itinerarium.new.draft import Draft, Row, with_ids
from itinerarium.new.from_geodata import ROUTE, draft_in_order, title_of
from itinerarium.new.usable_cells import usable_rows
from itinerarium.problems.problem import BadValueError
from itinerarium.read.html_text import text_of_html

Member = Mapping[str, Any]

CONTEXT_NAME = "linkedplaces"
"""What stands in the address of each version of the format's context."""
CERTAINTY_BY_NAME = {name: ours for ours, name in CERTAINTIES.items() if ours != "sure"}


def is_linked_places(value: Any) -> bool:
    """Whether a JSON value is in the Linked Places format, by its context or its members."""
    if not isinstance(value, dict):
        return False
    context = str(value.get("@context", "")).casefold().replace("-", "")
    features = value.get("features")
    first = features[0] if isinstance(features, list) and features else value
    has_names = any("toponym" in name for name in _members(first, "names"))
    return has_names or (CONTEXT_NAME in context and value.get("type") in FEATURES)


FEATURES = ("Feature", "FeatureCollection")


def draft_of_linked_places(value: Any, file: str) -> Draft:
    """The story of a file's places; the relations between them are its legs, in their order.

    Raises
    ------
    BadValueError
        If it holds no features.
    RequestError
        If there are fewer than two places in it.
    """
    features = [one for one in features_of(value) if isinstance(one, dict)]
    languages = _languages(features)
    rows, remarks = usable_rows([_row(feature, languages) for feature in features])
    places = with_ids(rows)
    title = title_of(file.replace(".lpf.", "."))
    draft = draft_in_order(places, title, remarks, file=file)
    addresses = [str(feature.get("@id", "")) for feature in features]
    ids = {at: str(row["id"]) for at, row in zip(addresses, places, strict=True)}
    legs = [leg for one in features for leg in _legs(one, ids)]
    head = {"title": title, "languages": languages}
    return Draft(draft.places, {ROUTE: legs} if legs else draft.routes, head, {}, remarks)


def _languages(features: Sequence[Member]) -> list[str]:
    """The story's languages: of the first name, and those in which places are described."""
    first = [one for feature in features if (one := _language_of_title(feature))]
    described = [one for feature in features for one in _languages_of(feature, "descriptions")]
    return list(dict.fromkeys([*first[:1], *described])) or ["en"]


def _language_of_title(feature: Member) -> str:
    """The language of the name that is the title, or of the first where there is no title."""
    title = _title(feature)
    codes = [
        str(one.get("lang", ""))
        for one in _members(feature, "names")
        if not title or _is_title(_toponym(one), title)
    ]
    return next(filter(is_language_code, codes), "")


def _title(feature: Member) -> str:
    return str(_of(feature, "properties").get("title") or "").strip()


def _is_title(name: str, title: str) -> bool:
    """Whether a name is the title, or that without what stands in brackets behind it."""
    return bool(name) and fold(name) in (fold(title), fold(title.partition("(")[0]))


def _languages_of(feature: Member, key: str) -> list[str]:
    """The languages of the names, or of the descriptions, of a place."""
    codes = [str(one.get("lang", "")) for one in _members(feature, key)]
    return list(filter(is_language_code, codes))


def _row(feature: Member, languages: Sequence[str]) -> Row:
    described = {
        column_in("text", one["lang"], languages): str(one.get("value", ""))
        for one in reversed(_members(feature, "descriptions"))
        if one.get("lang") in languages
    }
    untold = [
        str(one.get("value", ""))
        for one in _members(feature, "descriptions")
        if not one.get("lang")
    ]
    if untold and "text" not in described:
        described["text"] = text_of_html(untold[0])
    kinds = [str(one.get("label", "")).casefold() for one in _members(feature, "types")]
    row = {
        "id": _id(str(feature.get("@id", ""))),
        **_names(feature, languages),
        "kind": next(iter(kinds), ""),
        "modern": _country(feature),
        **_position(feature),
        **_time(feature),
        "links": ";".join(_links(feature)),
        **described,
    }
    return {column: cell for column, cell in row.items() if cell != ""}


def _id(address: str) -> str:
    """The last part of a place's address, which is an id within its gazetteer."""
    last = address.rstrip("/").rpartition("#")[2].rpartition("/")[2]
    return slugged(last.removeprefix("place="))


def _names(feature: Member, languages: Sequence[str]) -> Row:
    """The title and the first name in each other language, and all others as variants."""
    title, names = _title(feature), _members(feature, "names")
    titled = next((one for one in names if _is_title(_toponym(one), title)), None)
    row: dict[str, str] = {"name": title} if title and titled is None else {}
    variants = []
    for one in names:
        column = _name_column(one, languages)
        if column == "name" and title and one is not titled:
            column = ""
        if column and column not in row:
            row[column] = _toponym(one)
        elif name := _toponym(one):
            language = str(one.get("lang", ""))
            said = f"@{language}" if is_language_code(language) else ""
            variants.append(name.replace(";", ",") + said)
    if "name" not in row:
        row["name"] = title or (variants.pop(0).partition("@")[0] if variants else "")
    return {**row, "variants": ";".join(variants)}


def _toponym(name: Member) -> str:
    return str(name.get("toponym", "")).strip()


def _name_column(name: Member, languages: Sequence[str]) -> str:
    """The column of a name in a language of the story; nothing in another."""
    language = str(name.get("lang", ""))
    return column_in("name", language, languages) if language in languages else ""


def _country(feature: Member) -> str:
    """The country today, where the place lies in one alone."""
    codes = _of(feature, "properties").get("ccodes")
    return country_name(str(codes[0])) if isinstance(codes, list) and len(codes) == 1 else ""


def _geometries(feature: Member) -> list[Member]:
    """The geometries of a place; one whose position is not known has the text “null”."""
    geometry = _of(feature, "geometry")
    return _members(geometry, "geometries") if "geometries" in geometry else [geometry]


def _position(feature: Member) -> Row:
    """The first point, or else a point within the first other geometry."""
    geometries = sorted(_geometries(feature), key=lambda one: one.get("type") != "Point")
    for one in geometries:
        with suppress(ValueError, TypeError, LookupError, shapely.errors.ShapelyError):
            point = _shape(one).representative_point()
            if not point.is_empty:
                return {"lat": round(point.y, 5), "lon": round(point.x, 5)}
    return {}


def _shape(geometry: Member) -> BaseGeometry:
    """A geometry of coordinates, or of the WKT that may stand in their place."""
    if "coordinates" in geometry:
        return shape(dict(geometry))
    return from_wkt(str(geometry.get("geowkt") or geometry["geo_wkt"]))


def _time(feature: Member) -> Row:
    """The first span of time of the place, or else of a position or a name of it."""
    parts = [feature, *_geometries(feature), *_members(feature, "names")]
    spans = (span for part in parts for span in _members(_of(part, "when"), "timespans"))
    return _days(next(spans, {}))


def _days(span: Member) -> Row:
    """The first and the last day; a start of which only the latest is known is the end's."""
    start, end = _of(span, "start"), _of(span, "end")
    first = start.get("in") or start.get("earliest") or ("" if end else start.get("latest", ""))
    last = end.get("in") or end.get("latest") or end.get("earliest", "")
    return {"start": str(first), "end": str(last)}


def _links(feature: Member) -> Iterator[str]:
    """The links that can be used: to records of gazetteers and to pages."""
    for one in _members(feature, "links"):
        with suppress(BadValueError):
            yield parse_link(str(one.get("identifier", "")))


def _legs(feature: Member, ids: Mapping[str, str]) -> Iterator[Row]:
    """The relations to places of the same file."""
    origin = ids[str(feature.get("@id", ""))]
    for one in _members(feature, "relations"):
        destination = ids.get(str(one.get("relationTo", "")), "")
        if one.get("relationType") == RELATED and destination not in ("", origin):
            mode = str(one.get("label") or "")
            spans = _members(_of(one, "when"), "timespans")
            row = {
                "from": origin,
                "to": destination,
                "mode": mode_of(mode) or (mode if slugged(mode) == mode else ""),
                **_days(next(iter(spans), {})),
                "certainty": CERTAINTY_BY_NAME.get(str(one.get("certainty")), ""),
            }
            usable, _ = usable_rows([row])
            yield {column: cell for column, cell in usable[0].items() if cell != ""}


def _of(member: Member, key: str) -> Member:
    """An object inside another, or an empty one."""
    found = member.get(key)
    return found if isinstance(found, dict) else {}


def _members(member: Any, key: str) -> list[Member]:
    """The objects in a list inside an object."""
    found = member.get(key) if isinstance(member, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
