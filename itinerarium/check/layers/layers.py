"""The GeoJSON files of ``layers/`` -> overlays, and every problem in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from itinerarium.check.layers.geojson import (
    check_feature,
    features_of,
    geometry_of,
    is_number,
)
from itinerarium.check.settings.head import Head, Layer, readable
from itinerarium.check.settings.texts import texts_by_language
from itinerarium.check.tables.cell import parse_day
from itinerarium.check.tables.column import Part
from itinerarium.problems.problem import BadValueError, problem, shown
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import (
    NO_TEXT,
    Cell,
    Feature,
    Overlay,
)
from itinerarium.vocabulary.errors import Problem
from itinerarium.vocabulary.own_layers import OWN_LAYERS

TEXT_MEMBER = re.compile(r"(?:name|title)(?:_.*)?|kind|start|end")
NUMBERS = {"rank": (0, 1000), "angle": (-360, 360), "km": (0, 40_000)}
"""The numbers among a feature's properties, each with its least and greatest value."""
FEATURE = re.compile(r'"type"\s*:\s*"Feature"')


def check_layers(documents: tuple[Document, ...], head: Head) -> Part[Overlay]:
    """The valid overlays, in the order of story.toml, then of their file names."""
    read = [(document, _features(document)) for document in documents]
    problems = (*_taken(documents), *(found for _, part in read for found in part.problems))
    good = [_overlay(one, part.values, head) for one, part in read if not part.is_wrong]
    order = {key: number for number, key in enumerate(head.layers)}
    good.sort(key=lambda overlay: (order.get(overlay.id, len(order)), overlay.id))
    return Part(tuple(good), problems)


def layer_id(document: Document) -> str:
    """A layer's name: its file's, without the ending."""
    return document.file.rpartition("/")[2].rpartition(".")[0]


def _taken(documents: Iterable[Document]) -> Iterator[Problem]:
    """A problem for each file that is called as a layer of the map's own, or as one before it."""
    before: set[str] = set()
    for document in documents:
        id_ = layer_id(document)
        if id_ in before or id_ in OWN_LAYERS:
            whose = "another layer" if id_ in before else "a layer of the map itself"
            yield problem("P718", Cell(document.file, 0, 0), value=shown(id_), whose=whose)
        before.add(id_)


def _features(document: Document) -> Part[Feature]:
    from itinerarium.check.layers.area import area_faults

    try:
        features = features_of(document.value)
        _check_texts(_members(document.value))
    except BadValueError as fault:
        return Part((), (fault.at(Cell(document.file, 1, 0)),))
    values: list[Feature] = []
    problems: list[Problem] = []
    for number, raw in enumerate(features):
        faults: Iterable[BadValueError]
        try:
            values.append(_feature(raw))
            faults = area_faults(values[-1].geometry)
        except BadValueError as fault:
            faults = (fault,)
        problems += [
            fault.at(Cell(document.file, _line_of_feature(document, number), 0)) for fault in faults
        ]
    return Part(tuple(values), tuple(problems))


def _feature(raw: Any) -> Feature:
    """A feature, all of it checked.

    Raises
    ------
    BadValueError
        When anything in it is wrong.
    """
    check_feature(raw)
    properties = raw.get("properties") or {}
    _check_texts(properties)
    for name, (least, most) in NUMBERS.items():
        _check_number(name, properties.get(name), least, most)
    return Feature(geometry_of(raw), {**properties, **_days(properties)})


def _days(properties: Mapping[str, Any]) -> dict[str, str]:
    """The start and the end as the table of places would have them."""
    days = {name: parse_day(str(properties.get(name) or "")) for name in ("start", "end")}
    return {name: day.edtf for name, day in days.items() if day}


def _check_number(name: str, value: Any, least: int, most: int) -> None:
    if value is not None and not (is_number(value) and least <= value <= most):
        expected = f"{name} to be a number from {least} to {most:,}"
        raise BadValueError("P715", expected=expected, found=shown(str(value)))


def _check_texts(members: Mapping[str, Any]) -> None:
    """Check names, titles and kinds, and every text for characters that no file can hold."""
    for name, value in members.items():
        if TEXT_MEMBER.fullmatch(name) and not isinstance(value, str | None):
            raise BadValueError("P715", expected=f"{name} to be a text", found=shown(str(value)))
        if any("\ud800" <= char <= "\udfff" for char in f"{name}{value}"):
            raise BadValueError("P715", expected="text", found="half a surrogate pair")


def _line_of_feature(document: Document, number: int) -> int:
    """The line of the feature with this number, from 0; 1 if it cannot be found."""
    for count, match in enumerate(FEATURE.finditer(document.text)):
        if count == number:
            return document.text.count("\n", 0, match.start()) + 1
    return 1


def _overlay(document: Document, features: tuple[Feature, ...], head: Head) -> Overlay:
    """An overlay titled by story.toml, by its own file, or by the file's name."""
    id_ = layer_id(document)
    own = _members(document.value)
    layer = head.layers.get(id_, Layer(NO_TEXT, None))
    titles = {**texts_by_language(own, "title", head.languages), **layer.title}
    shown = own.get("shown") is not False if layer.shown is None else layer.shown
    return Overlay(
        id_,
        {one: titles[one] for one in head.languages if one in titles}
        or {head.languages[0]: readable(id_)},
        shown,
        features,
        texts_by_language(own, "note", head.languages),
    )


def _members(value: Mapping[str, Any]) -> dict[str, Any]:
    """A GeoJSON file's own title, note and ``shown``: foreign members (RFC 7946, 6.1)."""
    known = ("shown", "title", "note")
    return {key: member for key, member in value.items() if key.startswith(known)}
