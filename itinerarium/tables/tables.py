"""A story's places, legs and hops as tables for a script or a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from typing import Any

import numpy as np
import pandas as pd
import shapely

from itinerarium.build import read_story
from itinerarium.export.lines import position
from itinerarium.export.written import plain
from itinerarium.language.typography import untied
from itinerarium.tables.columns import (
    dates,
    decimal,
    lines,
    text,
    whole,
)
from itinerarium.tables.hop_lines import all_hops, hop_lines
from itinerarium.vocabulary.story import PlaceData, Story
from itinerarium.vocabulary.story_parts import told_in

WGS84 = "EPSG:4326"
TEXTS = {"title": "title", "lead": "lead", "modern": "modern", "peopleNote": "people_note"}
"""The columns of a place's texts, by the story's keys."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A story's tables; ``read_tables`` makes them and describes their columns.

    Attributes
    ----------
    places, legs, hops, stops
        Each a ``DataFrame``.
    """

    places: pd.DataFrame
    legs: pd.DataFrame
    hops: pd.DataFrame
    stops: pd.DataFrame

    def to_geodataframes(self) -> Tables:
        """Give the same tables as ``GeoDataFrames`` of geopandas in WGS84 (EPSG:4326).

        Returns
        -------
        Tables
            Its ``places`` have a column ``geometry`` of points, too; legs and hops have lines. The
            stops stay a ``DataFrame``.

        Raises
        ------
        ImportError
            If geopandas is not installed.
        """
        frame = _geopandas().GeoDataFrame
        points = shapely.points(self.places[["lon", "lat"]].to_numpy())
        return replace(
            self,
            places=frame(self.places, geometry=points, crs=WGS84),
            legs=frame(self.legs, geometry="geometry", crs=WGS84),
            hops=frame(self.hops, geometry="geometry", crs=WGS84),
        )


def read_tables(story: str | PathLike[str] | Story) -> Tables:
    """Give a story's places, legs, hops and stops as tables of pandas.

    Parameters
    ----------
    story
        A folder with ``places.csv`` and ``routes/``, or with a workbook, or a workbook itself; or
        a ``Story``, as ``read_story`` and ``plain_story`` give it.

    Returns
    -------
    Tables
        ``places``, ``legs``, ``hops`` and ``stops``, with the columns described below.

    Raises
    ------
    DataError
        If the story has problems: ``.problems`` holds them, and its notes list them.

    Notes
    -----
    ``places``, one row for each place with a marker, its index the ``id``:

    - ``name``, ``title``, ``lead``, ``modern``, ``people_note`` (string) in the story's first
      language, and each again in the others, as ``name_pl``; ``text`` without its marks;
    - ``lat``, ``lon`` (float64): degrees, WGS84; ``accuracy_km`` (float64): kilometres;
    - ``kind`` (string), ``rank`` (Int64), ``stop`` (Int64): its number in the story;
    - ``start``, ``end`` (string): dates as written, EDTF; ``start_first``, ``start_last``,
      ``end_first``, ``end_last`` (datetime64[s]): the first and the last day that they may mean;
    - ``people`` (Int64); ``sources`` (string): their keys, ``;`` between.

    ``legs``, one row for each leg of each route:

    - ``route`` (string): the route's id; ``n`` (Int64): the leg's number in it, from 1;
    - ``from``, ``to`` (string): ids of places; ``mode`` (string): rail, ship, road, ...;
    - ``km`` (float64): its length, kilometres along geodesics on WGS84;
    - the columns of dates, ``people``, ``people_note`` and ``sources`` as for places;
    - ``certainty`` (string): sure, likely, guess;
    - ``geometry``: a ``LineString`` of shapely, (lon, lat) in degrees; a ``MultiLineString``
      where it is cut at the antimeridian.

    ``hops``, one row for each way between two places with markers, which may be several legs, or a
    part of one: ``route``, ``from``, ``to``, ``first`` and ``last`` (Int64: the numbers of the legs
    on which it begins and ends), ``km`` and ``geometry`` as for legs.

    ``stops``, one row for each stop in the story's order, its index the ``id``: the columns of
    places, and ``place`` (string): whose mark it has, or ``south``, ``west``, ``north``, ``east``
    (float64): the part of the map that it shows, in degrees.

    Empty cells are missing: ``NA``, NaN or NaT.

    Examples
    --------
    >>> tables = read_tables("examples/endurance")
    >>> tables.legs.groupby("mode")["km"].sum().round().astype(int).to_dict()
    {'foot': 66, 'rail': 3269, 'ship': 56757, 'sledge': 1552}
    >>> tables.places.loc["point_wild", ["name", "start"]].to_list()
    ['Elephant Island', '1916-04-17']
    """
    told = story if isinstance(story, Mapping) else read_story(story)
    whole_story = untied(told, told["languages"])
    legs = legs_table(whole_story)
    shapes = [leg["line"] for route in whole_story["routes"] for leg in route["legs"]]
    legs["geometry"] = lines(shapes)
    places = _told(whole_story, whole_story["places"])
    return Tables(places, legs, _hops(whole_story), _stops(whole_story))


def legs_table(story: Story) -> pd.DataFrame:
    """Give the legs of all routes without their lines, with the columns of ``read_tables``."""
    routes = [route["id"] for route in story["routes"] for _ in route["legs"]]
    legs = [leg for route in story["routes"] for leg in route["legs"]]
    return pd.DataFrame(
        {
            "route": text(routes),
            "n": whole(leg["n"] for leg in legs),
            "from": text(leg["from"] for leg in legs),
            "to": text(leg["to"] for leg in legs),
            "mode": text(leg["mode"] for leg in legs),
            "km": decimal(leg["km"] for leg in legs),
            **dates(legs),
            "people": whole(leg.get("people") for leg in legs),
            **_texts("people_note", [leg.get("peopleNote", {}) for leg in legs], story),
            "certainty": text(leg.get("certainty", "sure") for leg in legs),
            "sources": _sources(legs),
        }
    )


def _stops(story: Story) -> pd.DataFrame:
    by_id = {one["id"]: one for one in told_in(story)}
    stops = [by_id[stop] for stop in story["stops"]]
    table = _told(story, stops)
    marks = text("" if "bounds" in stop else stop.get("at", stop["id"]) for stop in stops)
    table.insert(0, "place", marks.array)
    sides = np.array([_sides(stop.get("bounds")) for stop in stops], dtype=float).reshape(-1, 4)
    for number, side in enumerate(("south", "west", "north", "east")):
        table[side] = sides[:, number]
    return table


def _sides(corners: Sequence[Sequence[float]] | None) -> tuple[float, ...]:
    """South, west, north and east of bounds in degrees, NaN without any."""
    return tuple(side for corner in corners for side in corner) if corners else (np.nan,) * 4


def _told(story: Story, places: Sequence[PlaceData]) -> pd.DataFrame:
    points = [position(place["lat"], place["lon"]) for place in places]
    written = [
        {language: plain(words) for language, words in place.get("text", {}).items()}
        for place in places
    ]
    columns = {
        **_texts("name", [place["name"] for place in places], story),
        "lat": decimal(lat for _, lat in points),
        "lon": decimal(lon for lon, _ in points),
        "accuracy_km": decimal(place.get("accuracyKm") for place in places),
        "kind": text(place["kind"] for place in places),
        "rank": whole(place["rank"] for place in places),
        "stop": whole(place.get("stop") for place in places),
        **dates(places),
        "people": whole(place.get("people") for place in places),
        "sources": _sources(places),
    }
    for key, name in TEXTS.items():
        columns |= _texts(name, [place.get(key, {}) for place in places], story)
    columns |= _texts("text", written, story)
    ids = pd.Index([place["id"] for place in places], name="id", dtype="string")
    return pd.DataFrame(columns).set_index(ids)


def _texts(name: str, texts: Sequence[Any], story: Story) -> dict[str, pd.Series]:
    """Give a column for each language, the first one's without its code."""
    first, *others = story["languages"]
    columns = {name: text(one.get(first) for one in texts)}
    for language in others:
        columns[f"{name}_{language.replace('-', '_')}"] = text(one.get(language) for one in texts)
    return columns


def _sources(rows: Sequence[Any]) -> pd.Series:
    return text(";".join(row.get("sources", ())) for row in rows)


def _hops(story: Story) -> pd.DataFrame:
    hops = [(route, hop) for route in story["routes"] for hop in all_hops(route)]
    at = {place["id"]: (place["lat"], place["lon"]) for place in story["places"]}
    return pd.DataFrame(
        {
            "route": text(route["id"] for route, _ in hops),
            "from": text(hop[0] for _, hop in hops),
            "to": text(hop[1] for _, hop in hops),
            "first": whole(hop[2] for _, hop in hops),
            "last": whole(hop[3] for _, hop in hops),
            "km": decimal(hop[4] for _, hop in hops),
            "geometry": lines(line for route in story["routes"] for line in hop_lines(route, at)),
        }
    )


def _geopandas() -> Any:
    try:
        import geopandas
    except ImportError as error:
        raise ImportError(
            "GeoDataFrames need the package geopandas: pip install geopandas"
        ) from error
    return geopandas
