"""Our own story.geojson -> the draft of the same story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomli_w

from itinerarium.check.layers.geojson import check_feature, features_of
from itinerarium.export.rows import column_in, stop_row
from itinerarium.export.written import written
from itinerarium.new.draft import Draft, Row
from itinerarium.problems.problem import BadValueError
from itinerarium.read import Document
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import DataError, RequestError

NOT_IN_ROUTES = ("feature", "route", "km", "drawn", "look", "media")


def is_ours(value: Any) -> bool:
    """Whether a GeoJSON value is a story that was written by ``itinerarium.export``."""
    return isinstance(value, dict) and isinstance(value.get("story"), dict)


def draft_of_own(document: Document) -> Draft:
    """The draft of a story's own GeoJSON.

    Where it was taken from a page, and so does not know what bends the legs, their lines as drawn
    are their shapes.

    Raises
    ------
    DataError
        If a feature is wrong.
    RequestError
        If something that each story has is missing.
    """
    try:
        features = features_of(document.value)
        for feature in features:
            check_feature(feature)
        return _draft(document.value["story"], features)
    except BadValueError as fault:
        raise DataError([fault.at(Cell(document.file, 0, 0))]) from None
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise RequestError(
            f"expected a story.geojson as a build writes it, instead got {document.file} "
            f"with something missing or of another kind: {error}"
        ) from error


def _draft(story: Mapping[str, Any], features: Sequence[Mapping[str, Any]]) -> Draft:
    places = [_place(one) for one in features if one["properties"]["feature"] == "place"]
    legs = [one for one in features if one["properties"]["feature"] == "leg"]
    routes: dict[str, list[Row]] = {strand["id"]: [] for strand in story["strands"]}
    documents = {f"layers/{layer['id']}.geojson": _layer(layer, story) for layer in story["layers"]}
    for leg in legs:
        shape = _shape_name(leg, is_complete=story.get("complete", False))
        if shape:
            documents[f"routes/{shape}"] = leg["geometry"]
        routes[leg["properties"]["route"]].append(_leg(leg, shape))
    head = _head(story)
    if modes := _modes(story, [leg["properties"] for leg in legs]):
        head["modes"] = modes
    tomli_w.dumps(head)  # so that what TOML cannot hold, such as null, is found in time
    stops = [_stop(one, story["languages"]) for one in story.get("ownStops", ())]
    return Draft(places, routes, head, documents, (*_left_out(story),), stops=stops)


def _left_out(story: Mapping[str, Any]) -> Iterator[str]:
    """What a story.geojson tells of and does not carry as a story's files have it."""
    if story.get("entries"):
        yield "  left out: glossary and people: copy glossary.csv and people.csv of the story"
    if story.get("quiz"):
        yield "  left out: the quiz's own questions: copy quiz.csv of the story"
    if story.get("media"):
        yield "  left out: pictures and sounds: copy media.csv, images/ and media/, name them again"
    if story.get("unplaced"):
        count = len(story["unplaced"])
        yield f"  left out: {count} places without coordinates: copy their rows of places.csv"


def _modes(story: Mapping[str, Any], legs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The story's own modes, each with the line that its legs have."""
    looks = {leg["mode"]: leg["look"] for leg in legs if "look" in leg}
    return {
        id_: {
            **dict(_texts({"title": title}, ("title",), story["languages"])),
            **({"line": looks[id_]} if id_ in looks else {}),
        }
        for id_, title in story.get("modes", {}).items()
    }


def _place(feature: Mapping[str, Any]) -> Row:
    lon, lat = feature["geometry"]["coordinates"]
    return {**_plain(feature["properties"], ("feature", "media")), "lat": lat, "lon": lon}


def _stop(stop: Mapping[str, Any], languages: Sequence[str]) -> Row:
    return _plain(stop_row(stop, languages), ("media",))


def _plain(properties: Mapping[str, Any], without: Sequence[str]) -> Row:
    """The texts and numbers among properties."""
    return {
        key: value
        for key, value in properties.items()
        if key not in without and isinstance(value, str | int | float)
    }


def _shape_name(leg: Mapping[str, Any], *, is_complete: bool) -> str:
    """The name of the file for a leg's own line, or an empty text where it is computed."""
    geometry, said = leg["geometry"], leg["properties"]
    is_bent = geometry["type"] != "LineString" or len(geometry["coordinates"]) > 2
    has_shape = said.get("drawn", False) if is_complete else is_bent
    return f"{leg['id'].replace('/', '-')}.geojson" if has_shape else ""


def _leg(feature: Mapping[str, Any], shape: str) -> Row:
    row = _plain(feature["properties"], NOT_IN_ROUTES)
    return {**row, "shape": shape} if shape else row


def _head(story: Mapping[str, Any]) -> dict[str, Any]:
    """The content of story.toml."""
    return {
        **dict(_texts(story, ("title", "subtitle", "credit"), story["languages"])),
        **({"url": story["url"]} if "url" in story else {}),
        "languages": story["languages"],
        "layers": {layer["id"]: {} for layer in story["layers"]},
        "strands": {
            strand["id"]: _strand(strand, story["languages"]) for strand in story["strands"]
        },
        "sources": story["sources"],
        "strength": [
            _with_text_columns(one, ("title",), story["languages"]) for one in story["strength"]
        ],
        "counter": [
            _with_text_columns(one, ("title",), story["languages"]) for one in story["counters"]
        ],
        "figures": [
            _with_text_columns(one, ("title", "chosen", "spread", "why"), story["languages"])
            for one in story["figures"]
        ],
        "charts": [_chart(one, story["languages"]) for one in story.get("charts", ())],
        "journeys": [_journey(one, story["languages"]) for one in story.get("journeys", ())],
        "annotations": [
            _with_text_columns(one, ("text",), story["languages"])
            for one in story.get("annotations", ())
        ],
        "yardsticks": [
            _with_text_columns(one, ("title",), story["languages"])
            for one in story.get("yardsticks", ())
        ],
        "lessons": [
            _with_text_columns(one, ("title",), story["languages"])
            for one in story.get("lessons", ())
        ],
    }


def _journey(journey: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    """A journey as its author wrote it, without what follows from it."""
    texts = dict(_texts(journey, ("title",), languages))
    told = {language: written(text) for language, text in journey.get("text", {}).items()}
    kept = {key: journey[key] for key in ("way", "stages", "strands", "sources") if key in journey}
    branches = [branch["way"] for branch in journey.get("branches", ())]
    return {
        "id": journey["id"],
        **texts,
        **dict(_texts({"text": told}, ("text",), languages)),
        **kept,
        **({"branches": branches} if branches else {}),
    }


def _chart(chart: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    """A chart as its author wrote it: each value has its heading again."""
    values: list[dict[str, Any]] = []
    group: Mapping[str, str] = {}
    for value in chart["values"]:
        group = value.get("group", group)
        kept = {key: value[key] for key in ("value", "most", "date", "sources") if key in value}
        texts = _texts({**value, "group": group}, ("label", "group"), languages)
        values.append({**kept, **dict(texts)})
    texts = _texts(chart, ("title", "unit", "note"), languages)
    return {"kind": chart["kind"], **dict(texts), "places": chart["places"], "values": values}


def _strand(strand: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    kept = {key: strand[key] for key in ("colour", "shown") if key in strand}
    return {**dict(_texts(strand, ("title",), languages)), **kept}


def _with_text_columns(
    item: Mapping[str, Any], keys: Sequence[str], languages: Sequence[str]
) -> dict[str, Any]:
    """A table with its texts in their languages' keys, and all else as it is."""
    others = {key: value for key, value in item.items() if key not in keys}
    return {**dict(_texts(item, keys, languages)), **others}


def _texts(
    item: Mapping[str, Any], keys: Sequence[str], languages: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for key in keys:
        for language, text in item.get(key, {}).items():
            yield column_in(key, language, languages), text


def _layer(layer: Mapping[str, Any], story: Mapping[str, Any]) -> dict[str, Any]:
    """A layer's file, with its title and note as members of its own."""
    texts = dict(_texts(layer, ("title", "note"), story["languages"]))
    return {
        "type": "FeatureCollection",
        "shown": layer["shown"],
        **texts,
        "features": layer["features"],
    }
